#!/usr/bin/env bash
# One would expect: HTML that leaves out the end tags of cells, rows and list items, as the standard
# allows and every browser understands, is the same table to a tool as to a browser.
#
# What happens: a parser that closes nothing by itself puts each cell inside the one before. The first
# cell of a table of tiers holds the text of all of them, 00.5%50,0001%; as Markdown it is one row of
# tables within tables. Another parser behind the same library reads it right.
#
# Why it matters here: sites that trim their pages leave those tags out, and a table of rates is read
# as one long number.
#
# Packages: beautifulsoup4 4.15.0 with lxml 6.1.3, markitdown 0.1.9 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input beautifulsoup4==4.15.0 lxml==6.1.3 markitdown==0.1.9

cat >tiers.html <<'END'
<!doctype html>
<html lang=en><title>Tiers</title>
<p>Rates by size
<table><tr><th>From<th>Rate<tr><td>0<td>0.5%<tr><td>50,000<td>1%</table>
END

cat >ask.py <<'PY'
from importlib.metadata import version
from pathlib import Path

from bs4 import BeautifulSoup
from markitdown import MarkItDown

page = Path("tiers.html")
print("beautifulsoup4", version("beautifulsoup4"))
for parser in ("html.parser", "lxml"):
    soup = BeautifulSoup(page.read_text(), parser)
    print(parser, [cell.get_text().strip() for cell in soup.find_all("td")])
print("markitdown", version("markitdown"))
print(MarkItDown().convert(page).text_content)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
beautifulsoup4 4.15.0
html.parser ['00.5%50,0001%', '0.5%50,0001%', '50,0001%', '1%']
lxml ['0', '0.5%', '50,000', '1%']
markitdown 0.1.9
Tiers

Rates by size

|  |  |  |  |  |  |
| --- | --- | --- | --- | --- | --- |
| From Rate|  |  |  |  | | --- | --- | --- | --- | | 0 0.5%|  |  | | --- | --- | | 50,000 1% | | | | | |
SEEN
if ! diff expected seen; then
  echo "One of the tools now reads a table without end tags otherwise." >&2
  exit 1
fi
