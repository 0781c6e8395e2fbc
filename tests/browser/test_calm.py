"""For readers who asked for less motion nothing moves by itself, whatever they do."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.quiet import arrive
from tests.draws import some

pytestmark = pytest.mark.browser
MOVING = """[...document.getAnimations()].map(one => [one.animationName ?? one.transitionProperty, one.effect?.target?.className])"""
LASTING = """() => [...document.querySelectorAll('*')].filter((one) => ['', '::before', '::after'].some((part) => {
  const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(one, part)
  const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0)
  return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration)) || scrollBehavior !== 'auto'
})).map((one) => `${one.localName}.${one.className}`)"""


@pytest.mark.parametrize("width", some((360, 1280), 2))
@pytest.mark.parametrize(
    "path",
    ["", "terms/liquidation-price/", "calculators/liquidation-cascade/", "embed/v1/liquidation-price/"],
)
def test_nothing_moves_for_who_wants_less_motion(chromium: Browser, site: str, path: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    arrive(page, site + path)
    act(page)
    moving, lasting = page.evaluate(MOVING), page.evaluate(LASTING)
    page.close()
    assert moving == []
    assert lasting == []


def act(page: Page) -> None:
    """Set in motion what could move: the card over a word, the steps, the search, the list at the side."""
    if page.locator(".mg-text a.mg-term").count():
        page.locator(".mg-text a.mg-term").first.hover()
        expect(page.locator(".mg-card")).to_be_visible()
    if page.locator("[data-tool=stepper]").count():
        page.get_by_role("button", name="Step", exact=True).click()
    if page.locator("#__search").count():
        page.keyboard.press("/")
        page.locator(".mg-found-say").wait_for(state="attached")
        page.evaluate("document.getElementById('__drawer').click()")
