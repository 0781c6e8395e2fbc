"""Axes to an empty picture: scales fitted to the width of their ticks, grid, ticks and units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from calckit.chart.labels import TICK, Label, fitted
from calckit.chart.place import Box
from calckit.chart.scale import Scale, tick_texts, ticks
from calckit.chart.sheet import Sheet
from calckit.chart.values import Axis

TOP = 28.0
FOOT = 44.0
_Y_TICKS = 3
_MARK = 8.0  # beyond the last value, room for half a ring
LANE = 34.0
"""Room under the values for one double arrow and its words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An empty picture: the sheet, its two scales and the rectangle between the axes."""

    sheet: Sheet
    x: Scale
    y: Scale
    plot: Box


def tick_words(axis: Axis, low: float, high: float, count: int) -> tuple[list[tuple[float, str]], str]:
    """Return the ticks of an axis with their text, and the power of ten that goes to the unit."""
    if axis.names:
        return [(float(i), name) for i, name in enumerate(axis.names)], ""
    values = ticks(low, high, count, axis.scale == "log")
    texts, power = tick_texts(values, axis.format, axis.scale == "log")
    return list(zip(values, texts, strict=True)), power


def unit_words(axis: Axis, power: str, room: float, arrow: bool = False) -> str:
    """Return what stands at the end of an axis: label, unit, power of ten, arrow, cut to the room."""
    unit = " ".join(part for part in (axis.unit, power) if part)
    whole = ", ".join(part for part in (axis.label, unit) if part)
    end = " →" if arrow and whole else ""
    tight = Label("".join(end), size=TICK).width
    return fitted(whole, room - tight - 2, TICK) + end


def fit(
    sheet: Sheet, x: Axis, y: Axis, ranges: tuple[tuple[float, float], tuple[float, float]], lanes: int
) -> Frame:
    """Lay two ranges over the sheet beside the ticks of y, leaving `lanes` rows free under the values."""
    (x_low, x_high), (y_low, y_high) = ranges
    marks, _ = tick_words(y, y_low, y_high, _Y_TICKS)
    left = max([24.0, *(Label(text, size=TICK).width for _, text in marks)]) + 10
    plot = Box(left, TOP, sheet.width - _MARK, sheet.height - FOOT)
    return Frame(
        sheet,
        Scale(x_low, x_high, plot.left, plot.right, x.scale == "log" and not x.names),
        Scale(y_low, y_high, plot.bottom - LANE * lanes, plot.top, y.scale == "log"),
        plot,
    )


def axes(made: Frame, x: Axis, y: Axis) -> None:
    """Draw grid, axes, ticks and units."""
    marks, power = tick_words(y, made.y.low, made.y.high, _Y_TICKS)
    _grid(made, marks)
    made.sheet.text(Label(unit_words(y, power, made.sheet.width), size=TICK), 0, 12, "s")
    _foot(made, x)


def _grid(made: Frame, marks: Sequence[tuple[float, str]]) -> None:
    """Draw the horizontal grid: a hairline at each tick, a stronger one at zero, and the axis below."""
    sheet, plot = made.sheet, made.plot
    last = sheet.height
    for value, text in marks:
        y = made.y.at(value)
        if last - y < 14 or not plot.top - 0.1 <= y <= plot.bottom + 0.1:
            continue
        last = y
        sheet.hairline((plot.left, y, plot.right, y), "axis" if value == 0 else "grid")
        if value == 0:
            sheet.layout.strokes.append((plot.left, y, plot.right, y))
        sheet.text(Label(text, size=TICK), plot.left - 7, y + 4, "s", "end")
    sheet.hairline((plot.left, plot.bottom, plot.right, plot.bottom), "axis")


def _foot(made: Frame, x: Axis) -> None:
    """Set the ticks under the axis, as many as stand clear of each other, and the unit at the right."""
    sheet, plot = made.sheet, made.plot
    marks, power = tick_words(x, made.x.low, made.x.high, 3 if sheet.narrow else 4)
    places = [(made.x.at(value), text) for value, text in marks]
    if x.current is not None and 0 <= x.current < len(places):
        _tick(made, *places[x.current], bold=True)
    for every in range(1, len(places) + 1):
        chosen = places[::every]
        if every == len(places) or all(_clear(sheet, *pair) for pair in pairwise(chosen)):
            break
    else:
        chosen = []
    for at, text in chosen:
        _tick(made, at, text, bold=False)
    words = Label(unit_words(x, power, sheet.width, arrow=True), size=TICK)
    sheet.text(words, plot.right, plot.bottom + 38, "s", "end")


def _clear(sheet: Sheet, one: tuple[float, str], two: tuple[float, str]) -> bool:
    first, second = Label(one[1], size=TICK).width, Label(two[1], size=TICK).width
    return two[0] - second / 2 - one[0] - first / 2 >= 8


def _tick(made: Frame, at: float, text: str, bold: bool) -> None:
    """Set one tick, moved into the sheet; where it still meets another only its mark stays."""
    sheet, plot = made.sheet, made.plot
    words = Label(fitted(text, sheet.width / 2, TICK, bold), bold, TICK)
    box = Box(at - words.width / 2, plot.bottom + 9, at + words.width / 2, plot.bottom + 22)
    box = box.moved_into(Box(0, 0, sheet.width, 0))
    sheet.hairline((at, plot.bottom, at, plot.bottom + 5), "axis")
    if sheet.layout.is_free(box, 3.9):
        sheet.text(words, (box.left + box.right) / 2, plot.bottom + 18, "" if bold else "s", "middle")
