"""Numbers to places and back to words: axis ranges, round ticks and their text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calckit.chart.values import Axis, Format
from calckit.numbers import fixed, money, percent, plain, significant, value_of

_SHIFT: dict[Format, int] = {"percent": 2}
_SUFFIX: dict[Format, str] = {"percent": "%", "multiple": "×"}
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_HUGE = 15  # from 10¹⁵ on, and below 10⁻⁹, the unit carries a power of ten: the ticks would fill the picture
_TINY = -9
_FAR = 1e6  # beyond this many pictures away, a place only has to stay a number
_NOTHING = 1e-24  # what is smaller is the dust of arithmetic, not a quantity
_DEEPEST = 1e-12  # a log axis shows twelve decades at most: its ticks must be told apart


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
        part = min(max(part, -_FAR), _FAR)
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
    seen = [value for value in (*values, *_given(axis)) if axis.scale == "linear" or value > _NOTHING] or [
        1.0
    ]
    low, high = min(seen), max(seen)
    if axis.scale == "linear" and axis.low is None and 0 < low < 0.4 * high:
        low = 0.0
    if axis.scale == "linear" and axis.high is None and 0 > high > 0.4 * low:
        high = 0.0
    low = low if axis.low is None else min(max(low, axis.low), high)
    high = high if axis.high is None else max(min(high, axis.high), low)
    if axis.scale == "log":
        low = max(low, high * _DEEPEST)
    low, high = _apart(low, high, axis.scale == "log")
    if rounded and axis.scale == "linear":
        low, high = _outwards(low, high, axis)
    return low, high


def _given(axis: Axis) -> tuple[float, ...]:
    return tuple(end for end in (axis.low, axis.high) if end is not None)


def _apart(low: float, high: float, log: bool) -> tuple[float, float]:
    """Open a range that is a point, or too thin for its numbers to be told apart."""
    size = max(abs(low), abs(high))
    if high - low > max(1e-9 * size, _NOTHING):
        return low, high
    if log:
        return low / 2, high * 2
    pad = size / 10 if size > _NOTHING else 1.0
    return low - pad, high + pad


def _outwards(low: float, high: float, axis: Axis) -> tuple[float, float]:
    """Move free ends to the next tick when it is near, else a little out: no line touches the edge."""
    step, exponent = _step(low, high, 3)
    size, room = value_of(str(step), exponent), (high - low) * 0.06
    if axis.low is None and low != 0:
        tick = value_of(str(math.floor(low / size + 1e-9) * step), exponent)
        low = min(low, tick) if low - tick < 0.35 * size else low - room
    if axis.high is None and high != 0:
        tick = value_of(str(math.ceil(high / size - 1e-9) * step), exponent)
        high = max(high, tick) if tick - high < 0.35 * size else high + room
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
    """Return the round step as digits and power of ten: near `count` intervals, ends on ticks if possible."""
    exponent = _power((high - low) / count) - 1

    def fault(step: int) -> float:
        size = value_of(str(step), exponent)
        loose = sum(abs(end / size - round(end / size)) > 1e-6 for end in (low, high))
        return abs((high - low) / size - count) + 0.3 * loose + (0.4 if step == 25 else 0)

    return min((10, 20, 25, 50, 100), key=fault), exponent


def _power(value: float) -> int:
    """Return the decimal exponent, from the digits: logarithms of powers of ten differ between platforms."""
    return int(f"{abs(value):.16e}".partition("e")[2]) if value else 0


def _decades(low: float, high: float, count: int) -> tuple[float, ...]:
    first, last = _power(low), _power(high)
    digits = (1, 2, 5) if last - first <= 1 else (1,)
    every = max(1, -(-(last - first) // (count + 1)))
    values = (value_of(str(d), e) for e in range(first, last + 1, every) for d in digits)
    return tuple(value for value in values if low * (1 - 1e-9) <= value <= high * (1 + 1e-9))


def tick_texts(values: Sequence[float], form: Format, log: bool = False) -> tuple[tuple[str, ...], str]:
    """Return the text of each tick, and the power of ten that the unit must carry, if any."""
    shift = _SHIFT.get(form, 0)
    plains = [plain(value, shift) for value in values]
    largest = _power(max((abs(value) for value in values), default=0.0)) + shift
    power = ""
    if largest >= _HUGE or largest < _TINY:
        exponent = largest // 3 * 3
        plains = [plain(value, shift - exponent) for value in values]
        power = "×\u00a010" + str(exponent).translate(_SUPERSCRIPT)
    decimals = [len(text.partition(".")[2]) for text in plains]
    if not log:
        decimals = [max(decimals, default=0)] * len(plains)
    suffix = "" if power else _SUFFIX.get(form, "")
    shown = zip(plains, decimals, strict=True)
    return tuple(fixed(float(text), places) + suffix for text, places in shown), power


def figure(value: float, form: Format) -> str:
    """Show one value as text: two decimals, which only money and per cent keep when they are zeros."""
    if form == "money":
        return money(value)
    if form == "percent":
        return percent(value)
    if abs(value) < 1:
        return significant(value, 4) + _SUFFIX.get(form, "")
    return fixed(value, 2).removesuffix("0").removesuffix(".0") + _SUFFIX.get(form, "")
