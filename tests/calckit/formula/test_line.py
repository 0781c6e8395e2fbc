"""A formula in a line: how it is written, by table; and that it still says the formula, by working it again."""

import json
import math
import re
from html import unescape

import pytest

from calckit import ask, load, parse
from calckit.asking.answering import Outcome, answer
from calckit.calculator import Calculator
from calckit.formula.line import line
from calckit.formula.tree import FUNCTIONS, Value
from calckit.steps import show_number

WRITTEN: list[tuple[str, dict[str, Value], str]] = [
    # formula              values                        the line
    ("P = a - (b - c)",    {"a": 1, "b": 2, "c": 3},     "<i>P</i> = 1 − (2 − 3)"),
    ("a / (b * c)",        {"a": 1, "b": 2, "c": 3},     "1 ÷ (2 × 3)"),
    ("a / b / c",          {"a": 1, "b": 2, "c": 3},     "1 ÷ 2 ÷ 3"),
    ("a * (b / c)",        {"a": 1, "b": 2, "c": 3},     "1 × 2 ÷ 3"),
    ("a / (b / c)",        {"a": 1, "b": 2, "c": 3},     "1 ÷ (2 ÷ 3)"),
    ("a ** (b + 1)",       {"a": 1, "b": 2},             "1<sup>2 + 1</sup>"),
    ("(a / b) ** c",       {"a": 1, "b": 2, "c": 3},     "(1 ÷ 2)<sup>3</sup>"),
    ("a + b",              {"a": 1, "b": -2},            "1 + (−2)"),
    ("-a",                 {"a": 30000},                 "−30,000"),
    ("max(0, a)",          {"a": -2},                    "max(0, −2)"),
    ("abs(a - b)",         {"a": 1, "b": 2},             "|1 − 2|"),
    ("sqrt(a)",            {"a": 2},                     "√(2)"),
    ("sum(q * p)",         {"q": (1.0, 2.0), "p": (3.0, 4.0)}, "(1 × 3 + 2 × 4)"),
    ("a if a < b else b",  {"a": 1, "b": 2},             "1 if 1 &lt; 2, else 2"),
    ("m * Delta",          {"m": 2},                     "2 × <i>Δ</i>"),
    ("m * P_0",            {"m": 2},                     "2 × <i>P<sub>0</sub></i>"),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "values", "expected"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_a_line_is_written_as_people_write_it(formula: str, values: dict[str, Value], expected: str) -> None:
    assert line(parse(formula), values, lambda _, value: show_number(value)) == expected


def worked(text: str) -> float:
    """Work a line again from what is written there."""
    text = unescape(re.sub(r"<i>.*?</i> = ", "", text))
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text).replace("<sup>", "**(").replace("</sup>", ")")
    for sign, operator in (
        ("×", "*"),
        ("÷", "/"),
        ("−", "-"),
        ("√", "sqrt"),
        ("≤", "<="),
        ("≥", ">="),
        (", else", " else"),
    ):
        text = text.replace(sign, operator)
    text = re.sub(r"\|([^|]*)\|", r"abs(\1)", text).replace("Φ", "Phi")
    return float(eval(text, {"__builtins__": {}, **FUNCTIONS}))


@pytest.mark.parametrize("calculator", load().values(), ids=load())
def test_a_step_s_line_works_out_to_its_value(calculator: Calculator) -> None:
    for preset in ("", *(known.slug for known in calculator.presets)):
        outcome = answer(calculator, preset=preset)
        assert isinstance(outcome, Outcome)
        for step in outcome.steps:
            text = line(step.parsed, step.given, lambda _, value: show_number(value))
            if "⋯" not in text:
                assert math.isclose(worked(text), step.value, rel_tol=1e-9, abs_tol=1e-9), text


def test_the_compact_view_has_a_line_a_step_and_the_full_view_a_fraction() -> None:
    compact, full = (
        json.loads(ask(load(), json.dumps({"calculator": "liquidation-price", "view": view})))["html"][
            "working"
        ]
        for view in ("compact", "full")
    )
    assert compact.count("<li>") == full.count("<li>") == 3
    assert "<math>" not in compact
    assert "(1 × 0.5 × 60,000 − 3,000 − 0) ÷ (0.5 × (1 − 0.005 − 0)) = <strong>54,271.36</strong>" in compact
