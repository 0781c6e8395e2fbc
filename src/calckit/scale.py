"""Numbers to places and back to words: axis ranges, round ticks and their text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calckit.chart import Axis, Format
from calckit.numbers import fixed, money, percent, plain, significant, value_of

_SHIFT: dict[Format, int] = {"percent": 2}
_SUFFIX: dict[Format, str] = {"percent": "%", "multiple": "×"}
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_HUGE = 15  # from 10¹⁵ on, and below 10⁻⁹, the unit carries a power of ten: the ticks would fill the picture
_TINY = -9


@dataclass(frozen=True, slots=True)
class Scale:
    """A range of numbers laid over a range of pixels."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, value: float) -> float:
        """Return the place of a value; on a log scale nothing lies below the low end."""
        if self.log:
            part = (math.log(max(value, self.low)) - math.log(self.low)) / (
                math.log(self.high) - math.log(self.low)
            )
        else:
            part = (value - self.low) / (self.high - self.low)
        return round(self.start + part * (self.end - self.start), 4)

    def holds(self, value: float) -> bool:
        """Tell whether the value lies within the range."""
        return self.low <= value <= self.high


def span(axis: Axis, values: Iterable[float], rounded: bool) -> tuple[float, float]:
    """Return the range an axis shows: what it asks for, else its values, with zero when it is near.

    `rounded` moves an end that was not asked for out to the next tick.
    """
    if axis.names:
        return -0.5, len(axis.names) - 0.5
    seen = [value for value in (*values, *_given(axis)) if axis.scale == "linear" or value > 0] or [1.0]
    low, high = min(seen), max(seen)
    if axis.scale == "linear" and axis.low is None and 0 < low < 0.4 * high:
        low = 0.0
    if axis.scale == "linear" and axis.high is None and 0 > high > 0.4 * low:
        high = 0.0
    low = low if axis.low is None else min(max(low, axis.low), high)
    high = high if axis.high is None else max(min(high, axis.high), low)
    low, high = _apart(low, high, axis.scale == "log")
    if rounded and axis.scale == "linear":
        low, high = _outwards(low, high, axis)
    return low, high


def _given(axis: Axis) -> tuple[float, ...]:
    return tuple(end for end in (axis.low, axis.high) if end is not None)


def _apart(low: float, high: float, log: bool) -> tuple[float, float]:
    """Open a range that is a point, or too thin for its numbers to be told apart."""
    size = max(abs(low), abs(high))
    if high - low > 1e-9 * size and high - low > 1e-300:
        return low, high
    if log:
        return low / 2, high * 2
    pad = size / 10 or 1.0
    return low - pad, high + pad


def _outwards(low: float, high: float, axis: Axis) -> tuple[float, float]:
    step, exponent = _step(low, high, 3)
    size = value_of(str(step), exponent)
    if axis.low is None:
        low = min(low, value_of(str(math.floor(low / size + 1e-9) * step), exponent))
    if axis.high is None:
        high = max(high, value_of(str(math.ceil(high / size - 1e-9) * step), exponent))
    return low, high


def ticks(low: float, high: float, count: int, log: bool = False) -> tuple[float, ...]:
    """Return round numbers from low to high in rising order, about `count` steps of them."""
    if log and high / low >= 10:
        return _decades(low, high, count)
    step, exponent = _step(low, high, count)
    size = value_of(str(step), exponent)
    first, last = math.ceil(low / size - 1e-9), math.floor(high / size + 1e-9)
    return tuple(value_of(str(k * step), exponent) for k in range(first, last + 1))


def _step(low: float, high: float, count: int) -> tuple[int, int]:
    """Return the round step, digits and power of ten, that gives nearest to `count` intervals."""
    exponent = _power((high - low) / count) - 1
    steps = (10, 20, 25, 50, 100)
    return min(steps, key=lambda step: abs((high - low) / value_of(str(step), exponent) - count)), exponent


def _power(value: float) -> int:
    """Return the decimal exponent, from the digits: logarithms of powers of ten differ between platforms."""
    return int(f"{abs(value):.16e}".partition("e")[2]) if value else 0


def _decades(low: float, high: float, count: int) -> tuple[float, ...]:
    first, last = _power(low), _power(high)
    digits = (1, 2, 5) if last - first <= 1 else (1,)
    every = max(1, -(-(last - first) // (count + 1)))
    values = (value_of(str(d), e) for e in range(first, last + 1, every) for d in digits)
    return tuple(value for value in values if low * (1 - 1e-9) <= value <= high * (1 + 1e-9))


def tick_texts(values: Sequence[float], form: Format) -> tuple[tuple[str, ...], str]:
    """Return the text of each tick, and the power of ten that the unit must carry, if any."""
    shift = _SHIFT.get(form, 0)
    plains = [plain(value, shift) for value in values]
    largest = _power(max((abs(value) for value in values), default=0.0)) + shift
    power = ""
    if largest >= _HUGE or largest < _TINY:
        exponent = largest // 3 * 3
        plains = [plain(value, shift - exponent) for value in values]
        power = "×\u00a010" + str(exponent).translate(_SUPERSCRIPT)
    decimals = max((len(text.partition(".")[2]) for text in plains), default=0)
    suffix = "" if power else _SUFFIX.get(form, "")
    return tuple(fixed(float(text), decimals) + suffix for text in plains), power


def figure(value: float, form: Format) -> str:
    """Show one value as text: two decimals for money and per cent, six significant digits otherwise."""
    if form == "money":
        return money(value)
    if form == "percent":
        return percent(value)
    return significant(value, 6) + _SUFFIX.get(form, "")
