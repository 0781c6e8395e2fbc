"""Every comparison of the package, read from its syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

import margin

HOME = Path(margin.__file__).parent
RULE = {"checks.py", "compare.py", "lots.py"}  # where arguments are checked and the rule itself is
BARE = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
CHOOSING = {"max", "min", "floor", "ceil", "round", "isclose", "bisect_left", "bisect_right"}


def found() -> Iterator[tuple[str, str]]:
    """Yield place ("exchange.account.margin_call") and text of every comparison and every choice by size."""
    for path in sorted(HOME.rglob("*.py")):
        if path.name not in RULE:
            module = ".".join(path.relative_to(HOME).with_suffix("").parts)
            yield from _inside(ast.parse(path.read_text(encoding="utf-8")), module)


def _inside(tree: ast.AST, place: str) -> Iterator[tuple[str, str]]:
    for node in ast.iter_child_nodes(tree):
        inside = f"{place}.{node.name}" if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else place
        if (
            isinstance(node, ast.Compare)
            and any(isinstance(op, BARE) for op in node.ops)
            and not _words(node)
        ):
            yield place, ast.unparse(node)
        if isinstance(node, ast.Call) and _name(node.func) in CHOOSING:
            yield place, ast.unparse(node)
        yield from _inside(node, inside)


def _words(compared: ast.Compare) -> bool:
    """Whether words are compared, which no rounding can move."""
    sides = (compared.left, *compared.comparators)
    return any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides) or any(
        isinstance(side, ast.Subscript)
        and isinstance(side.slice, ast.Constant)
        and isinstance(side.slice.value, str)
        for side in sides
    )


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return "" if isinstance(called.value, ast.Name) and called.value.id == "compare" else called.attr
    return called.id if isinstance(called, ast.Name) else ""
