#!/usr/bin/env bash
# One would expect: a number with the minus sign of good typography (U+2212, as printed by this site
# and by many others) is read as negative or refused.
#
# What happens: three libraries that read amounts drop the sign as if it were a currency symbol and
# answer the amount itself. JavaScript's own Number() refuses.
#
# Why it matters here: a loss or a negative funding rate copied from a page into a form made with one
# of them becomes a gain, without a word.
#
# Packages: numeral 2.0.6, accounting 0.4.1, currency.js 2.0.4 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund numeral@2.0.6 accounting@0.4.1 currency.js@2.0.4

cat >ask.cjs <<'JS'
const accounting = require("accounting");
const currency = require("currency.js");
const numeral = require("numeral");

const version = (name) => require(`${name}/package.json`).version;
const readers = {
  numeral: (text) => numeral(text).value(),
  accounting: (text) => accounting.unformat(text),
  "currency.js": (text) => currency(text).value,
};
for (const [name, read] of Object.entries(readers))
  console.log(name, version(name), "typed -1,250.50:", read("-1,250.50"), "printed −1,250.50:", read("−1,250.50"));
console.log("Number", Number("−1250.50"));
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
numeral 2.0.6 typed -1,250.50: -1250.5 printed −1,250.50: 1250.5
accounting 0.4.1 typed -1,250.50: -1250.5 printed −1,250.50: 1250.5
currency.js 2.0.4 typed -1,250.50: -1250.5 printed −1,250.50: 1250.5
Number NaN
SEEN
if ! diff expected seen; then
  echo "One of the three reads a printed minus sign otherwise now." >&2
  exit 1
fi
