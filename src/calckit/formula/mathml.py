"""A formula's tree as MathML, with symbols or with the reader's numbers, and as LaTeX for copying."""

import ast
from collections.abc import Callable, Mapping
from html import escape

from calckit.formula.tree import Formula, Value, rows

Show = Callable[[str, float], str]

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "theta": "θ", "kappa": "κ",
    "lambda_": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "Phi": "Φ", "phi": "φ",
    "omega": "ω",
}  # fmt: skip
RELATIONS = {ast.Lt: "<", ast.LtE: "≤", ast.Gt: ">", ast.GtE: "≥", ast.Eq: "="}
_LATEX_RELATIONS = {ast.Lt: "<", ast.LtE: r"\le", ast.Gt: ">", ast.GtE: r"\ge", ast.Eq: "="}
MOST_ROWS_SHOWN = 4


def mathml(formula: Formula, values: Mapping[str, Value] | None = None, show: Show | None = None) -> str:
    """Return a `<math>` element: with symbols, or with numbers in their place where `values` are given."""
    printer = _MathML(values or {}, show or (lambda name, value: f"{value:g}"))
    equation = printer.tree(formula.tree, 0)
    if formula.target:
        equation = f"{_symbol(formula.target)}<mo>=</mo>{equation}"
    return f"<math><mrow>{equation}</mrow></math>"


def symbol(name: str) -> str:
    """Return one symbol as a `<math>` element."""
    return f"<math>{_symbol(name)}</math>"


def latex(formula: Formula) -> str:
    """Return the equation in LaTeX, for copying."""
    equation = _latex(formula.tree, 0)
    return f"{_latex_symbol(formula.target)} = {equation}" if formula.target else equation


def _symbol(name: str, row: str = "") -> str:
    base, _, below = name.partition("_") if not name.endswith("_") else (name, "", "")
    letter = f"<mi>{escape(GREEK.get(base, base))}</mi>"
    index = ",".join(part for part in (below, row) if part)
    return f"<msub>{letter}<mi>{escape(index)}</mi></msub>" if index else letter


def level(node: ast.expr, *, in_line: bool = False) -> int:
    """Return how tightly a node binds: sums 1, products 2, signs 3, powers 4, the rest 5.

    A fraction holds itself together; in a line it is a product.
    """
    match node:
        case ast.BinOp(op=ast.Div()) if in_line:
            return 2
        case ast.IfExp():
            return 0
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return 1
        case ast.BinOp(op=ast.Mult()):
            return 2
        case ast.UnaryOp():
            return 3
        case ast.BinOp(op=ast.Pow()):
            return 4
        case _:
            return 5


class _MathML:
    """Prints a tree; a symbol with a value prints as its number."""

    def __init__(self, values: Mapping[str, Value], show: Show, row: str = "") -> None:
        self.values, self.show, self.row = values, show, row

    def tree(self, node: ast.expr, outer: int) -> str:
        text = self._bare(node)
        return f"<mrow><mo>(</mo>{text}<mo>)</mo></mrow>" if level(node) < outer else text

    def _bare(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(value=number):
                return f"<mn>{number!r}</mn>"
            case ast.Name(id=name):
                return self._name(name)
            case ast.UnaryOp(operand=operand):
                return f"<mo>−</mo>{self.tree(operand, 3)}"
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return f"<mfrac><mrow>{self.tree(left, 0)}</mrow><mrow>{self.tree(right, 0)}</mrow></mfrac>"
            case ast.BinOp(left=left, op=ast.Pow(), right=right):
                return f"<msup><mrow>{self.tree(left, 5)}</mrow><mrow>{self.tree(right, 0)}</mrow></msup>"
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return f"{self.tree(left, 2)}<mo>×</mo>{self.tree(right, 3)}"
            case ast.BinOp(left=left, op=op, right=right):
                sign, level = ("+", 1) if isinstance(op, ast.Add) else ("−", 2)
                return f"{self.tree(left, 1)}<mo>{sign}</mo>{self.tree(right, level)}"
            case ast.IfExp(test=test, body=body, orelse=other):
                return (
                    f"{self.tree(body, 1)}<mtext>&#160;if&#160;</mtext>{self._condition(test)}"
                    f"<mtext>, else&#160;</mtext>{self.tree(other, 0)}"
                )
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return self._call(name, arguments)
            case _:
                raise TypeError(ast.dump(node))

    def _name(self, name: str) -> str:
        value = self.values.get(name)
        if not isinstance(value, (int, float)):
            return _symbol(name, self.row)
        number = f"<mn>{escape(self.show(name, float(value)))}</mn>"
        return number if value >= 0 else f"<mrow><mo>(</mo>{number}<mo>)</mo></mrow>"

    def _condition(self, test: ast.expr) -> str:
        assert isinstance(test, ast.Compare)
        relation = RELATIONS[type(test.ops[0])]
        return f"{self.tree(test.left, 1)}<mo>{escape(relation)}</mo>{self.tree(test.comparators[0], 1)}"

    def _call(self, name: str, arguments: list[ast.expr]) -> str:
        if name == "sqrt":
            return f"<msqrt>{self.tree(arguments[0], 0)}</msqrt>"
        if name == "abs":
            return f"<mrow><mo>|</mo>{self.tree(arguments[0], 0)}<mo>|</mo></mrow>"
        if name == "sum":
            return self._sum(arguments[0])
        inside = "<mo>,</mo>".join(self.tree(argument, 0) for argument in arguments)
        return (
            f'<mi mathvariant="normal">{GREEK.get(name, name)}</mi>'
            + f"<mrow><mo>(</mo>{inside}<mo>)</mo></mrow>"
        )

    def _sum(self, inside: ast.expr) -> str:
        if not any(not isinstance(value, (int, float)) for value in self.values.values()):
            body = _MathML(self.values, self.show, "i").tree(inside, 2)
            return f"<mrow><munder><mo>∑</mo><mi>i</mi></munder>{body}</mrow>"
        parts = [_MathML(row, self.show).tree(inside, 2) for row in rows(inside, self.values)]
        if len(parts) > MOST_ROWS_SHOWN:
            parts = [*parts[:2], "<mo>⋯</mo>", parts[-1]]
        return f"<mrow><mo>(</mo>{'<mo>+</mo>'.join(parts)}<mo>)</mo></mrow>"


def _latex_symbol(name: str, row: str = "") -> str:
    base, _, below = name.partition("_") if not name.endswith("_") else (name, "", "")
    plain = base if len(base) == 1 else rf"\mathrm{{{base}}}"
    letter = "\\" + base.rstrip("_") if base in GREEK else plain
    index = ",".join(part for part in (below, row) if part)
    return f"{letter}_{{{index}}}" if index else letter


def _latex(node: ast.expr, outer: int, row: str = "") -> str:
    text = _latex_bare(node, row)
    return rf"\left({text}\right)" if level(node) < outer else text


def _latex_bare(node: ast.expr, row: str) -> str:
    match node:
        case ast.Constant(value=number):
            return str(number)
        case ast.Name(id=name):
            return _latex_symbol(name, row)
        case ast.UnaryOp(operand=operand):
            return "-" + _latex(operand, 3, row)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return rf"\frac{{{_latex(left, 0, row)}}}{{{_latex(right, 0, row)}}}"
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return f"{{{_latex(left, 5, row)}}}^{{{_latex(right, 0, row)}}}"
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return rf"{_latex(left, 2, row)} \cdot {_latex(right, 3, row)}"
        case ast.BinOp(left=left, op=op, right=right):
            sign, level = ("+", 1) if isinstance(op, ast.Add) else ("-", 2)
            return f"{_latex(left, 1, row)} {sign} {_latex(right, level, row)}"
        case ast.IfExp(test=ast.Compare(left=left, ops=[op], comparators=[right]), body=body, orelse=other):
            condition = f"{_latex(left, 1, row)} {_LATEX_RELATIONS[type(op)]} {_latex(right, 1, row)}"
            cases = rf"{_latex(body, 0, row)} & {condition} \\ {_latex(other, 0, row)}"
            return rf"\begin{{cases}}{cases}\end{{cases}}"
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _latex_call(
                name, [_latex(a, 0, "i" if name == "sum" else row) for a in arguments], arguments
            )
        case _:
            raise TypeError(ast.dump(node))


def _latex_call(name: str, inside: list[str], arguments: list[ast.expr]) -> str:
    joined = ", ".join(inside)
    match name:
        case "sqrt":
            return rf"\sqrt{{{joined}}}"
        case "abs":
            return rf"\left|{joined}\right|"
        case "floor" | "ceil":
            return rf"\left\l{name} {joined} \right\r{name}"
        case "sum":
            return rf"\sum_i {_latex(arguments[0], 2, 'i')}"
        case "min" | "max" | "ln" | "exp":
            return rf"\{name}\left({joined}\right)"
        case _:
            return rf"{_latex_symbol(name)}\left({joined}\right)"
