"""Text to its size: how wide words are in the charts' typeface, shortened or wrapped to a width."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

# Advance widths of Source Sans 3 in thousandths of an em, for the characters from space to tilde.
# fmt: off
_REGULAR = (
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497,
    497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617,
    652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303,
    350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542,
    555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
)
_BOLD = (
    200, 320, 493, 516, 516, 844, 645, 280, 328, 328, 441, 516, 280, 324, 280, 343, 516, 516, 516, 516,
    516, 516, 516, 516, 516, 516, 280, 280, 516, 516, 516, 448, 880, 561, 599, 577, 627, 540, 513, 630,
    665, 286, 497, 600, 505, 748, 659, 676, 585, 676, 596, 547, 548, 657, 540, 803, 546, 506, 541, 328,
    343, 328, 516, 500, 550, 518, 565, 463, 566, 509, 322, 523, 561, 265, 266, 527, 274, 846, 562, 550,
    566, 566, 378, 434, 365, 558, 501, 754, 487, 500, 446, 328, 257, 328, 516,
)
# fmt: on
_SIGNS = {"−": 516, "×": 516, "±": 516, "·": 280, "’": 280, "–": 480, "→": 1000, "%": 844}
_SLACK = 1.03  # room for the fallback typeface, which is wider, before the webfont has arrived

LABEL = 13.0
TICK = 12.5
PITCH = 17.0
"""From one baseline to the next."""


@lru_cache(maxsize=1024)
def text_width(text: str, size: float = LABEL, bold: bool = False) -> float:
    """Estimate the width of a text in pixels; signs outside the table count as one em, emoji as more."""
    table = _BOLD if bold else _REGULAR
    total = 0
    for character in text:
        code = ord(character)
        if 32 <= code < 127:
            total += table[code - 32]
        else:
            total += _SIGNS.get(character, 1000 if code < 0x10000 else 1400)
    return total * size * _SLACK / 1000


def fitted(text: str, room: float, size: float = LABEL, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis where it is wider than the room; "" when nothing useful fits."""
    if text_width(text, size, bold) <= room:
        return text
    for end in range(len(text) - 1, 1, -1):
        cut = text[:end].rstrip(" ,;:") + "…"
        if text_width(cut, size, bold) <= room:
            return cut
    return ""


def wrapped(text: str, bold: bool = False) -> tuple[str, ...]:
    """Break a text at the space that makes its two lines most alike; one line when there is no space."""
    breaks = [
        i for i, character in enumerate(text) if character == " " and text[:i].strip() and text[i:].strip()
    ]
    if not breaks:
        return (text,)
    best = min(
        breaks, key=lambda i: (max(text_width(text[:i], bold=bold), text_width(text[i:], bold=bold)), i)
    )
    return text[:best].rstrip(), text[best:].lstrip()


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text as it is set: 13px or, for ticks and units, 12.5px."""

    text: str
    bold: bool = False
    size: float = LABEL

    @property
    def width(self) -> float:
        """How wide the line is."""
        return text_width(self.text, self.size, self.bold)
