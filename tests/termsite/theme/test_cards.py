"""The cards: home, every area and every calculator has one, whole, legible, and the same every time."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from calckit.chart.draw import NARROW
from termsite.pages.all import pages
from termsite.pages.card import Card, cards
from termsite.pages.headline import capital
from termsite.pages.home import HomePage
from termsite.theme.cards import pictured
from termsite.theme.painter import HEIGHT, WIDTH, Painter
from termsite.words.words import ENGLISH
from tests.termsite.conftest import ROOT, Whole

pytestmark = pytest.mark.site
TEXT = re.compile(r'<text class="(\w+)" x="(\d+)" y="(\d+)" font-size="(\d+)">([^<]*)<')


@pytest.fixture(scope="module")
def drawn(whole: Whole) -> tuple[Card, ...]:
    return tuple(cards(whole.pages, ENGLISH))


@pytest.fixture(scope="module")
def painter(whole: Whole) -> Painter:
    return Painter(ROOT, whole.site)


def test_home_areas_and_calculators_have_one(drawn: tuple[Card, ...], whole: Whole) -> None:
    areas = {f"assets/cards/areas/{slug}.png" for slug in whole.glossary.areas}
    calculators = {f"assets/cards/calculators/{slug}.png" for slug in whole.glossary.catalogue}
    assert [*sorted(card.path for card in drawn)] == sorted({"assets/cards/home.png"} | areas | calculators)
    assert {page.card for page in whole.pages} == {card.path for card in drawn}


def test_terms_have_their_own_where_they_are_asked_for(whole: Whole, painter: Painter) -> None:
    site = replace(whole.site, cards="terms")
    own = {card.path: card for card in cards(pages(whole.glossary, site), ENGLISH)}
    assert {f"assets/cards/terms/{slug}.png" for slug in whole.glossary.terms} < set(own)
    for slug, term in whole.glossary.terms.items():
        card = own[f"assets/cards/terms/{slug}.png"]
        assert (card.title, card.lead) == (capital(term.title), term.summary)
        legible(card, painter)


def test_a_calculator_shows_its_answer_and_its_chart(drawn: tuple[Card, ...], whole: Whole) -> None:
    for slug in whole.glossary.catalogue:
        (card,) = (one for one in drawn if one.path.endswith(f"calculators/{slug}.png"))
        sentence = whole.glossary.answers.sentence(slug, "")
        assert sentence.startswith(" ".join(filter(None, (card.lead, card.figure, card.unit))).strip())
        assert f'viewBox="0 0 {NARROW} ' in card.chart


def test_every_letter_has_its_place_and_its_typeface(drawn: tuple[Card, ...], painter: Painter) -> None:
    for card in drawn:
        legible(card, painter)


def legible(card: Card, painter: Painter) -> None:
    """Each line stands below the one before it, in letters that are there, and above the edge."""
    heights: dict[int, int] = {}
    for _, _, y, size, _ in TEXT.findall(painter.svg(card)):
        heights[int(y)] = max(int(size), heights.get(int(y), 0))
    for above, below in pairwise(sorted(heights)):
        assert above <= below - 0.7 * heights[below], card.path
    assert max(heights) < HEIGHT - 60, card.path
    said = re.sub(r"<(title|desc).*?</\1>|<[^>]*>", "", card.chart)
    said = said.replace("&amp;", "&").replace("&#x27;", "'")
    assert set(card.kind + card.title + card.lead + card.figure + card.unit + said) <= painter.letters, (
        card.path
    )


def test_a_page_whose_card_has_letters_that_no_typeface_has_shows_none(whole: Whole) -> None:
    assert pictured(whole.pages, ROOT, whole.site) == whole.pages
    assert {page.card for page in pictured(whole.pages, ROOT, replace(whole.site, name="保证金"))} == {""}
    first, *others = whole.pages
    strange = replace(
        first, description="保证金"
    )  # which its card says, and which every page without one shows
    assert isinstance(first, HomePage)
    shown = pictured((strange, *others), ROOT, whole.site)
    assert {page.card for page in whole.pages} - {page.card for page in shown} == {first.card}
    assert not [card for card in cards(shown, ENGLISH) if card.path in ("", first.card)]


def test_each_is_a_picture_of_the_size_that_is_asked_for_and_the_same_anew(
    drawn: tuple[Card, ...], whole: Whole, site_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    anew = Painter(tmp_path, whole.site)
    for card in drawn:
        content = (site_folder / card.path).read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
        assert 10_000 < len(content) < 150_000
    for card in drawn[:: len(drawn) // 5]:
        assert anew.png(card) == (site_folder / card.path).read_bytes()
