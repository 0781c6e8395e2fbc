"""A calculator answers in every engine what the command answers, and refuses in the same words."""

import random

import pytest

from tests.browser.asked import ask_many
from tests.browser.chosen import FEW, questions
from tests.browser.shown import agree, answers
from tests.draws import PROFILE
from tests.engines.page import Page

pytestmark = pytest.mark.engine
ENTRY = "[name=entry_price]"
DRAWN = 23  # questions of each of six calculators: 138
WHOLE = PROFILE == "thorough"
TRIED = DRAWN if WHOLE else 4
ASKED = FEW if WHOLE else FEW[::2]


@pytest.mark.turns
@pytest.mark.parametrize("path", ["terms/liquidation-price/", "embed/v1/liquidation-price/", ""])
def test_the_first_answer_comes_after_the_first_change(page: Page, site: str, path: str) -> None:
    page.open(site + path)
    page.says("[data-part=status]", "Worked example")
    page.fill(ENTRY, "50000")
    page.says("[data-part=status]", "Worked with your numbers")
    assert "45,226.13" in page.text("[data-part=answer]")


@pytest.mark.turns
@pytest.mark.parametrize("slug", ASKED)
def test_answers_and_refusals_are_to_the_letter_the_commands(page: Page, site: str, slug: str) -> None:
    asked = random.Random(f"engines {slug}").sample(questions(slug, DRAWN), TRIED)
    commands = ask_many([(slug, inputs) for inputs in asked])
    page.open(f"{site}calculators/{slug}/")
    for inputs, shown, command in zip(asked, answers(page.run, asked), commands, strict=True):
        agree(page.run, inputs, shown, command)
    assert len({command["status"] for command in commands}) >= 2, "answers and refusals"


@pytest.mark.others
def test_a_refusal_stands_beside_its_field_until_it_is_mended(page: Page, site: str) -> None:
    (refused,) = ask_many([("liquidation-price", {"entry_price": "-5"})])
    (refusal,) = refused["refusals"]
    page.open(f"{site}calculators/liquidation-price/")
    page.fill(ENTRY, "-5")
    page.says("[data-field=entry_price] [data-part=error]", refusal["message"])
    page.says("[data-part=status]", "Answer of")
    assert (
        page.run("() => document.querySelector('[name=entry_price]').getAttribute('aria-invalid')") == "true"
    )
    page.fill(ENTRY, "50000")
    page.says("[data-part=answer]", "45,226.13")
    page.until("() => !document.querySelector('[data-part=error]')?.checkVisibility()")


@pytest.mark.others
def test_a_slider_and_its_field_move_each_other_by_keys(page: Page, site: str) -> None:
    slider = "[data-field=entry_price] input[type=range]"
    place = f"() => document.querySelector('{slider}').value"
    page.open(f"{site}calculators/liquidation-price/")
    before = page.run(place)
    page.fill(ENTRY, "50000")
    page.says("[data-part=answer]", "45,226.13")
    there = page.run(place)
    assert there != before
    page.run(f"() => document.querySelector('{slider}').focus()")
    page.press("ArrowRight")
    page.until("() => !['50000', '50,000'].includes(document.querySelector('[name=entry_price]').value)")
    page.until("() => !document.querySelector('.mg-calc').hasAttribute('data-stale')")
    assert page.run(place) != there
    assert "45,226.13" not in page.text("[data-part=answer]")
