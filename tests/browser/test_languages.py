"""A glossary in another language, as `init` begins one: every kind of page in a browser, and its engine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from termsite.editing.new_glossary import begin
from termsite.site import build
from termsite.words.catalogue import words_of
from tests.browser.hosted import hosted
from tests.browser.quiet import arrive, listened
from tests.browser.served import ROOT, served
from tests.browser.test_look import MODES, violations
from tests.termsite.words.test_calculators import REFUSED, settled
from tests.termsite.words.test_pages import english, said

pytestmark = pytest.mark.browser
LANGUAGES = ("de", "ar")
CALCULATOR = "calculators/dough-hydration/"
KINDS = (
    *("", "terms/", "terms/hydration/", "areas/dough/", "calculators/"),
    *(CALCULATOR, f"{CALCULATOR}wetter/", "compare/hydration-or-salt-share/", "paths/", "paths/first-loaf/"),
    *("paths/first-loaf/worksheet/", "about/", "keys/", "editors-guide/", "data/", "changes/"),
    *("embed/v1/dough-hydration/", "embed/build/dough-hydration/", "404.html"),
)
SALT = """---
title: salt share
summary: The weight of the salt in a dough as a share of the weight of its flour.
areas: [dough]
level: starter
requires: [hydration]
contrast:
  - term: hydration
    difference: Hydration measures the water against the flour. The salt share measures the salt against it.
published: 2026-11-29
---
A loaf with too little salt tastes of nothing, and one with too much does not rise. A baker weighs it as a share of the flour.
"""
PATH = """---
title: A first loaf
summary: What a recipe says of the weights of a dough, before anything is weighed.
order: 1
minutes: 5
terms: [hydration, salt-share]
checks:
  hydration: dough-hydration.hydration
---
Both measure against the flour.
"""
# What the sample says in its own English, and the interface as well.
OWN = {"Hydration", "Dough", "Water", "Flour"}


def begun(folder: Path, language: str) -> Path:
    """The sample in a language, with one page more of each kind that it lacks."""
    assert begin(ROOT, folder) == []
    settled(folder, language)
    (folder / "terms" / "salt-share.md").write_text(SALT, "utf-8")
    (folder / "docs" / "paths").mkdir()
    (folder / "docs" / "paths" / "first-loaf.md").write_text(PATH, "utf-8")
    file = folder / "mkdocs.yml"
    nav = "  - Calculators: calculators/index.md\n"
    file.write_text(file.read_text("utf-8").replace(nav, f"{nav}  - Paths: paths/index.md\n"), "utf-8")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "build").mkdir()
    for made in ("fonts", "runtime"):  # what is the same for every glossary
        if (ROOT / "build" / made).exists():
            (folder / "build" / made).symlink_to(ROOT / "build" / made)
    return folder


@pytest.fixture(scope="module", params=LANGUAGES)
def spoken(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """A language, and the address of a whole glossary in it, built by the command that a person uses."""
    folder = begun(tmp_path_factory.mktemp("spoken") / "new", request.param)
    command = [sys.executable, "build.py", "build", "--to", "site"]
    own = {**os.environ, "PYTHONPATH": str(folder / "src")}  # as it is where it is installed
    done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder / "site") as address:
        yield request.param, address


def fit(page: Page, width: int) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= width)


def turned(language: str) -> str:
    return "rtl" if language == "ar" else "ltr"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calculator_is_accessible_and_fits_a_phone(
    chromium: Browser, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = begun(tmp_path / language, language)
    monkeypatch.syspath_prepend(folder / "src")
    problems = build(folder, folder / "site", engine=lambda *_: ())  # which changes nothing until it is used
    assert not problems, "\n".join(map(str, problems))
    with served(folder / "site") as address:
        page = chromium.new_page(viewport={"width": 360, "height": 800})
        page.goto(address + CALCULATOR)
        assert page.evaluate("getComputedStyle(document.body).direction") == turned(language)
        assert fit(page, 360)
        assert violations(page) == []
        page.close()


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), MODES)
def test_every_kind_of_page_is_accessible_and_fits(
    chromium: Browser, spoken: tuple[str, str], width: int, scheme: str
) -> None:
    _, address = spoken
    found: dict[str, list[str]] = {}
    with listened(chromium) as one:
        one.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        for kind in KINDS:
            one.page.set_viewport_size({"width": width, "height": 800})
            arrive(one.page, address + kind)
            wide = [] if fit(one.page, width) else ["runs over"]
            found[kind] = [*violations(one.page), *wide, *one.complaints]
            one.page.set_viewport_size({"width": 360, "height": 800})
            found[kind] += [] if fit(one.page, 360) else ["runs over at 360"]
            one.complaints.clear()
        assert one.strangers(address) == []
    assert {kind: told for kind, told in found.items() if told} == {}


@pytest.mark.long
def test_its_engine_answers_and_refuses_in_its_words(chromium: Browser, spoken: tuple[str, str]) -> None:
    language, address = spoken
    words = words_of(language)
    assert words
    pattern = english(words, of_calculators=True)
    with listened(chromium) as one:
        page = one.page
        arrive(page, address + CALCULATOR)
        water, flour = (
            page.locator(f"[data-field={name}] input[inputmode=decimal]") for name in ("water", "flour")
        )
        water.fill("400")
        expect(page.locator(".mg-number").first).to_have_text("80.00%")
        still(page, pattern)
        flour.fill("0")
        error = page.locator("[data-field=flour] [data-part=error]")
        expect(error).to_have_text(REFUSED[language])
        still(page, pattern)
        flour.fill("500")
        expect(error).to_be_hidden()
        page.locator("[data-part=solve-target]").fill("75")
        page.locator("[data-part=solve-target]").press("Enter")
        expect(page.locator("[data-part=solve-use]")).to_be_visible()
        still(page, pattern)
        assert one.complaints == []
        assert one.strangers(address) == []


def still(page: Page, pattern: re.Pattern[str]) -> None:
    """Whatever it now says, nothing of the interface's is in English."""
    calculator = page.locator(".mg-calc").first.evaluate(
        "one => one.outerHTML"
    )  # around it are the site's own words
    left = [text for text in said(calculator) if text and text not in OWN and pattern.fullmatch(text)]
    assert left == []


@pytest.mark.long
def test_a_card_in_somebody_elses_page_is_of_its_language(
    chromium: Browser, spoken: tuple[str, str], tmp_path: Path
) -> None:
    language, address = spoken
    script = f'<script type="module" src="{address}embed/v1/term.js"></script>'
    with listened(chromium) as one, hosted(tmp_path) as host:
        arrive(one.page, host(f'<p><glossary-term term="hydration">hydration</glossary-term></p>{script}'))
        one.page.locator("glossary-term > a, glossary-term").first.hover()
        card = one.page.get_by_role("dialog")
        expect(card).to_have_attribute("lang", language)
        expect(card).to_have_css("direction", turned(language))
