"""A crossing that hugs the zero line to an enlarged view of it, where the picture has room."""

from __future__ import annotations

from itertools import pairwise

from calckit.chart.axes import Frame
from calckit.chart.labels import TICK, Label
from calckit.chart.place import Box
from calckit.chart.scale import Scale
from calckit.chart.values import CloseUp, XYChart
from calckit.saying import say

_HUGS = 16  # pixels between crossing and zero line under which the eye cannot tell them apart
_VIEW = 52.0  # height of the enlarged view


def close_up(chart: XYChart, view: CloseUp, made: Frame) -> None:
    """Draw the enlarged view if the crossing needs it and a place without lines is free."""
    if not (made.x.holds(view.x) and made.y.holds(view.y) and made.y.holds(0)) or view.y <= 0:
        return
    if abs(made.y.at(view.y) - made.y.at(0)) >= _HUGS:
        return
    title, note = Label(view.title or say("Close-up of the crossing")), Label(view.note, size=TICK)
    shown = Label(view.shown, size=TICK)
    width = max(190.0, title.width + 18, note.width + 18, shown.width + 120)
    height = _VIEW + 42
    bottom = min(made.y.at(0), made.y.at(view.y)) - 5
    lefts = [made.plot.right - 6 - back - width for back in (0, 30, 60, 90, 120)] + [made.plot.left + 6]
    candidates = [
        Box(left, bottom - up - height, left + width, bottom - up) for left in lefts for up in (0, 30, 60)
    ]
    found = made.sheet.layout.best(box for box in candidates if box.inside(made.plot))
    if found is not None and found[0] == 0:
        _draw(chart, view, made, found[1], (title, note, shown))


def _draw(chart: XYChart, view: CloseUp, made: Frame, box: Box, words: tuple[Label, Label, Label]) -> None:
    title, note, shown = words
    sheet = made.sheet
    inner = Box(box.left + shown.width + 18, box.top + 22, box.right - 8, box.top + 22 + _VIEW)
    x, y = _scales(view, inner)
    sheet.rectangle(box, "inset", radius=2)
    sheet.text(title, box.left + 9, box.top + 16, "s")
    zero, at = y.at(0), (x.at(view.x), y.at(view.y))
    sheet.stroke((inner.left, zero, inner.right, zero), "axis")
    for line in chart.lines:
        for one, two in pairwise(line.points):
            piece = inner.cut((x.at(one[0]), y.at(one[1]), x.at(two[0]), y.at(two[1])))
            if piece is not None:
                sheet.stroke(piece, line.style)
    sheet.circle(*at, 5, "ring in-inset")
    sheet.text(shown, inner.left - 6, at[1] + 4, "s", "end")
    sheet.text(Label("0", size=TICK), inner.left - 6, zero + 4, "s", "end")
    sheet.text(note, box.right - 9, box.bottom - 9, "s", "end")
    sheet.layout.take(box.grown(3))


def _scales(view: CloseUp, inner: Box) -> tuple[Scale, Scale]:
    """Return scales that show the crossing, the zero of the main line, and a little on either side."""
    reach = abs(view.x - view.zero_x) or abs(view.x) / 100 or 1.0
    low, high = min(view.x, view.zero_x), max(view.x, view.zero_x)
    return (
        Scale(low - 2 * reach, high + 2 * reach, inner.left, inner.right),
        Scale(-0.8 * view.y, 2.2 * view.y, inner.bottom, inner.top),
    )
