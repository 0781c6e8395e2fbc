"""The runtime in two halves, in every engine: the rest needed before it came, and one that does not come at all."""

from pathlib import Path

import pytest

from tests.browser.asked import ask_one
from tests.browser.served import ROOT
from tests.engines.page import Page
from tests.engines.test_faults import counted

pytestmark = pytest.mark.engine
SOURCE = (ROOT / "calculators" / "liquidation_price.py").read_text("utf-8")
# Changed code needs the rest; put as the first question, before the rest comes by itself.
CHANGED = """async (source) => {
  const { engine } = await import(new URL('../../assets/js/engine/engine.js', location.href).href)
  const asked = [{ source }, {}].map((more) => engine.ask({ calculator: 'liquidation-price', ...more }))
  return (await Promise.all(asked)).map(({ sentence }) => sentence)
}"""


@pytest.mark.parametrize("lost", ["", "rest.wasm"], ids=["it is there", "it is missing"])
def test_changed_code_put_first_is_answered(page: Page, site_folder: Path, lost: str) -> None:
    with counted(site_folder, lost) as (site, asked):
        page.open(f"{site}calculators/liquidation-price/")
        assert page.run(CHANGED, SOURCE) == [ask_one("liquidation-price", {})["sentence"]] * 2
    names = {path.rpartition("/")[2] for path in asked if path.startswith("/engine/")}
    assert "rest.wasm" in names
    assert ("whole.wasm" in names) == bool(lost)
