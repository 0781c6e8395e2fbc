#!/usr/bin/env bash
# One would expect: extensions that give an element attributes, as in {.note}, leave braces as text that hold no list
# of attributes, such as the set behind a max or min.
#
# What happens: markdown-it-attrs takes what is in braces at the end of a heading, a paragraph, an entry of a list or a
# cell: max{S - K, 0} is max, and its parts are attributes named "0," and "K". Python-Markdown does so in headings
# with a blank before the brace, and behind emphasis, and drops it from the table of contents as well.
#
# Why it matters here: the payoff of a call is max{S - K, 0}, and a loss is at most min{margin, equity}. Without its
# set a payoff is "max". VitePress has the first of the two built in, and Material for MkDocs asks for the second.
#
# Packages: markdown-it-attrs 5.0.1, markdown-it 15.0.3 (npm), markdown 3.11.3 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input markdown==3.11.3
npm install --silent --ignore-scripts --no-audit --no-fund markdown-it-attrs@5.0.1 markdown-it@15.0.3

cat >ask.cjs <<'JS'
const markdown = require("markdown-it")().use(require("markdown-it-attrs"));
console.log("markdown-it-attrs", require("markdown-it-attrs/package.json").version);
for (const text of ["A call pays max{S - K, 0}", "A call pays max{S - K, 0}.", "- min {margin, equity}", "## Payoff: max {S - K, 0}"]) {
  console.log(text, "->", markdown.render(text).trim().split("\n").join(""));
}
JS

cat >ask.py <<'PY'
import markdown

print("markdown", markdown.__version__)
maker = markdown.Markdown(extensions=["attr_list", "toc"])
for text in ("A call pays max{S - K, 0}", "The *sides*{long, short}.", "- min {margin, equity}", "## Payoff: max {S - K, 0}"):
    print(text, "->", "".join(maker.convert(text).splitlines()))
print("contents:", maker.toc_tokens[0]["name"])
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
markdown-it-attrs 5.0.1
A call pays max{S - K, 0} -> <p S="" -="" K,="" 0="">A call pays max</p>
A call pays max{S - K, 0}. -> <p>A call pays max{S - K, 0}.</p>
- min {margin, equity} -> <ul><li margin,="" equity="">min</li></ul>
## Payoff: max {S - K, 0} -> <h2 S="" -="" K,="" 0="">Payoff: max</h2>
markdown 3.11.3
A call pays max{S - K, 0} -> <p>A call pays max{S - K, 0}</p>
The *sides*{long, short}. -> <p>The <em long_ short>sides</em>.</p>
- min {margin, equity} -> <ul><li>min {margin, equity}</li></ul>
## Payoff: max {S - K, 0} -> <h2 - 0 K_ S id="payoff-max">Payoff: max</h2>
contents: Payoff: max
SEEN
if ! diff expected seen; then
  echo "One of the two now reads braces at an end otherwise." >&2
  exit 1
fi
