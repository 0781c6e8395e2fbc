"""Signed amounts to upright bars: gains up, losses hatched downwards, the deciding one with its figure."""

from __future__ import annotations

from math import copysign

from calckit.chart.axes import Frame, axes, fit
from calckit.chart.labels import TICK, Label
from calckit.chart.place import Box
from calckit.chart.scale import span
from calckit.chart.sheet import Sheet
from calckit.chart.values import Axis, Column, ColumnsChart

_ROOM = 0.12  # of all bars' height, beyond each of them: its figure stands there


def draw_columns(chart: ColumnsChart, sheet: Sheet) -> None:
    """Draw the chart on the sheet."""
    marked = next((i for i, column in enumerate(chart.columns) if column.marked), None)
    x = Axis(chart.head, names=tuple(column.name for column in chart.columns) or ("",), current=marked)
    ends = [0.0, *(column.value for column in chart.columns)]
    room = (max(ends) - min(ends)) * _ROOM
    low, high = span(chart.y, (*ends, *(value + copysign(room, value) for value in ends[1:])), rounded=True)
    made = fit(sheet, x, chart.y, (span(x, (), rounded=False), (low, high)), 0)
    axes(made, x, chart.y)
    places = [_bar(made, i, column) for i, column in enumerate(chart.columns)]
    sheet.hatch(
        *(box for box, column in zip(places, chart.columns, strict=True) if column.value < 0 and _seen(box))
    )
    order = sorted(range(len(places)), key=lambda i: not chart.columns[i].marked)
    for i in order:
        _value(made, chart.columns[i], places[i])


def _bar(made: Frame, i: int, column: Column) -> Box:
    wide = min(max((made.x.at(1) - made.x.at(0)) * 0.66, 2.0), 56.0)
    middle, edge = made.x.at(i), min(max(made.y.at(column.value), made.plot.top), made.plot.bottom)
    zero = min(max(made.y.at(0), made.plot.top), made.plot.bottom)
    box = Box(middle - wide / 2, min(zero, edge), middle + wide / 2, max(zero, edge))
    if _seen(box):
        made.sheet.rectangle(box, "left" if column.value > 0 else "part")
    made.sheet.layout.strokes.append((middle, box.top, middle, box.bottom))
    return box


def _seen(bar: Box) -> bool:
    return bar.bottom - bar.top >= 0.05


def _value(made: Frame, column: Column, bar: Box) -> None:
    """Set the figure at the bar's end if it is free there; the marked one also beside or inside."""
    words = Label(column.shown, column.marked, TICK)
    middle = (bar.left + bar.right) / 2
    above, below = bar.top - 17, bar.bottom + 3
    tops = (above, below) if column.value >= 0 else (below, above)
    boxes = [Box(middle - words.width / 2, top, middle + words.width / 2, top + 14) for top in tops]
    boxes = [box.moved_into(made.plot) for box in boxes]
    if not column.marked:
        boxes = [box for box in boxes[:1] if box.left >= bar.left - 4 and box.right <= bar.right + 4]
    found = made.sheet.layout.best(box for box in boxes if box.inside(made.plot))
    if found is not None:
        made.sheet.block((words,), found[1], "h")
