"""Boxes and strokes to a free place: no label on another, none outside, lines left uncovered if possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple, TypeAlias

Stroke: TypeAlias = tuple[float, float, float, float]


class Box(NamedTuple):
    """A rectangle on the sheet, y downwards; a tuple, because one drawing weighs hundreds of places."""

    left: float
    top: float
    right: float
    bottom: float

    def inside(self, other: Box) -> bool:
        """Tell whether this box lies wholly in the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> Box:
        """Return the box with room all round."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved_into(self, area: Box) -> Box:
        """Return the box pushed sideways until it stands in the area's width."""
        shift = max(area.left - self.left, 0) or min(area.right - self.right, 0)
        return Box(self.left + shift, self.top, self.right + shift, self.bottom)

    def cut(self, stroke: Stroke) -> Stroke | None:
        """Return the part of a straight stroke that lies in the box, or None (Liang and Barsky)."""
        x1, y1, x2, y2 = stroke
        enter, leave = 0.0, 1.0
        for step, gap in (
            (x1 - x2, x1 - self.left),
            (x2 - x1, self.right - x1),
            (y1 - y2, y1 - self.top),
            (y2 - y1, self.bottom - y1),
        ):
            if step == 0:
                if gap < 0:
                    return None
            elif step < 0:
                enter = max(enter, gap / step)
            else:
                leave = min(leave, gap / step)
        if enter > leave:
            return None
        return x1 + enter * (x2 - x1), y1 + enter * (y2 - y1), x1 + leave * (x2 - x1), y1 + leave * (y2 - y1)


@dataclass(slots=True)
class Layout:
    """What already stands on the sheet: boxes nothing may touch, strokes that are better left visible."""

    area: Box
    taken: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Keep this place from others."""
        self.taken.append(box)

    def is_free(self, box: Box, gap: float = 0.0) -> bool:
        """Tell whether the box is in the area and keeps the gap to everything taken."""
        if not box.inside(self.area):
            return False
        left, top, right, bottom = box.grown(gap) if gap else box
        for other in self.taken:
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                return False
        return True

    def best(
        self, candidates: Iterable[Box], own: Sequence[Stroke] | None = None, below: float = inf
    ) -> tuple[int, Box] | None:
        """Return the free candidate of least cost, the first of equals, with its cost; none at a limit.

        The cost is the number of strokes covered; with strokes of its own given, a name also keeps away from
        those of others, to which it would seem to belong.
        """
        found: tuple[int, Box] | None = None
        others = [] if own is None else _without(self.strokes, own)
        for box in candidates:
            if not self.is_free(box):
                continue
            cost = _covered(box, self.strokes, below)
            if others and cost < below:
                cost += _covered(box.grown(7), others, below - cost)
            if cost < below:
                found, below = (cost, box), cost
                if cost == 0:
                    break
        return found


def _without(strokes: Iterable[Stroke], own: Iterable[Stroke]) -> list[Stroke]:
    left_out = set(own)
    return [stroke for stroke in strokes if stroke not in left_out]


def _covered(box: Box, strokes: Iterable[Stroke], enough: float) -> int:
    """Count the strokes that meet the box, and stop at enough; most lie wholly at one side of it."""
    left, top, right, bottom = box
    count = 0
    for stroke in strokes:
        x1, y1, x2, y2 = stroke
        beside = (x1 < left and x2 < left) or (x1 > right and x2 > right)
        if beside or (y1 < top and y2 < top) or (y1 > bottom and y2 > bottom):
            continue
        if box.cut(stroke) is not None:
            count += 1
            if count >= enough:
                break
    return count


def around(x: float, y: float, width: float, height: float, gap: float) -> Sequence[Box]:
    """Return boxes beside a point: right and left, then above and below, then further off."""
    boxes = []
    for far in (gap, gap + 14):
        for left in (x + far, x - far - width):
            boxes += [
                Box(left, top, left + width, top + height) for top in (y + 2, y - 2 - height, y - height / 2)
            ]
        for top in (y - far - height, y + far):
            boxes.append(Box(x - width / 2, top, x + width / 2, top + height))
    return boxes
