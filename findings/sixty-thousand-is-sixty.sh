#!/usr/bin/env bash
# One would expect: the pages that tests are run in without a browser read a field for numbers as browsers do: 60,000 is
# no number and leaves it empty, 1e3 is a thousand, and 0.3 is a step of 0.1.
#
# What happens: in happy-dom the field keeps the text 60,000 and its number is 60; 1e3 is a bad input, and 0.3 off the
# step of 0.1, as 0.29 off that of 0.01, so that forms of right numbers are invalid. One step up from 0.3 is
# 0.30000000000000004. A formula has no namespace of its own. jsdom is right on all.
#
# Why it matters here: who puts a calculator's fields into a page tests that a price with a comma is refused, and that
# rates in steps are taken. Such a test passes or fails for the wrong reason.
#
# Packages: happy-dom 21.0.4, jsdom 29.1.1 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund happy-dom@21.0.4 jsdom@29.1.1

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { Window } = require("happy-dom");
const { JSDOM } = require("jsdom");

const pages = { jsdom: new JSDOM("").window, "happy-dom": new Window() };
for (const [name, { document }] of Object.entries(pages)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
  const field = (step, value) => {
    const input = Object.assign(document.createElement("input"), { type: "number", step });
    input.value = value;
    return input;
  };
  for (const [step, value] of [["any", "60,000"], ["any", "1e3"], ["0.1", "0.3"], ["0.01", "0.29"], ["0.1", "0.35"]]) {
    const input = field(step, value);
    console.log(`${value} in steps of ${step}: "${input.value}", ${input.valueAsNumber}, ${input.checkValidity() ? "valid" : "invalid"}`);
  }
  const stepped = field("0.1", "0.3");
  stepped.stepUp();
  console.log(`one step up from 0.3: ${stepped.value}`);
  document.body.innerHTML = "<math><mn>5</mn></math>";
  console.log(`a formula is of ${document.querySelector("mn").namespaceURI}`);
}
process.exit(0);
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
jsdom 29.1.1
60,000 in steps of any: "", NaN, valid
1e3 in steps of any: "1e3", 1000, valid
0.3 in steps of 0.1: "0.3", 0.3, valid
0.29 in steps of 0.01: "0.29", 0.29, valid
0.35 in steps of 0.1: "0.35", 0.35, invalid
one step up from 0.3: 0.4
a formula is of http://www.w3.org/1998/Math/MathML
happy-dom 21.0.4
60,000 in steps of any: "60,000", 60, valid
1e3 in steps of any: "1e3", 1000, invalid
0.3 in steps of 0.1: "0.3", 0.3, invalid
0.29 in steps of 0.01: "0.29", 0.29, invalid
0.35 in steps of 0.1: "0.35", 0.35, invalid
one step up from 0.3: 0.30000000000000004
a formula is of http://www.w3.org/1999/xhtml
SEEN
if ! diff expected seen; then
  echo "One of the two now reads fields for numbers otherwise." >&2
  exit 1
fi
