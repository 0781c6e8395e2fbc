"""What the card of a page says: the picture that other sites show beside a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from termsite.pages.areas import AreaPage
from termsite.pages.calculators import CalculatorPage
from termsite.pages.home import HomePage
from termsite.pages.page import Page, card_path
from termsite.pages.term import TermPage
from termsite.words.words import Words

_LEAD = re.compile(r'<p class="mg-lead">(.*?)</p>')
_NUMBER = re.compile(r'<span class="mg-number"[^>]*>(.*?)</span>')
_UNIT = re.compile(r'<span class="mg-number-unit">(.*?)</span>')
_NARROW = re.compile(r'<div class="mg-chart-narrow">(.*?)</div>', re.DOTALL)  # its letters are large
_UNSEEN = re.compile(r"<(title|desc)\b.*?</\1>", re.DOTALL)
NO_CHART = Markup()


@dataclass(frozen=True, slots=True)
class Card:
    """A title, a line, a final figure, and a chart; what is empty is left out."""

    path: str
    kind: str
    title: str
    lead: str
    figure: str = ""
    unit: str = ""
    chart: Markup = NO_CHART

    @property
    def letters(self) -> frozenset[str]:
        """Every sign that it shows."""
        chart = _UNSEEN.sub("", self.chart)
        said = (self.kind, self.title, self.lead, self.figure, self.unit, Markup(chart).striptags())
        return frozenset("".join(said))


def cards(pages: Iterable[Page], words: Words) -> Iterator[Card]:
    """The cards of the first page, areas, calculators, and terms if asked for; others show one of these."""
    for page in (one for one in pages if one.card):
        match page:
            case HomePage():
                chart = _one(_NARROW, page.feature.html["chart"]) if page.feature else Markup()
                yield Card(page.card, words.say("Glossary"), page.title, page.description, chart=chart)
            case AreaPage(number=1):
                unit = words.many(page.total, "{n} term", "{n} terms").replace(str(page.total), "").strip()
                yield Card(page.card, words.say("Area"), page.title, page.summary, str(page.total), unit)
            case TermPage() if page.card == card_path(page.path):
                yield Card(page.card, page.areas[0].title, page.title, page.summary)
            case CalculatorPage() if page.card == card_path(page.path):
                yield _calculator(page)


def _calculator(page: CalculatorPage) -> Card:
    answer = page.panel.html["answer"]
    lead, figure, unit = (_one(part, answer).striptags() for part in (_LEAD, _NUMBER, _UNIT))
    return Card(
        page.card, page.title, page.question, lead, figure, unit, _one(_NARROW, page.panel.html["chart"])
    )


def _one(part: re.Pattern[str], html: Markup) -> Markup:
    """What stands in the first such element, or nothing."""
    found = part.search(html)
    return Markup(found[1]) if found else Markup()
