#!/usr/bin/env bash
# One would expect: libraries that format numbers for people show 10^21, a thousand coins of 18 decimals, with its
# digits or as a power, and read the text 1e-7, as Python and JSON write 0.0000001, as what it is.
#
# What happens: accounting shows 10^21, and 1.5 times as much, as 1, and numeral as NaN; numbro puts a comma into
# the power, 1e,+21. numeral has NaN for 0.0000001 too, whatever the format. Read back, 1e-7 is 1 to
# accounting and no number to currency.js, and 2.5E-8 is -2.58 to numeral.
#
# Why it matters here: debts on a chain come in units of 10^-18, and rates of funding per hour are as small
# as that. A debt of a thousand coins reads as 1, and a ten-millionth as a hundred per cent.
#
# Packages: accounting 0.4.1, numeral 2.0.6, numbro 2.5.0, currency.js 2.0.4 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund accounting@0.4.1 numeral@2.0.6 numbro@2.5.0 currency.js@2.0.4

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const accounting = require("accounting");
const currency = require("currency.js");
const numbro = require("numbro");
const numeral = require("numeral");

const show = {
  accounting: (number) => accounting.formatNumber(number),
  numeral: (number) => numeral(number).format("0,0.[00000000]"),
  numbro: (number) => numbro(number).format("0,0"),
  "currency.js": (number) => currency(number, { symbol: "" }).format(),
};
const read = {
  accounting: (text) => accounting.unformat(text),
  numeral: (text) => numeral(text).value(),
  numbro: (text) => numbro.unformat(text),
  "currency.js": (text) => currency(text, { precision: 10 }).value,
};
for (const name of Object.keys(show)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  console.log(`${name} ${version}: shows 10^20, 10^21, 1.5 x 10^21 as`, [1e20, 1e21, 1.5e21].map(show[name]).join("  "));
  console.log("  shows 0.0000001 as", show[name](1e-7), "and reads 1e-7, 2.5E-8 as", ["1e-7", "2.5E-8"].map(read[name]).join("  "));
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
accounting 0.4.1: shows 10^20, 10^21, 1.5 x 10^21 as 100,000,000,000,000,000,000  1  1
  shows 0.0000001 as 0 and reads 1e-7, 2.5E-8 as 1  2.5
numeral 2.0.6: shows 10^20, 10^21, 1.5 x 10^21 as 100,000,000,000,000,000,000  NaN  NaN
  shows 0.0000001 as NaN and reads 1e-7, 2.5E-8 as 1e-7  -2.58
numbro 2.5.0: shows 10^20, 10^21, 1.5 x 10^21 as 100,000,000,000,000,000,000  1e,+21  1.5e+21
  shows 0.0000001 as 1,e-7 and reads 1e-7, 2.5E-8 as 1e-7  2.5e-8
currency.js 2.0.4: shows 10^20, 10^21, 1.5 x 10^21 as 100,000,000,000,000,000,000.00  1e+21  1.5e+21
  shows 0.0000001 as 0.00 and reads 1e-7, 2.5E-8 as NaN  NaN
SEEN
if ! diff expected seen; then
  echo "One of the four now shows or reads very large or small numbers otherwise." >&2
  exit 1
fi
