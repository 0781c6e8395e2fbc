"""Nothing that is seen moves when a page's scripts arrive."""

import pytest
from playwright.sync_api import Browser

from tests.browser.quiet import arrive
from tests.browser.served import KINDS
from tests.draws import some

pytestmark = pytest.mark.browser
NOTED = """window.moved = []
new PerformanceObserver(list => {
  for (const { value, sources } of list.getEntries())
    moved.push([value, ...sources.map(({ node }) => node?.textContent?.trim().slice(0, 40))])
}).observe({ type: 'layout-shift', buffered: true })"""


TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(moved))))"


@pytest.mark.parametrize("kind", some(tuple(KINDS), 2))
def test_nothing_moves_when_the_scripts_arrive(chromium: Browser, site: str, kind: str) -> None:
    context = chromium.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    page.add_init_script(NOTED)
    page.route("**/*.woff2", lambda route: route.abort())  # how typefaces differ is not the scripts' doing
    arrive(page, site + KINDS[kind])
    moved = page.evaluate(TWO_FRAMES)
    context.close()
    assert [one for one in moved if one[0] > 0.01] == []
