"""HTML in one line: formulas keep their signs, and no two numbers run together."""

import pytest

from calckit.formula.mathml import mathml
from calckit.formula.tree import parse
from termsite.editing.in_line import formula_line, in_line
from termsite.editing.word_diff import numbers_apart

STEP = "<ol><li><p>Over it:</p><div>{}</div><p><strong>{}</strong></p></li></ol>"


def worked(above: float, below: float, result: str) -> str:
    drawn = mathml(parse("r = a / b"), {"a": above, "b": below}, lambda _, value: f"{value:,.0f}")
    return in_line(STEP.format(drawn, result))


def test_a_fraction_and_its_result_are_three_numbers() -> None:
    assert worked(375, 500, "75.00%") == "Over it: r = 375 ÷ 500; 75.00%"
    pairs = [*numbers_apart(worked(375, 500, "75.00%"), worked(400, 500, "80.00%"))]
    assert pairs == [("375", "400"), ("75.00%", "80.00%")]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("V = n * P * (1 - h)", "V = n × P × (1 − h)"),
        ("P = D / (n * t)", "P = D ÷ (n × t)"),
        ("Q = (a + b) / c ** 2", "Q = (a + b) ÷ c^2"),
        ("x_1 = max(0, a - b)", "x_1 = max(0, a − b)"),
        ("x = sqrt(a * b)", "x = √(a × b)"),
        ("x = sum(a * b)", "x = ∑_i a_i × b_i"),
        ("x = a if b < c else d", "x = a if b < c, else d"),
    ],
)
def test_formulas_are_lines(written: str, said: str) -> None:
    assert formula_line(mathml(parse(written))) == said


def test_paragraphs_and_letters_stand_apart() -> None:
    assert in_line("<dl><dt>V</dt><dd>value, USD</dd><dt>n</dt><dd>amount</dd></dl>") == (
        "V: value, USD; n: amount"
    )
    assert in_line("<p>One.</p><p>Two</p><ul><li>3</li><li>4</li></ul>") == "One. Two; 3; 4"
    assert in_line("plain &amp; simple") == "plain & simple"


def test_what_is_no_xml_is_still_no_false_number() -> None:
    assert formula_line("<math><mfrac><mn>3</mn><mn>4</mn></mfrac><mo>&nosuch;</mo></math>").startswith("3 4")
