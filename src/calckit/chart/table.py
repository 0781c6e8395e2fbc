"""A chart to the table that says the same: what is not seen can be read, from the very same values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from calckit.chart.scale import figure
from calckit.chart.values import (
    Axis,
    BarsChart,
    Chart,
    ColumnsChart,
    GridChart,
    Line,
    Point,
    RowsChart,
    Table,
    XYChart,
)
from calckit.saying import say

_MOST = 9
"""Rows of plain points; marked places come on top."""
_NEAR = 0.02
"""Of the height: nearer to a line than this, a marked point is one of the line's."""


def twin(chart: Chart) -> Table:
    """Return the chart as a table of formatted text."""
    match chart:
        case XYChart():
            return _xy(chart)
        case RowsChart():
            return _rows(chart)
        case BarsChart():
            return _bars(chart)
        case ColumnsChart():
            bars = tuple((column.name, column.shown) for column in chart.columns)
            return Table(chart.title, (chart.head or say("Case"), _head(chart.y) or chart.title), bars)
        case GridChart():
            head = (" \\ ".join(part for part in (chart.down, chart.across) if part), *chart.columns)
            rows = tuple((name, *(cell.shown for cell in cells)) for name, cells in chart.rows)
            return Table(chart.title, head, rows)


def _head(axis: Axis) -> str:
    return ", ".join(part for part in (axis.label, axis.unit) if part)


def _rows(chart: RowsChart) -> Table:
    noted = any(row.note for row in chart.rows)
    compared = any(row.difference for row in chart.rows)
    head = [say("Answer"), _head(chart.x)]
    head[1:1] = [say("How")] if noted else []
    head += [say("Difference")] if compared else []
    rows = (
        (row.name, *([row.note] if noted else []), row.shown, *([row.difference] if compared else []))
        for row in chart.rows
    )
    return Table(chart.title, tuple(head), tuple(rows))


def _bars(chart: BarsChart) -> Table:
    grouped = any(bar.group for bar in chart.bars)
    kinds = tuple(kind for kind, _ in chart.legend)
    words = tuple(text for _, text in chart.legend)
    head = (chart.head or say("Bar"), chart.shown_head or say("Amount"), *words)
    head = (say("Group"), *head) if grouped else head
    rows = []
    for bar in chart.bars:
        sums = [[part.amount for part in bar.parts if part.kind == kind] for kind in kinds]
        parts = (figure(sum(amounts), chart.format) if amounts else "" for amounts in sums)
        rows.append((*([bar.group] if grouped else []), bar.name, bar.shown, *parts))
    return Table(chart.title, head, tuple(rows))


def _xy(chart: XYChart) -> Table:
    """One row for each marked or named place and for some points between; a column for each named line."""
    columns = named(chart.lines)
    notes = notes_at(chart)
    marks = dict(_marks(chart))
    points = {x for line in chart.lines for x, _ in line.points}
    places = sorted((points if chart.x.names else _thinned(points)) | set(notes))
    near = _NEAR * _height(chart)
    head = (_head(chart.x), *(", ".join(filter(None, (name, chart.y.unit))) for name, _ in columns))
    rows = []
    for x in places:
        shown = name_at(chart.x, x)
        values = (_value(lines, x, marks.get(x), near, chart.y) for _, lines in columns)
        rows.append((shown, *values, *(["; ".join(notes.get(x, []))] if notes else [])))
    return Table(chart.title, (*head, *([say("Note")] if notes else [])), tuple(rows))


def named(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Gather lines by name; a nameless one goes on with the line before it, or is the chart's only line."""
    columns: list[tuple[str, list[Line]]] = []
    for line in lines:
        if columns and not line.name:
            columns[-1][1].append(line)
        else:
            columns.append((line.name, [line]))
    return columns


def _thinned(xs: set[float]) -> set[float]:
    rising = sorted(xs)
    if len(rising) <= _MOST:
        return set(rising)
    return {rising[round(i * (len(rising) - 1) / (_MOST - 1))] for i in range(_MOST)}


def notes_at(chart: XYChart) -> dict[float, list[str]]:
    """Return what the words in the picture say, by place."""
    said: list[tuple[float, str]] = []
    said += [(c.x, ": ".join(filter(None, (c.title, c.note)))) for c in chart.crossings]
    said += [(dot.x, dot.label) for dot in chart.dots]
    said += [(s.x, " ".join(filter(None, (s.label, s.note)))) for s in chart.shortfalls]
    said += [(vertical.x, vertical.label) for vertical in chart.verticals]
    notes: dict[float, list[str]] = {}
    for x, text in said:
        if text:
            notes.setdefault(x, []).append(text)
    return notes


def _marks(chart: XYChart) -> Iterator[Point]:
    yield from ((dot.x, dot.y) for dot in chart.dots)
    yield from ((crossing.x, crossing.y) for crossing in chart.crossings)


def name_at(axis: Axis, x: float) -> str:
    """Return a place on an axis as text, "" between two of its names."""
    if axis.names:
        return axis.names[int(x)] if x == int(x) and 0 <= x < len(axis.names) else ""
    return figure(x, axis.format)


def _height(chart: XYChart) -> float:
    """Return how far apart the highest and the lowest point of the lines are."""
    ys = [y for line in chart.lines for _, y in line.points]
    return max(ys) - min(ys) if ys else 0.0


def _value(lines: Sequence[Line], x: float, mark: float | None, near: float, axis: Axis) -> str:
    """Return the text of a line at x, "" where it is not drawn; a mark lies on a curve, not on its chord."""
    found = [y for line in lines if (y := _at(line, x)) is not None]
    if not found:
        return ""
    height = abs(found[0]) * _NEAR if axis.scale == "log" else near
    return figure(mark if mark is not None and abs(mark - found[0]) <= height else found[0], axis.format)


def _at(line: Line, x: float) -> float | None:
    for here, y in reversed(line.points):
        if here == x:
            return y
    for (x1, y1), (x2, y2) in pairwise(line.points):
        if x1 < x < x2:
            return y1 if line.step else y1 + (y2 - y1) * ((x - x1) / (x2 - x1))
    return None
