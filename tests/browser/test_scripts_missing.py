"""A page whose scripts did not arrive takes no number, and says so; one whose scripts did shows neither."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Route, expect

pytestmark = pytest.mark.browser
Fault = Callable[[Route], None]
SENTENCE = ".mg-late"


def blocked(route: Route) -> None:
    route.abort("blockedbyclient")


def busy(route: Route) -> None:
    route.fulfill(status=503, body="busy")


def wrong_type(route: Route) -> None:
    route.fulfill(body=route.fetch().body(), content_type="text/plain")


@pytest.mark.parametrize("path", ["calculators/liquidation-price/", "embed/v1/liquidation-price/"])
@pytest.mark.parametrize(
    ("scripts", "fault"),
    [("page.js", blocked), ("hold.js", busy), ("**", wrong_type)],
    ids=["one is blocked", "the server is busy", "all have the wrong type"],
)
def test_a_page_without_its_scripts_takes_no_number_and_says_so(
    chromium: Browser, site: str, path: str, scripts: str, fault: Fault
) -> None:
    page = chromium.new_page()
    page.route(f"**/assets/js/{scripts}", fault)
    page.goto(site + path)
    field = page.locator("[data-field=entry_price] input[name]")
    before = field.input_value()
    field.press_sequentially("5")
    expect(page.locator(SENTENCE)).to_be_visible()
    expect(page.locator(SENTENCE)).to_contain_text("scripts that did not arrive")
    expect(field).to_have_value(before)
    assert page.locator(".mg-form :is(input, select, button):visible:not([readonly], :disabled)").count() == 0
    page.context.close()


def test_a_page_without_any_script_does_the_same(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    for path in ("terms/liquidation-price/", "calculators/liquidation-price/"):
        page.goto(site + path)
        expect(page.locator(SENTENCE)).to_be_visible()
        expect(page.locator("[data-field=entry_price] input[name]")).not_to_be_editable()
        for asks in ("Change a number", "First a venue"):
            assert page.get_by_text(asks).locator("visible=true").count() == 0, (
                "nothing asks for what cannot be done"
            )
    context.close()


@pytest.mark.parametrize(
    "path", ["calculators/cross-margin/", "terms/liquidation-price/", "embed/v1/health-factor/"]
)
def test_a_page_with_its_scripts_is_free_and_never_says_so(chromium: Browser, site: str, path: str) -> None:
    page = chromium.new_page()
    page.goto(site + path)
    expect(page.locator(".mg-form input[name]").first).to_be_editable()
    assert page.locator(".mg-form [readonly]").count() == 0
    shown = "one => [getComputedStyle(one).visibility, getComputedStyle(one).animationName, one.offsetHeight].join()"
    assert {one.evaluate(shown) for one in page.locator(SENTENCE).all()} == {"hidden,none,0"}
    page.context.close()
