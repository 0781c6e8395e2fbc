"""A formula as one line of text, the numbers put in: 3,000 ÷ (0.5 × 60,000). For places without fractions."""

import ast
import re
from collections.abc import Mapping
from html import escape, unescape

from calckit.formula.mathml import GREEK, MOST_ROWS_SHOWN, RELATIONS, Show, level
from calckit.formula.tree import Formula, Value, rows
from calckit.saying import say

_SIGNS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "÷"}


def line(formula: Formula, values: Mapping[str, Value], show: Show) -> str:
    """Return the equation as HTML text; a symbol without a value stays a symbol."""
    equation = _Line(values, show).tree(formula.tree, 0)
    return f"{_symbol(formula.target)} = {equation}" if formula.target else equation


def plain_line(html: str) -> str:
    """Return such a line without markup: an index after _, a power after ^."""
    html = re.sub(r"<sup>(\w+|<i>\w+</i>)</sup>", r"^\1", html)
    html = html.replace("<sup>", "^(").replace("</sup>", ")").replace("<sub>", "_")
    return unescape(re.sub(r"<[^>]*>", "", html))


def _symbol(name: str, row: str = "") -> str:
    base, _, below = name.rstrip("_").partition("_")
    index = ",".join(part for part in (below, row) if part)
    letter = escape(GREEK.get(name if name.endswith("_") else base, base))
    return f"<i>{letter}<sub>{escape(index)}</sub></i>" if index else f"<i>{letter}</i>"


class _Line:
    """Prints a tree; division binds as multiplication does, and its right side more tightly."""

    def __init__(self, values: Mapping[str, Value], show: Show, row: str = "") -> None:
        self.values, self.show, self.row = values, show, row

    def tree(self, node: ast.expr, outer: int) -> str:
        if isinstance(node, ast.Name):
            return self._name(node.id, beside_a_sign=outer > 0)
        text = self._bare(node)
        return f"({text})" if level(node, in_line=True) < outer else text

    def _bare(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(value=number):
                return repr(number)
            case ast.UnaryOp(operand=operand):
                return f"−{self.tree(operand, 3)}"
            case ast.BinOp(left=left, op=ast.Pow(), right=right):
                return f"{self.tree(left, 5)}<sup>{self.tree(right, 0)}</sup>"
            case ast.BinOp(left=left, op=op, right=right):
                binds = level(node, in_line=True)
                tighter = binds + isinstance(op, ast.Sub | ast.Div)
                return f"{self.tree(left, binds)} {_SIGNS[type(op)]} {self.tree(right, tighter)}"
            case ast.IfExp(
                test=ast.Compare(left=left, ops=[op], comparators=[right]), body=body, orelse=other
            ):
                test = f"{self.tree(left, 1)} {escape(RELATIONS[type(op)])} {self.tree(right, 1)}"
                before, after = escape(say("if")), escape(say(", else"))
                return f"{self.tree(body, 1)} {before} {test}{after} {self.tree(other, 0)}"
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return self._call(name, arguments)
            case _:
                raise TypeError(ast.dump(node))

    def _name(self, name: str, *, beside_a_sign: bool) -> str:
        value = self.values.get(name)
        if not isinstance(value, (int, float)):
            return _symbol(name, self.row)
        shown = escape(self.show(name, float(value)))
        return f"({shown})" if value < 0 and beside_a_sign else shown

    def _call(self, name: str, arguments: list[ast.expr]) -> str:
        if name == "sum":
            return self._sum(arguments[0])
        inside = ", ".join(self.tree(argument, 0) for argument in arguments)
        if name == "sqrt":
            return f"√({inside})"
        return f"|{inside}|" if name == "abs" else f"{GREEK.get(name, name)}({inside})"

    def _sum(self, inside: ast.expr) -> str:
        if all(isinstance(value, (int, float)) for value in self.values.values()):
            return f"∑ {_Line(self.values, self.show, 'i').tree(inside, 2)}"
        parts = [_Line(row, self.show).tree(inside, 2) for row in rows(inside, self.values)]
        if len(parts) > MOST_ROWS_SHOWN:
            parts = [*parts[:2], "⋯", parts[-1]]
        return f"({' + '.join(parts)})"
