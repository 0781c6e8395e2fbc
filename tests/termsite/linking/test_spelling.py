"""A misspelt value in words, working or chart is found wherever it stands, in branches that are never taken too."""

import ast
import random
from pathlib import Path

import pytest

from calckit import Case, load
from termsite.content.catalogue import read_sources
from termsite.linking.spelling import misspelt
from termsite.model import Text
from tests.draws import some

CATALOGUE = load()
SOURCES = read_sources(Path(__file__).parents[3] / "calculators")


def taken(function: ast.FunctionDef) -> list[ast.Attribute]:
    """Every `case.name` of a function."""
    found = [node for node in ast.walk(function) if isinstance(node, ast.Attribute)]
    return [
        node
        for node in found
        if isinstance(node.value, ast.Name) and node.value.id == "case" and not hasattr(Case, node.attr)
    ]


def changed(source: Text, node: ast.Attribute) -> Text:
    """The source with that name misspelt."""
    lines = source.text.splitlines(keepends=True)
    at, end = node.lineno - 1, node.end_col_offset or 0
    line = lines[at].encode()
    assert line[:end].endswith(node.attr.encode())
    lines[at] = (line[:end] + b"x" + line[end:]).decode()
    return Text("".join(lines), source.place)


@pytest.mark.parametrize("slug", some(tuple(CATALOGUE), 4))
def test_a_misspelt_value_is_told_with_its_line_in_words_working_and_chart(slug: str) -> None:
    calculator, source, chance = CATALOGUE[slug], SOURCES[slug], random.Random(slug)
    assert misspelt(calculator, source) == ()
    functions = {f.name: f for f in ast.parse(source.text).body if isinstance(f, ast.FunctionDef)}
    for part in (calculator.words, calculator.working, calculator.chart):
        found = taken(functions[part.__name__])
        for node in chance.sample(found, min(3, len(found))):
            (problem,) = misspelt(calculator, changed(source, node))
            assert (problem.place.path, problem.place.line) == (source.place.path, node.lineno)
            assert problem.message == f"a case has no '{node.attr}x'"
            assert problem.hint == f"Did you mean '{node.attr}'?"
