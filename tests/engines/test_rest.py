"""Runtime and library in parts, in every engine: no answer needs the rest; changed code does, and has it before it came."""

import json
from pathlib import Path

import pytest

from calckit import ask, load
from termsite.engine.parted import LATER
from tests.browser.asked import ask_one
from tests.browser.chosen import CHOSEN
from tests.browser.chosen import WHOLE as THOROUGH
from tests.browser.served import ROOT
from tests.engines.page import Page
from tests.engines.test_faults import counted
from tests.pyodide.profile import beside

pytestmark = [pytest.mark.engine, pytest.mark.alike]
REST, WHOLE = "rest.wasm", "whole.wasm"
SOURCE = (ROOT / "calculators" / "liquidation_price.py").read_text("utf-8")
KEEP, KEPT = "[data-part=keep-offline]", "[data-part=offline-status]"
FROM = [(2, "library.zip"), (8, "memory.snapshot.bin")]  # memory told, and what the engine then begins from
# Changed code needs the rest; put as the first question, before the rest comes by itself.
CHANGED = """async (source, memory) => {
  if (memory) Object.defineProperty(navigator, 'deviceMemory', { value: memory })
  const { engine } = await import(new URL('../../assets/js/engine/engine.js', location.href).href)
  const asked = [{ source }, {}].map((more) => engine.ask({ calculator: 'liquidation-price', ...more }))
  return (await Promise.all(asked)).map(({ sentence }) => sentence)
}"""
EACH = """async (memory, requests) => {
  Object.defineProperty(navigator, 'deviceMemory', { value: memory })
  const { engine } = await import(new URL('../assets/js/engine/engine.js', location.href).href)
  return await Promise.all(requests.map((request) => engine.ask(request)))
}"""


@pytest.mark.parametrize(
    "lost", ["", REST] if THOROUGH else [REST], ids=lambda lost: f"without {lost}" if lost else "all there"
)
def test_changed_code_put_first_is_answered(page: Page, site_folder: Path, lost: str) -> None:
    with counted(site_folder, *filter(None, [lost])) as (site, asked):
        page.open(f"{site}calculators/liquidation-price/")
        assert page.run(CHANGED, SOURCE) == [ask_one("liquidation-price", {})["sentence"]] * 2
    assert REST in of_engine(asked)
    assert (WHOLE in of_engine(asked)) == bool(lost)


def test_what_is_kept_answers_changed_code_put_first(page: Page, site_folder: Path) -> None:
    with counted(site_folder) as (site, _):
        page.open(f"{site}calculators/liquidation-price/")
        page.click(KEEP)
        page.says(KEPT, "Kept on this device: this calculator")
    page.reload()
    assert page.run(CHANGED, SOURCE) == [ask_one("liquidation-price", {})["sentence"]] * 2


@pytest.mark.parametrize(("memory", "content"), FROM if THOROUGH else FROM[1:])
def test_changed_code_that_imports_from_the_rest_of_the_library_is_answered(
    page: Page, site_folder: Path, memory: int, content: str
) -> None:
    with counted(site_folder) as (site, asked):
        page.open(f"{site}calculators/liquidation-price/")
        right = [ask_one("liquidation-price", {})["sentence"]] * 2
        assert page.run(CHANGED, f"{SOURCE}\nimport statistics\n", memory) == right
    assert {content, LATER} <= of_engine(asked)


@pytest.mark.parametrize(("memory", "content"), FROM if THOROUGH else FROM[:1])
def test_no_answer_needs_the_rest(page: Page, site_folder: Path, memory: int, content: str) -> None:
    """Where it is needed and missing, something else is fetched: then run `python -m tests.pyodide.profile`."""
    requests = [{"calculator": slug} for slug in CHOSEN] + [
        one for slug in CHOSEN[:2] for one in beside(slug)
    ]
    with counted(site_folder, REST, LATER) as (site, asked):
        page.open(f"{site}terms/")
        answers = [json.loads(ask(load(), json.dumps(one))) for one in requests]
        assert page.run(EACH, memory, requests) == answers
    assert content in of_engine(asked)
    assert of_engine(asked).isdisjoint({WHOLE, *(other for _, other in FROM if other != content)})


def of_engine(asked: list[str]) -> set[str]:
    """Return the names of the files of the engine among paths."""
    return {path.rpartition("/")[2] for path in asked if path.startswith("/engine/")}
