"""Every kind of page, wide and narrow, light and dark: accessible, in its column, quiet, and complete without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.quiet import arrive, listened
from tests.browser.served import KINDS, ROOT
from tests.draws import PROFILE, some

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MODES = [(width, scheme) for width in (1280, 320) for scheme in ("light", "dark")]
# Each kind in one mode, in turn; in the thorough size each in all of them.
TURNS = [
    pytest.param(kind, (width, scheme), id=f"{kind}-{width}-{scheme}")
    for number, kind in enumerate(KINDS)
    for turn, (width, scheme) in enumerate(MODES)
    if PROFILE == "thorough" or turn == number % len(MODES)
]


@pytest.fixture(params=some(MODES, 3), ids=lambda mode: f"{mode[0]}-{mode[1]}")
def mode(request: pytest.FixtureRequest) -> tuple[int, str]:
    chosen: tuple[int, str] = request.param
    return chosen


@pytest.fixture
def page(chromium: Browser, mode: tuple[int, str]) -> Iterator[Page]:
    width, scheme = mode
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("kind", "mode"), TURNS, indirect=["mode"])
def test_page_is_accessible_in_its_column_and_quiet(
    page: Page, site: str, kind: str, mode: tuple[int, str]
) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective))"
    )
    page.goto(site + KINDS[kind], wait_until="load")
    page.wait_for_timeout(100)

    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= mode[0]
    assert violations(page) == []


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe finds, one line for each node."""
    page.evaluate(AXE + ";0")
    found: dict[str, Any] = page.evaluate(
        "([within, tags]) => axe.run(within, {runOnly: {type: 'tag', values: tags}})", [within, TAGS]
    )
    return [
        f"{one['id']}: {node['html'][:200]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("kind", ["term", "calculator", "embed", "home"])
def test_answer_working_and_chart_stand_without_script(chromium: Browser, site: str, kind: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + KINDS[kind])
    calculator = page.locator(".mg-calc").first
    assert calculator.locator(".mg-number").inner_text()[0].isdigit()
    assert calculator.locator(".mg-chart svg >> visible=true").count() == 1
    if kind != "home":  # there the working is one link away
        assert calculator.locator(".mg-steps li").count() >= 1
    assert calculator.locator("input[type=range] >> visible=true").count() == 0
    assert calculator.get_by_role("button").locator("visible=true").count() == 0
    context.close()


def test_dark_preference_holds_without_script(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    grounds = set()
    for kind in ("term", "embed"):
        page.goto(site + KINDS[kind])
        # Computed styles need no script of the page's own; they are read by the browser.
        grounds.add(page.locator(".mg-panel").first.evaluate("e => getComputedStyle(e).backgroundColor"))
    assert grounds == {"rgb(26, 35, 32)"}
    context.close()


# Signs are masks over a ground, which a reader's own colours make the page's, unless one is named.
LOST = """() => [...document.querySelectorAll('body *')].flatMap(one => ['', '::before', '::after'].flatMap(part => {
  const { maskImage, backgroundColor, content, display, forcedColorAdjust } = getComputedStyle(one, part || null)
  const drawn = one.checkVisibility() && display !== 'none' && (!part || content !== 'none') && maskImage.startsWith('url')
  return drawn && backgroundColor === CANVAS && forcedColorAdjust === 'auto' ? [`${one.className || one.localName}${part}`] : []
}))"""


@pytest.mark.parametrize("kind", KINDS)
def test_signs_stay_in_the_readers_own_colours(chromium: Browser, site: str, kind: str) -> None:
    page = chromium.new_page(forced_colors="active")
    page.goto(site + KINDS[kind])
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.evaluate(LOST.replace("CANVAS", repr(canvas))) == []
    page.close()


@pytest.mark.parametrize("script", [True, False])
def test_the_lines_of_the_dark_scheme_are_dark(chromium: Browser, site: str, script: bool) -> None:
    context = chromium.new_context(java_script_enabled=script, color_scheme="dark")
    page = context.new_page()
    page.goto(site + KINDS["term"])
    expect(page.locator(".mg-strip")).to_have_css("border-top-color", "rgb(50, 64, 58)")
    expect(page.locator(".mg-meaning")).to_have_css("border-left-color", "rgb(255, 147, 143)")
    context.close()


def test_a_phone_has_the_contents_in_one_line(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site + KINDS["term"])
    contents = page.locator(".md-sidebar--secondary nav")
    box = contents.bounding_box()
    assert box and box["height"] <= 60
    contents.get_by_role("link", name="Questions").click()
    expect(page).to_have_url(re.compile("#questions$"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_number_stays_in_sight_while_the_narrow_form_is_used(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site + KINDS["calculator"])
    page.locator(".mg-form .mg-field >> nth=4").evaluate("e => e.scrollIntoView({block: 'center'})")
    box = page.locator(".mg-number").bounding_box()
    assert box and 40 <= box["y"] <= 120
    context.close()


def test_nothing_is_cut_off_when_right_to_left(chromium: Browser, site: str) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    for kind in ("term", "calculator", "index"):
        page.goto(site + KINDS[kind])
        page.evaluate("document.body.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
    context.close()


def test_printed_page_opens_everything_and_hides_the_controls(chromium: Browser, site: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(site + KINDS["term"])
    page.emulate_media(media="print")
    assert (
        page.locator(".mg-questions summary + div >> visible=true").count()
        == page.locator(".mg-questions details").count()
    )
    for hidden in (".md-header", ".md-footer", ".mg-status", ".mg-actions", ".mg-strip"):
        assert page.locator(f"{hidden} >> visible=true").count() == 0, hidden
    assert page.locator(".mg-printed >> visible=true").count() == 1
    context.close()


def test_search_asks_for_nothing_before_it_is_touched_and_is_accessible_when_open(
    page: Page, site: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    arrive(page, site + KINDS["term"])
    assert not [one for one in asked if "search" in one]
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("margn cal")
    expect(page.locator(".mg-found-say")).to_have_text("Nothing is spelt margn cal. Closest:")
    assert page.locator(".mg-found-row[aria-selected=true] .mg-found-name").inner_text() == "margin call"
    page.wait_for_timeout(500)  # the theme moves the box in
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/terms/margin-call/")


MISSPELT = {
    "liqudation": "liquidation",
    "lquidation": "liquidation",
    "margn": "margin",
    "colateral": "collateral",
    "healt factor": "health factor",
    "mantenance": "maintenance margin",
}


def test_misspelt_words_are_found_as_one_types(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    page.goto(site)
    page.locator("[data-action=search]").click()
    box = page.locator(".md-search__input")
    for typed, found in MISSPELT.items():
        box.fill("")
        expect(page.locator(".mg-found-row").first).not_to_contain_text(found, ignore_case=True)
        box.press_sequentially(typed)
        page.wait_for_function(
            """found => [...document.querySelectorAll('.mg-found-name')].slice(0, 3)
              .some((one) => one.textContent.toLowerCase().includes(found))""",
            arg=found,
        )
    page.close()


def test_a_pointer_may_be_at_a_word_before_the_script(chromium: Browser, site: str) -> None:
    page, held = chromium.new_page(viewport={"width": 1280, "height": 800}), list[Route]()
    page.route("**/preview.js", lambda route: held.append(route))
    with page.expect_request("**/preview.js"):
        page.goto(site + KINDS["term"], wait_until="commit")
    page.locator(".mg-text a.mg-term").first.hover()
    held[0].continue_()
    page.locator(".mg-card").wait_for()
    page.close()


def test_card_opens_on_hover_and_on_focus_and_closes_by_escape(
    page: Page, site: str, mode: tuple[int, str]
) -> None:
    arrive(page, site + KINDS["term"])
    word, card = page.locator(".mg-text a.mg-term").first, page.locator(".mg-card")
    word.hover()
    card.wait_for()
    assert card.locator(".mg-level").inner_text() in ("Starter", "Working", "Deep")
    card.locator("math").wait_for()
    over, under = card.bounding_box(), word.bounding_box()
    assert over and under
    assert over["y"] >= under["y"] + under["height"] or over["y"] + over["height"] <= under["y"]
    assert over["x"] >= 0 and over["x"] + over["width"] <= mode[0]
    assert violations(page, ".mg-card") == []
    page.keyboard.press("Escape")
    assert card.is_hidden()
    page.mouse.move(1, 1)
    word.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card.wait_for()
    page.keyboard.press("Escape")
    assert card.is_hidden()


def test_list_of_terms_keeps_its_filter_in_the_address(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    arrive(page, site + KINDS["index"])
    page.locator("[data-filter=q]").fill("margin c")
    page.wait_for_url("**/terms/?q=margin+c")
    shown = page.locator(".mg-entries > div >> visible=true").count()
    assert 0 < shown < 30
    page.reload(wait_until="networkidle")
    assert page.locator(".mg-entries > div >> visible=true").count() == shown
    page.close()


def test_the_scheme_is_the_systems_until_one_is_pressed_and_nothing_else_is_kept(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    shown, stored = page.locator("body"), "() => Object.keys(localStorage).length"
    arrive(page, site + KINDS["term"])
    expect(shown).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(shown).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate(stored) == 0
    page.get_by_title("Switch to dark").click()
    expect(shown).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_title("Switch to light")).to_be_visible()
    assert page.evaluate(stored) == 1
    arrive(page, site + KINDS["calculator"])
    expect(shown).to_have_attribute("data-md-color-scheme", "slate")
    context.close()


@pytest.mark.parametrize("kind", ["term", "calculator"])
def test_the_themes_script_comes_when_a_reader_first_moves(chromium: Browser, site: str, kind: str) -> None:
    with listened(chromium) as opened:
        arrive(opened.page, site + KINDS[kind])
        assert [url for url in opened.requests if "/bundle." in url] == []
        with opened.page.expect_request("**/bundle.*"):
            opened.page.mouse.move(5, 500)
        expect(opened.page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
        assert opened.complaints == []
