"""Whatever a browser does to a page behind its back, what stands in it belongs together, in every engine."""

from collections.abc import Callable, Sequence

import pytest

from tests.draws import PROFILE
from tests.engines.page import Page

pytestmark = [pytest.mark.engine, pytest.mark.turns]
LIQUIDATION = "calculators/liquidation-price/"
# Told two tasks later: what a browser does for the way back is done by then.
KEPT = """() => addEventListener('pageshow', ({ persisted }) =>
  setTimeout(() => setTimeout(() => { window.kept = persisted })))"""
SETTLED = """() => !document.querySelector('.mg-calc[data-stale]')
  && /Worked with your|Answer of/.test(document.querySelector('[data-part=status]').textContent)"""
# All that a reader has set on the page, and all that it says of it.
SHOWN = """() => [
  ...[...document.querySelectorAll('main :is(input, select, textarea)')].map((one) =>
    [one.name || one.dataset.part || one.dataset.for, one.type === 'radio' ? one.checked : one.value]),
  ...[...document.querySelectorAll('[data-part=answer], [data-part=status], [data-part=verdict], .mg-error')].map((one) =>
    one.textContent),
]"""
SAME = f"(before) => JSON.stringify(({SHOWN})()) === JSON.stringify(before)"


def a_number(page: Page) -> None:
    page.fill("[name=entry_price]", "50000")


def a_refused_text(page: Page) -> None:
    page.fill("[name=entry_price]", "fifty")
    page.says(".mg-error", "must be a number")


def a_choice_and_a_number(page: Page) -> None:
    page.click("[data-field=side] label:last-child")
    page.fill("[name=leverage]", "7")


def a_slider(page: Page) -> None:
    page.until("() => document.querySelector('[data-for=entry_price]').ariaValueText !== null")
    page.run("() => document.querySelector('[data-for=entry_price]').focus()")
    page.press("ArrowRight")


def an_exercise(page: Page) -> None:
    page.fill("[name=entry_price]", "50000")
    page.says("[data-part=answer]", "45,226.13")
    page.says("[data-part=addressed]", "carries these numbers")  # what moves the page has come
    page.click("[data-part=new-exercise]")
    page.fill("[data-part=exercise-answer]", "1")
    page.click("[data-part=exercise-form] button")
    page.until("() => document.querySelector('[data-part=verdict]').textContent.length > 20")


def a_row(page: Page) -> None:
    page.click("[data-action=add-row]")
    page.fill("[name='positions.0.entry_price']", "50000")


DONE = [
    (LIQUIDATION, a_number),
    (LIQUIDATION, a_refused_text),
    (LIQUIDATION, a_choice_and_a_number),
    (LIQUIDATION, a_slider),
    (LIQUIDATION, an_exercise),
    ("calculators/cross-margin/", a_row),
    ("terms/liquidation-price/", a_number),
]
WHOLE = PROFILE == "thorough"
# Else each kind of page, and of what a browser has to keep, once.
LEFT = DONE if WHOLE else DONE[5:]
AGAIN = [DONE[0], *DONE[2:4], *DONE[5:]] if WHOLE else [DONE[0], *DONE[5:]]


def names(tried: Sequence[tuple[str, Callable[[Page], None]]]) -> list[str]:
    return [f"{path.split('/')[0]}-{do.__name__}" for path, do in tried]


def done(page: Page, address: str, do: Callable[[Page], None]) -> list[object]:
    """Open a page, do something there, and return what it shows when its answer is there."""
    page.open(address)
    do(page)
    page.until(SETTLED)
    shown: list[object] = page.run(SHOWN)
    return shown


@pytest.mark.parametrize(("path", "do"), LEFT, ids=names(LEFT))
def test_a_page_from_memory_is_as_it_was_left(
    page: Page, site: str, path: str, do: Callable[[Page], None]
) -> None:
    before = done(page, site + path, do)
    page.run(KEPT)
    page.leave(f"{site}terms/equity/")
    page.back()
    page.until("() => window.kept")
    page.until(SAME, before)


@pytest.mark.parametrize(("path", "do"), AGAIN, ids=names(AGAIN))
def test_a_page_loaded_again_works_what_stood_in_it(
    page: Page, site: str, path: str, do: Callable[[Page], None]
) -> None:
    before = done(page, site + path, do)
    for _ in range(2):  # a browser may give what stood there the time before
        page.reload()
        page.until(SAME, before)


def test_a_refused_text_loaded_again_is_refused_again(page: Page, site: str) -> None:
    done(page, site + LIQUIDATION, a_refused_text)
    page.reload()
    page.says(".mg-error", "must be a number")
    page.says("[data-part=status]", "Answer of the example, entry price 60,000 USDT.")
    assert page.run("() => document.querySelector('[name=entry_price]').value") == "fifty"


def test_what_was_set_back_to_the_example_stays_so_when_loaded_again(page: Page, site: str) -> None:
    before = done(page, site + LIQUIDATION, a_number)
    page.click("[data-action=reset]")
    page.says("[data-part=status]", "Worked example")
    page.reload()
    page.says("[data-part=status]", "Worked example")
    assert page.run(SHOWN) != before


def test_a_link_that_was_changed_since_is_not_followed_again(page: Page, site: str) -> None:
    before = done(page, f"{site}{LIQUIDATION}#entry_price=31000", a_number)
    page.reload()
    page.until(SAME, before)
