"""Cards as pictures: drawn in the look's colours and typefaces."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import resvg_py
from fontTools.ttLib import TTFont
from markupsafe import Markup

from termsite.model import Site
from termsite.once import Kept
from termsite.pages.card import Card
from termsite.theme import fonts
from termsite.theme.lines import Lines, letters
from termsite.theme.styles import styles

WIDTH, HEIGHT = 1200, 630  # what sites that show cards ask for
_LEFT, _RIGHT, _SHEET = 96, 1120, 690  # where words begin and end; where the ground of a chart begins
_TITLE, _PITCH = 172, 1.14  # where a title begins; from line to line, in parts of its size
_SIZES = (72, 60, 50, 44, 38, 33)  # of a title; beside a chart from the third
_FROM_RIGHT, _ENDED = "\u2067", "\u2069"  # between them words run from the right, whatever they begin with
_SERIF, _SANS, _SIGNS = "Card Serif", "Card Sans", "Card Signs"
# Family, weight, and whose typeface of the site's it is; the last has the signs that the others lack.
_FACES = (
    (_SERIF, 400, "serif.woff2"), (_SERIF, 600, "serif.woff2"),
    (_SANS, 400, "sans.woff2"), (_SANS, 600, "sans.woff2"), (_SIGNS, 400, "math.woff2"),
)  # fmt: skip
_COLOUR = re.compile(r"(--mg-[\w-]+):(#[0-9a-f]+)")
_VARIABLE = re.compile(r"var\((--mg-[\w-]+)(?:,[^()]*(?:\([^()]*\))?[^()]*)?\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="{family}">'
    "<style>{style}</style>"
    '<path class="paper" d="M0 0h{width}v{height}H0z"/>{chart}<g text-anchor="{anchor}">{inside}</g></svg>'
)
_MARK = Markup(
    '<svg x="{x}" y="60" width="38" height="38" viewBox="0 0 24 24" fill="none" stroke-width="2">'
    '<path class="rule" d="M3 1v22"/><path class="ink" d="M8 5h9M8 11h13M8 17h9M8 21h13"/></svg>'
)
_LOGO = Markup('<image x="{x}" y="60" width="38" height="38" href="data:image/{kind};base64,{content}"/>')


class Painter:
    """Draws with the look and the typefaces of one site, and from the side where its lines begin."""

    def __init__(self, root: Path, site: Site, cards: Iterable[Card] = ()) -> None:
        """Get ready to draw these cards, and any other; of these it knows beforehand where lines may end."""
        self._kept = Kept(root / "build" / "cards")
        self._name, self._style = site.name, _style(root / "theme")
        self._mark = _logo(root / "theme" / site.owner.logo) if site.owner.logo else _MARK
        sources = {face.name: root / "node_modules" / face.source for face in site.typefaces}
        self._files = {
            (family, weight): self._face(sources[name], family, weight) for family, weight, name in _FACES
        }
        self._widths = {face: _widths(file) for face, file in self._files.items()}
        self._any = {letter: width for widths in self._widths.values() for letter, width in widths.items()}
        self._lines = Lines(text for card in cards for text in (card.title, card.lead))
        self._turned = site.turned

    @property
    def letters(self) -> frozenset[str]:
        """What it can draw."""
        return frozenset(map(chr, self._any))

    def png(self, card: Card) -> bytes:
        """One card as PNG."""
        files = [str(file) for file in self._files.values()]
        return resvg_py.svg_to_bytes(
            svg_string=self.svg(card), width=WIDTH, skip_system_fonts=True, font_files=files
        )

    def svg(self, card: Card) -> str:
        """One card as SVG: whose it is, what it is of, its title, and the figure under its line."""
        right, sizes = (_SHEET - 40, _SIZES[2:]) if card.chart else (_RIGHT, _SIZES)
        lead = self._wrapped(card.lead, (_SERIF, 400), 32, right)
        end = HEIGHT - 84 if card.figure else HEIGHT - 72
        top = end - (104 if card.figure else 0) - (len(lead) - 1) * 42
        size, title = self._title(card.title, sizes, right, top - 60)
        parts = [
            Markup('<path class="rule" stroke-width="4" d="M{} 60V{}"/>').format(self._from(60), HEIGHT - 60),
            self._mark.format(x=self._from(_LEFT, 38)),
            self._text(self._name, _LEFT + 54, 91, 34, "name"),
            self._text(card.kind, _LEFT, 166, 30, "kind"),
            *self._texts(title, _TITLE + size, size, _PITCH * size, "title"),
            *self._texts(lead, top, 32, 42, "lead"),
            *self._figure(card, end),
        ]
        anchor, chart = "end" if self._turned else "start", self._chart(card.chart) if card.chart else ""
        inside, style = Markup("").join(parts), Markup(self._style)
        return _SVG.format(
            width=WIDTH, height=HEIGHT, family=_SANS, style=style, chart=chart, anchor=anchor, inside=inside
        )

    def _title(self, words: str, sizes: Sequence[int], right: float, end: float) -> tuple[int, list[str]]:
        """The largest size in which a title ends in time and no part of it is cut, and its lines."""
        titles = {size: self._wrapped(words, (_SERIF, 600), size, right) for size in sizes}
        parts = [part for word in self._lines.words(words) for part in word]
        for size, lines in titles.items():
            widest = max((self._width(part, (_SERIF, 600), size) for part in parts), default=0)
            if _below(size, lines) < end and widest <= right - _LEFT:
                return size, lines
        return sizes[-1], titles[sizes[-1]]

    def _figure(self, card: Card, y: float) -> Iterator[Markup]:
        if card.figure:
            width = self._width(card.figure, (_SERIF, 600), 76)
            yield self._text(card.figure, _LEFT, y, 76, "figure")
            line = Markup('<path class="double" d="M{0} {1}h{2}M{0} {3}h{2}"/>')
            yield line.format(self._from(_LEFT, round(width)), round(y + 15), round(width), round(y + 23))
            yield self._text(card.unit, _LEFT + width + 16, y, 34, "unit")

    def _wrapped(self, words: str, face: tuple[str, int], size: float, right: float) -> list[str]:
        """The words in lines that end before `right`; what is wider than a whole line is cut."""
        lines: list[str] = []
        for word in self._lines.words(words):
            gap = " "
            for part in word:
                wide = self._width(part, face, size) > right - _LEFT
                for piece in letters(part) if wide else [part]:
                    longer = f"{lines[-1]}{gap}{piece}" if lines else ""
                    if longer and self._width(longer, face, size) <= right - _LEFT:
                        lines[-1] = longer
                    else:
                        lines.append(piece)
                    gap = ""
        return lines

    def _text(self, words: str, x: float, y: float, size: float, look: str) -> Markup:
        """A line that begins so far from the side where lines begin."""
        text = Markup('<text class="{}" x="{}" y="{}" font-size="{}">{}</text>')
        said = f"{_FROM_RIGHT}{words}{_ENDED}" if self._turned else words
        return text.format(look, self._from(x), round(y), size, said)

    def _texts(
        self, lines: Sequence[str], y: float, size: float, pitch: float, look: str
    ) -> Iterator[Markup]:
        for number, line in enumerate(lines):
            yield self._text(line, _LEFT, y + number * pitch, size, look)

    def _from(self, x: float, width: float = 0) -> int:
        """What is so far from the side where lines begin, from the left."""
        return round(WIDTH - x - width if self._turned else x)

    def _chart(self, drawing: Markup) -> Markup:
        """The chart on its ground, as large as there is room."""
        width = WIDTH - _SHEET
        ground = Markup('<path class="ledger" d="M{} 0h{}v{}h-{}z"/>').format(
            self._from(_SHEET, width), width, HEIGHT, width
        )
        size = Markup('<svg x="{}" y="70" width="{}" height="{}" ').format(
            self._from(_SHEET + 36, width - 72), width - 72, HEIGHT - 140
        )
        return ground + Markup(
            re.sub(r' (?:width|height)="[\d.]+"', "", drawing, count=2).replace("<svg ", size, 1)
        )

    def _width(self, words: str, face: tuple[str, int], size: float) -> float:
        widths = self._widths[face]
        return sum(widths.get(ord(letter), self._any.get(ord(letter), 1)) for letter in words) * size

    def _face(self, source: Path, family: str, weight: int) -> Path:
        said = f"{family} {weight} {hashlib.sha256(source.read_bytes() + _recipe()).hexdigest()}"
        return self._kept.once(said, ".ttf", lambda: fonts.still(source, family, weight))


def _recipe() -> bytes:
    return Path(fonts.__file__).read_bytes()


def _widths(file: Path) -> dict[int, float]:
    """How wide each letter of a font is, in parts of its size."""
    with TTFont(file) as font:
        unit, advances = font["head"].unitsPerEm, font["hmtx"]
        return {letter: advances[name][0] / unit for letter, name in font.getBestCmap().items()}


def _style(theme: Path) -> str:
    """The look of charts, in light, and of what stands beside them, without what browsers alone know."""
    colours: dict[str, str] = {}
    for name, colour in _COLOUR.findall(styles(theme, ("colours",)).decode()):
        colours.setdefault(name, colour)  # light comes first
    colours |= {"--mg-sans": f'"{_SANS}"', "--mg-ground": colours["--mg-ledger"]}
    charts = styles(theme, ("charts",)).decode().partition("@media")[0]
    plain = [f"{n}{{{said}}}" for n, said in _RULE.findall(charts) if not set(":@") & set(n)]
    rules = "".join((*plain, _OWN)).replace("weight:620", "weight:600")
    return _VARIABLE.sub(lambda found: colours[found[1]], rules)


_OWN = f"""
.paper {{ fill: var(--mg-paper) }}
.ledger {{ fill: var(--mg-ledger) }}
.rule {{ fill: none; stroke: var(--mg-madder) }}
.ink {{ stroke: var(--mg-ink) }}
.double {{ fill: none; stroke: var(--mg-ink); stroke-width: 3 }}
.mg-c {{ font-family: "{_SANS}"; font-size: 13px }}
.mg-c-k {{ font-size: 12.5px }}
.name, .title, .figure {{ font-family: "{_SERIF}"; font-weight: 600; fill: var(--mg-ink) }}
.lead {{ font-family: "{_SERIF}"; fill: var(--mg-ink2) }}
.kind {{ fill: var(--mg-pine) }}
.unit {{ fill: var(--mg-ink2) }}
"""


def _logo(file: Path) -> Markup:
    """A site's own mark in the place of ours."""
    kind = "png" if file.suffix == ".png" else "svg+xml"
    return _LOGO.format(x="{x}", kind=kind, content=b64encode(file.read_bytes()).decode())


def _below(size: float, lines: Sequence[str]) -> float:
    """Where a title ends."""
    return _TITLE + size + (len(lines) - 1) * _PITCH * size
