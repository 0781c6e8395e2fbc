"""A chart over a number to its marks: bands, lines, drops and arrows; `draw_words` sets the words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from calckit.chart.axes import Frame, axes, fit
from calckit.chart.labels import Label
from calckit.chart.place import Box, Stroke
from calckit.chart.scale import span
from calckit.chart.sheet import Sheet, coordinate, pixels
from calckit.chart.values import Band, Level, Line, Point, XYChart
from calckit.chart.words import Path, is_letter, set_words

_LANES = 3


def draw_xy(chart: XYChart, sheet: Sheet) -> None:
    """Draw the chart on the sheet."""
    made = fit(sheet, chart.x, chart.y, (_x_span(chart), _y_span(chart)), _lanes(chart))
    for band in chart.bands:
        _band(made, band)
    axes(made, chart.x, chart.y)
    for level in chart.levels:
        _level(made, level)
    _uprights(chart, made)
    drawn = [(line, _line(made, line)) for line in chart.lines]
    _marks(chart, made)
    set_words(chart, made, drawn)


def _x_span(chart: XYChart) -> tuple[float, float]:
    values = [x for line in chart.lines for x, _ in line.points]
    values += [crossing.x for crossing in chart.crossings] + [dot.x for dot in chart.dots]
    values += [vertical.x for vertical in chart.verticals]
    values += [shortfall.x for shortfall in chart.shortfalls]
    values += [end for distance in chart.distances for end in (distance.start, distance.end)]
    return span(chart.x, values, rounded=False)


def _y_span(chart: XYChart) -> tuple[float, float]:
    values = [y for line in chart.lines for _, y in line.points]
    values += [crossing.y for crossing in chart.crossings] + [dot.y for dot in chart.dots]
    values += [level.y for level in chart.levels]
    values += [end for shortfall in chart.shortfalls for end in (shortfall.low, shortfall.high)]
    return span(chart.y, values, rounded=True)


def _lanes(chart: XYChart) -> int:
    return min(len(chart.distances), _LANES)


def _band(made: Frame, band: Band) -> None:
    low = made.plot.left if band.low is None else made.x.at(band.low)
    high = made.plot.right if band.high is None else made.x.at(band.high)
    low, high = max(low, made.plot.left), min(high, made.plot.right)
    if high - low < 0.5:
        return
    box = Box(low, made.plot.top, high, made.plot.bottom)
    made.sheet.rectangle(box, band.kind)
    if band.kind == "loss":
        made.sheet.hatch(box)


def _level(made: Frame, level: Level) -> None:
    if not made.y.holds(level.y):
        return
    until = made.plot.right if level.until is None else min(made.x.at(level.until), made.plot.right)
    start, y = made.plot.left + (34 if is_letter(level) else 0), made.y.at(level.y)
    if until > start:
        made.sheet.stroke((start, y, until, y), "hit" if level.hit else "level")
        if not is_letter(level):
            made.sheet.layout.strokes.append((start, y, until, y))


def _uprights(chart: XYChart, made: Frame) -> None:
    """Draw what stands from top to bottom: crossings, dated lines, and the drops from dots."""
    sheet, plot = made.sheet, made.plot
    for crossing in chart.crossings:
        if made.x.holds(crossing.x):
            at = made.x.at(crossing.x)
            sheet.stroke((at, plot.top, at, plot.bottom), "cross")
            sheet.layout.strokes.append((at, plot.top, at, plot.bottom))
    for vertical in chart.verticals:
        if made.x.holds(vertical.x):
            at = made.x.at(vertical.x)
            sheet.stroke((at, plot.top, at, plot.bottom), "vertical")
            sheet.layout.strokes.append((at, plot.top, at, plot.bottom))
    for dot in chart.dots:
        if dot.drop and made.x.holds(dot.x) and made.y.holds(dot.y):
            line = (made.x.at(dot.x), made.y.at(dot.y), made.x.at(dot.x), plot.bottom)
            sheet.stroke(line, "drop")
            sheet.layout.strokes.append(line)


def _line(made: Frame, line: Line) -> Path:
    """Draw the part of a line inside the picture and return it in pixels."""
    points = _steps(line.points) if line.step else list(line.points)
    places = [
        (made.x.at(x), made.y.at(y))
        for x, y in points
        if (not made.x.log or x > 0) and (not made.y.log or y > 0)
    ]
    pairs = pairwise(places)
    pieces = [cut for a, b in pairs if a != b and (cut := made.plot.cut((*a, *b))) is not None]
    strokes = _joined(pieces)
    if strokes:
        made.sheet.path(_data(strokes), line.style)
        made.sheet.layout.strokes += strokes
    return strokes


def _steps(points: Sequence[Point]) -> list[Point]:
    """Hold each value until the next x."""
    held = [(x, y) for (_, y), (x, _) in pairwise(points)]
    return [point for pair in zip(points, held, strict=False) for point in pair] + list(points[-1:])


def _joined(pieces: Sequence[Stroke]) -> list[Stroke]:
    """Make one stroke of neighbours that go on in the same direction, to a quarter of a pixel."""
    chains: list[list[Point]] = []
    for piece in pieces:
        if chains and chains[-1][-1] == piece[:2]:
            chains[-1].append(piece[2:])
        else:
            chains.append([piece[:2], piece[2:]])
    return [(*a, *b) for chain in chains for a, b in pairwise(_thinned(chain))]


def _thinned(points: list[Point]) -> list[Point]:
    """Drop the points that lie, to a quarter of a pixel, on the way between others (Douglas and Peucker)."""
    if len(points) == 2:
        return points
    start, end = points[0], points[-1]
    off, at = max((_off(start, end, points[i]), i) for i in range(1, len(points) - 1))
    if off < 0.25:
        return [start, end]
    return _thinned(points[: at + 1])[:-1] + _thinned(points[at:])


def _off(start: Point, end: Point, point: Point) -> float:
    """Return the distance of a point from the straight piece between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    part = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    part = min(max(part, 0.0), 1.0)
    x, y = start[0] + part * dx - point[0], start[1] + part * dy - point[1]
    return float((x * x + y * y) ** 0.5)


def _data(strokes: Sequence[Stroke]) -> str:
    parts, at = [], ("", "")
    for x1, y1, x2, y2 in strokes:
        start, end = (coordinate(x1), coordinate(y1)), (coordinate(x2), coordinate(y2))
        if start != at:
            parts.append(f"M{start[0]} {start[1]}")
        at = end
        flat, upright = start[1] == end[1], start[0] == end[0]
        parts.append(f"H{end[0]}" if flat else f"V{end[1]}" if upright else f"L{end[0]} {end[1]}")
    return "".join(parts)


def _marks(chart: XYChart, made: Frame) -> None:
    """Draw what lies on the lines: shortfalls, arrows, dots and rings."""
    sheet = made.sheet
    for shortfall in chart.shortfalls:
        if made.x.holds(shortfall.x):
            at = made.x.at(shortfall.x)
            line = made.plot.cut((at, made.y.at(shortfall.low), at, made.y.at(shortfall.high)))
            if line is not None:
                sheet.stroke(line, "short")
                sheet.layout.strokes.append(line)
    for lane, distance in enumerate(chart.distances[:_LANES]):
        _arrow(made, lane, sorted((distance.start, distance.end)), distance.label)
    spots = [(dot.x, dot.y, dot.ring) for dot in chart.dots]
    spots += [(crossing.x, crossing.y, True) for crossing in chart.crossings]
    for value, height, ring in sorted(spots, key=lambda spot: spot[2]):
        if made.x.holds(value) and made.y.holds(height):
            x, y, radius = made.x.at(value), made.y.at(height), 6 if ring else 4.5
            sheet.circle(x, y, radius, "ring" if ring else "dot")
            sheet.layout.take(Box(x, y, x, y).grown(radius + 1))


def _arrow(made: Frame, lane: int, ends: Sequence[float], label: str) -> None:
    """Draw a double arrow in its lane under the values, its words in the middle above it."""
    sheet, plot = made.sheet, made.plot
    start, end = (min(max(made.x.at(x), plot.left), plot.right) for x in ends)
    y = plot.bottom - 10 - 34 * lane
    if end - start >= 20:
        start, end = start + 6, end - 2
        data = f"M{pixels(start, y)}H{coordinate(end)}M{pixels(start + 5, y - 4)}l-5 4 5 4"
        sheet.path(f"{data}M{pixels(end - 5, y - 4)}l5 4-5 4", "arrow")
        sheet.layout.take(Box(start, y - 4, end, y + 4))
    words = Label(label, bold=True)
    middle = (start + end) / 2
    box = Box(middle - words.width / 2, y - 19, middle + words.width / 2, y - 5).moved_into(plot)
    if box.inside(plot) and sheet.layout.is_free(box):
        sheet.block((words,), box, "h")
