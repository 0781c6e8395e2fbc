"""A concept map as SVG: rows of boxes where there is room, a tree where there is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from termsite.linking.concept_map import ConceptMap, Edge
from termsite.pages.headline import capital
from termsite.pages.page import Link

WIDE, NARROW = 640, 328
_LETTER, _SMALL = 7.0, 5.8  # width of a letter in a box and of one in a label, both on the generous side
_LINE, _PAD, _BOX, _GAP, _INDENT = 16, 15, 148, 16, 22


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with lines of text: a term, or the words at an edge."""

    slug: str
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The x in the middle."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where everything stands."""

    width: int
    height: float
    boxes: tuple[Box, ...]
    labels: tuple[Box, ...]
    paths: tuple[str, ...]


def wide(drawn: ConceptMap, titles: Mapping[str, str], words: Mapping[str, str]) -> Drawing:
    """Rows from top to bottom, each in the middle."""
    wrapped = {slug: wrap(titles[slug], _BOX) for row in drawn.rows for slug in row}
    height = _PAD + _LINE * max(map(len, wrapped.values()))
    boxes: dict[str, Box] = {}
    for number, row in enumerate(drawn.rows):
        left = (WIDE - len(row) * _BOX - (len(row) - 1) * _GAP) / 2
        for place, slug in enumerate(row):
            x, y = left + place * (_BOX + _GAP), 1 + number * (height + 46)
            boxes[slug] = Box(slug, wrapped[slug], x, y, _BOX, height)
    labels, paths = [], []
    for edge in drawn.drawn:
        start, end = boxes[edge.start], boxes[edge.end]
        bottom, top = start.y + start.height, end.y - 1
        paths.append(
            f"M{start.middle:g} {bottom:g}C{start.middle:g} {bottom + 24:g} {end.middle:g} {top - 34:g} "
            f"{end.middle:g} {top:g}m-4-7 4 7 4-7"
        )
    for slug, edge in _first(drawn).items():
        size = len(words[edge.words]) * _SMALL
        labels.append(
            Box(slug, (words[edge.words],), boxes[slug].middle - size / 2, boxes[slug].y - 24, size, 13)
        )
    bottom = max(box.y + box.height for box in boxes.values())
    return Drawing(WIDE, bottom + 1, tuple(boxes.values()), tuple(labels), tuple(paths))


def narrow(drawn: ConceptMap, titles: Mapping[str, str], words: Mapping[str, str]) -> Drawing:
    """A tree: each term under the first that leads to it, one step to the right."""
    first, boxes, labels, paths = _first(drawn), list[Box](), list[Box](), list[str]()
    known: dict[str, Box] = {}
    y = 1.0
    for slug, depth in _walked(drawn, first):
        x = 1 + depth * _INDENT
        room = NARROW - x - 1
        lines = wrap(titles[slug], min(room, 220))
        box = Box(slug, lines, x, y + (22 if depth else 0), min(room, 220), _PAD + _LINE * len(lines))
        if depth:
            label = words[first[slug].words]
            labels.append(Box(slug, (label,), x + 4, box.y - 17, len(label) * _SMALL, 13))
            parent, to = known[first[slug].start], box.y + box.height / 2
            paths.append(f"M{parent.x + 10:g} {parent.y + parent.height:g}V{to:g}H{x - 1:g}m-6-4 6 4-6 4")
        known[slug] = box
        boxes.append(box)
        y = box.y + box.height + 8
    return Drawing(NARROW, y - 7, tuple(boxes), tuple(labels), tuple(paths))


def svg(drawing: Drawing, hub: str, name: str, links: Mapping[str, Link], root: str) -> Markup:
    """Write a drawing; it is a group, because it holds links."""
    size = Markup('viewBox="0 0 {0} {1:g}" width="{0}" height="{1:g}"').format(drawing.width, drawing.height)
    paths = Markup("").join(Markup('<path class="mg-map-edge" d="{}"/>').format(one) for one in drawing.paths)
    boxes = Markup("").join(_box(box, box.slug == hub, links[box.slug], root) for box in drawing.boxes)
    words = Markup("").join(
        Markup('<text class="mg-map-verb" x="{:g}" y="{:g}" text-anchor="middle">{}</text>').format(
            label.middle, label.y + 10, label.lines[0]
        )
        for label in drawing.labels
    )
    return Markup('<svg class="mg-map" role="group" aria-label="{}" {}>{}{}{}</svg>').format(
        name, size, paths, words, boxes
    )


def wrap(title: str, width: float) -> tuple[str, ...]:
    """A title in lines that fit a box."""
    lines: list[str] = []
    for word in capital(title).split():
        if lines and (len(lines[-1]) + 1 + len(word)) * _LETTER <= width - 12:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _box(box: Box, hub: bool, link: Link, root: str) -> Markup:
    y = box.y + box.height / 2 + 4.5 - _LINE * (len(box.lines) - 1) / 2
    lines = Markup("").join(
        Markup('<tspan x="{:g}" y="{:g}">{}</tspan>').format(box.middle, y + _LINE * n, line + " ")
        for n, line in enumerate(box.lines)
    )
    return Markup(
        '<a class="mg-map-box{}" href="{}{}"><rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="3"/>'
        '<text text-anchor="middle">{}</text></a>'
    ).format(" mg-map-hub" if hub else "", root, link.path, box.x, box.y, box.width, box.height, lines)


def _first(drawn: ConceptMap) -> dict[str, Edge]:
    """For each term below the first row, the first edge that leads to it from the row above."""
    found: dict[str, Edge] = {}
    for edge in drawn.drawn:
        found.setdefault(edge.end, edge)
    return found


def _walked(drawn: ConceptMap, first: Mapping[str, Edge]) -> list[tuple[str, int]]:
    """Every term with its depth, each directly below what leads to it."""
    walked: list[tuple[str, int]] = []
    ahead = [(slug, 0) for slug in reversed(drawn.rows[0])]
    while ahead:
        slug, depth = ahead.pop()
        walked.append((slug, depth))
        below = [one for row in drawn.rows for one in row if one in first and first[one].start == slug]
        ahead += [(one, depth + 1) for one in reversed(below)]
    return walked
