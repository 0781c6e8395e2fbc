"""What stands for a screen reader's ear: Orca said the opposite of each of these wrongly, twice or not at all."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.quiet import Listened, listened
from tests.browser.served import KINDS

pytestmark = pytest.mark.browser
LIQUIDATION = "calculators/liquidation-price/"
REPLAY = "calculators/replay-of-real-days/"
# Every status that could not be heard at any moment after its tool was there.
LISTEN = """() => {
  window.unheard = []
  const look = () => {
    for (const one of document.querySelectorAll('[role=status]'))
      if (!one.checkVisibility() && one.parentElement.checkVisibility()) window.unheard.push(one.outerHTML)
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
  look()
}"""


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Listened]:
    with listened(chromium) as one:
        yield one


def test_no_status_is_ever_hidden(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    page.get_by_role("button", name="Find it").wait_for()
    page.evaluate(LISTEN)
    page.locator("[data-part=solve-target]").fill("50000")
    page.get_by_role("button", name="Find it").click()
    expect(page.locator("[data-part=solved]")).not_to_be_empty()
    page.get_by_role("button", name="Give me an exercise").click()
    page.locator("[data-part=exercise-answer]").fill("12")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("[data-part=verdict]")).not_to_be_empty()
    assert page.evaluate("() => window.unheard") == []


def test_a_step_is_heard_once_with_its_unit(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + REPLAY)
    told = page.locator("[data-part=round-now]")
    page.get_by_role("button", name="Step", exact=True).click()
    expect(told).to_contain_text(re.compile(r"Day 1 of \d+$"))
    expect(page.locator("[aria-current=step]")).to_contain_text("this day")
    unit = page.locator(".mg-rounds-title .mg-unit").inner_text()
    figure = page.locator("[aria-current=step] .mg-round-figure b").inner_text()
    expect(page.locator("[data-part=round-now] + [role=status]")).to_contain_text(
        f"{figure} {unit}. Day 1 of"
    )


def test_what_is_asked_back_is_heard_once_and_then_at_its_field(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    entry = page.locator("[name=entry_price]")
    before = entry.get_attribute("aria-describedby")
    told = page.locator("[data-part=status] + [role=status]")
    entry.fill("1.000")
    expect(told).to_contain_text(re.compile(r"^Entry price is read as 1\. After it: I meant 1 thousand\. \S"))
    expect(entry).to_have_attribute("aria-describedby", before or "")  # else it is heard twice
    page.locator("[name=quantity]").fill("3")
    expect(told).to_contain_text("0.30 USDT you set aside")
    expect(told).not_to_contain_text("is read as")
    expect(entry).to_have_accessible_description(re.compile("^Read as 1. I meant 1 thousand"))
    entry.fill("-5")
    expect(entry).to_have_accessible_description(re.compile("^Entry price must be above 0"))
    entry.fill("50000")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    expect(entry).to_have_attribute("aria-describedby", before or "")


def test_an_answer_is_told_when_the_hand_rests(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    status = page.locator("[data-part=status] + [role=status]")
    page.locator("[name=entry_price]").fill("50000")
    expect(status).to_contain_text("45,226.13 USDT")
    page.evaluate(
        """() => {
          window.told = []
          const status = document.querySelector('[data-part=status] + [role=status]')
          new MutationObserver(() => status.textContent && window.told.push(status.textContent)).observe(status, { childList: true })
        }"""
    )
    page.locator("[name=entry_price]").press_sequentially("123", delay=20)
    expect(status).to_contain_text("45,226,241.91")
    answers = [told for told in page.evaluate("() => window.told") if "USDT" in told]
    assert len(answers) == 1, answers


def test_another_active_row_has_another_id_and_is_called_by_its_name(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    box, row = page.locator("[data-mg-search] input"), page.locator(".mg-found-row[aria-selected=true]")
    ids = set()

    def heard(name: str | re.Pattern[str]) -> None:
        expect(row).to_have_accessible_name(name)
        expect(box).to_have_attribute("aria-activedescendant", row.get_attribute("id") or "")
        ids.add(row.get_attribute("id"))

    box.focus()
    expect(page.locator(".mg-found-row").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "false")  # else Firefox has the box said again
    box.fill("leverage")
    heard("leverage term")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(row).not_to_have_accessible_name("leverage term")
    heard(re.compile(r" (term|calculator|comparison|path|area|page|account|list)\b"))
    box.fill("liquidator")
    heard("liquidator term")
    assert len(ids) == 3
    every = page.locator(".mg-found-row").evaluate_all("rows => rows.map(row => row.id)")
    assert len(set(every)) == len(every)


def test_who_leaves_the_search_is_where_the_search_was_reached_from(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    box = page.locator("[data-mg-search] input")
    expect(box).to_have_role("combobox")  # who is faster than the script came from nowhere that it knows
    page.locator("[name=entry_price]").focus()
    box.focus()
    expect(page.locator(".mg-found-row").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[name=entry_price]")).to_be_focused()


@pytest.mark.parametrize("kind", ["term", "calculator"])
def test_a_drawing_is_named_and_told_and_its_loose_words_are_hidden(site_folder: Path, kind: str) -> None:
    text = (site_folder / KINDS[kind] / "index.html").read_text("utf-8")
    drawings = re.findall(r"<svg[^>]*class=mg-c .*?</svg>", text, re.DOTALL)
    assert drawings
    for drawing in drawings:
        names = re.search(r'aria-labelledby="(\S+) (\S+)"', drawing)
        assert names and f"<title id={names[1]}>" in drawing and f"<desc id={names[2]}>" in drawing
        told, _, drawn = drawing.partition("<g aria-hidden=true")
        assert "<text" in drawn and "<text" not in told


def test_the_search_is_not_called_wrong_while_it_is_empty(site_folder: Path) -> None:
    text = (site_folder / KINDS["term"] / "index.html").read_text("utf-8")
    (box,) = re.findall(r"<input[^>]*md-search__input[^>]*>", text)
    assert "required" not in box  # Firefox calls that invalid in a combobox, whatever aria-invalid says


class _Heard(HTMLParser):
    """The ids that controls are described by, and the words of what has an id."""

    def __init__(self) -> None:
        super().__init__()
        self.described: list[list[str]] = []
        self.words: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if by := given.get("aria-describedby"):
            self.described.append(by.split())
        self._open = given.get("id") or ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.words[self._open] = self.words.get(self._open, "") + data


@pytest.mark.parametrize("kind", ["term", "calculator", "calculator-rows", "embed"])
def test_no_unit_is_heard_twice(site_folder: Path, kind: str) -> None:
    page = _Heard()
    page.feed((site_folder / KINDS[kind] / "index.html").read_text("utf-8"))
    assert page.described
    for ids in page.described:
        units = [page.words[one] for one in ids if one.endswith("-unit") and one in page.words]
        hints = [page.words[one] for one in ids if one.endswith("-hint")]
        assert not [unit for unit in units for hint in hints if unit in hint]
