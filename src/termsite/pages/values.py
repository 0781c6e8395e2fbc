"""What a page shows: complete values that a template only has to lay out.

Every path is relative to the site's root ("terms/margin-call/", "" is home); the template filter `url`
turns it into a link from the page at hand and leaves other addresses as they are (`"x/" | url`). Markup is
finished HTML with its links already right for its page. TEMPLATES names the template of each page; it gets
`page` and `site` and renders the inside of <article>, h1 included, or the whole document if STANDALONE.
Two more templates fill the frame: nav.html (the items of the left list, from `page.nav`) and toc.html
(the whole contents list, from `page.toc`).

What the theme does for this: MkDocs renders one frame per kind of page, whose values are sentinels, and
`frame.py` fills them. Title and description come from the frame's front matter as usual. The rest the theme
places by name: `{{ config.extra.fill.HEAD }}` in the block extrahead of every page; and where
`page and page.meta and page.meta.frame` holds, `{{ config.extra.fill.NAV }}` instead of the items in
partials/nav.html and `{{ config.extra.fill.TOC }}` instead of partials/toc.html. BODY comes as page.content
(no h1 of the theme, no edit button). `page.meta.section` is the title of the tab to light.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from calckit.wire import Description, FieldOfForm, View
from termsite.model import Source


@dataclass(frozen=True, slots=True)
class Link:
    """A page by name, address and one sentence."""

    title: str
    path: str
    summary: str = ""
    slug: str = ""  # set where the link leads to a term


@dataclass(frozen=True, slots=True)
class NavItem:
    """A line of the list at the left; `items` are below it."""

    title: str
    path: str
    active: bool = False
    items: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class TocItem:
    """A heading of the page."""

    title: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has."""

    path: str
    title: str  # h1, starts with a capital
    head_title: str  # <title>
    description: str
    section: str  # the tab that is lit: Home, Terms, Calculators, Paths, About
    crumbs: tuple[Link, ...]  # from home to the page itself, which is last
    nav: tuple[NavItem, ...] = ()
    toc: tuple[TocItem, ...] = ()
    source: str = ""  # the file one edits, "terms/margin-call.md"
    hide: tuple[str, ...] = ()  # of "navigation", "toc"
    index: bool = True  # False: noindex, and not in the sitemap


@dataclass(frozen=True, slots=True)
class Panel:
    """A calculator as first shown: its form, and the worked answer in it."""

    slug: str
    title: str
    question: str
    path: str  # of its own page
    preset: str  # "" is the default
    view: View
    key: str  # prefix for element ids: one panel, one key on a page
    fields: tuple[FieldOfForm, ...]  # as in calckit.describe, shown and plain being those of the preset
    status: str  # ok | none | now
    sentence: str
    html: Mapping[str, Markup]  # answer, results, chart, table, working, warnings
    terms: Mapping[str, Link]  # slug → term, for labels
    description: Description


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A symbol of the formula, explained."""

    symbol: Markup
    means: Markup
    unit: str
    value: str


@dataclass(frozen=True, slots=True)
class FormulaBlock:
    """A formula and its legend; `checked` is False for raw LaTeX."""

    mathml: Markup
    latex: str
    text: str
    legend: tuple[LegendRow, ...]
    checked: bool = True


@dataclass(frozen=True, slots=True)
class VenueRow:
    """One venue's rule."""

    venue: str
    rule: Markup
    source: Link
    checked: date | None  # where its source does not say the same


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question, its answer as HTML and as plain text, and the id of its element."""

    ask: str
    answer: Markup
    plain: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Note:
    """A term with a line that says why; `more` leads to the page that compares the two, if any."""

    link: Link
    text: Markup
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class UseShown:
    """Another term's sentence with the word in <mark>."""

    link: Link
    sentence: Markup


@dataclass(frozen=True, slots=True)
class Member:
    """A term in a list."""

    link: Link
    level: str
    rank: int  # 1 starter, 2 working, 3 deep
    number: int
    aliases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()  # slugs
    calculators: int = 0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the card over a term's link tells at once."""

    link: Link
    rank: int  # 1 starter, 2 working, 3 deep
    works: bool  # whether its page has a calculator


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage(Page):
    """A term."""

    slug: str
    summary: str
    level: str
    rank: int
    aliases: tuple[str, ...]
    areas: tuple[Link, ...]
    published: date
    reviewed: date | None
    broader: Link | None
    requires: tuple[Link, ...]  # "Read first"
    way: tuple[Link, ...]  # the shortest chain of prerequisites from a term that needs none, if it is longer
    unlocks: tuple[Link, ...]  # "Then"
    lead: Markup  # the body up to its first heading
    formula: FormulaBlock | None
    body: Markup  # the body from its first heading on
    panels: tuple[Panel, ...]
    venues: tuple[VenueRow, ...]
    tried: tuple[Link, ...]  # accounts that real software was asked about
    questions: tuple[QuestionShown, ...]
    contrasts: tuple[Note, ...]
    related: tuple[Note, ...]
    uses: tuple[UseShown, ...]  # the first few
    all_uses: Link | None  # the page that holds all, if there are more
    sources: tuple[Source, ...]
    checked: date | None  # when all sources were, if that was one day
    mentions: tuple[Meaning, ...]  # the terms its text links to
    before: Link | None  # neighbours in A–Z
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UsesPage(Page):
    """Every place where a term is used, for terms that are used in many."""

    term: Link
    uses: tuple[UseShown, ...]
    unlocks: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AreaCard:
    """An area in a list."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class PathCard:
    """A learning path in a list."""

    link: Link
    terms: tuple[Link, ...]
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The first page."""

    lead: str
    body: Markup
    panel: Panel | None
    asked: tuple[Link, ...]  # four terms often asked for
    counts: tuple[tuple[int, str], ...]  # (12, "terms"), …
    areas: tuple[AreaCard, ...]
    paths: tuple[PathCard, ...]
    feature: Panel | None  # a question whose answer is shown, with its chart
    tried: tuple[Link, ...]  # accounts that it was asked about beside real software


@dataclass(frozen=True, slots=True)
class MapShown:
    """How terms hang together, drawn twice and told in words: what, how, what."""

    wide: Markup
    narrow: Markup
    told: tuple[tuple[Link, str, Link], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage(Page):
    """An area, one page of its list."""

    slug: str
    summary: str
    body: Markup  # on the first page only
    map: MapShown | None  # on the first page only
    questions: tuple[QuestionShown, ...]  # on the first page only
    members: tuple[Member, ...]
    total: int
    number: int  # this page …
    of: int  # … of so many
    pages: tuple[Link, ...]  # all of them; the title is the number
    previous: Link | None
    next: Link | None
    calculators: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the index; `entries` is empty where no name starts with it."""

    letter: str
    entries: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(Page):
    """All terms, A–Z."""

    letters: tuple[Letter, ...]
    areas: tuple[AreaCard, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorsPage(Page):
    """All calculators in their groups; the summary of a link is the question it answers."""

    groups: tuple[tuple[str, tuple[Link, ...]], ...]

    @property
    def calculators(self) -> tuple[Link, ...]:
        """All of them in the order of the page."""
        return tuple(link for _, links in self.groups for link in links)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorPage(Page):
    """A calculator, or one of its presets."""

    slug: str
    question: str
    panel: Panel
    presets: tuple[Link, ...]  # the default first
    current: str  # path of the one shown
    source_note: Markup  # where the preset's numbers come from; may be empty
    checked: str  # and when that was read
    assumptions: tuple[Markup, ...]
    terms: tuple[Meaning, ...]
    tried: tuple[Link, ...]  # accounts that it was asked about beside real software
    embed: str  # HTML to paste elsewhere


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One line of a comparison."""

    label: str
    left: Markup
    right: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ContrastPage(Page):
    """Two terms beside each other."""

    left: Link
    right: Link
    difference: Markup
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathsPage(Page):
    """All learning paths."""

    paths: tuple[PathCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPage(Page):
    """A learning path."""

    summary: str
    minutes: int
    body: Markup
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A file to download."""

    title: str
    path: str
    format: str  # media type
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage(Page):
    """The glossary as files for other programs."""

    lead: str
    offers: tuple[Offer, ...]
    areas: tuple[Link, ...]
    example: Link  # the record of one term
    modified: date


@dataclass(frozen=True, slots=True)
class ReleaseShown:
    """What changed with one version: headings and texts, formulas first."""

    title: str
    anchor: str
    parts: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class DayShown:
    """The terms that a day brought, and those that were read a second time."""

    day: date
    published: tuple[Link, ...]
    reviewed: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage(Page):
    """What changed, newest first."""

    releases: tuple[ReleaseShown, ...]
    days: tuple[DayShown, ...]


@dataclass(frozen=True, slots=True)
class TrialRow:
    """What one package returned."""

    package: str
    version: str
    run: date
    value: str
    same: bool  # as ours
    why: Markup


@dataclass(frozen=True, slots=True)
class Ours:
    """What a calculator of ours answers; the link works it again."""

    link: Link
    value: str
    words: Markup


@dataclass(frozen=True, slots=True)
class AccountShown:
    """One small account with all answers to it."""

    title: str
    anchor: str
    asked: Markup
    ours: tuple[Ours, ...]
    trials: tuple[TrialRow, ...]
    body: Markup
    terms: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoftwarePage(Page):
    """What real software answers."""

    accounts: tuple[AccountShown, ...]
    packages: int


@dataclass(frozen=True, slots=True)
class EditionShown:
    """A venue's parameters as of one day; the rows are those of its first market."""

    as_of: str
    dated_by: str
    source: Link  # the path is an address, or empty
    count: int
    markets: tuple[str, ...]  # the first of them
    of: str  # the market whose table is shown; empty where all are
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class VenueShown:
    """A venue with everything that its file holds."""

    title: str
    anchor: str
    product: str
    about: str
    fees: str
    editions: tuple[EditionShown, ...]
    looked_for: tuple[str, ...]
    file: str  # path of the file that is published


@dataclass(frozen=True, slots=True, kw_only=True)
class VenuesPage(Page):
    """The venues' parameters."""

    venues: tuple[VenueShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """What is shown for an address that does not exist; its links are absolute."""

    terms: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocPage(Page):
    """A page written by hand in docs/, rendered by MkDocs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPage(Page):
    """A calculator alone, to be shown in a frame on another site."""

    slug: str
    panel: Panel
    canonical: str  # path of the calculator's page


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectPage(Page):
    """An earlier or other name of a page."""

    target: Link


TEMPLATES: Mapping[type[Page], str] = {
    HomePage: "home.html",
    TermPage: "term.html",
    UsesPage: "uses.html",
    AreaPage: "area.html",
    IndexPage: "index.html",
    CalculatorsPage: "calculators.html",
    CalculatorPage: "calculator.html",
    ContrastPage: "contrast.html",
    PathsPage: "paths.html",
    PathPage: "path.html",
    DataPage: "data.html",
    ChangesPage: "changes.html",
    SoftwarePage: "software.html",
    VenuesPage: "venues.html",
    NotFoundPage: "404.html",
    EmbedPage: "embed.html",
    RedirectPage: "redirect.html",
}
STANDALONE = (EmbedPage, RedirectPage)  # whole documents; all others are set into a frame
