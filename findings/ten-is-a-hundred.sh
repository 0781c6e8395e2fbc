#!/usr/bin/env bash
# One would expect: a search engine made for speed, with its usual settings, finds the page that has the number which
# is looked for, and not those with another one.
#
# What happens: a sign that stands twice or more is taken once, as in "los" for loss, and figures too: 10, 100 and
# 1000000 are one number, so are 2 and 22, 0.5 and 0.55, and 6,000 and 66,000. All are found for each, the wrong one
# first if its page came first. With the encoder Exact each finds its own.
#
# Why it matters here: leverages, tiers and rates are looked for by their numbers, and the first answer is read. For a
# leverage of 100 it is the page about 10.
#
# Package: flexsearch 0.8.212 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund flexsearch@0.8.212

cat >ask.cjs <<'JS'
const { Charset, Index } = require("flexsearch");
const pages = ["leverage of 10", "leverage of 100", "size of 1000000", "tier 2", "tier 22", "rate of 0.5 %", "rate of 0.55 %", "margin 6,000", "margin 66,000"];
const usual = new Index();
const exact = new Index({ encoder: Charset.Exact });
for (const index of [usual, exact]) pages.forEach((page, at) => index.add(at, page));
const told = (index, words) => index.search(words).map((at) => pages[at]).join("; ") || "nothing";
console.log("flexsearch", JSON.parse(require("node:fs").readFileSync("node_modules/flexsearch/package.json")).version);
for (const words of ["leverage 100", "10", "22", "0.55", "66,000"]) console.log(words, "->", told(usual, words), "| exact:", told(exact, words));
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
flexsearch 0.8.212
leverage 100 -> leverage of 10; leverage of 100 | exact: leverage of 100
10 -> leverage of 10; leverage of 100; size of 1000000 | exact: leverage of 10
22 -> tier 2; tier 22 | exact: tier 22
0.55 -> rate of 0.5 %; rate of 0.55 % | exact: rate of 0.55 %
66,000 -> margin 6,000; margin 66,000 | exact: margin 66,000
SEEN
if ! diff expected seen; then
  echo "FlexSearch now takes figures that stand twice otherwise." >&2
  exit 1
fi
