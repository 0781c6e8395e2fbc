"""Ticks are round numbers in rising order inside the range, and their text says exactly what they are."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calckit.chart import Axis
from calckit.chart.scale import Scale, figure, span, tick_texts, ticks

TICKS = [
    # low     high    count  ticks
    (0, 6_000, 3, (0, 2_000, 4_000, 6_000)),
    (50_000, 68_000, 4, (50_000, 55_000, 60_000, 65_000)),
    (93.5, 100.4, 3, (94, 96, 98, 100)),
    (-0.2, 0.4, 3, (-0.2, 0, 0.2, 0.4)),
    (1e-9, 4e-9, 3, (1e-9, 2e-9, 3e-9, 4e-9)),
]


@pytest.mark.parametrize(("low", "high", "count", "expected"), TICKS)
def test_ticks_are_the_round_numbers_one_would_choose(low: Any, high: Any, count: Any, expected: Any) -> None:
    assert ticks(low, high, count) == expected


@given(st.floats(-1e12, 1e12), st.floats(1e-9, 1e12), st.integers(2, 6))
def test_ticks_rise_and_cover_the_range(low: float, size: float, count: int) -> None:
    low, high = span(Axis("x", low=low, high=low + size), (), rounded=False)
    found = ticks(low, high, count)
    step = (high - low) / count
    assert list(found) == sorted(set(found))
    assert 1 <= len(found) <= 2 * count + 2
    assert low - 1e-6 * step <= found[0] <= low + 2.5 * step
    assert high - 2.5 * step <= found[-1] <= high + 1e-6 * step


@given(st.floats(1e-9, 1e12), st.floats(10, 1e9), st.integers(3, 5))
def test_log_ticks_rise_inside_the_range(low: float, times: float, count: int) -> None:
    found = ticks(low, low * times, count, log=True)
    assert list(found) == sorted(set(found))
    assert all(low * 0.999 <= tick <= low * times * 1.001 for tick in found)


TEXTS = [
    ((0.0, 2_500.0), "plain", ("0", "2,500"), ""),
    ((-0.5, 0.0, 0.5), "plain", ("−0.5", "0.0", "0.5"), ""),
    ((0.1, 0.15), "percent", ("10%", "15%"), ""),
    ((5.0, 10.0), "multiple", ("5×", "10×"), ""),
    ((0.0, 1e12), "money", ("0", "1,000,000,000,000"), ""),
    ((0.0, 2e18), "plain", ("0", "2"), "×\u00a010¹⁸"),
    ((0.0, 2e-12), "plain", ("0", "2"), "×\u00a010⁻¹²"),
]


@pytest.mark.parametrize(("values", "form", "expected", "power"), TEXTS)
def test_tick_text_has_the_decimals_the_step_needs_and_no_exponent(
    values: Any, form: Any, expected: Any, power: Any
) -> None:
    assert tick_texts(values, form) == (expected, power)


@given(st.lists(st.floats(-1e12, 1e12), max_size=5), st.booleans())
def test_a_range_holds_its_values(values: Any, rounded: bool) -> None:
    low, high = span(Axis("x"), values, rounded)
    assert low < high
    assert all(low <= value <= high for value in values)


def test_a_scale_lays_its_ends_on_the_pixels() -> None:
    assert Scale(0, 10, 300, 20).at(10) == 20
    assert Scale(1, 1_000, 0, 300, log=True).at(10) == pytest.approx(100)
    assert Scale(1, 1_000, 0, 300, log=True).at(-5) == 0


def test_a_figure_is_written_as_its_axis_asks() -> None:
    assert figure(54_271.355, "money") == "54,271.36"
    assert figure(0.0955, "percent") == "9.55%"
    assert figure(10.0, "multiple") == "10×"
    assert figure(-1234.5, "plain") == "−1,234.5"
