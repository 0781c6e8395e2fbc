"""What each kind of bar or cell means: small samples with words, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calckit.chart.labels import TICK, Label, fitted
from calckit.chart.place import Box
from calckit.chart.sheet import Sheet

_LINE = 22.0
_SAMPLE = 13.0
HATCHED = ("part", "cell bad")


def legend_height(texts: Iterable[str], width: float) -> float:
    """Return the height the legend needs."""
    places = _places(list(texts), width)
    return 10 + (places[-1][1] + 1) * _LINE if places else 0.0


def legend(sheet: Sheet, entries: Sequence[tuple[str, str]], top: float) -> None:
    """Draw samples and words from `top` on."""
    for (look, text), (x, line) in zip(
        entries, _places([text for _, text in entries], sheet.width), strict=True
    ):
        box = Box(x, top + 8 + line * _LINE, x + _SAMPLE, top + 8 + line * _LINE + 11)
        sheet.rectangle(box, look)
        if look in HATCHED:
            sheet.hatch(box)
        sheet.text(_words(text, sheet.width), x + _SAMPLE + 6, box.bottom - 1, "s")


def _words(text: str, width: float) -> Label:
    return Label(fitted(text, width - _SAMPLE - 12, TICK), size=TICK)


def _places(texts: Sequence[str], width: float) -> list[tuple[float, int]]:
    """Return x and line of each entry, a new line where the next would leave the sheet."""
    places, x, line = [], 1.0, 0
    for text in texts:
        size = _SAMPLE + 6 + _words(text, width).width
        if x > 1 and x + size > width:
            x, line = 1.0, line + 1
        places.append((x, line))
        x += size + 18
    return places
