"""What the glossary knows: frozen, complete values, as read from terms, areas and paths."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from termsite.kept import Shelf
from termsite.ledger import Ledger, Release
from termsite.owner import Owner
from termsite.picture import Picture, Shown
from termsite.typeface import Typeface
from termsite.words.words import ENGLISH, Words

if TYPE_CHECKING:  # no text of a term waits for a calculator
    from calckit.calculator import Catalogue
    from termsite.answers import Answers

_TURNED = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was written: a file and a line, or 0 for what has no lines."""

    path: str
    line: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where, and what to do about it."""

    place: Place
    message: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" + (f"\n    {self.hint}" if self.hint else "")


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown as an editor wrote it, and where."""

    text: str
    place: Place
    starts: tuple[int, ...] | None = None  # at which letter each later line of its file begins; None: as here

    def at(self, offset: int) -> Place:
        """Where in its file a place of the text stands."""
        before = self.text.count("\n", 0, offset) if self.starts is None else bisect(self.starts, offset)
        return Place(self.place.path, self.place.line + before)


@dataclass(frozen=True, slots=True)
class Source:
    """A text that was opened, and what it is cited for."""

    title: str
    publisher: str
    url: str
    checked: date
    supports: str
    place: Place


@dataclass(frozen=True, slots=True)
class Venue:
    """The same word under another rule; `source` names one of the term's sources by title or address."""

    venue: str
    rule: Text
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader types, and the answer, whose first sentence is the answer."""

    ask: str
    answer: Text
    key: str  # by which its card is known: its words, or what they once were
    place: Place


@dataclass(frozen=True, slots=True)
class Relation:
    """Another term, and why it is worth reading."""

    term: str
    why: Text


@dataclass(frozen=True, slots=True)
class Contrast:
    """Another term that is mistaken for this one, and the difference."""

    term: str
    difference: Text
    aliases: tuple[str, ...] = ()  # slugs that lead to the page comparing the two


@dataclass(frozen=True, slots=True)
class Symbol:
    """A letter of the formula: what it means, its unit, and its value in the worked case."""

    name: str
    means: Text
    unit: str
    value: str


@dataclass(frozen=True, slots=True)
class Use:
    """A calculator shown on the term's page, with the preset it starts from."""

    calculator: str
    preset: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Reference:
    """The slug of a term, as written in a list of the front matter."""

    slug: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One concept: everything its file says."""

    slug: str
    title: str
    summary: str
    sorted_as: str  # the title, or how it is read
    aliases: tuple[str, ...]
    symbol_aliases: tuple[str, ...]
    areas: tuple[Reference, ...]
    level: str
    broader: Reference | None
    requires: tuple[Reference, ...]
    related: tuple[Relation, ...]
    contrast: tuple[Contrast, ...]
    formula: str
    latex: str
    symbols: tuple[Symbol, ...]
    calculators: tuple[Use, ...]
    questions: tuple[Question, ...]
    venues: tuple[Venue, ...]
    sources: tuple[Source, ...]
    no_autolink: bool | tuple[str, ...]
    published: date
    reviewed: date | None
    body: Text
    lines: Mapping[str, int]  # the line of each key, for problems found later

    def place(self, key: str = "title") -> Place:
        """Where a key of the front matter stands."""
        return Place(self.body.place.path, self.lines.get(key, 1))

    @property
    def path(self) -> str:
        """Where the term's page is on the site."""
        return f"terms/{self.slug}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the field, with its own text and questions."""

    slug: str
    title: str
    summary: str
    order: int
    aliases: tuple[str, ...]  # slugs of other addresses that lead here
    questions: tuple[Question, ...]
    body: Text

    @property
    def path(self) -> str:
        """Where the area's first page is on the site."""
        return f"areas/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Check:
    """What a reader of a term is asked: an output of a calculator."""

    term: str
    calculator: str
    output: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningPath:
    """Terms in the order in which to read them."""

    slug: str
    title: str
    summary: str
    order: int
    minutes: int
    terms: tuple[Reference, ...]
    checks: tuple[Check, ...]
    body: Text

    @property
    def path(self) -> str:
        """Where the learning path is on the site."""
        return f"paths/{self.slug}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """A page written by hand: `docs/<path>.md`; `index` is the home page, with its lead and its terms."""

    path: str  # "about/", "" is home
    title: str
    description: str
    lead: str
    often_asked: tuple[Reference, ...]
    feature: Reference | None  # a calculator
    doors: tuple[tuple[str, Reference], ...]  # what somebody in trouble says, and a calculator
    head_title: str  # of the window; empty: the title
    lists: str  # "accounts", "keys" or "venues", which follow its text; or nothing
    labels: Mapping[str, str]  # what a key of the venues' files is called
    addresses: bool  # whether those that the settings name follow its text
    body: Text


@dataclass(frozen=True, slots=True)
class Trial:
    """What one version of a package returned for an account, on the day it was run."""

    package: str
    version: str
    run: date
    value: str
    same: bool  # as ours
    why: Text


@dataclass(frozen=True, slots=True)
class Worked:
    """The question that a calculator is asked when the site is built, and which of its outputs is meant."""

    calculator: str
    inputs: Mapping[str, str]  # canonical text by name
    output: str
    words: Text  # the switch that makes the answers comparable
    place: Place


@dataclass(frozen=True, slots=True)
class Account:
    """One small account, and what real software answers for it."""

    slug: str
    title: str
    order: int
    asked: Text
    worked: tuple[Worked, ...]
    trials: tuple[Trial, ...]
    terms: tuple[Reference, ...]
    body: Text


@dataclass(frozen=True, slots=True)
class FactFile:
    """What a file of facts says, a venue's or one of real days, and the file itself."""

    slug: str
    values: Mapping[str, Any]  # as venue.schema.json or replay.schema.json describes them
    content: bytes
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the files of a project say, nothing of it resolved yet."""

    terms: tuple[Term, ...]
    areas: tuple[Area, ...]
    paths: tuple[LearningPath, ...]
    docs: tuple[Doc, ...]
    accounts: tuple[Account, ...]
    facts: Mapping[str, tuple[FactFile, ...]]  # "venues" and "days" → the files of the package
    pictures: Mapping[str, Mapping[str, Picture]]  # "terms/spring-tide" → those in this folder, by name
    catalogue: Catalogue  # what calculators say of themselves
    calculators: Callable[[], Catalogue]  # and the whole of them, loaded when somebody asks
    sources: Mapping[str, Text]  # calculator → its Python
    formulas: str  # a name for everything that calculators compute with: another one, other answers
    changelog: tuple[Release, ...]
    ledger: Ledger
    heights: Mapping[str, Mapping[int, int]]  # calculator → least width of its frame → its height, px
    unread: Mapping[str, tuple[Text, ...]]  # files with problems, told of already; what of each can be judged

    def unread_in(self, folder: str) -> frozenset[str]:
        """The slugs of the files of a folder that could not be read."""
        files = (PurePosixPath(path) for path in self.unread)
        return frozenset(file.stem.replace("_", "-") for file in files if file.parent.name == folder)


@dataclass(frozen=True, slots=True)
class Backlink:
    """A sentence of another term's text that uses this one; `words` is how it is named there."""

    term: str
    sentence: str
    words: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A converted text: up to its first heading, and from there; its headings; the terms it uses."""

    lead: Markup
    rest: Markup
    headings: tuple[tuple[str, str], ...]  # (words, id) of each h2
    uses: tuple[Backlink, ...]
    automatic: tuple[Backlink, ...]  # those that were linked by name and not by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """Terms, areas and paths with every name resolved and everything derived from them."""

    terms: Mapping[str, Term]  # by slug, in the order of their titles
    areas: Mapping[str, Area]  # by slug, in their own order
    paths: Mapping[str, LearningPath]
    docs: Mapping[str, Doc]  # by path
    members: Mapping[str, tuple[str, ...]]  # area → its terms in learning order
    unlocks: Mapping[str, tuple[str, ...]]  # term → the terms that require it
    uses: Mapping[str, tuple[Backlink, ...]]  # term → the sentences that use it
    mentions: Mapping[str, tuple[str, ...]]  # term → the terms its text links to
    order: tuple[str, ...]  # all terms, each after what it requires
    redirects: Mapping[str, str]  # slug of an alias → slug of its term
    compared: Mapping[str, tuple[str, str]]  # slug of an alias → the two terms that its page compares
    forms: Mapping[str, str]  # every name by which a term is called → its slug
    figures: Mapping[str, str]  # placeholder → the number shown
    catalogue: Catalogue  # what calculators say of themselves; the whole of them is behind the answers
    sources: Mapping[str, Text]  # calculator → its Python
    answers: Answers
    texts: Shelf[Any]  # short texts and formulas as HTML, as far as they were asked for before
    changelog: tuple[Release, ...]  # newest first
    ledger: Ledger
    heights: Mapping[str, Mapping[int, int]]  # calculator → least width of its frame → its height, px
    prose: Mapping[str, Prose]  # path of a term, area or learning path → its text
    pictures: Mapping[str, tuple[Shown, ...]]  # path of a page with pictures → those that its text shows
    accounts: tuple[Account, ...]  # in their own order
    facts: Mapping[str, tuple[FactFile, ...]]  # "venues" and "days" → the files of the package

    def listing(self, what: str) -> Doc | None:
        """The page that lists the accounts, or the venues."""
        return next((doc for doc in self.docs.values() if doc.lists == what), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A tab of the navigation: the page that it is, or the pages in it, title and path of each."""

    title: str
    pages: tuple[tuple[str, str], ...]
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the settings say about the whole site."""

    name: str
    address: str  # "https://glossary.example/", ends in a slash
    description: str
    language: str = "en"
    words: Words = ENGLISH  # what the interface says, in that language
    direction: str = ""  # "ltr" or "rtl"; empty: as the language has it
    version: str = ""
    sections: tuple[Section, ...] = ()
    notice: str = ""  # a sentence beside the licence
    edit: str = ""  # address under which a file's path opens its source, ends in a slash; or empty
    styles: str = "assets/site.css"  # where pages find the style sheet
    frames: str = "mkdocs"  # who renders the theme: mkdocs or zensical
    cards: str = "areas"  # whose card a term shows: of its area, or ("terms") its own
    calculators: str = "calculators"  # their folder
    owner: Owner = field(default_factory=Owner)
    archive: str = ""  # the folder of frozen versions; empty: none are kept
    package: str = ""  # what calculators compute with; its folder is in src/
    typefaces: tuple[Typeface, ...] = ()
    live: bool = False  # under `serve`: no policy, reload script

    @property
    def turned(self) -> bool:
        """Whether lines begin at the right."""
        return self.direction == "rtl" or (not self.direction and self.language.partition("-")[0] in _TURNED)

    @property
    def draws(self) -> bool:
        """Whether its pages have cards, which are drawn with its typefaces."""
        return {"serif.woff2", "sans.woff2", "math.woff2"} <= {face.name for face in self.typefaces}

    @property
    def base(self) -> str:
        """The path under which the site lives: "/" or "/glossary/"."""
        return "/" + self.address.split("://", 1)[-1].partition("/")[2]


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the site: its path from the root, its bytes, and what it was made from."""

    path: str
    content: bytes
    place: Place
