"""Numbers as people type them and as pages show them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calckit import numbers

READ = [
    # typed           plain        the other reading
    ("60000", "60000", None),
    ("60,000.5", "60000.5", None),  # en
    ("60.000,5", "60000.5", None),  # de
    ("60 000,5", "60000.5", None),  # fr, plain space
    ("60\u202f000,5", "60000.5", None),  # fr, narrow space
    ("60'000.5", "60000.5", None),  # de-CH
    ("60’000.5", "60000.5", None),
    ("٦٠٬٠٠٠٫٥", "60000.5", None),  # ar-EG
    ("۶۰٬۰۰۰", "60000", None),
    ("६०,०००.५", "60000.5", None),  # hi-IN
    ("3,00,000", "300000", None),  # Indian grouping
    ("1,23,45,678.9", "12345678.9", None),
    ("1,234,567", "1234567", None),
    ("1.234.567", "1234567", None),
    ("1_000_000", "1000000", None),
    ("30 000", "30000", None),
    ("30,000", "30000", "30.000"),
    ("30.000", "30.000", "30000"),
    ("1,125", "1125", "1.125"),
    ("-1,125", "-1125", "-1.125"),
    ("0,125", "0.125", None),
    ("0.125", "0.125", None),
    ("1234,567", "1234.567", None),
    ("12,34", "12.34", None),
    ("12,3456", "12.3456", None),
    (".5", "0.5", None),
    ("5.", "5", None),
    ("+5", "5", None),
    ("−5", "-5", None),
    ("  7 ", "7", None),
    ("５００００", "50000", None),  # full width
    ("１２．５", "12.5", None),
    ("１，２３４", "1234", "1.234"),
    ("－５", "-5", None),
    ("–5", "-5", None),  # a dash, as phones make of a minus
    ("‑5", "-5", None),
    ("60\u200b000", "60000", None),  # characters that nobody sees
    ("\ufeff60000", "60000", None),
    ("\u2066-5\u2069", "-5", None),
    ("60\u3000000", "60000", None),
    ("007", "7", None),
]

REFUSED = [
    "",
    " ",
    "abc",
    "1e5",
    "1E5",
    "12a",
    "--5",
    "5-",
    "1,2,3",
    "1,2345.6",
    "1..2",
    ",",
    ".",
    "1,000,00",
    "NaN",
    "inf",
    "0x10",
    "½",
    "60²",
    "①",
    "5–6",
    "\u200b",
    "1/2",
    "1 2 3",
    "<b>5</b>",
    "5 5.5.5",
]


@pytest.mark.parametrize(("typed", "plain", "other"), READ)
def test_a_typed_number_is_read_in_every_notation(typed: str, plain: str, other: str | None) -> None:
    assert numbers.read(typed) == numbers.Reading(plain, other)


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(numbers.NotANumber):
        numbers.read(typed)


@given(st.integers(1, 999), st.integers(0, 999))
def test_one_mark_before_three_digits_is_always_asked_back(whole: int, rest: int) -> None:
    for mark in ",.":
        reading = numbers.read(f"{whole}{mark}{rest:03}")
        assert {reading.plain, reading.other} == {f"{whole}{rest:03}", f"{whole}.{rest:03}"}


@given(st.floats(-1e20, 1e20, allow_nan=False))
def test_plain_notation_reads_back_as_the_same_number(value: float) -> None:
    assert float(numbers.plain(value)) == value
    assert "e" not in numbers.plain(value)


@given(st.decimals(0, 100, places=6, allow_nan=False))
def test_per_cent_moves_the_point_and_loses_nothing(hundredfold: object) -> None:
    text = f"{hundredfold:f}"
    assert float(numbers.plain(numbers.value_of(text, -2), 2)) == float(text)


SHOWN = [
    (numbers.money, 54271.3567, "54,271.36"),
    (numbers.money, -2010.05, "−2,010.05"),
    (numbers.money, 0.3232, "0.3232"),
    (numbers.money, 0.5, "0.50"),
    (numbers.money, -0.0, "0.00"),
    (numbers.money, 0.0000012345, "0.000001234"),
    (numbers.percent, 0.0955, "9.55%"),
    (numbers.percent, 0.0001, "0.01%"),
    (numbers.percent, 0.0000125, "0.0013%"),
    (numbers.percent, -0.004, "−0.40%"),
    # What the mathematical libraries of two machines made of one question, and digits that somebody typed.
    (numbers.money, 1_080_693_045_965_641.5, "1,080,693,045,970,000.00"),
    (numbers.money, 1_080_693_045_965_639.75, "1,080,693,045,970,000.00"),
    (numbers.money, 1_943_218_710_200_580.0, "1,943,218,710,200,000.00"),
    (numbers.money, 1_943_218_710_200_581.75, "1,943,218,710,200,000.00"),
    (numbers.money, 1_234_567_890_123.0, "1,234,567,890,123.00"),
    (numbers.money, -12_345_678_901.23, "−12,345,678,901.23"),
    (numbers.percent, 1_080_693_045_965.6415, "108,069,304,597,000.00%"),
]


@pytest.mark.parametrize(("show", "value", "text"), SHOWN)
def test_a_number_is_shown_with_groups_point_and_true_minus(show: object, value: float, text: str) -> None:
    assert callable(show)
    assert show(value) == text


@given(st.decimals(-(10**11), 10**11, places=2))
def test_thirteen_digits_are_shown_as_they_were_typed(typed: Decimal) -> None:
    assert numbers.money(float(typed)) == f"{typed:,.2f}".replace("-", "−") or abs(typed) < 1


@given(st.floats(1e10, 1e30))
def test_what_is_shown_of_more_is_it_to_twelve_digits(value: float) -> None:
    for text in (numbers.money(value), numbers.significant(value, 6)):
        assert float(text.replace(",", "")) == pytest.approx(value, rel=5e-12)


@given(st.floats(-1e12, 1e12, allow_nan=False))
def test_nothing_shown_has_an_exponent_or_a_negative_zero(value: float) -> None:
    for text in (numbers.money(value), numbers.percent(value), numbers.significant(value, 8)):
        assert "e" not in text
        assert not text.startswith("−0.00%")
        assert any(digit in text for digit in "0123456789")
