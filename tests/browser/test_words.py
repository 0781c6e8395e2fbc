"""The glossary's words in pages of another origin: the snippets of docs/embedding.md, under a strict policy."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.hosted import Host, guide, strict
from tests.browser.quiet import Listened, arrive

pytestmark = pytest.mark.browser
WORD, WORDS = guide("<glossary-term"), guide("glossary.js")
LOADS = ("term.js", "glossary.js", "names.js")
TEXT = """<p class="lead">A margin call outside of any article.</p>
<article>
<h2>What a margin call is</h2>
<p>A margin call comes before liquidation. Another margin call is the same word, and so is a <b>Margin Call</b>.</p>
<p>In code: <code>margin call</code>; in <a href="#x">a link: leverage</a>; <span translate="no">leverage</span>.</p>
<p data-glossary="off">Leverage is not marked here.</p>
<p contenteditable="true">Nor is leverage here.</p>
<h2>Then</h2>
<p>In another section a margin call is marked again, and leverage too. See https://example.org/leverage.</p>
</article>"""
RECTANGLES = """() => [...document.querySelectorAll('h2, p, b, code, a, span')].map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect()
  return [one.localName, x, y, width, height].join(' ')
})"""
CARD = "glossary-term .card"


@pytest.fixture
def host(tmp_path: Path, site: str) -> Iterator[Host]:
    with strict(tmp_path, site) as page:
        yield page


def summary(site_folder: Path, slug: str = "margin-call") -> str:
    return str(json.loads((site_folder / f"data/terms/{slug}.json").read_text("utf-8"))["summary"])


def card(page: Page) -> Locator:
    return page.locator(CARD)


def marks(page: Page) -> list[tuple[str, str]]:
    told = "all => all.map((one) => [one.getAttribute('term'), one.textContent])"
    return [(slug, words) for slug, words in page.locator("glossary-term").evaluate_all(told)]


def test_the_word_tells_its_meaning_by_the_keyboard(
    opened: Listened, site: str, site_folder: Path, host: Host
) -> None:
    page, address = opened.page, host(f"<p>A {WORD} comes.</p><p><a href='#x'>after</a></p>")
    arrive(page, address)
    assert [url for url in opened.requests if "/data/" in url] == [], "nothing before somebody turns to it"
    word = page.get_by_role("link", name="margin call")
    expect(word).to_have_attribute("href", f"{site}terms/margin-call/")
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    expect(card(page)).to_contain_text(summary(site_folder))
    expect(page.get_by_role("dialog", name="Margin call")).to_be_visible()
    expect(word).to_have_attribute("aria-description", summary(site_folder))
    page.keyboard.press("Tab")
    expect(card(page).get_by_role("link", name="Open the page")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(word).to_be_focused()
    assert word.get_attribute("aria-description") is None
    assert opened.complaints == []
    assert opened.strangers(site, address) == []
    kept = "[document.cookie, localStorage.length, sessionStorage.length].join()"
    assert (page.evaluate(kept), page.context.cookies()) == (",0,0", [])


def test_the_card_opens_under_the_pointer_and_another_press_closes_it(
    opened: Listened, site_folder: Path, host: Host
) -> None:
    page = opened.page
    arrive(page, host(f"<p>A {WORD} comes.</p>"))
    page.get_by_role("link", name="margin call").hover()
    expect(card(page)).to_contain_text(summary(site_folder))
    style = "one => [getComputedStyle(one).textTransform, getComputedStyle(one).fontSize].join()"
    assert card(page).locator("p").evaluate(style) == "none,16px", "the host's rules end before it"
    page.mouse.click(900, 600)  # on nothing
    expect(card(page)).to_be_hidden()


def test_a_pointer_may_be_at_a_word_before_the_script(
    opened: Listened, site_folder: Path, host: Host
) -> None:
    page, held = opened.page, list[Route]()
    page.route("**/term.js", lambda route: held.append(route))
    with page.expect_request("**/term.js"):
        page.goto(host(f"<p>A {WORD} comes.</p>"), wait_until="commit")
    page.locator("glossary-term").hover()
    held[0].continue_()
    expect(card(page)).to_contain_text(summary(site_folder))


def test_a_fingers_first_touch_shows_the_meaning(
    chromium: Browser, site: str, site_folder: Path, host: Host
) -> None:
    context = chromium.new_context(has_touch=True, viewport={"width": 320, "height": 640})
    page, address = context.new_page(), host(f"<p>A {WORD} comes.</p>")
    arrive(page, address)
    page.get_by_role("link", name="margin call").tap()
    expect(card(page)).to_contain_text(summary(site_folder))
    assert page.url == address
    box = card(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    card(page).get_by_role("button", name="Close").tap()
    expect(card(page)).to_be_hidden()
    context.close()


def test_words_are_marked_once_a_section_in_the_area_alone(opened: Listened, site: str, host: Host) -> None:
    page, address = opened.page, host(TEXT)
    page.goto(address)
    before = page.evaluate(RECTANGLES)
    words = page.locator("body").inner_text()
    page.goto(host(TEXT + WORDS) + "?again")  # another address: a server's dates tell seconds apart, no less
    page.locator("glossary-term").first.wait_for()
    assert [words for slug, words in marks(page) if slug == "margin-call"] == ["margin call", "margin call"]
    assert [words for slug, words in marks(page) if slug == "leverage"] == ["leverage"]
    assert ("liquidation", "liquidation") in marks(page)
    assert page.locator("glossary-term").count() == page.locator("article > p > glossary-term").count()
    assert page.evaluate(RECTANGLES) == before, "nothing moved"
    assert page.locator("body").inner_text() == words
    assert opened.complaints == []
    assert opened.strangers(site, address) == []
    assert [url for url in opened.requests if "/data/" in url] == []


def test_a_marked_word_is_reached_and_read(opened: Listened, site_folder: Path, host: Host) -> None:
    page = opened.page
    page.goto(host(TEXT + WORDS))
    word = page.get_by_role("link", name="margin call").first
    word.focus()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    expect(card(page).first).to_contain_text(summary(site_folder))
    page.keyboard.press("Escape")
    expect(card(page).first).to_be_hidden()


# Windows too low for the whole card beside the word, the last as low as a magnified page's, and pages that enlarge themselves.
@pytest.mark.parametrize(("height", "zoom"), [(800, 1), (256, 1), (120, 1), (800, 2), (300, 1.5)])
@pytest.mark.parametrize("place", ["margin-top: 0", "margin-top: 60px", "position: fixed; bottom: 0"])
def test_all_of_the_card_is_in_sight_beside_its_word(
    opened: Listened, host: Host, height: int, zoom: float, place: str
) -> None:
    page = opened.page
    page.set_viewport_size({"width": 400, "height": height})
    arrive(page, host(f'<p id="here">{WORD}</p>'))
    page.evaluate("([zoom, place]) => { document.body.style.zoom = zoom; here.style = place }", [zoom, place])
    page.locator("glossary-term > a").focus()
    page.locator("glossary-term").evaluate("one => one.show()")
    expect(card(page)).to_contain_text("Work it")
    box, word = card(page).bounding_box(), page.locator("glossary-term > a").bounding_box()
    assert box
    assert word
    assert 0 <= box["y"] <= box["y"] + box["height"] <= height
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 400
    room = max(word["y"], height - word["y"] - word["height"])
    if room >= 120:
        assert box["y"] >= word["y"] + word["height"] or box["y"] + box["height"] <= word["y"]
        assert min(abs(box["y"] - word["y"] - word["height"]), abs(word["y"] - box["y"] - box["height"])) < 10
    last = card(page).get_by_role("button")
    last.focus()
    expect(last).to_be_in_viewport(ratio=0.95)


def test_a_word_in_a_shadow_root_of_the_hosts_has_a_card_that_can_be_pressed(
    opened: Listened, site: str, host: Host
) -> None:
    page = opened.page
    arrive(
        page,
        host(f'<div id="theirs"><template shadowrootmode="open"><p>A {WORD} comes.</p></template></div>'),
    )
    page.locator("glossary-term > a").hover()
    with page.expect_popup() as opened_page:
        card(page).get_by_role("link", name="Open the page").click()
    assert opened_page.value.url == f"{site}terms/margin-call/"
    page.mouse.click(5, 5)
    expect(card(page)).to_be_hidden()


def test_escape_closes_the_card_before_the_dialog_in_which_its_word_stands(
    opened: Listened, host: Host
) -> None:
    page = opened.page
    arrive(page, host(f'<dialog id="theirs"><p>A {WORD} comes.</p></dialog>'))
    page.evaluate("theirs.showModal()")
    page.locator("glossary-term > a").hover()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(page.locator("#theirs")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#theirs")).to_be_hidden()


def test_a_link_that_comes_later_is_in_no_other_link(opened: Listened, site: str, host: Host) -> None:
    page = opened.page
    arrive(page, host(f'<p><glossary-term term="margin-call"></glossary-term></p>{WORDS}'))
    links = "() => document.querySelectorAll('glossary-term').length && document.querySelector('glossary-term').shadowRoot.querySelectorAll('a.word').length"
    word = page.locator("glossary-term")
    for inside, own in (
        (f'<a href="{site}">margin call</a>', 0),
        ("margin call", 1),
        (f'<a href="{site}">call</a>', 0),
    ):
        word.evaluate("(one, inside) => (one.innerHTML = inside)", inside)
        page.wait_for_function(f"own => ({links})() === own", arg=own)
        expect(word).to_be_visible()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name=word.inner_text())).to_be_focused()
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")


SCRIPTS = {
    "a version behind it": ('<script type="module" src="{src}?ver=6.7" data-area="article"></script>', {"article"}),
    "two of them": (
        '<script type="module" src="{src}" data-area="article"></script>'
        '<script type="module" src="{src}" data-area="aside"></script>',
        {"article", "aside"},
    ),
    "one of the host's, with a key of that name": (
        '<script data-area="main">window.theirs = 1</script><script type="module" src="{src}" data-area="article"></script>',
        {"article"},
    ),
    "one without an area": ('<script type="module" src="{src}"></script>', set()),
}  # fmt: skip


@pytest.mark.parametrize(("scripts", "areas"), SCRIPTS.values(), ids=SCRIPTS.keys())
def test_every_script_that_names_an_area_is_heeded(
    opened: Listened, site: str, host: Host, scripts: str, areas: set[str]
) -> None:
    page = opened.page
    text = "<article><p>A margin call.</p></article><aside><p>A margin call.</p></aside><p>A margin call.</p>"
    arrive(page, host(text + scripts.format(src=f"{site}embed/v1/glossary.js")))
    for area in areas:
        expect(page.locator(f"{area} glossary-term")).to_have_count(1)
    expect(page.locator("glossary-term")).to_have_count(len(areas))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_card_stays_in_sight_and_takes_the_hosts_side_of_light(
    opened: Listened, host: Host, direction: str
) -> None:
    page = opened.page
    page.set_viewport_size({"width": 320, "height": 480})
    body = f'<div class="dark-host"><p>{WORD} first and last, at the edge of it: {WORD}</p></div>'
    arrive(page, host(body, direction))
    for number in (0, 1):
        page.locator("glossary-term > a").nth(number).hover()
        shown = card(page).nth(number)
        expect(shown).to_have_class("card dark")
        box, word = shown.bounding_box(), page.locator("glossary-term > a").nth(number).bounding_box()
        assert box
        assert word
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["y"] >= word["y"] + word["height"] - 10 or box["y"] + box["height"] <= word["y"] + 10
        page.keyboard.press("Escape")


def test_what_does_not_come_is_said_and_the_text_stays(opened: Listened, site: str, host: Host) -> None:
    page = opened.page
    page.context.route(lambda url: "/data/" in url or url.endswith("names.json"), lambda route: route.abort())
    arrive(page, host(f"<p>A {WORD} comes.</p>{TEXT}{WORDS}"))
    assert page.locator("glossary-term").count() == 1, "without names nothing is marked"
    page.locator("glossary-term a").first.focus()
    page.locator("glossary-term").first.evaluate("one => one.show()")
    expect(card(page)).to_contain_text("The meaning did not arrive.")
    expect(card(page).get_by_role("link", name="Open the page")).to_have_attribute(
        "href", f"{site}terms/margin-call/"
    )


def test_no_name_of_a_term_leads_out_of_the_site(opened: Listened, site: str, host: Host) -> None:
    odd = (
        "../../x",
        "..",
        "//example.org/x",
        "https://example.org",
        "&quot;&gt;&lt;img src=x&gt;",
        "__proto__",
    )
    body = "".join(f'<p><glossary-term term="{one}">word</glossary-term></p>' for one in odd)
    page, address = opened.page, host(body + WORDS)
    arrive(page, address)
    for number in range(len(odd)):
        term = page.locator("glossary-term").nth(number)
        term.evaluate("one => one.show()")
        expect(card(page).nth(number)).to_contain_text("The meaning did not arrive.")
        assert str(term.get_by_role("link").first.get_attribute("href")).startswith(site)
    assert opened.strangers(site, address) == []
    assert page.locator("img").count() == 0


def test_the_scripts_are_small(site_folder: Path) -> None:
    sizes = {name: len(gzip.compress((site_folder / "embed/v1" / name).read_bytes(), 9)) for name in LOADS}
    print(sizes)
    assert sizes["term.js"] <= 4_000
    assert sum(sizes.values()) <= 6_000
