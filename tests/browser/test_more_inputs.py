"""What a small form leaves out: on a press, rows and all, in a term and in a frame, and never before."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Frame, Locator, Page, Route, expect

from calckit import ask
from tests.browser.chosen import CATALOGUE
from tests.browser.hosted import Host
from tests.browser.quiet import Listened, arrive
from tests.browser.test_embed import frame_of
from tests.browser.test_features import clean

pytestmark = pytest.mark.browser
TERM = "terms/cross-margin/"  # its account is a list of positions, of which the small form shows none
FIRST = "positions.0.entry_price"
PANEL = re.compile(r"data-calculator=([\w-]+) data-preset(?:=([\w-]+))? data-view=compact")


def more(page: Page | Frame) -> Locator:
    return page.get_by_role("button", name="More inputs")


def box(page: Page | Frame, name: str) -> Locator:
    return page.locator(f"[data-field='{name}'] input[type=text]")


def row_count(page: Page) -> int:
    return page.locator("[data-field=positions] > .mg-row").count()


def answered(slug: str, inputs: dict[str, str], preset: str = "") -> dict[str, Any]:
    """Return the answer to the example with these inputs in it; of rows, all the example's are named."""
    question = {"calculator": slug, "preset": preset or None, "view": "compact"}
    example = json.loads(ask(CATALOGUE, json.dumps(question)))
    response: dict[str, Any] = json.loads(
        ask(CATALOGUE, json.dumps({**question, "plain": {**example["given"], **inputs}}))
    )
    return response


def shows(page: Page | Frame, slug: str, inputs: dict[str, str], preset: str = "") -> None:
    outputs = answered(slug, inputs, preset)["outputs"]
    shown = next(output["shown"] for output in outputs if output["value"] is not None)
    expect(page.locator("[data-part=answer]")).to_contain_text(shown)


def others(opened: Listened) -> list[str]:
    return [url for url in opened.requests if url.endswith("others.json")]


def test_rows_come_on_a_press_and_are_worked_in_the_term(opened: Listened, site: str) -> None:
    page = opened.page
    arrive(page, site + TERM)
    assert others(opened) == []
    more(page).click()
    expect(page.locator("[data-field=positions]")).to_be_focused()
    assert others(opened) == [f"{site}calculators/cross-margin/others.json"]
    status = page.locator("[data-part=status]")
    expect(status).to_have_attribute("data-state", "example")
    rows = row_count(page)
    box(page, FIRST).fill("50000")
    shows(page, "cross-margin", {FIRST: "50000"})
    page.get_by_role("button", name="Add position").click()
    assert row_count(page) == rows + 1
    page.get_by_role("button", name=f"Remove position {rows + 1}").click()
    shows(page, "cross-margin", {FIRST: "50000"})

    page.reload()
    expect(box(page, FIRST)).to_have_value("50000")
    shows(page, "cross-margin", {FIRST: "50000"})
    page.get_by_role("button", name="Back to the example").click()
    shows(page, "cross-margin", {})
    assert row_count(page) == rows
    expect(more(page)).to_have_count(0)
    clean(opened, site, ".mg-calc")


def test_who_presses_before_the_scripts_came_is_heard(opened: Listened, site: str) -> None:
    page = opened.page
    late: list[Route] = []
    page.route("**/calculator/all.js", lambda route: late.append(route))
    page.goto(site + TERM)
    with page.expect_request("**/calculator/all.js"):
        more(page).click()
    late[0].continue_()
    expect(page.locator("[data-field=positions]")).to_be_focused()
    assert opened.complaints == []


def test_a_link_opens_what_it_changes_and_nothing_else(opened: Listened, site: str) -> None:
    page = opened.page
    given = answered("cross-margin", {"wallet": "3000"})["given"]
    page.goto(f"{site}{TERM}#{urlencode(given)}")
    shows(page, "cross-margin", {"wallet": "3000"})
    assert row_count(page) == 0
    given = answered("cross-margin", {FIRST: "50000"})["given"]
    page.goto(f"{site}{TERM}#{urlencode(given)}")
    expect(box(page, FIRST)).to_have_value("50,000")
    shows(page, "cross-margin", {FIRST: "50000"})
    expect(page.locator("[data-part=note]")).to_have_count(0)


def test_where_they_do_not_arrive_it_is_said_and_can_be_tried_again(opened: Listened, site: str) -> None:
    page = opened.page
    page.route("**/others.json", lambda route: route.abort())
    page.goto(site + TERM)
    more(page).click()
    expect(page.get_by_role("alert")).to_contain_text("The other inputs did not arrive")
    page.unroute("**/others.json")
    more(page).click()
    expect(page.locator("[data-field=positions]")).to_be_focused()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_in_a_frame_they_are_those_of_the_preset_and_what_is_fixed_stays(
    opened: Listened, site: str, host: Host
) -> None:
    settled = "preset=coin-margined&leverage=5&fix=leverage"
    src = f"{site}embed/v1/liquidation-price/#{settled}"
    opened.page.goto(host(f'<iframe src="{src}" width="600" height="970"></iframe>'))
    frame = frame_of(opened.page)
    shows(frame, "liquidation-price", {"leverage": "5"}, "coin-margined")
    more(frame).click()
    expect(frame.get_by_role("radio", name="Coin-margined")).to_be_checked()
    box(frame, "fee").fill("1")
    shows(frame, "liquidation-price", {"leverage": "5", "fee": "1"}, "coin-margined")
    frame.get_by_role("button", name="Back to the example").click()
    shows(frame, "liquidation-price", {"leverage": "5"}, "coin-margined")
    expect(box(frame, "leverage")).to_have_attribute("readonly", "")
    expect(box(frame, "fee")).to_be_visible()
    assert opened.complaints == []


@pytest.mark.long
def test_every_panel_of_a_term_has_all_inputs_of_its_example(
    opened: Listened, site: str, site_folder: Path
) -> None:
    panels: dict[tuple[str, str], str] = {}
    for file in sorted(site_folder.glob("terms/*/index.html")):
        if found := PANEL.search(file.read_text("utf-8")):
            panels.setdefault((found[1], found[2] or ""), file.parent.name)
    page = opened.page
    for (slug, preset), term in panels.items():
        example = answered(slug, {}, preset)
        page.goto(f"{site}terms/{term}/")
        if more(page).count():
            more(page).click()
            expect(more(page)).to_have_count(0)
        named = page.locator(".mg-calc form [name]").evaluate_all(
            "controls => controls.map(({name}) => name)"
        )
        assert set(named) == set(example["given"]), term
        expect(page.locator("[data-part=status]")).to_have_attribute("data-state", "example")
        number = page.locator(".mg-calc form [data-kind=number] input[type=text]").last
        name, value = number.get_attribute("name"), number.get_attribute("data-plain")
        assert name and value
        other = "1" if value == "2" else "2"
        number.fill(other)
        expect(page.locator(".mg-calc")).not_to_have_attribute("data-stale", "")
        if answered(slug, {name: other}, preset)["status"] == "ok":
            shows(page, slug, {name: other}, preset)
    print(f"{len(panels)} panels")
    assert opened.complaints == []
