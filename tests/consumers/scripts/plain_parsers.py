"""Parsers that close no tag by HTML's own rules: tables, lists, letters and words stay apart."""

import re
import sys
from importlib.metadata import version
from pathlib import Path

import html2text
import pypandoc
from bs4 import BeautifulSoup
from inscriptis import get_text
from markitdown import MarkItDown

site, _ = sys.argv[1:]
file = Path(site) / "terms" / "liquidation-price" / "index.html"
html = file.read_text("utf-8")
FORMULA = "P = (s * q * E - M - A) / (q * (s - m - f))"
LETTERS = "PsqEMAmf"


def rows(markdown: str) -> int:
    """Rows of the table of venues below its line of dashes."""
    table = re.search(r"(?m)^\|? ?Where\b.*\n\|?[-| ]+\n((?:.*\|.*\n)+)", markdown)
    assert table, markdown[-3000:]
    return table[1].count("\n")


by_pandoc = pypandoc.convert_text(html, "gfm", format="html", extra_args=["--wrap=none"])
by_markitdown = MarkItDown().convert(str(file)).text_content
asked = html2text.HTML2Text()
asked.body_width = 0
by_html2text = asked.handle(html)
plain = pypandoc.convert_text(html, "plain", format="html", extra_args=["--wrap=none"])
for text in (by_pandoc, by_markitdown, by_html2text):
    assert rows(text) == 4
    assert FORMULA in text
for text in (plain, by_markitdown, by_html2text):
    assert re.search(r"Working ?, +Reviewed \d+ \w+ \d{4} ?\. +Also: liq price", text), text[600:1800]
assert all(re.search(rf"(?m)^ *{letter}$", plain) for letter in LETTERS), plain[:4000]
for text in (by_markitdown, by_html2text):
    assert all(re.search(rf"(?m)^{letter}$", text) for letter in LETTERS)
    assert re.search(r"\*\*Read first\*\* ?: \[isolated margin\]\(\.\./isolated-margin/\), \[maint", text), (
        text[600:1800]
    )
by_inscriptis = get_text((file.parents[1] / "margin-call" / "index.html").read_text("utf-8"))
assert re.search(r"\d USD T maintenance", by_inscriptis), by_inscriptis[
    600:2400
]  # USDT would be another coin
tree = BeautifulSoup(html, "html.parser")
meaning, first = (len(tree.select_one(one).get_text()) for one in ("p.mg-meaning", "li"))
assert meaning < 150 and first < 50, (meaning, first)
assert [one.get_text() for one in tree.select(".mg-legend dt")] == list(LETTERS)
pandoc, *names = (
    str(pypandoc.get_pandoc_version()),
    *map(version, ("markitdown", "html2text", "beautifulsoup4", "inscriptis")),
)
print(
    f"pandoc {pandoc}, markitdown {names[0]}, html2text {names[1]}: a table of 4 venues, {len(LETTERS)} letters each by "
    f"itself, the formula in one line; beautifulsoup4 {names[2]}, html.parser: `p.mg-meaning` has {meaning} characters; "
    f"inscriptis {names[3]}: no letter behind a sum of money"
)
