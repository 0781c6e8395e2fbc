"""The words of a chart over a number to free places: flags first, optional names last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf
from typing import TypeAlias

from calckit.chart.axes import Frame
from calckit.chart.closeup import close_up
from calckit.chart.labels import Label, fitted, wrapped
from calckit.chart.place import Box, Stroke, around
from calckit.chart.sheet import size_of
from calckit.chart.values import Band, Crossing, Dot, Level, Line, XYChart

Path: TypeAlias = list[Stroke]
Lines: TypeAlias = tuple[Label, ...]
Places: TypeAlias = Callable[[float, float], Iterable[Box]]

_SHORT = 60  # pixels: a text that is not wider gains nothing by a second line
_ALONG = (0.8, 1.0, 0.65, 0.5, 0.9, 0.35, 0.2, 0.05)


def set_words(chart: XYChart, made: Frame, drawn: Sequence[tuple[Line, Path]]) -> None:
    """Set every word that finds a place; what finds none is still in the description and the table."""
    for band in chart.bands:
        _band_name(made, band)
    for crossing in chart.crossings:
        _crossing_flag(made, crossing)
    for dot in chart.dots:
        if dot.ring and made.x.holds(dot.x) and made.y.holds(dot.y):
            beside = _points(made.x.at(dot.x), made.y.at(dot.y), 10)
            _flag(made, _versions(made, dot.label, dot.short, bold=True), beside, "flag")
    if chart.close_up is not None and not made.sheet.narrow:
        close_up(chart, chart.close_up, made)
    letters = [level for level in chart.levels if is_letter(level)]  # they have few places, a name has many
    for level in letters:
        _level_name(made, level)
    for line, path in drawn:
        if path:
            versions = _versions(made, line.name, line.short, bold=True)
            _set(made, versions, _beside(made.plot, path), f"h in-{line.style}", path)
    for dot in chart.dots:
        if not dot.ring:
            _dot_label(made, dot)
    for shortfall in chart.shortfalls:
        lines = (Label(shortfall.label), Label(shortfall.note, bold=True))
        at = made.x.at(shortfall.x), made.y.at((shortfall.low + shortfall.high) / 2)
        _set(made, [tuple(words for words in lines if words.text)], _points(*at, 8), "h")
    for vertical in chart.verticals:
        at_top = _downwards(made, made.x.at(vertical.x))
        _set(made, _versions(made, vertical.label, vertical.short, bold=False), at_top, "h")
    for level in chart.levels:
        if level not in letters:
            _level_name(made, level)


def _versions(made: Frame, name: str, short: str, bold: bool) -> Iterator[Lines]:
    """Offer the ways to set a text, best first: whole, short, on two lines, cut."""
    first, second = (short or name, name) if made.sheet.narrow else (name, short)
    texts = [text for text in dict.fromkeys((first, second)) if text]
    for text in texts:
        yield (Label(text, bold),)
    for text in texts:
        if Label(text, bold).width > _SHORT:
            yield tuple(Label(part, bold) for part in wrapped(text, bold))
    room = made.plot.right - made.plot.left - 24
    yield (Label(fitted(short or name, min(room, 120), bold=bold), bold),)


def _best(
    made: Frame,
    versions: Iterable[Lines],
    places: Places,
    pad: tuple[float, float] = (0, 0),
    own: Path | None = None,
) -> tuple[Box, Lines] | None:
    """Return the first version that covers no line with its place, else the one that covers fewest."""
    best: tuple[int, Box, Lines] | None = None
    for lines in versions:
        if not lines or not lines[0].text:
            continue
        width, height = size_of(lines)
        inside = (box for box in places(width + pad[0], height + pad[1]) if box.inside(made.plot))
        found = made.sheet.layout.best(inside, own, inf if best is None else best[0])
        if found is not None:
            best = (*found, lines)
            if best[0] == 0:
                break
    return None if best is None else best[1:]


def _set(made: Frame, versions: Iterable[Lines], places: Places, look: str, own: Path | None = None) -> None:
    """Set words where they cover least, if there is a place for them."""
    best = _best(made, versions, places, own=own)
    if best is not None:
        made.sheet.block(best[1], best[0], look)


def _points(x: float, y: float, gap: float) -> Places:
    return lambda width, height: around(x, y, width, height, gap)


def _beside(plot: Box, path: Path) -> Places:
    """Walk along a line and offer the places at its left, right, above and below."""
    first, last = path[0][0], path[-1][2]

    def places(width: float, height: float) -> Iterator[Box]:
        for part in _ALONG:
            x = first + part * (last - first)
            x1, y1, x2, y2 = next((stroke for stroke in path if stroke[0] <= x <= stroke[2]), path[-1])
            y = y1 + (y2 - y1) * ((x - x1) / (x2 - x1) if x2 != x1 else 0)
            for left, top in (
                (x - 9 - width, y - height),
                (x + 9, y),
                (x - width / 2, y - 8 - height),
                (x - width / 2, y + 8),
                (x - width / 2, y + 18),
                (x + 9, y - height),
                (x - 9 - width, y),
                (x - 22 - width, y - height - 8),
                (x + 22, y + 8),
            ):
                yield Box(left, top, left + width, top + height).moved_into(plot)

    return places


def _downwards(made: Frame, x: float) -> Places:
    """Offer places at either side of an upright line, from the top down."""

    def places(width: float, height: float) -> Iterator[Box]:
        top = made.plot.top + 4
        while top + height < made.plot.bottom:
            for left in (x + 7, x - 7 - width):
                yield Box(left, top, left + width, top + height)
            top += 12

    return places


def _band_name(made: Frame, band: Band) -> None:
    low = made.plot.left if band.low is None else max(made.x.at(band.low), made.plot.left)
    high = made.plot.right if band.high is None else min(made.x.at(band.high), made.plot.right)
    area = Box(low + 3, made.plot.top, high - 3, made.plot.bottom)

    def places(width: float, height: float) -> Iterator[Box]:
        middle = (low + high) / 2
        for top in (made.plot.top + 8, made.plot.top + 60):
            box = Box(middle - width / 2, top, middle + width / 2, top + height)
            if box.inside(area):
                yield box

    versions = (
        lines
        for lines in _versions(made, band.name, band.short, bold=False)
        if size_of(lines)[0] <= high - low - 6
    )
    _set(made, versions, places, "h in-loss" if band.kind == "loss" else "h")


def _crossing_flag(made: Frame, crossing: Crossing) -> None:
    long = (Label(crossing.title, bold=True), Label(crossing.note))
    short = (Label(crossing.short or crossing.title, bold=True), Label(crossing.short_note or crossing.note))
    room = (made.plot.right - made.plot.left) * 0.6
    cut = tuple(Label(fitted(words.text, room, bold=words.bold), words.bold) for words in short)
    versions = [short, long, cut] if made.sheet.narrow else [long, short, cut]
    if made.x.holds(crossing.x) and made.y.holds(crossing.y):
        texts = [tuple(words for words in lines if words.text) for lines in versions]
        _flag(made, texts, _downwards(made, made.x.at(crossing.x)), "flag hot")


def _flag(made: Frame, versions: Iterable[Lines], places: Places, look: str) -> None:
    """Set words in a box of their own where it covers least."""
    best = _best(made, versions, places, pad=(16, 12))
    if best is not None:
        box, lines = best
        made.sheet.rectangle(box, look, radius=2)
        made.sheet.block(lines, Box(box.left + 8, box.top + 7, box.right - 8, box.bottom - 5), "")
        made.sheet.layout.take(box.grown(3))


def _dot_label(made: Frame, dot: Dot) -> None:
    if made.x.holds(dot.x) and made.y.holds(dot.y):
        at = made.x.at(dot.x), made.y.at(dot.y)
        _set(made, _versions(made, dot.label, dot.short, bold=False), _points(*at, 9), "h")


def _level_name(made: Frame, level: Level) -> None:
    """Set a trigger's letter at the start of its line, clear of the others; a longer name beside it."""
    if not made.y.holds(level.y):
        return
    y, left = made.y.at(level.y), made.plot.left

    def letters(width: float, height: float) -> Iterator[Box]:
        for x in (left + 10, left + 22, left + 38, left + 54):
            yield Box(x, y - height / 2, x + width, y + height / 2)

    look = "h" if level.hit else "h s"
    if is_letter(level):
        _set(made, [(Label(level.label, bold=level.hit),)], letters, look)
    else:
        own = [(left, y, made.plot.right, y)]
        versions = _versions(made, level.label, level.short, bold=level.hit)
        _set(made, versions, _beside(made.plot, own), look, own)


def is_letter(level: Level) -> bool:
    """Tell whether a trigger's name is short enough to stand in its line."""
    return Label(level.label, bold=True).width <= 22
