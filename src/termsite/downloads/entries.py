"""Pages as the search box knows them: names, meaning, questions, rules of venues, and text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from termsite.downloads.texts import text_of
from termsite.linking.untagged import untagged
from termsite.pages.areas import AreaPage
from termsite.pages.calculators import CalculatorPage, CalculatorsPage
from termsite.pages.contrasts import ContrastPage
from termsite.pages.docs import DocPage
from termsite.pages.index import IndexPage
from termsite.pages.keys import KeysPage
from termsite.pages.page import Page
from termsite.pages.parts import Member, QuestionShown
from termsite.pages.paths import PathPage, PathsPage
from termsite.pages.redirects import RedirectPage
from termsite.pages.software import AccountShown, SoftwarePage
from termsite.pages.term import TermPage
from termsite.pages.venues import VenuesPage

Asked = tuple[str, str, str]  # a question, its answer, and the id of its element
Rule = tuple[str, str]  # a venue, and its rule


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Entry:
    """Something that can be found; `kind` is what the box calls it, and `also` are its other names."""

    kind: str
    title: str
    path: str
    also: tuple[str, ...] = ()
    meaning: str = ""
    asked: tuple[Asked, ...] = ()
    rules: tuple[Rule, ...] = ()
    text: str = ""


def entries(pages: Iterable[Page]) -> Iterator[Entry]:
    """Give what can be found on these pages; presets, redirects and second pages are found by their first."""
    made = tuple(pages)
    members = {
        member.link.path: member
        for page in made
        if isinstance(page, IndexPage)
        for letter in page.letters
        for member in letter.entries
    }
    led = _led(made)
    for page in made:
        if isinstance(page, TermPage):
            yield _term(page, members[page.path])
        elif isinstance(page, AreaPage) and page.number == 1:
            yield _area(page, tuple(led.get(page.path, ())))
        else:
            yield from _other(page)


def _led(pages: Iterable[Page]) -> dict[str, list[str]]:
    """The words of the addresses that lead to a page, by its path; of an area nothing else says them."""
    found: dict[str, list[str]] = {}
    for page in pages:
        if isinstance(page, RedirectPage):
            words = page.path.strip("/").rpartition("/")[2].replace("-", " ")
            found.setdefault(page.target.path, []).append(words)
    return found


def _term(page: TermPage, member: Member) -> Entry:
    return Entry(
        kind="term",
        title=member.link.title,
        path=page.path,
        also=member.aliases,
        meaning=page.summary,
        asked=tuple(map(_asked, page.questions)),
        rules=tuple((row.venue, untagged(row.rule)) for row in page.venues),
        text=text_of(page),
    )


def _other(page: Page) -> Iterator[Entry]:
    if isinstance(page, CalculatorPage) and page.path.count("/") == 2:  # not its presets
        yield _calculator(page)
    elif isinstance(page, PathPage):
        text = untagged(page.body)
        yield Entry(kind="path", title=page.title, path=page.path, meaning=page.summary, text=text)
    elif isinstance(page, ContrastPage):
        meaning = untagged(page.difference)
        yield Entry(kind="comparison", title=page.title, path=page.path, meaning=meaning)
    elif isinstance(page, SoftwarePage):
        yield _page(page)
        yield from (_account(page, one) for one in page.accounts)
    elif isinstance(page, VenuesPage):
        yield _venues(page)
    elif isinstance(page, IndexPage | CalculatorsPage | PathsPage):
        yield _page(page, "list")
    elif isinstance(page, DocPage | KeysPage):
        yield _page(page)


def _calculator(page: CalculatorPage) -> Entry:
    text = (page.panel.sentence, *map(untagged, page.assumptions), *(one.title for one in page.presets))
    return Entry(
        kind="calculator",
        title=page.title,
        path=page.path,
        meaning=page.question,
        text=". ".join((*text, *_form(page))),
    )


def _form(page: CalculatorPage) -> Iterator[str]:
    for field in page.panel.description["fields"]:
        yield field["label"]
        if field["kind"] == "choice":
            yield from (option["label"] for option in field["options"])


def _area(page: AreaPage, also: tuple[str, ...]) -> Entry:
    return Entry(
        kind="area",
        title=page.title,
        path=page.path,
        also=also,
        meaning=page.summary,
        asked=tuple(map(_asked, page.questions)),
        text=untagged(page.body),
    )


def _account(page: Page, one: AccountShown) -> Entry:
    packages = ", ".join(trial.package for trial in one.trials)
    return Entry(
        kind="account",
        title=one.title,
        path=f"{page.path}#{one.anchor}",
        meaning=untagged(one.asked),
        text=f"{untagged(one.body)} {packages}",
    )


def _venues(page: VenuesPage) -> Entry:
    rules = tuple((one.title, f"{one.product}. {one.about}") for one in page.venues)
    return Entry(kind="page", title=page.title, path=page.path, meaning=page.description, rules=rules)


def _page(page: Page, kind: str = "page") -> Entry:
    text = ". ".join(item.title for item in page.toc)
    return Entry(kind=kind, title=page.title, path=page.path, meaning=page.description, text=text)


def _asked(one: QuestionShown) -> Asked:
    return one.ask, one.plain, one.anchor
