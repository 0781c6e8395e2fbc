"""A copy that a program keeps of a page, without its scripts, takes no number and says so, whatever was done before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiet import arrive
from tests.draws import some

pytestmark = pytest.mark.browser
ENTRY = "[data-field=entry_price] input[name]"
SENTENCE = ".mg-late"
FREE = """() => [...document.querySelectorAll('input:not(.md-toggle, .md-option), select, textarea')]
  .filter((one) => !one.disabled && !one.readOnly).map((one) => one.outerHTML)"""
HELD = [{"name": name, "value": {"type": "boolean", "value": True}} for name in ("readonly", "disabled")]


def typed(page: Page) -> None:
    page.locator(ENTRY).fill("30000")
    expect(page.locator("[data-part=answer]")).to_contain_text("27,135.68")


def chosen(page: Page) -> None:
    typed(page)
    page.get_by_text("Short", exact=True).click()
    expect(page.locator("[data-part=answer]")).to_contain_text("32,")


def put_back(page: Page) -> None:
    typed(page)
    page.get_by_role("button", name="Back to the example").click()
    expect(page.locator("[data-part=answer]")).to_contain_text("54,271.36")


def another_row(page: Page) -> None:
    rows = page.locator("[data-field=positions] .mg-row")
    before = rows.count()
    page.get_by_role("button", name="Add position").click()
    expect(rows).to_have_count(before + 1)


def tools(page: Page) -> None:
    typed(page)
    page.get_by_role("button", name="Keep as A").click()
    page.get_by_role("button", name="See and change the code").click()
    expect(page.locator("[data-part=source]")).not_to_have_value("")


def seen(page: Page) -> None:
    """Until its scripts have shown what they bring."""
    arrive(page)


DONE = [
    ("calculators/liquidation-price/", seen),
    ("calculators/liquidation-price/", chosen),
    ("calculators/liquidation-price/", put_back),
    ("calculators/liquidation-price/", tools),
    ("calculators/cross-margin/", another_row),
    ("terms/liquidation-price/", typed),
    ("embed/v1/liquidation-price/", typed),
    ("terms/", seen),
    ("paths/from-zero-to-a-margin-call/worksheet/", seen),
]


@pytest.fixture
def still(chromium: Browser) -> Iterator[Page]:
    """A page that runs no script."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def live(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.context.close()


def markup(page: Page) -> str:
    return "<!doctype html>" + str(page.evaluate("document.documentElement.outerHTML"))


def shows(page: Page, address: str, copy: str) -> None:
    """Let a page have the copy where the original is."""
    page.route(address, lambda route: route.fulfill(body=copy, content_type="text/html; charset=utf-8"))
    page.goto(address)


def locked(page: Page) -> None:
    assert page.evaluate(FREE) == []
    for sentence in page.locator(SENTENCE).all():
        expect(sentence).to_be_visible()
        expect(sentence).to_contain_text("do not run in this browser or copy of the page")
    for status in page.locator(".mg-status").all():
        expect(status).not_to_be_visible()  # it invites to change a number, or says that it was just worked


@pytest.mark.parametrize(
    ("path", "does"), some(DONE, 3), ids=[f"{path}{does.__name__}" for path, does in some(DONE, 3)]
)
def test_a_copy_takes_no_number_and_says_so(
    live: Page, still: Page, site: str, path: str, does: Callable[[Page], None]
) -> None:
    live.goto(site + path)
    does(live)
    shows(still, site + path, markup(live))
    locked(still)
    assert (
        still.locator(SENTENCE).count() == live.locator(SENTENCE).count() == live.locator(".mg-form").count()
    )


def test_a_copy_holds_the_numbers_that_its_answer_is_of(live: Page, still: Page, site: str) -> None:
    address = f"{site}calculators/liquidation-price/"
    live.goto(address)
    chosen(live)
    live.locator(ENTRY).fill("no number")
    expect(live.locator("[data-field=entry_price] [data-part=error]")).to_be_visible()
    shows(still, address, markup(live))
    expect(still.locator(ENTRY)).to_have_value("30,000")
    expect(still.get_by_role("radio", name="Short")).to_be_checked()
    answer = "[data-part=answer]"
    assert still.locator(answer).text_content() == live.locator(answer).text_content()


def test_what_chromium_keeps_of_a_page_takes_no_number(
    live: Page, chromium: Browser, site: str, tmp_path: Path
) -> None:
    live.goto(f"{site}terms/liquidation-price/")
    typed(live)
    kept = live.context.new_cdp_session(live).send("Page.captureSnapshot")["data"]
    copy = tmp_path / "copy.mhtml"
    copy.write_bytes(kept.encode())
    page = chromium.new_page()
    page.goto(copy.as_uri())
    expect(page.locator(ENTRY)).to_have_value("30,000")
    locked(page)
    page.close()


def test_a_copy_that_finds_its_scripts_again_calculates(live: Page, chromium: Browser, site: str) -> None:
    address = f"{site}terms/liquidation-price/"
    live.goto(address)
    typed(live)
    again = chromium.new_page()
    shows(again, address, markup(live))
    again.locator(ENTRY).fill("60000")
    expect(again.locator("[data-part=answer]")).to_contain_text("54,271.36")
    expect(again.locator(SENTENCE)).not_to_be_visible()
    expect(again.locator(".mg-status")).to_be_visible()
    again.context.close()


@pytest.mark.parametrize("path", ["calculators/cross-margin/", "terms/liquidation-price/"])
def test_nothing_of_it_is_heard_on_the_page_itself(live: Page, site: str, path: str) -> None:
    live.goto(site + path)
    expect(live.locator(".mg-form input[name]").first).to_be_editable()
    seen(live)
    tree = live.context.new_cdp_session(live).send("Accessibility.getFullAXTree")["nodes"]
    fields = [
        one for one in tree if one.get("role", {}).get("value") in ("textbox", "spinbutton", "searchbox")
    ]
    assert fields
    assert [one["name"] for one in fields if any(held in one.get("properties", []) for held in HELD)] == []
    assert not any("takes scripts" in str(one.get("name")) for one in tree)
