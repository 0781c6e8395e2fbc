"""A calculator in a real browser: silent until touched, then to the letter what the command answers."""

from collections.abc import Iterator
from contextlib import nullcontext
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.asked import ask_many, ask_one
from tests.browser.chosen import CATALOGUE, CHOSEN, PRESET, questions
from tests.browser.quiet import Listened, arrive, is_runtime, listened
from tests.browser.shown import FORM, agree, answers, texts
from tests.draws import some

pytestmark = pytest.mark.browser
SETTLED = ".mg-calc[data-state]:not([data-stale])"


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Listened]:
    with listened(chromium) as one:
        yield one


@pytest.mark.long  # tests/engines/test_answers.py asks the same of Chromium too
@pytest.mark.parametrize("slug", CHOSEN)
def test_live_answers_are_to_the_letter_what_the_command_answers(
    opened: Listened, site: str, slug: str
) -> None:
    drawn = [{}, *questions(slug)]
    expected = ask_many([(slug, inputs) for inputs in drawn])
    opened.page.goto(f"{site}calculators/{slug}/")
    shown = answers(opened.page.evaluate, drawn)

    for inputs, page, command in zip(drawn, shown, expected, strict=True):
        agree(opened.page.evaluate, inputs, page, command)
    ends = [command["status"] for command in expected]
    assert sum(end != "ok" for end in ends) >= len(ends) / 5
    assert opened.complaints == []
    assert opened.strangers(site) == []


@pytest.mark.long  # the same engine is asked every preset in tests/pyodide/test_answers.py
@pytest.mark.parametrize("slug", PRESET)
def test_every_preset_is_live_what_the_command_answers(opened: Listened, site: str, slug: str) -> None:
    presets = [preset.slug for preset in CATALOGUE[slug].presets]
    expected = [ask_many([(slug, {})], preset)[0] for preset in presets]
    opened.page.goto(f"{site}calculators/{slug}/")
    links = [f"#{urlencode(command['given'])}" for command in expected]
    shown = opened.page.evaluate(f"links => ({FORM}).linked(links)", links)
    for preset, page, command in zip(presets, shown, expected, strict=True):
        assert page["parts"] == texts(opened.page.evaluate, command), preset

    changed = questions(slug)[0]  # on its own page: away from the preset and back
    opened.page.goto(f"{site}calculators/{slug}/{presets[-1]}/")
    *_, back = answers(opened.page.evaluate, [changed, {}])
    assert back["parts"] == texts(opened.page.evaluate, expected[-1])
    assert opened.complaints == []


def test_the_batch_asks_as_the_command_does() -> None:
    questions = [
        ("liquidation-price", {"entry_price": "30000"}),
        ("health-factor", {}),
        ("cross-margin", {"wallet": "x"}),
    ]
    assert [ask_one(*question) for question in questions] == ask_many(questions)


@pytest.mark.parametrize(
    "path", ["terms/liquidation-price/", "embed/v1/health-factor/", "", "calculators/liquidation-price/"]
)
def test_nothing_of_the_runtime_is_asked_for_before_a_touch(opened: Listened, site: str, path: str) -> None:
    page = opened.page
    arrive(page, site + path)
    assert opened.runtime == []
    assert page.locator(".mg-calc").count() >= 1
    page.locator(".mg-calc input[inputmode=decimal]").first.focus()
    page.wait_for_event("request", lambda request: is_runtime(request.url))
    assert opened.strangers(site) == []


@pytest.mark.parametrize("path", ["terms/liquidation-price/", "calculators/liquidation-price/"])
def test_the_engine_comes_when_a_field_is_pointed_at_but_not_for_one_who_saves_data(
    opened: Listened, site: str, path: str
) -> None:
    page, field = opened.page, opened.page.locator("[data-field=entry_price]")
    arrive(page, site + path)
    with page.expect_request(lambda request: is_runtime(request.url)):
        field.hover()
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    page.mouse.move(0, 0)
    page.goto("about:blank")
    opened.requests.clear()
    arrive(page, site + path)
    with (
        page.expect_request(lambda request: "/calculator/" in request.url)
        if path[0] == "t"
        else nullcontext()
    ):
        field.hover()
    arrive(page)
    assert opened.runtime == []
    with page.expect_request(lambda request: is_runtime(request.url)):
        field.locator("input[inputmode=decimal]").focus()


@pytest.mark.parametrize(
    ("path", "late"), [("terms/liquidation-price/", "touch"), ("calculators/liquidation-price/", "all")]
)
def test_a_pointer_may_be_there_before_the_script(opened: Listened, site: str, path: str, late: str) -> None:
    page, held = opened.page, list[Route]()
    page.route(f"**/{late}.js", lambda route: held.append(route))
    with page.expect_request(f"**/{late}.js"):
        page.goto(site + path, wait_until="commit")
    page.locator("[data-field=entry_price]").hover()
    assert opened.runtime == []
    with page.expect_request(lambda request: is_runtime(request.url)):
        held[0].continue_()


def test_a_refusal_stands_beside_its_field_until_it_is_mended(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/liquidation-price/")
    field = page.locator("[data-field=entry_price]")
    entry, error = field.locator("input[inputmode=decimal]"), field.locator("[data-part=error]")
    entry.fill("-5")
    expect(error).to_have_text("Entry price must be above 0.")
    expect(entry).to_have_attribute("aria-invalid", "true")
    assert error.get_attribute("id") in (entry.get_attribute("aria-describedby") or "").split()
    expect(page.locator("[data-part=status]")).to_contain_text("Answer of")
    page.locator("[data-field=quantity] input[inputmode=decimal]").fill("2")
    page.locator(SETTLED).wait_for()
    expect(error).to_be_visible()
    expect(entry).to_have_value("-5")
    entry.fill("50000")
    expect(error).to_be_hidden()
    expect(entry).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")


def test_an_ambiguous_number_is_asked_back(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/liquidation-price/")
    field = page.locator("[data-field=entry_price]")
    entry, strip = field.locator("input[inputmode=decimal]"), field.locator("[data-part=asked]")
    entry.fill("30,000")
    expect(strip).to_have_text("Read as 30 thousand. I meant 30")
    expect(entry).to_have_value("30,000")
    strip.get_by_role("button").click()
    expect(strip).to_be_hidden()
    expect(entry).to_have_value("30")
    (expected,) = ask_many([("liquidation-price", {"entry_price": "30"})])
    page.locator(SETTLED).wait_for()
    assert (
        page.locator("[data-part=answer]").text_content() == texts(opened.page.evaluate, expected)["answer"]
    )


def test_a_slider_and_its_field_move_each_other(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/liquidation-price/")
    entry = page.locator("[data-field=entry_price] input[inputmode=decimal]")
    slider = page.locator("[data-field=entry_price] input[type=range]")
    before = slider.input_value()
    entry.fill("123")
    expect(slider).not_to_have_value(before)
    slider.focus()
    slider.press("End")
    assert float(entry.input_value().replace(",", "")) > 123
    page.locator(SETTLED).wait_for()
    expect(page.locator("[data-field=entry_price] [data-part=asked]")).to_be_hidden()


def test_a_link_brings_the_numbers_back(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/cross-margin/#wallet=9000&positions.0.quantity=0.7&positions.1.quantity=9")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    page.get_by_role("button", name="Remove").last.click()
    page.locator(SETTLED).wait_for()
    answer = page.locator("[data-part=answer]").text_content()
    link = page.evaluate(
        "async () => (await import(new URL('assets/js/calculator/all.js', document.baseURI.split('calculators/')[0]))).main.link"
    )
    page.goto("about:blank")
    page.goto(f"{site}calculators/cross-margin/{link}")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    assert page.locator("[data-part=answer]").text_content() == answer
    assert page.locator(".mg-row").count() == 1


HOSTILE = {
    "an unknown name": "#nope=1",
    "no number": "#entry_price=abc",
    "an exponent": "#entry_price=1e5",
    "no finite number": "#entry_price=Infinity&quantity=NaN",
    "nothing": "#entry_price=",
    "ten thousand digits": "#entry_price=" + "9" * 10_000,
    "a long name": "#" + "n" * 10_000 + "=1",
    "a thousand names": "#" + "&".join(f"name{number}=1" for number in range(1_000)),
    "markup": "#entry_price=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&%3Cscript%3E=1",
    "broken per cents": "#entry_price=%E0%A4%A&%zz=%",
    "control characters": "#entry_price=%00%0A&%E2%80%AEside=1",
    "no such side": "#side=sideways",
    "no such row": "#positions.7.quantity=1",
    "inherited names": "#__proto__=1&constructor=2&toString=3&__proto__.x=1&positions.__proto__.x=1",
    "an inherited choice": "#side=constructor&rule=__proto__",
    "the query": "?nope=1&entry_price=abc",
    "both": "?nope=1#entry_price=1,2",
}
# Names that were never ours are not spoken of: others hang theirs onto every address they pass on.
SILENT = ("an unknown name", "a long name", "a thousand names", "no such row", "inherited names")
FOREIGN = "#fbclid=IwAR0&utm_source=x&utm_medium=email&gclid=1&ref=ph"
# The same page by other doors: with a preset, with rows, in a term, in a frame.
DOORS = (
    "calculators/liquidation-price/short-10x/", "calculators/cross-margin/", "terms/liquidation-price/",
    "embed/v1/liquidation-price/",
)  # fmt: skip
ALL_AT_ONCE = "&".join(one[1:] for one in HOSTILE.values() if len(one) < 1_000 and "?" not in one)
STANDS = """() => [...document.querySelectorAll('.mg-form [name], .mg-calc [data-part=answer]')]
    .map((one) => one.name ? [one.name, one.value, one.checked] : one.textContent)"""


def changes_nothing_but_a_note(
    opened: Listened, site: str, path: str, address: str, noted: bool = True
) -> None:
    page = opened.page
    page.goto(site + path)
    before = page.evaluate(STANDS)
    page.goto("about:blank")
    page.goto(site + path + address)
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "example")
    note = page.locator("[data-part=note]")
    if noted:
        expect(note).to_contain_text("Left out, because")
        assert len(note.text_content() or "") < 400
        assert note.locator("*").count() == 0
    else:
        expect(note).to_have_count(0)
    assert page.evaluate(STANDS) == before
    assert page.evaluate("Object.keys(Object.prototype).length + Object.keys(Array.prototype).length") == 0
    assert opened.complaints == []
    assert opened.strangers(site) == []


@pytest.mark.parametrize("name", some(tuple(HOSTILE), 2))
def test_a_hostile_address_changes_nothing_but_a_visible_note(opened: Listened, site: str, name: str) -> None:
    path = "calculators/liquidation-price/"
    changes_nothing_but_a_note(opened, site, path, HOSTILE[name], name not in SILENT)


@pytest.mark.parametrize("sign", ["#", "?"])
def test_what_others_hang_onto_an_address_is_not_spoken_of(opened: Listened, site: str, sign: str) -> None:
    address = sign + FOREIGN[1:]
    changes_nothing_but_a_note(opened, site, "calculators/liquidation-price/", address, noted=False)


@pytest.mark.parametrize("sign", ["#", "?"])
@pytest.mark.parametrize("path", DOORS)
def test_nor_does_it_by_another_door(opened: Listened, site: str, path: str, sign: str) -> None:
    if path.startswith("terms/") and sign == "?":
        sign = "?utm_source=x#"  # a term's calculator listens to what stands after the # alone
    changes_nothing_but_a_note(opened, site, path, sign + ALL_AT_ONCE)


def test_a_link_followed_on_the_page_is_read_with_the_same_suspicion(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/liquidation-price/#entry_price=50000")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    answer = page.locator("[data-part=answer]").text_content()
    page.evaluate("hash => (location.hash = hash)", f"#{ALL_AT_ONCE}")
    expect(page.locator("[data-part=note]")).to_contain_text("Left out, because")
    expect(page.locator("[data-field=entry_price] input[inputmode=decimal]")).to_have_value("50,000")
    assert page.locator("[data-part=answer]").text_content() == answer
    assert opened.complaints == []


def test_two_calculators_share_one_engine(opened: Listened, site: str) -> None:
    page = opened.page
    page.route("**/terms/liquidation-price/", _twice)
    page.goto(f"{site}terms/liquidation-price/")
    for number, price in enumerate(("50000", "40000")):
        calculator = page.locator(".mg-calc").nth(number)
        calculator.locator("[data-field=entry_price] input").first.fill(price)
        expect(calculator).to_have_attribute("data-state", "ready")
    assert len(page.workers) == 1
    assert [url.rpartition("/")[2] for url in opened.runtime].count("pyodide.asm.wasm") == 1
    expected = ask_many([("liquidation-price", {"entry_price": price}) for price in ("50000", "40000")])
    for number, response in enumerate(expected):
        shown = page.locator(".mg-calc").nth(number).locator("[data-part=answer]").text_content()
        assert shown == texts(opened.page.evaluate, response)["answer"]


def _twice(route: Route) -> None:
    """Answer with the page, its calculator repeated at the end."""
    html = route.fetch().text()
    start = html.index('<div class="mg-calc')
    panel = html[start : html.index("</article>", start)]
    route.fulfill(body=html.replace("</article>", panel + "</article>", 1), content_type="text/html")


def test_back_brings_inputs_and_answer(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/liquidation-price/")
    entry = page.locator("[data-field=entry_price] input[inputmode=decimal]")
    entry.fill("50000")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    answer = page.locator("[data-part=answer]").text_content() or ""
    page.goto(f"{site}terms/")
    page.go_back()
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    expect(page.locator("[data-part=answer]")).to_have_text(answer)
    assert entry.input_value().replace(",", "") == "50000"


def test_offline_a_calculator_that_is_here_still_answers(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/liquidation-price/")
    entry = page.locator("[data-field=entry_price] input[inputmode=decimal]")
    entry.fill("50000")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    page.context.set_offline(True)
    expect(page.locator("[data-part=status]")).to_have_attribute("data-state", "offline")
    entry.fill("40000")
    page.locator(SETTLED).wait_for()
    (expected,) = ask_many([("liquidation-price", {"entry_price": "40000"})])
    assert (
        page.locator("[data-part=answer]").text_content() == texts(opened.page.evaluate, expected)["answer"]
    )


def test_the_status_is_one_polite_line_and_no_flood(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/liquidation-price/")
    entry = page.locator("[data-field=entry_price] input[inputmode=decimal]")
    entry.fill("50000")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    page.evaluate(
        """() => { const line = document.querySelector('[data-part=status]'); window.said = []
        new MutationObserver(() => window.said.push([performance.now(), line.textContent])).observe(line, {childList: true}) }"""
    )
    entry.press("End")
    for _ in range(12):
        entry.press("Backspace")
        entry.press("1")
    entry.fill("45000")
    (expected,) = ask_many([("liquidation-price", {"entry_price": "45000"})])
    expect(page.locator("[data-part=status] + [role=status]")).to_contain_text(expected["sentence"])
    times = [time for time, _ in page.evaluate("window.said")]
    assert all(later - earlier > 400 for earlier, later in pairwise(times))
    assert page.locator(".mg-panel [role=status], .mg-panel [aria-live]").count() == 1


@pytest.mark.parametrize(
    "path", ["terms/liquidation-price/", "calculators/cross-margin/", "embed/v1/health-factor/"]
)
def test_without_script_answer_working_and_chart_are_there(chromium: Browser, site: str, path: str) -> None:
    with listened(chromium, script=False) as one:
        one.page.goto(site + path)
        slug = one.page.locator(".mg-calc").first.get_attribute("data-calculator") or ""
        (expected,) = ask_many([(slug, {})])
        number = next(output["shown"] for output in expected["outputs"])
        expect(one.page.locator("[data-part=answer]").first).to_contain_text(number)
        assert one.page.locator("[data-part=chart] svg").count() >= 1
        steps = one.page.locator("[data-part=working] .mg-steps > li")
        assert steps.filter(has=one.page.locator("math, i"), has_text="=").count() == steps.count() >= 1
        assert one.runtime == []
