"""What a reader does with a calculator beyond its form, in a real browser and by keyboard alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.quiet import Listened, listened
from tests.browser.test_look import violations

pytestmark = pytest.mark.browser
LIQUIDATION = "calculators/liquidation-price/"
CASCADE = "calculators/liquidation-cascade/"


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Listened]:
    with listened(chromium) as one:
        yield one


def tool(page: Page, name: str) -> Page:
    """Return the part of the page that a tool has, as something to look into."""
    return page.locator(f"[data-tool={name}]")  # type: ignore[return-value]


def press(page: Page, name: str, tool_name: str) -> None:
    """Reach a button by focus and press it by key."""
    button = page.locator(f"[data-tool={tool_name}]").get_by_role("button", name=name)
    button.focus()
    button.press("Enter")


def clean(opened: Listened, site: str, within: str) -> None:
    """Hold what every state must keep: no complaint, no stranger, nothing for axe, no sideways scroll at 320 px."""
    page = opened.page
    assert opened.complaints == []
    assert opened.strangers(site) == []
    assert violations(page, within) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page, within) == []


def test_a_kept_answer_is_compared_in_numbers_and_words(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    press(page, "Keep as A", "compare")
    entry = page.locator("[data-field=extra_margin] input[inputmode=decimal]")
    entry.fill("1000")
    words = page.locator(".mg-in-words")
    expect(words).to_have_text(
        "In words. Extra margin from 0 to 1,000 moves the liquidation price from 54,271.36 to 52,261.31 USDT, 2,010.05 lower."
    )
    expect(page.locator(".mg-compared tbody tr").nth(1)).to_contain_text("−2,010.05")
    entry.fill("27000")
    expect(words).to_contain_text("this long has no liquidation price")
    clean(opened, site, "[data-tool=compare]")
    press(page, "Stop comparing", "compare")
    expect(page.locator(".mg-compared")).to_have_count(0)


def test_a_slider_follows_what_is_typed_also_back(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    leverage = page.locator("[data-field=leverage] input[inputmode=decimal]")
    slider = page.locator("[data-field=leverage] input[type=range]")
    expect(slider).to_have_attribute("aria-valuetext", "10 ×")  # it stands where its number is
    first = slider.input_value()
    leverage.fill("1")
    expect(slider).not_to_have_value(first)
    leverage.fill("10")
    expect(slider).to_have_value(first)


def test_each_forced_sale_is_stepped_through_by_keyboard(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + CASCADE)
    items, now = page.locator(".mg-rounds > li"), page.locator(".mg-rounds > [aria-current=step]")
    press(page, "Step", "stepper")
    expect(now).to_contain_text("Opening sale")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(now).to_contain_text("Account C")
    expect(page.locator("[data-part=round-now]")).to_contain_text("Round 3 of 5")
    expect(items.nth(0)).to_contain_text("done")
    expect(items.nth(5)).to_contain_text("to come")
    charts = page.locator("[data-part=round-charts]")
    expect(charts.locator("figure")).to_have_count(2)
    expect(charts.locator("svg >> visible=true")).to_have_count(2)
    before = charts.inner_html()
    page.keyboard.press("ArrowLeft")
    expect(now).to_contain_text("Account B")
    expect(charts).not_to_have_js_property("innerHTML", before)
    clean(opened, site, "[data-tool=stepper]")
    page.keyboard.press("End")
    expect(now).to_contain_text("Account E")
    expect(page.get_by_role("button", name="Step", exact=True)).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Home")
    expect(now).to_contain_text("Opening sale")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_rounds_are_played_to_the_end_and_a_new_answer_begins_anew(
    opened: Listened, site: str, motion: str
) -> None:
    page = opened.page
    page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    page.goto(site + CASCADE)
    press(page, "Play", "stepper")
    play = page.get_by_role("button", name="Play", exact=True)
    expect(play).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".mg-rounds > [aria-current=step]")).to_contain_text("Account E")
    expect(play).to_have_attribute("aria-pressed", "false")
    page.locator("[data-field=initial_quantity] input[inputmode=decimal]").fill("50")
    expect(page.locator(".mg-rounds > li")).to_have_count(1)
    expect(page.locator(".mg-rounds > [aria-current]")).to_have_count(0)
    expect(page.locator("[data-part=round-charts]")).to_be_empty()
    assert opened.complaints == []


def test_without_script_every_forced_sale_can_be_read(chromium: Browser, site: str) -> None:
    with listened(chromium, script=False) as one:
        one.page.goto(site + CASCADE)
        expect(one.page.locator(".mg-rounds > li >> visible=true")).to_have_count(6)
        expect(one.page.locator(".mg-round-words >> visible=true")).to_have_count(6)
        assert one.page.locator(".mg-step-bar >> visible=true").count() == 0
        assert one.page.locator(".mg-tool >> visible=true").count() == 0


def test_the_other_way_round_is_found_and_put_into_the_form(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    target = page.locator("[data-part=solve-target]")
    target.fill("50000")
    target.press("Enter")
    found = page.locator("[data-part=solved]")
    expect(found).to_have_text(
        "A leverage of 5.85366× gives a liquidation price of 50,000.00 USDT. The higher the leverage, the higher the liquidation price."
    )
    press(page, "Put it into the form", "solve")
    expect(page.locator("[data-field=leverage] input[inputmode=decimal]")).to_be_focused()
    expect(page.locator("[data-part=answer]")).to_contain_text("50,000.00")
    target.fill("70000")
    target.press("Enter")
    expect(found).to_contain_text("No leverage gives a liquidation price of 70,000.00 USDT.")
    target.fill("<img src=x onerror=alert(1)>")
    target.press("Enter")
    expect(found).to_have_text("Liquidation price must be a number, such as 1,000.")
    clean(opened, site, "[data-tool=solve]")


def test_an_exercise_is_worked_a_mistake_is_named_and_hints_are_steps(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}calculators/health-factor/#exercise=5")
    answer, verdict = page.locator("[data-part=exercise-answer]"), page.locator("[data-part=verdict]")
    inputs = page.locator("[data-part=exercise-inputs] dd")
    expect(inputs).to_have_count(5)
    amount, price, threshold, debt, factor = (
        float(re.sub(r"[^0-9.]", "", text)) for text in inputs.all_inner_texts()
    )
    answer.fill(f"{debt * factor / (amount * price * threshold / 100):.6f}")
    answer.press("Enter")
    expect(verdict).to_contain_text("Upside down")
    press(page, "A hint", "practice")
    expect(page.locator("[data-part=hints] > li")).to_have_count(1)
    expect(page.locator("[data-part=hints] > li")).to_be_focused()
    answer.fill(f"{amount * price * threshold / 100 / (debt * factor):.6f}")
    answer.press("Enter")
    expect(verdict).to_contain_text("Right.")
    expect(page.locator("[data-part=note]")).to_have_count(0)
    clean(opened, site, "[data-tool=practice]")
    press(page, "Another one", "practice")
    expect(answer).to_be_focused()
    expect(answer).to_have_value("")


@pytest.mark.parametrize("seed", ["abc", "1e9", "-1", "9" * 5_000, "<b>"])
def test_a_link_to_no_exercise_changes_nothing_but_a_note(opened: Listened, site: str, seed: str) -> None:
    opened.page.goto(f"{site}{LIQUIDATION}#exercise={seed}")
    expect(opened.page.locator("[data-part=verdict]")).to_have_text(
        "The link names no exercise; an exercise has a number."
    )
    expect(opened.page.locator("[data-part=exercise]")).to_be_hidden()
    assert opened.complaints == []


def edit(page: Page, old: str, new: str) -> None:
    """Change the source and run it by key."""
    editor = page.locator("[data-part=source]")
    expect(editor).not_to_have_value("")
    source = editor.input_value()
    assert old in source
    editor.fill(source.replace(old, new))
    editor.press("Control+Enter")


def test_the_code_is_changed_run_and_put_back(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    answer = page.locator("[data-part=answer]")
    press(page, "See and change the code", "code")
    editor, told = page.locator("[data-part=source]"), page.locator("[data-part=code-status]")
    expect(editor).to_be_focused()
    assert page.locator("[data-part=code-functions] details").count() >= 5
    edit(page, "Your {case.side} is closed", "My {case.side} is closed")
    expect(answer).to_contain_text("My long is closed")
    edit(page, "own = margin.initial_margin(position, leverage)", "own = nowhere(position)")
    expect(told).to_contain_text(re.compile(r"Line \d+: NameError: name 'nowhere' is not defined"))
    press(page, "Go to line", "code")
    assert "nowhere" in page.evaluate(
        "() => getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    )
    expect(answer).to_contain_text("My long is closed")
    clean(opened, site, "[data-tool=code]")
    press(page, "Back to the original", "code")
    expect(answer).to_contain_text("Your long is closed")
    assert "nowhere" not in editor.input_value()


def test_an_endless_loop_is_ended_and_the_numbers_stay(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    entry = page.locator("[data-field=entry_price] input[inputmode=decimal]")
    entry.fill("50000")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    press(page, "See and change the code", "code")
    edit(page, "    size = quantity if", "    while True:\n        pass\n    size = quantity if")
    expect(page.locator("[data-part=code-status]")).to_contain_text("took too long and was stopped")
    expect(entry).to_have_value("50000")
    press(page, "Back to the original", "code")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "ready")
    entry.fill("40000")
    expect(page.locator("[data-part=answer]")).to_contain_text("36,180.90")


def test_nothing_is_kept_until_it_is_asked_for_then_it_answers_offline_and_is_removed_again(
    opened: Listened, site: str
) -> None:
    page = opened.page
    page.goto(site + LIQUIDATION)
    stored = "async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]"
    keep = page.locator("[data-part=keep-offline]")
    expect(keep).to_be_visible()  # which it is when a press does something
    expect(keep).to_have_text("Keep for offline")
    assert page.evaluate(stored) == [[], 0]
    keep.press("Enter")
    expect(page.locator("[data-part=offline-status]")).to_contain_text("Kept on this device: this calculator")
    expect(keep).to_have_attribute("aria-pressed", "true")
    page.goto(f"{site}calculators/health-factor/")
    expect(page.locator("[data-part=offline-status]")).to_contain_text("2 calculator pages")
    page.context.set_offline(True)
    page.goto(site + LIQUIDATION)
    page.locator("[data-field=entry_price] input[inputmode=decimal]").fill("50000")
    expect(page.locator("[data-part=status]")).to_have_attribute("data-state", "offline")
    expect(page.locator("[data-part=answer]")).to_contain_text("45,226.13")
    assert not [
        url
        for url in page.evaluate(
            "async () => (await (await caches.open('kept-by-reader')).keys()).map(r => r.url)"
        )
        if "#" in url or "?" in url
    ]
    page.context.set_offline(False)
    keep.press("Enter")
    expect(page.locator("[data-part=offline-status]")).to_contain_text("Nothing of this site is stored")
    assert page.evaluate(stored) == [[], 0]


def test_what_a_page_takes_while_it_is_being_kept_is_kept_too(opened: Listened, site: str) -> None:
    page, held = opened.page, list[Route]()
    page.goto(site + LIQUIDATION)
    page.route("**/assets/code/*.json", lambda route: held.append(route))
    with page.expect_request("**/assets/code/*.json"):
        page.locator("[data-part=keep-offline]").click()
    page.evaluate("fetch('/data/meanings.json').then(answer => answer.text())")
    held[0].continue_()
    expect(page.locator("[data-part=offline-status]")).to_contain_text("Kept on this device: this calculator")
    assert page.evaluate("caches.match('/data/meanings.json').then(Boolean)")
    assert opened.complaints == []
