"""What a calculator's functions take from their case, looked up in what a case of it holds.

A case answers to any name while Python runs, and a branch that is seldom taken would be wrong unseen.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

from calckit import Calculator, Case
from termsite.content.shape import did_you_mean
from termsite.model import Place, Problem, Text

_METHODS = frozenset(name for name in vars(Case) if not name.startswith("_"))
_NAMING = frozenset(name for name in _METHODS if "name" in inspect.signature(getattr(Case, name)).parameters)


def misspelt(calculator: Calculator, source: Text) -> tuple[Problem, ...]:
    """A problem for every name that no input and no output has."""
    known = sorted(calculator.names)
    strangers = sorted({taken for taken in _all(ast.parse(source.text)) if taken[1] not in known})
    hint = f"It has: {', '.join(known)}."
    return tuple(
        Problem(Place(source.place.path, line), f"a case has no '{name}'", did_you_mean(name, known) or hint)
        for line, name in strangers
    )


def _all(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = function.args
            every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
            cases = {argument.arg for argument in every if _is_case(argument.annotation)}
            for node in ast.walk(function):
                yield from _taken(node, cases)


def _is_case(annotation: ast.expr | None) -> bool:
    return annotation is not None and ast.unparse(annotation).strip("'\"").rpartition(".")[2] == "Case"


def _taken(node: ast.AST, cases: set[str]) -> Iterator[tuple[int, str]]:
    """The name that `case.name`, `case["name"]` or `case.show("name", …)` takes."""
    match node:
        case ast.Attribute(ast.Name(case), name) if case in cases and name not in _METHODS:
            yield node.lineno, name
        case ast.Subscript(ast.Name(case), ast.Constant(str(name))) if case in cases:
            yield node.lineno, name
        case ast.Call(ast.Attribute(ast.Name(case), method), [ast.Constant(str(name)), *_]):
            if case in cases and method in _NAMING:
                yield node.lineno, name
