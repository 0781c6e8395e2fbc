"""Marks to SVG text: the one place that writes elements, coordinates and escapes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from calckit.chart.labels import LABEL, PITCH, TICK, Label
from calckit.chart.place import Box, Layout, Stroke


def coordinate(value: float) -> str:
    """Write a pixel with at most one decimal; rounded twice so that every platform's last bits agree."""
    text = f"{round(value, 6):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def pixels(*values: float) -> str:
    """Write several coordinates, separated by spaces."""
    return " ".join(map(coordinate, values))


def classes(look: str) -> str:
    """Write the class attribute of a look: short names separated by spaces, "" for none."""
    return f' class="{" ".join(f"mg-c-{name}" for name in look.split())}"' if look.strip() else ""


@dataclass(slots=True)
class Sheet:
    """A drawing under way: its size, its elements so far, and what the labels must keep clear of."""

    key: str
    width: float
    height: float
    layout: Layout = field(init=False)
    elements: list[str] = field(default_factory=list)
    hatched: bool = False
    _hairlines: dict[str, int] = field(default_factory=dict)  # look → where in `elements` its one path stands

    def __post_init__(self) -> None:
        self.layout = Layout(Box(0, 0, self.width, self.height))

    @property
    def narrow(self) -> bool:
        """Whether this is the drawing for small screens, with the short texts."""
        return self.width < 430

    def path(self, data: str, look: str) -> None:
        """Add a path in a look (a class without its prefix)."""
        self.elements.append(f'<path{classes(look)} d="{data}"/>')

    def stroke(self, line: Stroke, look: str) -> None:
        """Add one straight line."""
        self.path(_straight(line), look)

    def hairline(self, line: Stroke, look: str) -> None:
        """Add a line of the grid or an axis: all of a look are one path, where the first was."""
        at = self._hairlines.setdefault(look, len(self.elements))
        if at == len(self.elements):
            self.stroke(line, look)
        else:
            self.elements[at] = self.elements[at].removesuffix('"/>') + _straight(line) + '"/>'

    def rectangle(self, box: Box, look: str, radius: int = 0) -> None:
        """Add a rectangle."""
        corner = f'x="{coordinate(box.left)}" y="{coordinate(box.top)}"'
        size = f'width="{coordinate(box.right - box.left)}" height="{coordinate(box.bottom - box.top)}"'
        rounded = f' rx="{radius}"' if radius else ""
        self.elements.append(f"<rect{classes(look)} {corner} {size}{rounded}/>")

    def hatch(self, *boxes: Box) -> None:
        """Lay diagonal lines over rectangles; the pattern is written once, under this drawing's own id."""
        if not boxes:
            return
        self.hatched = True
        self.elements.append(f'<path fill="url(#{self.key}-h)" d="{"".join(map(_outline, boxes))}"/>')

    def circle(self, x: float, y: float, radius: float, look: str) -> None:
        """Add a circle."""
        place = f'cx="{coordinate(x)}" cy="{coordinate(y)}" r="{coordinate(radius)}"'
        self.elements.append(f"<circle{classes(look)} {place}/>")

    def text(self, words: Label, x: float, y: float, look: str = "", anchor: str = "") -> None:
        """Add one line of text with its baseline at y, and keep its place from the labels."""
        if not words.text.strip():
            return
        looks = f"{look}{' b' if words.bold else ''}{' k' if words.size == TICK else ''}"
        side = f' text-anchor="{anchor}"' if anchor else ""
        place = f'x="{coordinate(x)}" y="{coordinate(y)}"'
        self.elements.append(f"<text {place}{classes(looks)}{side}>{escape(words.text, quote=False)}</text>")
        left = x - {"": 0.0, "middle": words.width / 2, "end": words.width}[anchor]
        self.layout.take(Box(left, y - 0.8 * words.size, left + words.width, y + 0.26 * words.size))

    def block(self, lines: Sequence[Label], box: Box, look: str, anchor: str = "") -> None:
        """Set lines of text into a box that was chosen for them, and keep the whole box."""
        x = {"": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor]
        for i, words in enumerate(lines):
            self.text(words, x, box.top + 11 + i * PITCH, look, anchor)
        self.layout.take(box)

    def svg(self, title: str, desc: str) -> str:
        """Return the finished drawing with its title and alternative text."""
        pattern = (
            f'<defs><pattern id="{self.key}-h" width="7" height="7" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><path class="mg-c-hatch" d="M0 0V7"/></pattern></defs>'
            if self.hatched
            else ""
        )
        size = coordinate(self.width), coordinate(self.height)
        return (
            f'<svg class="mg-c" role="img" aria-labelledby="{self.key}-t {self.key}-d" '
            f'viewBox="0 0 {size[0]} {size[1]}" width="{size[0]}" height="{size[1]}">'
            f'<title id="{self.key}-t">{escape(title, quote=False)}</title>'
            f'<desc id="{self.key}-d">{escape(desc, quote=False)}</desc>'
            f'{pattern}<g aria-hidden="true">{"".join(self.elements)}</g></svg>'
        )


def _straight(line: Stroke) -> str:
    x1, y1, x2, y2 = line
    rest = f"V{coordinate(y2)}" if x1 == x2 else f"H{coordinate(x2)}" if y1 == y2 else f"L{pixels(x2, y2)}"
    return f"M{pixels(x1, y1)}{rest}"


def _outline(box: Box) -> str:
    right, bottom, left = map(coordinate, (box.right, box.bottom, box.left))
    return f"M{pixels(box.left, box.top)}H{right}V{bottom}H{left}z"


def size_of(lines: Iterable[Label]) -> tuple[float, float]:
    """Return width and height of lines set one under the other."""
    rows = list(lines)
    return max((words.width for words in rows), default=0.0), PITCH * (len(rows) - 1) + LABEL * 1.1
