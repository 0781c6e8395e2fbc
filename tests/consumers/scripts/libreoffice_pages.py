"""LibreOffice opens a term's page as a document and as a sheet, and its Markdown: table, formula and letters are there, words apart."""

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Tree
from zipfile import ZipFile

site, _ = sys.argv[1:]
LINE = "P = (s * q * E - M - A) / (q * (s - m - f))"
OFFICE = ["soffice", f"-env:UserInstallation={Path('profile').absolute().as_uri()}", "--headless"]
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
WHERE = ["Binance USDⓈ-M futures", "OKX, isolated margin loans", "Bybit, older form", "dYdX Chain"]


def office(*arguments: str) -> None:
    """Run LibreOffice without its window."""
    known = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run([*OFFICE, *arguments], env=known, capture_output=True, check=True)


def paragraphs(document: Tree.Element) -> Iterator[str]:
    """What Writer took for a paragraph or a heading, one after the other."""
    for one in document.iter():
        if one.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield " ".join("".join(one.itertext()).split())


shutil.copy(Path(site) / "terms" / "liquidation-price" / "index.html", "term.html")
shutil.copy(Path(site) / "terms" / "liquidation-price.md", "term.md")

office("--convert-to", "odt", "term.html")
with ZipFile("term.odt") as packed:
    document = Tree.fromstring(packed.read("content.xml"))
said = list(paragraphs(document))
(table,) = document.iter(f"{TABLE}table")
assert [next(paragraphs(row)) for row in table.iter(f"{TABLE}table-row")] == ["Where", *WHERE]
assert LINE in said and [said[said.index(one) + 1] for one in ("q", "E")] == ["quantity", "entry price"]
(drawing,) = (one for one in said if one.startswith("Over the mark price"))
assert {"2,500", "5,000", "55,000", "65,000", "54,271.36"} <= set(drawing.split())
assert "liquidation mark price" in said and "liquidation penalty liquidation risk" in said

office("--infilter=calc_HTML_WebQuery", "--convert-to", "ods", "--outdir", "sheet", "term.html")
office("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", "sheet", "sheet/term.ods")
rows = list(csv.reader(Path("sheet/term.csv").read_text("utf-8-sig").splitlines()))
assert [row[0] for row in rows if row[1]] == ["Where", *WHERE] and [LINE, "", ""] in rows

office("--convert-to", "txt:Text (encoded):UTF8", "--outdir", "text", "term.md")
assert Path("text/term.txt").read_text("utf-8-sig").split() == Path("term.md").read_text("utf-8").split()

done = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True)
version = re.search(r"[\d.]+", done.stdout)[0]
print(
    f"LibreOffice {version}: in Writer and Calc a table of {len(WHERE)} venues and the formula in one line, in Writer each letter by its meaning and the marks of the chart apart; the Markdown word by word"
)
