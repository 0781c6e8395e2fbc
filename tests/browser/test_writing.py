"""Somebody writes, the site open beside: what is saved is seen where one is, a mistake in its line, until it is mended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from benchmarks.scale.corpus import corpus
from benchmarks.scale.ours import names, project
from tests.browser.quiet import Listened
from tests.draws import PROFILE
from tests.termsite.serving.server import edit, looking, started

ROOT = Path(__file__).parents[2]
SHARED = ("cards", "engine", "fonts", "runtime")  # what other builds of the same make, or have made
BESIDE = (5, 10_000) if PROFILE == "thorough" else (5,)  # made-up terms beside our own
PATIENCE = 600_000 if PROFILE == "thorough" else 120_000  # ms, for a first build of ten thousand
FORMULA = "securities=cash / (1 - rate)"  # of what else than cash cures a margin call
pytestmark = pytest.mark.browser


@pytest.fixture(params=BESIDE)
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Our own project, whose formulas may be edited as well."""
    made = project(corpus(request.param, names()), tmp_path / "project")
    (made / "build").mkdir()
    for name in SHARED:
        (ROOT / "build" / name).mkdir(parents=True, exist_ok=True)
        (made / "build" / name).symlink_to(ROOT / "build" / name)
    return made


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with started(root, root / "src") as (_, address):
        yield address


def asked(root: Path, *inputs: str) -> str:
    """The securities that cure a margin call, as the command tells them."""
    command = [sys.executable, "build.py", "ask", "margin-call-amount", *inputs, "--json"]
    environment = {**os.environ, **looking(root / "src")}
    told = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    outputs = json.loads(told.stdout)["outputs"]
    return str(next(one["shown"] for one in outputs if one["name"] == "securities"))


def test_what_is_saved_is_seen_where_one_is(root: Path, address: str, opened: Listened) -> None:
    page, file = opened.page, root / "terms" / "margin-call.md"
    text = file.read_text("utf-8")
    page.goto(f"{address}terms/margin-call/")
    expect(page.locator("h1")).to_contain_text("Margin call", timeout=PATIENCE)

    field = page.locator("[data-calculator=margin-call-amount] input[name=loan]")
    answer = page.locator("[data-calculator=margin-call-amount] [data-part=answer]")
    field.fill("9600")
    expect(answer).to_contain_text("600", timeout=PATIENCE)
    field.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0

    edit(file, f"{text}\nThis was saved a moment ago.\n")
    expect(page.get_by_text("This was saved a moment ago.")).to_be_attached(timeout=PATIENCE)
    expect(field).to_have_value("9600", timeout=PATIENCE)
    expect(answer).to_contain_text("600", timeout=PATIENCE)
    assert abs(page.evaluate("scrollY") - place) < 100

    edit(file, f"{text}\nSee [[no-such-term]].\n")
    line = text.count("\n") + 2
    told = page.locator("#_problems")
    expect(told).to_contain_text(f"terms/margin-call.md:{line}: no term 'no-such-term'", timeout=PATIENCE)
    expect(page.get_by_text("This was saved a moment ago.")).to_be_attached()
    edit(file, text)
    expect(told).to_have_count(0, timeout=PATIENCE)
    expect(page.get_by_text("This was saved a moment ago.")).to_have_count(0, timeout=PATIENCE)
    assert opened.strangers(address) == []


def test_an_edited_summary_is_seen_and_the_rest_follows(root: Path, address: str, opened: Listened) -> None:
    page, file = opened.page, root / "terms" / "margin-call.md"
    text, said = file.read_text("utf-8"), "A margin call as nobody has told it yet."
    page.goto(f"{address}terms/margin-call/")
    expect(page.locator("h1")).to_contain_text("Margin call", timeout=PATIENCE)
    old = next(line for line in text.split("\n") if line.startswith("summary: "))
    edit(file, text.replace(old, f"summary: {said}"))
    expect(page.locator("main").get_by_text(said).first).to_be_visible(timeout=PATIENCE)
    page.goto(f"{address}terms/")  # where every term stands with its summary
    expect(page.locator("main").get_by_text(said).first).to_be_attached(timeout=PATIENCE)


def test_an_edited_formula_shows_its_new_numbers(root: Path, address: str, opened: Listened) -> None:
    page, formula = opened.page, root / "src" / "margin" / "broker" / "call.py"
    page.goto(f"{address}calculators/margin-call-amount/")
    results = page.locator("[data-part=results]").first
    before = asked(root)
    expect(results).to_contain_text(before, timeout=PATIENCE)

    text = formula.read_text("utf-8")
    assert FORMULA in text
    edit(formula, text.replace(FORMULA, FORMULA.replace("cash /", "2 * cash /")))
    after = asked(root)
    assert after != before
    expect(results).to_contain_text(after, timeout=PATIENCE)
    page.locator("input[name=loan]").fill("9600")  # and the browser's own Python answers by it
    expect(results).to_contain_text(asked(root, "loan=9600"), timeout=PATIENCE)
