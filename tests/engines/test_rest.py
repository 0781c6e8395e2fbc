"""The runtime in two halves, in every engine: no answer needs the rest; changed code does, before it came, and where it does not."""

from pathlib import Path

import pytest

from tests.browser.asked import ask_many, ask_one
from tests.browser.chosen import FEW
from tests.browser.served import ROOT
from tests.engines.page import Page
from tests.engines.test_faults import counted

pytestmark = pytest.mark.engine
REST, WHOLE = "rest.wasm", "whole.wasm"
SOURCE = (ROOT / "calculators" / "liquidation_price.py").read_text("utf-8")
# Changed code needs the rest; put as the first question, before the rest comes by itself.
CHANGED = """async (source) => {
  const { engine } = await import(new URL('../../assets/js/engine/engine.js', location.href).href)
  const asked = [{ source }, {}].map((more) => engine.ask({ calculator: 'liquidation-price', ...more }))
  return (await Promise.all(asked)).map(({ sentence }) => sentence)
}"""
# With little memory told, the engine begins from the library.
EACH = """async (memory, slugs) => {
  Object.defineProperty(navigator, 'deviceMemory', { value: memory })
  const { engine } = await import(new URL('../assets/js/engine/engine.js', location.href).href)
  return (await Promise.all(slugs.map((calculator) => engine.ask({ calculator })))).map(({ sentence }) => sentence)
}"""


@pytest.mark.parametrize("lost", ["", REST], ids=["it is there", "it is missing"])
def test_changed_code_put_first_is_answered(page: Page, site_folder: Path, lost: str) -> None:
    with counted(site_folder, lost) as (site, asked):
        page.open(f"{site}calculators/liquidation-price/")
        assert page.run(CHANGED, SOURCE) == [ask_one("liquidation-price", {})["sentence"]] * 2
    assert REST in of_engine(asked)
    assert (WHOLE in of_engine(asked)) == bool(lost)


@pytest.mark.parametrize(("memory", "content"), [(2, "library.zip"), (8, "memory.snapshot.bin")])
def test_no_answer_needs_the_rest(page: Page, site_folder: Path, memory: int, content: str) -> None:
    """Where it is needed and missing, the whole runtime is fetched: then run `python -m tests.pyodide.profile`."""
    with counted(site_folder, REST) as (site, asked):
        page.open(f"{site}terms/")
        answers = [command["sentence"] for command in ask_many([(slug, {}) for slug in FEW])]
        assert page.run(EACH, memory, FEW) == answers
    assert content in of_engine(asked)
    assert WHOLE not in of_engine(asked)


def of_engine(asked: list[str]) -> set[str]:
    """Return the names of the files of the engine among paths."""
    return {path.rpartition("/")[2] for path in asked if path.startswith("/engine/")}
