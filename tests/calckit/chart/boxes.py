"""Where the words of a drawing stand, estimated from its text elements, for every test of charts."""

from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from calckit.chart.labels import LABEL, TICK, text_width


@dataclass(frozen=True, slots=True)
class LabelBox:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "LabelBox", by: float = 0.2) -> bool:
        return (
            self.left < other.right - by
            and other.left < self.right - by
            and self.top < other.bottom - by
            and other.top < self.bottom - by
        )


def label_boxes(svg: str) -> list[LabelBox]:
    """Return the box of every text in an SVG drawing of `calckit.draw`."""
    boxes = []
    for node in ElementTree.fromstring(svg).iter("text"):
        looks = node.get("class", "").split()
        size = TICK if "mg-c-k" in looks else LABEL
        width = text_width(node.text or "", size, "mg-c-b" in looks)
        x, y = float(node.get("x", "0")), float(node.get("y", "0"))
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[node.get("text-anchor", "start")]
        boxes.append(LabelBox(node.text or "", left, y - 0.8 * size, left + width, y + 0.26 * size))
    return boxes


def size(svg: str) -> tuple[float, float]:
    """Return width and height of the picture."""
    _, _, width, height = map(float, ElementTree.fromstring(svg).get("viewBox", "").split())
    return width, height


def outside(svg: str) -> list[LabelBox]:
    """Return the texts that leave the picture."""
    width, height = size(svg)
    return [
        box
        for box in label_boxes(svg)
        if box.left < -0.2 or box.top < -0.2 or box.right > width + 0.2 or box.bottom > height + 0.2
    ]


def collisions(svg: str) -> list[tuple[str, str]]:
    """Return the pairs of texts that stand on each other."""
    return [(a.text, b.text) for a, b in combinations(label_boxes(svg), 2) if a.overlaps(b)]


def clipped(svg: str) -> list[tuple[float, float]]:
    """Return the dots and rings, by their middle, that the picture's edge cuts; a ring's stroke is 2.5 wide."""
    width, height = size(svg)
    found = []
    for node in ElementTree.fromstring(svg).iter("circle"):
        x, y, radius = (float(node.get(name, "0")) for name in ("cx", "cy", "r"))
        if min(x, y, width - x, height - y) < radius + 1.25:
            found.append((x, y))
    return found
