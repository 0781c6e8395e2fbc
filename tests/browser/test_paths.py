"""Learning paths: where a term stands, what it asks, what is kept of them, and the sheet to print."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from calckit import ask, load
from tests.browser.quiet import Listened, listened
from tests.browser.test_features import clean
from tests.browser.test_my_numbers import COUNTED

pytestmark = pytest.mark.browser
CATALOGUE = load()
TERM, PATH = "terms/initial-margin/", "paths/from-zero-to-a-margin-call/"
SHEET = f"{PATH}worksheet/"


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Listened]:
    with listened(chromium) as one:
        yield one


def exercise(calculator: str, **practice: object) -> dict[str, Any]:
    """Draw an exercise by the module, as a page in a path's sheet would have it."""
    request = {"calculator": calculator, "root": "../../../", "practice": practice}
    return dict(json.loads(ask(CATALOGUE, json.dumps(request)))["practice"])


def kept(page: Page) -> object:
    return page.evaluate("localStorage.getItem('my-path')")


def test_a_term_says_where_it_stands_and_leads_on(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + TERM)
    station = page.get_by_role("navigation", name="From zero to a margin call")
    expect(station).to_contain_text("4 of 9")
    station.locator("[rel=next]").click()
    expect(page.locator("h1")).to_have_text("Unrealised profit and loss")
    page.locator("[data-part=station] [rel=prev]").click()
    expect(page.locator("h1")).to_have_text("Initial margin")
    page.goto(site + "terms/notional-value/")
    expect(page.locator(".mg-station")).to_have_count(2)
    page.goto(site + "terms/oracle-price/")
    expect(page.locator(".mg-station")).to_have_count(0)


def test_a_question_takes_an_answer_and_names_a_mistake(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + TERM)
    right = exercise("initial-margin", seed=1, place=0, of="required")
    answer, verdict = page.get_by_label("Your answer"), page.locator(".mg-check [role=status]")
    number = float(re.sub(r"[^0-9.]", "", right["answer"]))
    answer.fill(str(number * 10))
    answer.press("Enter")
    expect(verdict).to_contain_text("Ten times too much")
    answer.fill(str(number))
    expect(verdict).to_be_empty()
    answer.press("Enter")
    expect(verdict).to_contain_text("Right.")
    page.get_by_text("The answer", exact=True).click()
    expect(page.locator(".mg-check details")).to_contain_text(right["answer"])
    clean(opened, site, "[data-part=check]")


def test_without_script_the_question_has_its_answer_and_nothing_waits_for_one(
    chromium: Browser, site: str
) -> None:
    with listened(chromium, script=False) as one:
        page = one.page
        page.goto(site + TERM)
        expect(page.locator(".mg-check .mg-results dd").first).to_be_visible()
        assert page.locator(".mg-check form").count() == page.locator("[data-part=marked]").count() == 0
        page.get_by_text("The answer", exact=True).click()
        expect(page.locator(".mg-check .mg-steps > li").first).to_be_visible()
        page.goto(site + SHEET)
        expect(page.locator("[data-part=sheet-form]")).to_be_hidden()
        expect(page.locator("[data-part=sheet] > li >> visible=true")).to_have_count(8)


def test_what_was_read_is_kept_by_a_press_alone_and_erased_by_another(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + TERM)
    mark = page.get_by_role("button", name="Mark as read")
    expect(mark).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    mark.press("Enter")
    expect(page.locator("[data-part=marked] [role=status]")).to_contain_text(
        "on this device, until you erase it"
    )
    assert kept(page) == '["initial-margin"]'
    clean(opened, site, "[data-part=marked]")
    page.goto(site + PATH)
    expect(page.locator("[data-part=path]")).to_contain_text("1 of 9 read")
    expect(page.locator(".mg-read")).to_have_count(1)
    clean(opened, site, "[data-part=path]")
    page.get_by_role("button", name="Erase").click()
    expect(page.locator(".mg-read")).to_have_count(0)
    assert kept(page) is None
    page.goto(site + TERM)
    expect(page.get_by_role("button", name="Mark as read")).to_be_visible()


def test_an_embed_knows_nothing_of_paths(opened: Listened, site: str) -> None:
    page = opened.page
    page.add_init_script(COUNTED)
    page.goto(site + TERM)
    page.get_by_role("button", name="Mark as read").click()
    before = kept(page)
    page.goto(site + "embed/v1/initial-margin/")
    expect(page.locator(".mg-answer")).to_be_visible()
    assert page.evaluate("window.asked") == []
    assert kept(page) == before


def tasks(page: Page) -> list[str]:
    return [
        str(one)
        for one in page.locator("[data-part=sheet] [data-part=task]").evaluate_all(
            "all => all.map(one => one.innerHTML)"
        )
    ]


def keys(page: Page) -> list[str]:
    return [
        str(one)
        for one in page.locator("[data-part=answers] > li > div").evaluate_all(
            "all => all.map(one => one.innerHTML)"
        )
    ]


def test_a_sheet_is_the_modules_by_its_number_and_the_same_again(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + SHEET)
    told, first = page.locator("[data-part=sheet-told]"), (tasks(page), keys(page))
    number = page.get_by_label("Number of the sheet")
    expect(number).to_have_value("1")
    number.fill("7")
    number.press("Enter")
    expect(told).to_contain_text("Sheet 7.")
    expect(page).to_have_url(re.compile("#sheet=7$"))
    asked = page.locator("[data-part=sheet] > li").evaluate_all("all => all.map(one => ({...one.dataset}))")
    drawn = [exercise(one["calculator"], seed=7, place=int(one["place"]), of=one["of"]) for one in asked]
    for one, task, key in zip(drawn, tasks(page), keys(page), strict=True):
        assert {text for given in one["inputs"] for text in given.values()} <= set(told_in(page, task))
        assert one["answer"] in told_in(page, key)
    number.fill("1")
    number.press("Enter")
    expect(told).to_contain_text("Sheet 1.")
    assert [told_in(page, html) for html in tasks(page) + keys(page)] == [
        told_in(page, html) for half in first for html in half
    ]
    number.fill("0")
    number.press("Enter")
    expect(told).to_contain_text("a whole number from 1 to 9,999,999")
    clean(opened, site, ".md-content")


def told_in(page: Page, html: str) -> list[str]:
    """Return the texts of a piece of a page, one by one."""
    return [str(one) for one in page.evaluate(
        "html => { const all = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('dt, dd, p, strong')];"
        " return all.map(one => one.textContent.trim()) }", html)]  # fmt: skip


def test_the_key_is_printed_on_a_sheet_of_its_own_or_not_at_all(opened: Listened, site: str) -> None:
    page = opened.page
    page.add_init_script("window.printed = 0; window.print = () => { window.printed++ }")
    page.goto(f"{site}{SHEET}#sheet=12")
    expect(page.locator("[data-part=sheet-told]")).to_contain_text("Sheet 12.")
    page.get_by_role("button", name="Print with the key").click()
    page.emulate_media(media="print")
    key = page.locator("[data-part=key]")
    expect(key).to_have_css("break-before", "page")
    expect(key.locator(".mg-steps > li").first).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print without it").click()
    page.emulate_media(media="print")
    expect(key).to_be_hidden()
    assert page.evaluate("window.printed") == 2
    assert opened.complaints == []
