#!/usr/bin/env bash
# One would expect: 100 that have become 121 in two years have earned 10 % a year on the money that was in, and the
# annualised return is those 10 %.
#
# What happens: the rate is found in years, so that it is 10 % a year already, and the root of two years is drawn from
# it once more: 4.88 %. In half a year 100 become 110, 21 % a year, told as 46.41 %. Only over
# one year are the two the same.
#
# Why it matters here: our terms on return on equity and annualised rate teach just this step, and leverage is chosen
# for the number that comes of it. What was held for long looks half as good, and some weeks of luck grow beyond
# all measure.
#
# Package: @railpath/finance-toolkit 0.5.4 (npm). Its year has 365.25 days, so have the years here.
# Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @railpath/finance-toolkit@0.5.4

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { calculateMoneyWeightedReturn } = require("@railpath/finance-toolkit");

const YEAR = 365.25 * 24 * 3600 * 1000;
const start = Date.UTC(2020, 0, 1);
const { version } = JSON.parse(readFileSync("node_modules/@railpath/finance-toolkit/package.json"));
console.log("@railpath/finance-toolkit", version);
for (const [years, finalValue] of [[0.5, 110], [1, 110], [2, 121], [4, 146.41]]) {
  const told = calculateMoneyWeightedReturn({
    cashFlows: [-100, 0], dates: [new Date(start), new Date(start + years * YEAR)], finalValue, initialValue: 0,
  });
  const percent = (rate) => (rate * 100).toFixed(2);
  console.log(`100 are ${finalValue} after ${told.timePeriodYears} years: ` +
    `${percent(told.mwr)} %, annualised ${percent(told.annualizedMWR)} %`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@railpath/finance-toolkit 0.5.4
100 are 110 after 0.5 years: 21.00 %, annualised 46.41 %
100 are 110 after 1 years: 10.00 %, annualised 10.00 %
100 are 121 after 2 years: 10.00 %, annualised 4.88 %
100 are 146.41 after 4 years: 10.00 %, annualised 2.41 %
SEEN
if ! diff expected seen; then
  echo "The finance toolkit of railpath now annualises the return otherwise." >&2
  exit 1
fi
