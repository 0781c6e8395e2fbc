"""One answer per formula to a dot plot: name, marker of its own shape, value and difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from calckit.chart.axes import tick_words, unit_words
from calckit.chart.labels import PITCH, TICK, Label, fitted
from calckit.chart.place import Box
from calckit.chart.scale import Scale, span
from calckit.chart.sheet import Sheet, pixels, size_of
from calckit.chart.values import Row, RowsChart

_TOP = 6.0
_FOOT = 42.0


@dataclass(frozen=True, slots=True)
class _Rows:
    """Where the rows stand: names beside the plot, or above each marker when the sheet is narrow."""

    sheet: Sheet
    x: Scale
    plot: Box
    pitch: float
    names: float


def rows_height(chart: RowsChart, width: float) -> float:
    """Return the height of the drawing."""
    return _TOP + _pitch(width) * max(len(chart.rows), 1) + _FOOT


def draw_rows(chart: RowsChart, sheet: Sheet) -> None:
    """Draw the chart on the sheet."""
    made = _made(chart, sheet)
    _axis(chart, made)
    reference = _place(made, chart.rows[0]) if chart.rows else None
    if reference is not None:
        _reference(made, reference, len(chart.rows))
    for i, row in enumerate(chart.rows):
        _row(made, i, row, reference)


def _place(made: _Rows, row: Row) -> float | None:
    """Return where a row's marker stands, None without a value or beyond an axis that was cut."""
    return made.x.at(row.value) if row.value is not None and made.x.holds(row.value) else None


def _reference(made: _Rows, at: float, rows: int) -> None:
    """Draw the line that answers are measured against; where names stand above the markers, between them."""
    top = made.plot.top
    if made.names:
        made.sheet.stroke((at, top, at, made.plot.bottom), "cross")
        return
    for i in range(rows):
        made.sheet.stroke((at, top + i * made.pitch + 38, at, top + (i + 1) * made.pitch), "cross")


def _pitch(width: float) -> float:
    return 72.0 if width < 430 else 46.0


def _made(chart: RowsChart, sheet: Sheet) -> _Rows:
    texts = [Label(row.name, bold=True).width for row in chart.rows] + [
        Label(row.note, size=TICK).width for row in chart.rows
    ]
    names = 0.0 if sheet.narrow else min(max(texts, default=0.0) + 22, sheet.width * 0.42)
    plot = Box(names + 2, _TOP, sheet.width - 2, sheet.height - _FOOT)
    values = [size_of(_two(row, bold=i == 0))[0] for i, row in enumerate(chart.rows)]
    beside = min(max(values, default=0.0) + 10, (plot.right - plot.left) * 0.45)
    low, high = span(chart.x, [row.value for row in chart.rows if row.value is not None], rounded=False)
    pad = 0.0 if chart.x.scale == "log" else (high - low) * 0.06
    low = low - pad if chart.x.low is None else low
    high = high + pad if chart.x.high is None else high
    scale = Scale(low, high, plot.left + 8, plot.right - 8 - beside, chart.x.scale == "log")
    return _Rows(sheet, scale, plot, _pitch(sheet.width), names)


def _axis(chart: RowsChart, made: _Rows) -> None:
    sheet, plot = made.sheet, made.plot
    marks, power = tick_words(chart.x, made.x.low, made.x.high, 3)
    for value, text in marks:
        at, words = made.x.at(value), Label(fitted(text, sheet.width / 2, TICK), size=TICK)
        box = Box(at - words.width / 2, plot.bottom + 9, at + words.width / 2, plot.bottom + 22)
        box = box.moved_into(Box(0, 0, sheet.width, 0))
        if not made.sheet.narrow:
            sheet.hairline((at, plot.top, at, plot.bottom), "grid")
        sheet.hairline((at, plot.bottom, at, plot.bottom + 5), "axis")
        if sheet.layout.is_free(box, 3.9):
            sheet.text(words, (box.left + box.right) / 2, plot.bottom + 18, "s", "middle")
    sheet.hairline((plot.left, plot.bottom, plot.right, plot.bottom), "axis")
    unit = Label(unit_words(chart.x, power, sheet.width, arrow=True), size=TICK)
    sheet.text(unit, plot.right, plot.bottom + 37, "s", "end")


def _row(made: _Rows, i: int, row: Row, reference: float | None) -> None:
    sheet, top = made.sheet, made.plot.top + i * made.pitch
    room = made.names - 10 if made.names else sheet.width - 4
    name = row.name if Label(row.name, bold=True).width <= room else row.short or row.name
    sheet.text(Label(fitted(name, room, bold=True), bold=True), 0, top + 14, "h")
    sheet.text(Label(fitted(row.note, room, TICK), size=TICK), 0, top + 14 + PITCH, "h s")
    y = top + (16 if made.names else 52)
    x = _place(made, row)
    if x is None:
        words = Label(fitted(row.shown, made.plot.right - made.plot.left - 12))
        sheet.text(words, made.plot.left + 8, y + 4, "h s")
        return
    if reference is not None and abs(x - reference) > 8:
        sheet.stroke((reference, y, x, y), "tie")
    _SHAPES[1 + (i - 1) % 3 if i else 0](sheet, x, y)  # the ring is the reference's alone
    _value(made, row, (x, y), reference)


def _two(row: Row, bold: bool) -> tuple[Label, ...]:
    """Return value and difference, one under the other."""
    return tuple(Label(text, bold and i == 0) for i, text in enumerate((row.shown, row.difference)) if text)


def _value(made: _Rows, row: Row, at: tuple[float, float], reference: float | None) -> None:
    """Set value and difference beside the marker, away from the line that ties it to the reference."""
    first = reference is None or at[0] == reference
    whole = f"{row.shown} ({row.difference})" if row.difference else row.shown
    one, least = (Label(whole, first),), (Label(row.shown, first),)
    before = reference is not None and at[0] <= reference
    for lines in (_two(row, first), one, least, (Label(fitted(row.shown, 90, bold=first), first),)):
        width, height = size_of(lines)
        beside, below = at[1] - height / 2, at[1] + 4
        left, right = (
            (at[0] - 12 - width, beside),
            (at[0] + 12, below if before and len(lines) == 1 else beside),
        )
        for x, y in (left, right) if before else (right, left):
            box = Box(x, y, x + width, y + height)
            tied = before and (x, y) == right and y == beside and not first
            if not tied and box.inside(made.plot.grown(2)) and made.sheet.layout.is_free(box):
                made.sheet.block(lines, box, "h")
                return


def _ring(sheet: Sheet, x: float, y: float) -> None:
    sheet.circle(x, y, 6, "ring")


def _square(sheet: Sheet, x: float, y: float) -> None:
    sheet.path(f"M{pixels(x - 4.5, y - 4.5)}h9v9h-9z", "dot")


def _diamond(sheet: Sheet, x: float, y: float) -> None:
    sheet.path(f"M{pixels(x, y - 6)}l6 6-6 6-6-6z", "dot")


def _triangle(sheet: Sheet, x: float, y: float) -> None:
    sheet.path(f"M{pixels(x, y - 6)}l6 11h-12z", "dot")


_SHAPES: tuple[Callable[[Sheet, float, float], None], ...] = (_ring, _square, _diamond, _triangle)
