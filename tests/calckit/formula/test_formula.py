"""A formula as data: read, refused, evaluated, printed."""

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calckit import BadFormula, latex, mathml, parse
from calckit.formula.mathml import symbol

VALUES = {"s": 1.0, "q": 0.5, "E": 60_000.0, "M": 3_000.0, "A": 0.0, "m": 0.005, "f": 0.0}

VALUE = [
    ("P = (s*q*E - M - A) / (q*(s - m - f))", VALUES, 54_271.356783919596),
    ("min(a, b) + max(a, b)", {"a": 2.0, "b": 3.0}, 5.0),
    ("2 ** 10", {}, 1024.0),
    ("-x ** 2", {"x": 3.0}, -9.0),
    ("a if x > 0 else b", {"x": 0.0, "a": 1.0, "b": 2.0}, 2.0),
    ("sum(q * E) / sum(q)", {"q": (1.0, 3.0), "E": (10.0, 20.0)}, 17.5),
    ("sum(q * k)", {"q": (1.0, 3.0), "k": 2.0}, 8.0),
    ("sqrt(abs(x)) + ln(exp(1))", {"x": -9.0}, 4.0),
    ("Phi(0)", {}, 0.5),
    ("floor(7 / 2) + ceil(7 / 2)", {}, 7.0),
]

REFUSED = [
    "__import__('os')",
    "x.y",
    "x[0]",
    "lambda: 1",
    "'text'",
    "True",
    "1 if a else 2",
    "a < b < c",
    "f(x)",
    "open(x)",
    "x ** 999",
    "x // 2",
    "x % 2",
    "x & 1",
    "not x",
    "[1]",
    "a = b = c",
    "1 + ",
    "P Q = 1",
    "",
    "sum",
    "x := 1",
    "min(*a)",
    "min(a, key=b)",
    "+x",
    "(" * 200 + "x" + ")" * 200,
    "1+" * 300 + "1",
]


@pytest.mark.parametrize(("text", "values", "expected"), VALUE)
def test_a_formula_has_the_value_of_its_python(text: str, values: dict[str, object], expected: float) -> None:
    assert parse(text).value(values) == pytest.approx(expected, rel=1e-15)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", REFUSED)
def test_anything_but_arithmetic_is_refused(text: str) -> None:
    with pytest.raises(BadFormula):
        formula = parse(text)
        formula.value(dict.fromkeys(formula.names, 1.0))


def test_symbols_come_in_the_order_of_reading() -> None:
    formula = parse("P = D / (q * (1 - m))")
    assert (formula.target, formula.names) == ("P", ("D", "q", "m"))


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fall(text: str) -> None:
    with contextlib.suppress(BadFormula):
        parse(text)


PRINTED = [
    ("a - (b - c)", "<mi>a</mi><mo>−</mo><mrow><mo>(</mo><mi>b</mi><mo>−</mo><mi>c</mi><mo>)</mo></mrow>"),
    ("a - b - c", "<mi>a</mi><mo>−</mo><mi>b</mi><mo>−</mo><mi>c</mi>"),
    ("a * (b + c)", "<mi>a</mi><mo>×</mo><mrow><mo>(</mo><mi>b</mi><mo>+</mo><mi>c</mi><mo>)</mo></mrow>"),
    ("a / (b + c)", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi><mo>+</mo><mi>c</mi></mrow></mfrac>"),
    ("q_B", "<msub><mi>q</mi><mi>B</mi></msub>"),
    ("sigma ** 2", "<msup><mrow><mi>σ</mi></mrow><mrow><mn>2</mn></mrow></msup>"),
    ("sqrt(x)", "<msqrt><mi>x</mi></msqrt>"),
    ("abs(x)", "<mrow><mo>|</mo><mi>x</mi><mo>|</mo></mrow>"),
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_mathml_has_brackets_where_they_are_needed_and_nowhere_else(text: str, expected: str) -> None:
    assert re.sub(' alttext="[^"]*"', "", mathml(parse(text))) == f"<math><mrow>{expected}</mrow></math>"


def test_latex_is_told_beside_the_drawing_of_symbols() -> None:
    assert mathml(parse("a / b")).startswith(r'<math alttext="\frac{a}{b}">')
    assert "alttext" not in mathml(parse("a / b"), {"a": 1.0, "b": 2.0})


def test_a_long_formula_comes_in_pieces_that_together_are_the_whole() -> None:
    text = "C = exp(-r * t) * (F * Phi((ln(F / K) + v ** 2 * t / 2) / (v * sqrt(t))) - K * Phi(v))"
    drawn = mathml(parse(text))
    assert drawn.startswith('<math class="mg-pieces"')
    assert re.sub("<[^>]*>", "", drawn) == "C=exp(−r×t)×(F×Φ(ln(FK)+v2×t2v×t)−K×Φ(v))"
    assert drawn.count("<mo>(</mo>") == drawn.count("<mo>)</mo>") == 5


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C", "<var>C</var>"),
        ("q_B", "<var>q<sub>B</sub></var>"),
        ("sigma", "<var>σ</var>"),
        ("lambda_", "<var>λ</var>"),
    ],
)
def test_a_symbol_of_the_legend_is_a_letter(name: str, shown: str) -> None:
    assert symbol(name) == shown


def test_numbers_stand_in_the_place_of_their_symbols() -> None:
    line = mathml(parse("P = s * q"), {"s": -1.0, "q": 0.5}, lambda _, value: f"{value:g}")
    assert "<mo>(</mo><mn>-1</mn><mo>)</mo>" in line
    assert "<mn>0.5</mn>" in line


def test_rows_are_written_out_with_their_numbers() -> None:
    line = mathml(parse("sum(q * E)"), {"q": (1.0, 2.0), "E": (3.0, 4.0)})
    assert [part for part in ("1", "3", "2", "4") if f"<mn>{part}</mn>" in line] == ["1", "3", "2", "4"]


def test_latex_is_there_for_copying() -> None:
    assert latex(parse("P = D / (q * (1 - m))")) == r"P = \frac{D}{q \cdot \left(1 - m\right)}"
