#!/usr/bin/env bash
# One would expect: a page as plain text keeps a term apart from its meaning, a question from its answer, and a price in
# one piece, whatever sizes it is set in.
#
# What happens: to html-to-text and inscriptis a list of terms is words in a line: "Call right to buy Put right to
# sell", and, without blanks between its elements, as minifiers write pages, "Callright to buyPutright to sell". A
# folded answer stands behind its question: "How much?A tenth". Inscriptis puts a blank where a span begins or ends:
# 60,000.50, the cents of which are set smaller, is "60,000 .50", and a loss whose minus is coloured "- 500"; a list
# that goes on from 5 begins at 1.
#
# Why it matters here: a glossary is a list of terms with meanings. In a plain mail, an index for a search or what a
# model reads, its words at the borders are gone: neither "Put" nor "call" is found, but "buyPutright".
#
# Packages: inscriptis 2.7.6 (PyPI), html-to-text 10.0.1 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check inscriptis==2.7.6
npm install --silent --ignore-scripts --no-audit --no-fund html-to-text@10.0.1

cat >pages.json <<'JSON'
{
  "terms": "<dl><dt>Call</dt><dd>right to buy</dd><dt>Put</dt><dd>right to sell</dd></dl>",
  "terms, with blanks": "<dl>\n<dt>Call</dt>\n<dd>right to buy</dd>\n<dt>Put</dt>\n<dd>right to sell</dd>\n</dl>",
  "question": "<details><summary>How much?</summary>A tenth</details>",
  "price": "<p>at 60,000<span>.50</span></p>",
  "loss": "<p>a loss of <span>-</span>500</p>",
  "list": "<ol start=5><li>Pay</li><li>Close</li></ol>"
}
JSON
cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { convert } from "html-to-text";

console.log("html-to-text", JSON.parse(readFileSync("node_modules/html-to-text/package.json")).version);
for (const [name, page] of Object.entries(JSON.parse(readFileSync("pages.json")))) {
  console.log(`${name}: ${JSON.stringify(convert(page))}`);
}
JS
cat >ask.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

from inscriptis import get_text

print("inscriptis", version("inscriptis"))
for name, page in json.loads(Path("pages.json").read_text()).items():
    print(f"{name}: {json.dumps(get_text(f'<html><body>{page}</body></html>'))}")
PY

{ node ask.mjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
html-to-text 10.0.1
terms: "Callright to buyPutright to sell"
terms, with blanks: "Call right to buy Put right to sell"
question: "How much?A tenth"
price: "at 60,000.50"
loss: "a loss of -500"
list: " 5. Pay\n 6. Close"
inscriptis 2.7.6
terms: "Callright to buyPutright to sell"
terms, with blanks: "Call right to buy Put right to sell"
question: "How much?A tenth"
price: "at 60,000 .50\n"
loss: "a loss of - 500\n"
list: " 1. Pay\n 2. Close"
SEEN
if ! diff expected seen; then
  echo "One of the packages now writes pages otherwise." >&2
  exit 1
fi
