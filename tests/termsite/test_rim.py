"""Link, pages and render are functions from values to values: they touch no file, start nothing, ask no host."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from termsite.content.read import read
from termsite.linking.link import link
from termsite.model import Glossary
from termsite.pages.all import pages
from termsite.rendering.render import render
from termsite.rendering.slim import slim
from tests.termsite.conftest import ROOT, Whole

WATCHED = ("open", "os.", "shutil.", "tempfile.", "subprocess.", "socket.", "glob.", "pathlib.")
INSTALLED = (sys.prefix, sys.base_prefix, ROOT / "src")
PURE = ("linking", "pages", "rendering")
TOUCHING = {"Path", "glob", "open", "os", "shutil", "socket", "subprocess", "tempfile", "urllib.request"}

Audit = Callable[[], list[str]]


@pytest.fixture(scope="module")
def touched() -> Iterator[Audit]:
    """What was touched since the last question. A hook of the interpreter stays for ever, so it can be deaf."""
    seen: list[str] = []
    listening = [True]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if listening and event.startswith(WATCHED) and not _of_python_itself(arguments):
            seen.append(f"{event} {arguments[:2]}")

    def since() -> list[str]:
        said = seen.copy()
        seen.clear()
        return said

    sys.addaudithook(hook)
    yield since
    listening.clear()


def _of_python_itself(arguments: tuple[Any, ...]) -> bool:
    """What Python and its packages are made of, our modules and templates among it: read when first imported."""
    path = Path(str(arguments[0])) if arguments else Path()
    return any(path.is_relative_to(home) for home in INSTALLED)


@pytest.fixture(scope="module")
def linked(touched: Audit) -> Glossary:
    content, _ = read(ROOT, "calculators")
    assert touched() != [], "the hook hears what reading does"
    glossary, problems = link(content)
    assert touched() == []
    assert problems == []
    return glossary


@pytest.mark.site
def test_linking_touches_nothing(linked: Glossary) -> None:
    assert linked.terms


@pytest.mark.site
def test_laying_out_and_rendering_pages_touch_nothing(whole: Whole, linked: Glossary, touched: Audit) -> None:
    touched()
    made = pages(linked, whole.site)
    assert touched() == []
    documents = tuple(slim(render(made, whole.frames, whole.site), whole.site))
    assert touched() == []
    assert len(documents) == len(made)


@pytest.mark.parametrize("wing", PURE)
def test_no_file_function_is_named(wing: str) -> None:
    for file in sorted((ROOT / "src" / "termsite" / wing).rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        named |= {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not named & TOUCHING, f"{file.relative_to(ROOT)}: {', '.join(sorted(named & TOUCHING))}"
