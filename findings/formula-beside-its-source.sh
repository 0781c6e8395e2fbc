#!/usr/bin/env bash
# One would expect: a cleaner of HTML that knows MathML keeps a formula as it is, or drops parts of it with
# all that they hold.
#
# What happens: the element that keeps the source of a formula beside it, and is never shown, is taken away,
# and the source itself stays: the reader sees the formula and behind it P=\frac{E-M}{1-m}. The spoken text
# in alttext goes. And a section whose id is "method" or "children" loses it, so that links to it lead nowhere.
#
# Why it matters here: formulas of KaTeX, of Wikipedia and of many sites carry their source in just this way,
# and blogs and forums pass what is pasted through this cleaner.
#
# Packages: dompurify 3.5.0, jsdom 26.1.0, katex 0.19.1 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund dompurify@3.5.0 jsdom@26.1.0 katex@0.19.1

cat >ask.cjs <<'JS'
const { JSDOM } = require("jsdom");
const katex = require("katex");
const clean = require("dompurify")(new JSDOM("").window);

const shown = (markup) => {
  const { document } = new JSDOM(markup).window;
  document.querySelectorAll("annotation").forEach((source) => source.remove());
  return document.body.textContent;
};
const formula = katex.renderToString("P=\\frac{E-M}{1-m}", { output: "mathml" });
console.log("dompurify", clean.version);
console.log("shown before:", shown(formula));
console.log("shown after:", shown(clean.sanitize(formula)));
for (const part of ['<math alttext="P"><mi>P</mi></math>', '<h2 id="method">Method</h2>', '<h2 id="margin">Margin</h2>'])
  console.log(part, "becomes", clean.sanitize(part));
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
dompurify 3.5.0
shown before: P=E−M1−m
shown after: P=E−M1−mP=\frac{E-M}{1-m}
<math alttext="P"><mi>P</mi></math> becomes <math><mi>P</mi></math>
<h2 id="method">Method</h2> becomes <h2>Method</h2>
<h2 id="margin">Margin</h2> becomes <h2 id="margin">Margin</h2>
SEEN
if ! diff expected seen; then
  echo "DOMPurify now keeps the source of formulas, their spoken text or ids otherwise." >&2
  exit 1
fi
