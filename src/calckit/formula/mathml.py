"""A formula's tree as MathML, with symbols or with the reader's numbers, and as LaTeX for copying."""

import ast
from collections.abc import Callable, Mapping
from html import escape

from calckit.formula.tree import Formula, Value, rows
from calckit.saying import say

Show = Callable[[str, float], str]

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "theta": "θ", "kappa": "κ",
    "lambda_": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "Phi": "Φ", "phi": "φ",
    "omega": "ω",
}  # fmt: skip
RELATIONS = {ast.Lt: "<", ast.LtE: "≤", ast.Gt: ">", ast.GtE: "≥", ast.Eq: "="}
_LATEX_RELATIONS = {ast.Lt: "<", ast.LtE: r"\le", ast.Gt: ">", ast.GtE: r"\ge", ast.Eq: "="}
MOST_ROWS_SHOWN = 4
WHOLE = ("sqrt", "abs", "sum")  # calls that are drawn with a sign of their own, never on two lines
SHORT = 13  # signs and letters that stand beside each other on any screen
WIDE = 22  # and more of them than a fraction may have on a narrow one: then it is written with a stroke


def mathml(formula: Formula, values: Mapping[str, Value] | None = None, show: Show | None = None) -> str:
    """Return a `<math>` element: with symbols, or with numbers in their place where `values` are given.

    A long one comes in pieces, each an `<mrow>` of its own, which may stand on lines of their own where there
    is little room; LaTeX is told beside symbols.
    """
    printer = _MathML(values or {}, show or (lambda name, value: f"{value:g}"))
    first, *others = printer.pieces(formula.tree, 0)
    if formula.target:
        first = f"{_symbol(formula.target)}<mo>=</mo>{first}"
    told = "" if values else f' alttext="{escape(latex(formula))}"'
    long = ' class="mg-long"' if printer.width(formula.tree) > SHORT else ""
    kind = ' class="mg-pieces"' if others else long
    pieces = "".join(f"<mrow>{piece}</mrow>" for piece in (first, *others)) if others else first
    return f"<math{kind}{told}><mrow>{pieces}</mrow></math>"


def symbol(name: str) -> str:
    """Return one symbol as HTML, as a letter with its index."""
    base, _, below = name.partition("_") if not name.endswith("_") else (name, "", "")
    index = f"<sub>{escape(below)}</sub>" if below else ""
    return f"<var>{escape(GREEK.get(base, base))}{index}</var>"


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

    def pieces(self, node: ast.expr, outer: int) -> list[str]:
        """Print a tree in pieces between which a line may end: before a sign, after × and a comma."""
        if self.width(node) <= SHORT:
            return [self.tree(node, outer)]
        parts = self._parts(node)
        if level(node) < outer:
            parts = _wrapped("<mo>(</mo>", parts, "<mo>)</mo>")
        return parts

    def _parts(self, node: ast.expr) -> list[str]:
        match node:
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return [*_wrapped("", self.pieces(left, 2), "<mo>×</mo>"), *self.pieces(right, 3)]
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
                sign, level = ("+", 1) if isinstance(op, ast.Add) else ("−", 2)
                begin = f'<mo form="infix">{sign}</mo>'
                return [*self.pieces(left, 1), *_wrapped(begin, self.pieces(right, level), "")]
            case ast.BinOp(left=left, op=ast.Div(), right=right) if self.width(node) > WIDE:
                above, below = self.pieces(left, 2), self.pieces(right, 3)
                return [*above, *_wrapped("<mo>/</mo>", below, "")]
            case ast.IfExp(test=test, body=body, orelse=other):
                return [*self.pieces(body, 1), self._when(test), *self.pieces(other, 0)]
            case ast.Call(func=ast.Name(id="sum"), args=[inside]) if self._in_rows():
                plus = '<mo form="infix">+</mo>'
                each = (_wrapped(plus if n else "", one, "") for n, one in enumerate(self._summands(inside)))
                parts = [piece for summand in each for piece in summand]
                return _wrapped("<mo>(</mo>", parts, "<mo>)</mo>")
            case ast.Call(func=ast.Name(id=name), args=[first, *others]) if name not in WHOLE:
                parts = self.pieces(first, 0)
                for other in others:
                    parts = [*_wrapped("", parts, "<mo>,</mo>"), *self.pieces(other, 0)]
                return _wrapped(f"{_function(name)}<mo>(</mo>", parts, "<mo>)</mo>")
            case _:
                return [self._bare(node)]

    def width(self, node: ast.AST) -> int:
        """Return about how many signs and letters a tree is wide; a fraction is as wide as its wider part."""
        match node:
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return max(self.width(left), self.width(right))
            case ast.Name(id=name):
                value = self.values.get(name)
                return len(self.show(name, float(value)) if isinstance(value, (int, float)) else name)
            case ast.Constant(value=number):
                return len(f"{number!r}")
            case ast.Call(func=ast.Name(id="sum"), args=[inside]) if self._in_rows():
                return 2 + sum(_MathML(row, self.show).width(inside) for row in rows(inside, self.values))
            case ast.Call(func=ast.Name(id=name), args=arguments):
                return 2 + (len(name) if name not in WHOLE else 0) + sum(map(self.width, arguments))
            case _:
                return 1 + sum(map(self.width, ast.iter_child_nodes(node)))

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
                return f"{self.tree(body, 1)}{self._when(test)}{self.tree(other, 0)}"
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

    def _when(self, test: ast.expr) -> str:
        """Return what stands between the two cases of a formula."""
        before, after = escape(say("if")), escape(say(", else"))
        return f"<mtext>&#160;{before}&#160;</mtext>{self._condition(test)}<mtext>{after}&#160;</mtext>"

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
        return f"{_function(name)}<mrow><mo>(</mo>{inside}<mo>)</mo></mrow>"

    def _in_rows(self) -> bool:
        """Tell whether some symbol has a value for each row, so that a sum can be written out."""
        return any(not isinstance(value, (int, float)) for value in self.values.values())

    def _summands(self, inside: ast.expr) -> list[list[str]]:
        parts = [_MathML(row, self.show).pieces(inside, 2) for row in rows(inside, self.values)]
        return parts if len(parts) <= MOST_ROWS_SHOWN else [*parts[:2], ["<mo>⋯</mo>"], parts[-1]]

    def _sum(self, inside: ast.expr) -> str:
        if not self._in_rows():
            body = _MathML(self.values, self.show, "i").tree(inside, 2)
            return f"<mrow><munder><mo>∑</mo><mi>i</mi></munder>{body}</mrow>"
        summands = "<mo>+</mo>".join("".join(pieces) for pieces in self._summands(inside))
        return f"<mrow><mo>(</mo>{summands}<mo>)</mo></mrow>"


def _function(name: str) -> str:
    return f'<mi mathvariant="normal">{GREEK.get(name, name)}</mi>'


def _wrapped(before: str, parts: list[str], after: str) -> list[str]:
    """Put something before the first part, and something after the last."""
    first, *others = parts
    *begin, last = [before + first, *others]
    return [*begin, last + after]


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
