"""A page on paper has its words in every engine, those in its charts too."""

import subprocess
from pathlib import Path

import pytest

from tests.engines.page import Page
from tests.tools import path as tool

pytestmark = pytest.mark.engine
# A chart is drawn for wide and for narrow sheets. Words with an outline become shapes in a file of Firefox.
WORDS = """() => [...document.querySelectorAll('[data-part=chart] svg')].map((chart) =>
  [...chart.querySelectorAll('text')].filter((one) => getComputedStyle(one).stroke === 'none').map((one) => one.textContent))"""


def printed(pdf: bytes, folder: Path) -> list[str]:
    """Return the words of each printed sheet, with single spaces."""
    (folder / "page.pdf").write_bytes(pdf)
    done = subprocess.run(
        [tool("pdftotext"), "page.pdf", "-"], cwd=folder, capture_output=True, text=True, check=True
    )
    return [" ".join(sheet.split()) for sheet in done.stdout.split("\f") if sheet.strip()]


@pytest.mark.others
@pytest.mark.needs("paper")
@pytest.mark.parametrize("path", ["calculators/liquidation-price/", "terms/liquidation-price/"])
def test_an_answer_is_printed_with_the_words_of_its_chart(
    page: Page, site: str, path: str, tmp_path: Path
) -> None:
    page.open(site + path)
    page.fill("[name=entry_price]", "50000")
    page.says("[data-part=answer]", "45,226.13")
    words, charts = " ".join(printed(page.pdf(), tmp_path)), page.run(WORDS)
    assert "45,226.13" in words
    assert all(len(chart) > 5 for chart in charts)
    lost = [[label for label in chart if label not in words] for chart in charts]
    assert [] in lost, lost


@pytest.mark.needs("paper")
def test_a_panel_higher_than_a_sheet_begins_under_its_heading(page: Page, site: str, tmp_path: Path) -> None:
    page.open(f"{site}calculators/liquidation-cascade/")
    first, *others = printed(page.pdf(), tmp_path)
    assert others, "the page takes more than one sheet"
    assert first.count("The insurance fund") > 2, "its rounds stand on the first sheet"
