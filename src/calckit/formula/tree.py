"""A formula is data: a restricted Python expression, evaluated and printed from one tree."""

import ast
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

Value: TypeAlias = float | Sequence[float]

_EQUALS = re.compile(r"(?<![<>=!])(=)(?!=)")  # the one equals sign that is not part of a comparison
_LONGEST = 400
_DEEPEST = 20
_HIGHEST_POWER = 64

FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "min": min,
    "max": max,
    "abs": abs,
    "sqrt": math.sqrt,
    "ln": math.log,
    "exp": math.exp,
    "floor": math.floor,
    "ceil": math.ceil,
    "Phi": lambda x: math.erfc(-x / math.sqrt(2)) / 2,  # the cumulative normal distribution
}
_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
    ast.Pow: lambda a, b: a**b,
}
_COMPARISONS: Mapping[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: lambda a, b: a < b,
    ast.LtE: lambda a, b: a <= b,
    ast.Gt: lambda a, b: a > b,
    ast.GtE: lambda a, b: a >= b,
    ast.Eq: lambda a, b: a == b,
}


class BadFormula(ValueError):
    """The text is not a formula that this module reads; the message says why."""


@dataclass(frozen=True, slots=True)
class Formula:
    """An equation `target = expression`, or an expression alone (target is then empty)."""

    text: str
    target: str
    tree: ast.expr

    @property
    def names(self) -> tuple[str, ...]:
        """Return the symbols of the expression in order of first use."""
        found = [
            n for n in ast.walk(self.tree) if isinstance(n, ast.Name) and n.id not in (*FUNCTIONS, "sum")
        ]
        return tuple(dict.fromkeys(n.id for n in sorted(found, key=lambda n: (n.lineno, n.col_offset))))

    def value(self, values: Mapping[str, Value]) -> float:
        """Return the expression's value; inside `sum(…)` a symbol that holds a list gives one item a row."""
        return _value(self.tree, values)


@lru_cache(maxsize=256)  # a step asks for its formula again for its names, its value and its line
def parse(text: str) -> Formula:
    """Read `P = D / (q * (1 - m))`; refuse all but arithmetic, comparison and the few named functions."""
    if len(text) > _LONGEST:
        raise BadFormula(f"a formula may have {_LONGEST} characters, this has {len(text)}")
    left, equals, right = _EQUALS.split(text, maxsplit=1) if _EQUALS.search(text) else ("", "", text)
    target, expression = left.strip(), right.strip()
    if equals and not target.isidentifier():
        raise BadFormula(f"the left side must be one symbol, not {target!r}")
    try:
        tree = ast.parse(expression, mode="eval").body
    except (SyntaxError, RecursionError, MemoryError):
        raise BadFormula(f"cannot be read as an expression: {expression!r}") from None
    _allow(tree, 0)
    return Formula(text.strip(), target, tree)


def _allow(node: ast.AST, depth: int) -> None:
    """Refuse any node outside the small language."""
    if depth > _DEEPEST:
        raise BadFormula("the expression is nested too deeply")
    match node:
        case ast.Constant(value=bool()) | ast.Constant(value=str()) | ast.Constant(value=None):
            raise BadFormula(f"{node.value!r} is not a number")
        case ast.Name(id=name) if name in FUNCTIONS or name == "sum":
            raise BadFormula(f"{name} is a function and needs brackets")
        case ast.Constant(value=int() | float()) | ast.Name():
            return
        case ast.BinOp(op=ast.Pow(), right=ast.Constant(value=power)) if abs(power) > _HIGHEST_POWER:  # type: ignore[arg-type]
            raise BadFormula(f"a power may be at most {_HIGHEST_POWER}")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            parts: list[ast.AST] = [left, right]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            parts = [operand]
        case ast.IfExp(
            test=ast.Compare(left=left, ops=[op], comparators=[right]), body=body, orelse=other
        ) if type(op) in _COMPARISONS:
            parts = [left, right, body, other]
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if (
            name in FUNCTIONS or name == "sum"
        ):
            parts = [*arguments]
        case _:
            raise BadFormula(f"{ast.unparse(node)!r} is not allowed in a formula")
    for part in parts:
        _allow(part, depth + 1)


def _value(node: ast.expr, values: Mapping[str, Value]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            found = values[name]
            if not isinstance(found, (int, float)):
                raise BadFormula(f"{name} stands for rows and may be used only inside sum(…)")
            return float(found)
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left, values), _value(right, values))
        case ast.UnaryOp(operand=operand):
            return -_value(operand, values)
        case ast.IfExp(test=ast.Compare(left=left, ops=[op], comparators=[right]), body=body, orelse=other):
            holds = _COMPARISONS[type(op)](_value(left, values), _value(right, values))
            return _value(body if holds else other, values)
        case ast.Call(func=ast.Name(id="sum"), args=[inside]):
            return math.fsum(_value(inside, row) for row in rows(inside, values))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return FUNCTIONS[name](*(_value(argument, values) for argument in arguments))
        case _:
            raise BadFormula(f"{ast.unparse(node)!r} is not allowed in a formula")


def rows(inside: ast.expr, values: Mapping[str, Value]) -> list[dict[str, Value]]:
    """Return the values row by row: a list gives its item, a number stays."""
    used = [n.id for n in ast.walk(inside) if isinstance(n, ast.Name) and n.id in values]
    lengths = {len(v) for name in used if not isinstance(v := values[name], (int, float))}
    if len(lengths) != 1:
        raise BadFormula("the symbols inside sum(…) must be rows of one length")
    return [
        {name: v if isinstance(v := values[name], (int, float)) else v[row] for name in used}
        for row in range(lengths.pop())
    ]
