"""Every kind of page has its template, and nothing in the engine knows what the pages are about."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import termsite.pages.all  # noqa: F401  # so that every kind is known
from termsite.pages.page import Page

ENGINE = Path(__file__).parents[3] / "src" / "termsite"
TEMPLATES = ENGINE / "rendering" / "templates"
FRAME = {"arrival.html", "crumbs.html", "head.html", "nav.html", "toc.html"}  # filled for every page
ABOUT = re.compile(r"\b(margin(?!:)|marginary|liquidation|leverage)\b", re.IGNORECASE)  # `margin:` is CSS


def kinds(of: type[Page] = Page) -> Iterator[type[Page]]:
    """Every kind that the site has, without those of other tests."""
    for kind in of.__subclasses__():
        if kind.__module__.startswith("termsite."):
            yield kind
        yield from kinds(kind)


def test_every_kind_of_page_names_a_template_and_every_template_has_its_kind() -> None:
    named = {
        kind.template for kind in kinds() if kind.__name__ != "DocPage"
    }  # the theme's renderer has its text
    there = {file.name for file in TEMPLATES.glob("[!_]*.html")}
    assert named == there - FRAME


def spoken(file: Path) -> Iterator[tuple[int, str]]:
    """Every text in a module that is not for who reads the module."""
    tree = ast.parse(file.read_text("utf-8"))
    docs = {
        id(first.value)
        for node in ast.walk(tree)
        if _has_doc(node) and isinstance(first := node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docs and isinstance(node.value, str | bytes):
            text = node.value if isinstance(node.value, str) else node.value.decode("utf-8", "replace")
            yield node.lineno, text


def _has_doc(node: ast.AST) -> TypeGuard[ast.Module | ast.ClassDef | ast.FunctionDef]:
    return (
        isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None
    )


def written(ending: str) -> Iterator[tuple[str, int, str]]:
    """Every line of the files of one ending."""
    for file in sorted(ENGINE.rglob(f"*{ending}")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            yield file.relative_to(ENGINE).as_posix(), number, line


def test_the_engine_never_says_what_the_glossary_is_about() -> None:
    said = [
        f"{file.relative_to(ENGINE)}:{line}: {text}"
        for file in sorted(ENGINE.rglob("*.py"))
        for line, text in spoken(file)
        if ABOUT.search(text)
    ]
    said += [
        f"{path}:{number}: {line}"
        for ending in (".html", ".json", ".mjs")
        for path, number, line in written(ending)
        if ABOUT.search(line)
    ]
    assert said == []
