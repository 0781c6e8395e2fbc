"""Boxes and strokes to a free place: no label on another, none outside, lines left uncovered if possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Stroke: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, other: Box) -> bool:
        """Tell whether this box lies wholly in the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def grown(self, by: float) -> Box:
        """Return the box with a margin all round."""
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

    def is_free(self, box: Box) -> bool:
        """Tell whether the box is in the area and touches nothing taken."""
        return box.inside(self.area) and not any(box.overlaps(other) for other in self.taken)

    def is_clear(self, box: Box, gap: float) -> bool:
        """Tell whether the box is in the area and keeps a gap to everything taken."""
        return box.inside(self.area) and not any(box.grown(gap).overlaps(other) for other in self.taken)

    def cost(self, box: Box, own: Sequence[Stroke] | None = None) -> int:
        """Count the strokes the box would cover, and those of others that a name would seem to belong to."""
        covered = sum(box.cut(stroke) is not None for stroke in self.strokes)
        if own is None:
            return covered
        near = box.grown(7)
        return covered + sum(near.cut(stroke) is not None for stroke in self.strokes if stroke not in own)

    def best(self, candidates: Iterable[Box], own: Sequence[Stroke] | None = None) -> tuple[int, Box] | None:
        """Return the free candidate of least cost, the first of equals, with that cost."""
        found: tuple[int, Box] | None = None
        for box in candidates:
            if not self.is_free(box):
                continue
            cost = self.cost(box, own)
            if cost == 0:
                return 0, box
            if found is None or cost < found[0]:
                found = cost, box
        return found


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
