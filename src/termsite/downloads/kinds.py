"""The kinds of note in the deck: their fields and the names of their cards, which are final, and the layout.

Anki keeps a note's old words for ever once its kind gains a field or a card, or one is called otherwise
(`findings/extra-field-in-a-deck.sh`). The layout may change: it comes with an import and touches no note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from calckit.saying import later
from termsite.ledger import Part, digest
from termsite.model import Site

STYLE = Path(__file__).with_name("cards.css").read_text("utf-8")
# What the layouts say, in the site's language.
GONE = later(
    "Withdrawn on {{Withdrawn}}: the glossary asks this no longer. "
    "Find every such card with <b>tag:ROOT::withdrawn</b>, and delete or suspend it."
)
ALSO, SOURCES, WHICH = later("Also: {{Also}}"), later("Sources: {{Source}}"), later("{{Area}}: which word?")
WITHDRAWN = f'{{{{#Withdrawn}}}}<p class="withdrawn">{GONE}</p>{{{{/Withdrawn}}}}'
PAGE = '{{#Page}}<p class="quiet page"><a href="ADDRESS{{Page}}">ADDRESS{{Page}}</a></p>{{/Page}}'
BEHIND = (
    f'{{{{#Also}}}}<p class="quiet">{ALSO}</p>{{{{/Also}}}}'
    '{{#Formula}}<div class="formula">{{Formula}}</div>{{Legend}}{{/Formula}}'
    '{{#Contrast}}<div class="contrast">{{Contrast}}</div>{{/Contrast}}'
    f'{{{{#Source}}}}<p class="quiet">{SOURCES}</p>{{{{/Source}}}}' + PAGE
)
ABOUT = '<p class="about">{{Area}}</p>'
TURN = "{{FrontSide}}<hr id=answer>"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of note: what it is called, its fields, and name, front and back of each of its cards."""

    name: str
    fields: tuple[str, ...]
    cards: tuple[tuple[str, str, str], ...]

    def laid_out(self, site: Site) -> Iterator[Mapping[str, str]]:
        """Each card as Anki wants it, with the address of this site."""
        for name, front, back in self.cards:
            yield {"name": name, "qfmt": _at(site, front), "afmt": _at(site, back)}

    def part(self, site: Site) -> Part:
        """What the ledger keeps of it."""
        said = (value for card in self.laid_out(site) for value in card.values())
        return Part(f"kind {self.name}", "", self.name, digest((self.name, *self.fields, *said, STYLE)))


KINDS: Mapping[str, Kind] = {
    "term": Kind(
        "term",
        (
            *("Term", "Also", "Meaning", "Formula", "Legend", "Contrast", "Source"),
            *("Area", "Level", "Page", "Withdrawn"),
        ),
        (
            (
                "Meaning",
                ABOUT + "<h1>{{Term}}</h1>" + WITHDRAWN,
                TURN + "<p>{{Meaning}}</p>" + BEHIND,
            ),
            (
                "Word",
                f'<p class="about">{{{{#Area}}}}{WHICH}{{{{/Area}}}}</p>'
                '{{#Meaning}}<p class="ask">{{Meaning}}</p>{{/Meaning}}'
                "{{#Withdrawn}}<h1>{{Term}}</h1>{{/Withdrawn}}" + WITHDRAWN,
                TURN + "<h1>{{Term}}</h1>" + BEHIND,
            ),
        ),
    ),
    "question": Kind(
        "question",
        ("Question", "Term", "Answer", "Area", "Level", "Page", "Withdrawn"),
        (
            (
                "Question",
                '<p class="about">{{Term}}</p><p class="ask">{{Question}}</p>' + WITHDRAWN,
                TURN + "{{Answer}}" + PAGE,
            ),
        ),
    ),
    "sum": Kind(
        "sum",
        ("Case", "Calculator", "Question", "Given", "Answer", "Working", "Area", "Page", "Withdrawn"),
        (
            (
                "Sum",
                '<p class="about">{{Calculator}}</p><p class="ask">{{Question}}</p>{{Given}}' + WITHDRAWN,
                TURN
                + '<p>{{Answer}}</p>{{#Working}}<div class="working">{{Working}}</div>{{/Working}}'
                + PAGE,
            ),
        ),
    ),
}


def root_tag(site: Site) -> str:
    """The tag below which all of ours stand, apart from the reader's own."""
    return "-".join(site.name.lower().split())


def _at(site: Site, layout: str) -> str:
    for text in (GONE, ALSO, SOURCES, WHICH):
        layout = layout.replace(text, site.words.say(text))
    return layout.replace("ADDRESS", site.address).replace("ROOT", root_tag(site))
