"""Readers that take a page's article out: the formula and every letter of its legend are in it."""

import re
import sys
from importlib.metadata import version
from pathlib import Path

import trafilatura
from readability import Document

site, _ = sys.argv[1:]
html = (Path(site) / "terms" / "liquidation-price" / "index.html").read_text("utf-8")
FORMULA = "P = (s * q * E - M - A) / (q * (s - m - f))"
text = trafilatura.extract(html, output_format="markdown", include_tables=True) or ""
assert FORMULA in text and "Binance USDⓈ-M futures |" in text
letters = re.findall(r"(?m)^- `(\w)`$", text)
assert "".join(letters) == "PsqEMAmf", text[:1500]
article = Document(html).summary()
assert FORMULA in article
names = ", ".join(f"{name} {version(name)}" for name in ("trafilatura", "readability-lxml"))
print(f"{names}: the formula in one line, {len(letters)} letters, the table of venues")
