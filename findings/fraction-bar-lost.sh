#!/usr/bin/env bash
# One would expect: a formula on a page that is turned into Markdown or text keeps its meaning, or is
# left out: a fraction stays a fraction, and a power a power.
#
# What happens: the letters are written one after the other. (E - M) / (1 - m) becomes E−M1−m, ten to
# the sixth 106, a tenth 110, and the square root of 16 the number 16.
#
# Why it matters here: these tools feed note-taking programs, feeds and language models. A formula for
# the price of liquidation arrives as another formula, and a rate of 1/10 as 110. A line of plain text
# beside the formula survives all three.
#
# Packages: markitdown 0.1.9, html2text 2025.4.15 (PyPI), turndown 7.2.5 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input markitdown==0.1.9 html2text==2025.4.15
npm install --silent --ignore-scripts --no-audit --no-fund turndown@7.2.5

cat >page.html <<'END'
<!doctype html>
<html lang="en"><head><title>Formulas</title></head><body>
<p>Price: <math><mfrac><mrow><mi>E</mi><mo>−</mo><mi>M</mi></mrow><mrow><mn>1</mn><mo>−</mo><mi>m</mi></mrow></mfrac></math></p>
<p>Size: <math><msup><mn>10</mn><mn>6</mn></msup></math></p>
<p>Rate: <math><mfrac><mn>1</mn><mn>10</mn></mfrac></math></p>
<p>Root: <math><msqrt><mn>16</mn></msqrt></math></p>
</body></html>
END

cat >ask.py <<'PY'
from importlib.metadata import version
from pathlib import Path

import html2text
from markitdown import MarkItDown

page = Path("page.html")
texts = {"markitdown": MarkItDown().convert(page).text_content, "html2text": html2text.html2text(page.read_text())}
for name, text in texts.items():
    print(name, version(name), "|", " | ".join(text.split("\n\n")).strip())
PY

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const Turndown = require("turndown");

const body = readFileSync("page.html", "utf8").split("<body>")[1];
console.log("turndown", require("turndown/package.json").version, "|",
  new Turndown().turndown(body).split("\n\n").join(" | "));
JS

{ env/bin/python ask.py; node ask.cjs; } | tee seen

cat >expected <<'SEEN'
markitdown 0.1.9 | Price: E−M1−m | Size: 106 | Rate: 110 | Root: 16
html2text 2025.4.15 | Price: E−M1−m | Size: 106 | Rate: 110 | Root: 16 |
turndown 7.2.5 | Price: E−M1−m | Size: 106 | Rate: 110 | Root: 16
SEEN
if ! diff expected seen; then
  echo "One of the three now writes formulas otherwise." >&2
  exit 1
fi
