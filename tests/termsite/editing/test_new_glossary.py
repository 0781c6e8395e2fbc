"""`build.py init`: another glossary, of another subject, whole or not at all, and nothing of this one in it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import build
from termsite.content.catalogue import read_catalogue
from termsite.editing.new_glossary import ENGINE, begin, new_glossary, write
from termsite.glossary import read_and_link
from tests.tools.disk import on_disk

ROOT = Path(__file__).resolve().parents[3]
TOP = {
    *(".vscode", ".remarkrc.json"),
    *(
        "Makefile",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        ".gitignore",
        ".npmrc",
        "mkdocs.yml",
        "pyproject.toml",
    ),
    *("build.py", "install.py", "package.json", "package-lock.json", "requirements.lock"),
    *("terms", "docs", "calculators", "src", "theme", "web", "tests"),
}
SUBJECT = re.compile(
    r"\bmargins?\b|marginary|leverag|liquidat|\busdt\b|perpetual|collateral|\bbrokers?\b|haircut"
)
DECLARED = re.compile(r"[\w-]*margin[\w-]*\s*:")  # of a style sheet, the room around a box
# Where such a word stands in the engine all the same, and why.
ALLOWED: Mapping[str, str] = {
    "LICENSE": "whose engine it is",
    "src/calckit/fields.py": "the unit of money that a calculator does not name",
    "src/termsite/content/venue.schema.json": "tables of venues, which only a trading glossary has",
    "src/termsite/pages/venues.py": "likewise",
    "web/glossary/words.js": "10x is read as it is said where multiples are",
}


def told(root: Path, folder: Path) -> str:
    (problem,) = begin(root, folder)
    return f"{problem.message}. {problem.hint}"


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def named(path: str, content: bytes) -> list[str]:
    """The words of this project's subject in a file and its name."""
    text = f"{path}\n{content.decode('utf-8', 'replace')}".lower()
    return SUBJECT.findall(DECLARED.sub("", text) if "margin" in text else text)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    folder = tmp_path / "new"
    assert begin(ROOT, folder) == []
    return folder


def test_its_own_check_finds_nothing_and_its_calculator_answers(
    begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {path.name for path in begun.iterdir()} == TOP
    monkeypatch.syspath_prepend(begun / "src")
    glossary, site, problems = read_and_link(begun)
    assert [str(problem) for problem in problems] == []
    assert (len(glossary.terms), len(glossary.areas), len(glossary.catalogue)) == (1, 1, 1)
    assert site.package == "baking"
    ((_, shown),) = [(name, one) for name, one in glossary.figures.items() if "wetter.hydration" in str(name)]
    assert shown == "75.00%"
    catalogue, _ = read_catalogue(begun / "calculators")
    assert all(one.examples for one in catalogue.values())


def test_its_laws_hold_in_its_own_folder(begun: Path) -> None:
    command = [sys.executable, "-m", "unittest", "tests.test_dough"]
    environment = {**os.environ, "PYTHONPATH": str(begun / "src")}
    done = subprocess.run(command, cwd=begun, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Ran 3 tests" in done.stderr


def test_nothing_of_this_subject_is_in_it() -> None:
    found = {path: words for path, content in new_glossary(ROOT).items() if (words := named(path, content))}
    assert set(found) == set(ALLOWED), found


def test_it_has_the_engine_as_it_stands_and_the_same_bytes_each_time() -> None:
    files = new_glossary(ROOT)
    assert files == new_glossary(ROOT)
    for name in ENGINE:
        assert any(path == name or path.startswith(f"{name}/") for path in files), name
    for path in ("build.py", "src/termsite/site.py", "web/page.js", "theme/main.html"):
        assert files[path] == (ROOT / path).read_bytes(), path
    assert not any("__pycache__" in path for path in files)


def test_npm_installs_there_what_readers_get_and_nothing_of_our_tests() -> None:
    files = new_glossary(ROOT)
    wanted, lock = json.loads(files["package.json"]), json.loads(files["package-lock.json"])
    ours = json.loads((ROOT / "package.json").read_text("utf-8"))
    assert wanted["dependencies"] == ours["dependencies"] == lock["packages"][""]["dependencies"]
    for text in (wanted, lock["packages"][""]):
        assert "devDependencies" not in text
    installed = {path.removeprefix("node_modules/") for path in lock["packages"] if path}
    assert set(ours["dependencies"]) <= installed
    assert not set(ours["devDependencies"]) & installed


def test_a_new_one_can_begin_another(begun: Path, tmp_path: Path) -> None:
    assert begin(begun, tmp_path / "next") == []
    assert tree(tmp_path / "next") == tree(begun)


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    before = tree(tmp_path)
    assert told(ROOT, tmp_path) == (
        "this is not empty: it holds 'notes.txt'. Name a folder that is empty, or that is not there yet."
    )
    file = tmp_path / "notes.txt"
    assert told(ROOT, file) == "this is a file. Name a folder that is empty, or that is not there yet."
    assert tree(tmp_path) == before


def test_a_folder_inside_the_glossary_is_refused() -> None:
    for inside in (ROOT / "another", ROOT / "terms" / ".." / "another", ROOT):
        assert told(ROOT, inside) == "this lies inside of this glossary. Name a folder beside it."
    assert not (ROOT / "another").exists()


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    for folder in (file / "new", file / "no" / "new"):
        said = told(ROOT, folder)
        assert said.startswith("nothing is written here: ")
        assert said.endswith(f"'{file}' is a file; name a folder that is in none.")
    assert tree(tmp_path) == {"file": b""}


def test_the_folders_above_it_are_made(tmp_path: Path) -> None:
    assert begin(ROOT, tmp_path / "not" / "there" / "yet") == []
    assert (tmp_path / "not" / "there" / "yet" / "mkdocs.yml").is_file()


def test_a_new_repository_may_wait_there(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    assert begin(ROOT, tmp_path) == []
    assert {path.name for path in tmp_path.iterdir()} == TOP | {".git"}
    assert (tmp_path / ".git" / "HEAD").read_text("utf-8") == "ref: refs/heads/main\n"
    (tmp_path / "other").mkdir()
    assert told(ROOT, tmp_path).startswith("this is not empty: it holds '.gitignore'")


@pytest.mark.parametrize("there", [True, False])
def test_what_fails_on_the_way_leaves_nothing(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "new"
    if there:
        folder.mkdir()
    with pytest.raises(OSError, match="File name too long"):
        write(folder, {"a.md": b"a", "b" * 300: b"b"})
    with pytest.raises(OSError, match="File name too long"):
        write(tmp_path / "no" / "new", {"a.md": b"a", "b" * 300: b"b"})
    assert folder.exists() == there
    assert list(tmp_path.rglob("*")) == ([folder] if there else [])


@pytest.mark.long
@pytest.mark.mounts
def test_a_full_disk_is_told_and_left_empty(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    command = f'"{sys.executable}" "{ROOT}/build.py" init new; code=$?; ls -A; exit $code'
    done = on_disk(tmp_path / "files", command, "1m")
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("new: nothing is written here: No space left on device\n"), done.stderr


def test_the_command_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["init", str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out == (
        f"Another glossary is in {tmp_path / 'new'}: go there, and run make serve.\n"
    )
    assert build.main(["init", str(tmp_path / "new")]) == 1
    assert "this is not empty" in capsys.readouterr().err


# Without the settings that a make around this run hands on.
ALONE = {
    name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
}


def lines(serving: subprocess.Popen[str]) -> Iterator[str]:
    assert serving.stdout
    yield from serving.stdout


@pytest.mark.consumer
def test_its_two_commands_work(tmp_path: Path) -> None:
    """In a folder whose name has blanks and letters of other scripts, with nothing installed."""
    folder = tmp_path / "my glossary" / "Bäckerei 面包"
    folder.parent.mkdir()
    assert begin(ROOT, folder) == []
    make = ["make", f"PYTHON={sys.executable}"]
    done = subprocess.run([*make, "test"], cwd=folder, env=ALONE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "Ran 7 tests" in done.stderr
    serving = subprocess.Popen(
        [*make, "serve"], cwd=folder, env=ALONE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        said = next(line for line in lines(serving) if line.startswith("Built in "))
        address = said.rpartition(" ")[2].strip()
        with urllib.request.urlopen(f"{address}terms/hydration/", timeout=30) as page:
            assert "70.00%" in page.read().decode()
    finally:
        os.killpg(serving.pid, signal.SIGTERM)
        serving.wait()
    site = {
        path: words
        for path, content in tree(folder / "build" / "live").items()
        if not path.startswith(("engine/", "assets/javascripts/")) and (words := named(path, content))
    }
    # Of ALLOWED, and the theme's own styles, in which a box has room around it.
    assert set(site) == {"assets/js/glossary/words.js", "assets/glossary.css"}, site
