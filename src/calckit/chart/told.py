"""A chart in a few sentences, for who hears it: made from its values, so that it cannot say anything else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from calckit.chart.scale import figure
from calckit.chart.table import name_at, named, notes_at
from calckit.chart.values import (
    Axis,
    BarsChart,
    Chart,
    ColumnsChart,
    Format,
    GridChart,
    Point,
    RowsChart,
    XYChart,
)
from calckit.marks import lower
from calckit.saying import say


def told(chart: Chart) -> str:
    """Return the description of a chart as plain text."""
    return " ".join(f"{_capital(part)}." for part in _parts(chart) if part)


def _parts(chart: Chart) -> Iterator[str]:
    match chart:
        case XYChart():
            yield from _xy(chart)
        case RowsChart():
            yield from (say("“{name}” gives {value}", name=row.name, value=row.shown) for row in chart.rows)
        case BarsChart():
            for group, bars in groupby(chart.bars, key=lambda bar: bar.group):
                said = "; ".join(say("“{name}” is {value}", name=bar.name, value=bar.shown) for bar in bars)
                yield f"{group}: {said}" if group else said
        case ColumnsChart():
            yield from _columns(chart)
        case GridChart():
            yield from _grid(chart)


def _xy(chart: XYChart) -> Iterator[str]:
    """Say where each line begins and ends, then every marked place from left to right."""
    lines = [
        f"“{name or chart.y.label or chart.title}” {_run(points, chart.y.format)}"
        for name, parts in named(chart.lines)
        if (points := sorted({point for part in parts for point in part.points}))
    ]
    if lines:
        yield f"{_stretch(chart)}, {'; '.join(lines)}{_unit(chart.y)}"
    marked = notes_at(chart)
    for x in sorted(marked):
        place = name_at(chart.x, x)
        said = (_at(text, place) for text in marked[x])
        yield "; ".join(said)


def _at(text: str, place: str) -> str:
    """Say where something is, if its words do not."""
    return text if not place or place in text else say("{what} (at {place})", what=text, place=place)


def _stretch(chart: XYChart) -> str:
    """Say over which stretch of the axis the lines are drawn."""
    xs = [x for line in chart.lines for x, _ in line.points]
    first, last = (name_at(chart.x, x) for x in (min(xs), max(xs)))
    label = lower(chart.x.label)
    if not first or not last:
        return say("{each} by {each}", each=label)
    end = f"{last}{_unit(chart.x)}"
    return say("Over the {label} from {first} to {last}", label=label, first=first, last=end)


def _unit(axis: Axis) -> str:
    return f" {axis.unit}" if axis.unit else ""


def _run(points: Sequence[Point], form: Format) -> str:
    """Say how a line goes: its two ends, and how far it leaves them in between."""
    ys = [y for _, y in points]
    low, high = sorted((ys[0], ys[-1]))
    if min(ys) == max(ys):
        return say("stays at {value}", value=figure(low, form))
    reach = [say("at most {value}", value=figure(max(ys), form))] if max(ys) > high else []
    reach += [say("at least {value}", value=figure(min(ys), form))] if min(ys) < low else []
    goes = say("goes from {first} to {last}", first=figure(ys[0], form), last=figure(ys[-1], form))
    return ", ".join((goes, *reach))


def _columns(chart: ColumnsChart) -> Iterator[str]:
    """Say the marked columns, then the lowest and the highest."""
    marked = (column for column in chart.columns if column.marked)
    yield from (
        say("Marked is {name} with {value}", name=column.name, value=column.shown) for column in marked
    )
    if not chart.columns:
        return
    low, high = (pick(chart.columns, key=lambda column: column.value) for pick in (min, max))
    yield say(
        "Lowest is {low} with {least}, highest {high} with {most}",
        low=low.name,
        least=low.shown,
        high=high.name,
        most=high.shown,
    )


def _grid(chart: GridChart) -> Iterator[str]:
    """Say every row, each of its cells under the column that it stands in."""
    yield say("“{down}” stands down the side, “{across}” along the top", down=chart.down, across=chart.across)
    for name, cells in chart.rows:
        pairs = zip(chart.columns, cells, strict=False)
        said = (say("{value} at {column}", value=cell.shown, column=column) for column, cell in pairs)
        yield f"{name}: {', '.join(said)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
