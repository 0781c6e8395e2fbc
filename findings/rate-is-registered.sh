#!/usr/bin/env bash
# One would expect: "typographer", the setting for dashes and curly quotes, leaves the letters of a
# formula in a sentence alone: the rate (r), collateral (C), the normal distribution N(d).
#
# What happens: (r) and (c), in capitals or not, become the signs for registered and for copyright,
# behind a letter too: N(r) is N®. (p) and (d) stay, so that it strikes some letters of one sentence.
#
# Why it matters here: this parser and its twin in Python are below many documentation sites and
# notebooks. Texts on margin name the rate (r) and the collateral (C) in just this way.
#
# Packages: markdown-it 15.0.3 (npm), markdown-it-py 4.3.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input markdown-it-py==4.3.0
npm install --silent --ignore-scripts --no-audit --no-fund markdown-it@15.0.3

cat >text.md <<'END'
The rate (r) on the collateral (C) at a price (p); N(r) and N(d) are shares.
END

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const MarkdownIt = require("markdown-it");

console.log("markdown-it", require("markdown-it/package.json").version);
console.log(new MarkdownIt({ typographer: true }).render(readFileSync("text.md", "utf8")).trim());
JS

cat >ask.py <<'PY'
from importlib.metadata import version
from pathlib import Path

from markdown_it import MarkdownIt

parser = MarkdownIt("commonmark", {"typographer": True}).enable(["replacements", "smartquotes"])
print("markdown-it-py", version("markdown-it-py"))
print(parser.render(Path("text.md").read_text()).strip())
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
markdown-it 15.0.3
<p>The rate ® on the collateral © at a price (p); N® and N(d) are shares.</p>
markdown-it-py 4.3.0
<p>The rate ® on the collateral © at a price (p); N® and N(d) are shares.</p>
SEEN
if ! diff expected seen; then
  echo "One of the two now leaves these letters alone, or turns others." >&2
  exit 1
fi
