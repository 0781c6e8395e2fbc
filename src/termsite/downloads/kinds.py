"""The kinds of note in the deck: their fields and the names of their cards, which are final, and the layout.

Anki keeps a note's old words for ever once its kind gains a field or a card, or one is called otherwise
(`findings/extra-field-in-a-deck.sh`). The layout may change: it comes with an import and touches no note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from termsite.ledger import Part, digest
from termsite.model import Site

STYLE = """\
.card { --paper: #fbfcfa; --ink: #15211c; --quiet: #43524b; --pine: #0b5a49; --line: #d0dcd3;
  --madder: #b01e31; box-sizing: border-box; min-height: 100vh; margin: 0;
  padding: .8em max(1em, 50vw - 17em); background: var(--paper); color: var(--ink);
  font: 20px/1.5 Georgia, serif; text-align: left; overflow-wrap: anywhere; }
.card.nightMode, .card.night_mode { --paper: #111715; --ink: #e7ede9; --quiet: #b7c4bd; --pine: #7fd0b6;
  --line: #32403a; --madder: #ff938f; }
h1 { margin: 0; font-size: 1.4em; line-height: 1.25; font-weight: normal; }
p, ul, ol, dl { margin: .5em 0; }
ul, ol { padding-left: 1.3em; }
li ul { margin: 0; }
a { color: var(--pine); }
hr { border: 0; border-top: 1px solid var(--line); margin: .8em 0; }
.about, .quiet, dl, .contrast { color: var(--quiet); font-size: .8em; }
.about, .page { font-family: sans-serif; }
.about { margin: 0; letter-spacing: .02em; }
.ask { font-size: 1.15em; line-height: 1.35; }
.withdrawn { color: var(--madder); }
math { max-width: 100%; math-style: normal; }
.formula { overflow-x: auto; font-size: 1.1em; padding: .5em 0; }
.mg-pieces, .mg-pieces > mrow { display: flex; flex-wrap: wrap; align-items: center; gap: .25em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em .9em; }
dd { margin: 0; }
.working { font-size: .85em; }
.working p { margin: .2em 0; }
.working div { padding: .3em 0; overflow-x: auto; }
.working table { border-collapse: collapse; }
.working :is(td, th) { padding: 0 .6em 0 0; text-align: left; }
"""
WITHDRAWN = (
    '{{#Withdrawn}}<p class="withdrawn">Withdrawn on {{Withdrawn}}: the glossary asks this no longer. '
    "Find every such card with <b>tag:ROOT::withdrawn</b>, and delete or suspend it.</p>{{/Withdrawn}}"
)
PAGE = '{{#Page}}<p class="quiet page"><a href="ADDRESS{{Page}}">ADDRESS{{Page}}</a></p>{{/Page}}'
BEHIND = (
    '{{#Also}}<p class="quiet">Also: {{Also}}</p>{{/Also}}'
    '{{#Formula}}<div class="formula">{{Formula}}</div>{{Legend}}{{/Formula}}'
    '{{#Contrast}}<div class="contrast">{{Contrast}}</div>{{/Contrast}}'
    '{{#Source}}<p class="quiet">Sources: {{Source}}</p>{{/Source}}' + PAGE
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
                '<p class="about">{{#Area}}{{Area}}: which word?{{/Area}}</p>'
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
    return layout.replace("ADDRESS", site.address).replace("ROOT", root_tag(site))
