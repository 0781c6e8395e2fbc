#!/usr/bin/env bash
# One would expect: in a market that only falls, the parabolic stop of a short stands above the price and comes down
# with it, as that of a long stands below one that only rises. An average of five days tells on the first day nothing,
# or that day's price.
#
# What happens: ta-math is right where prices rise. Where they fall, its stop stands above the price on one day and one
# below it on the next, so that the direction turns each day to the end; three other packages turn once at most. Its
# average tells on the first day the mean of the five that begin with it, 380 at a price of 400, rises on the second,
# and the fast one stands above the slow one before it crosses: a signal in a market that never turned.
#
# Why it matters here: our terms on stop-loss orders and short positions set a stop above the price of a short. A
# short that follows this one is closed every other day, and a test by the average knows four days of what comes.
#
# Package: ta-math 1.0.49 (npm), which marks this stop as suspect and the average as sound; beside it
# @ixjb94/indicators 1.2.4, fast-technical-indicators 1.1.4 and indicatorts 2.2.2. Seen on 1 December 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund ta-math@1.0.49 @ixjb94/indicators@1.2.4 \
  fast-technical-indicators@1.1.4 indicatorts@2.2.2

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const TA = require("ta-math");
const { IndicatorsSync } = require("@ixjb94/indicators");
const fast = require("fast-technical-indicators");
const indicatorts = require("indicatorts");

for (const name of ["ta-math", "@ixjb94/indicators", "fast-technical-indicators", "indicatorts"]) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
const DAYS = [...Array(24).keys()];
for (const [market, first, step] of [["rising", 100, 10], ["falling", 400, -10]]) {
  const close = DAYS.map((day) => first + step * day);
  const high = close.map((price) => price + 1);
  const low = close.map((price) => price - 1);
  const math = new TA(DAYS.map((day) => [day, close[day], high[day], low[day], close[day], 10]), TA.exchangeFormat);
  const stops = {
    "ta-math": math.psar(),
    "@ixjb94/indicators": new IndicatorsSync().psar(high, low, 0.02, 0.2),
    "fast-technical-indicators": fast.psar({ high, low, step: 0.02, max: 0.2 }),
    indicatorts: indicatorts.psar(high, low, close).psarResult,
  };
  for (const [name, told] of Object.entries(stops)) {
    const sides = told.map((stop, at) => (stop > close[at + DAYS.length - told.length] ? "above" : "below"));
    const turns = sides.filter((side, at) => at > 0 && side !== sides[at - 1]).length;
    console.log(`${market}, stop by ${name}: turns ${turns}, at the end ${sides.slice(-4).join(", ")}`);
  }
  const averages = math.ema(5).slice(0, 5).map((one) => one.toFixed(1)).join(", ");
  const { line } = math.macd(3, 6, 2);
  console.log(`${market}, prices ${close.slice(0, 5).join(", ")}: average by ta-math ${averages}`);
  console.log(`${market}, fast less slow by ta-math: ${line.slice(0, 6).map((one) => one.toFixed(1)).join(", ")}`);
}
JS

node ask.cjs 2>unsaid | tee seen

cat >expected <<'SEEN'
ta-math 1.0.49
@ixjb94/indicators 1.2.4
fast-technical-indicators 1.1.4
indicatorts 2.2.2
rising, stop by ta-math: turns 0, at the end below, below, below, below
rising, stop by @ixjb94/indicators: turns 0, at the end below, below, below, below
rising, stop by fast-technical-indicators: turns 0, at the end below, below, below, below
rising, stop by indicatorts: turns 1, at the end below, below, below, below
rising, prices 100, 110, 120, 130, 140: average by ta-math 120.0, 116.7, 117.8, 121.9, 127.9
rising, fast less slow by ta-math: -15.0, -10.7, -5.5, -0.7, 3.2, 6.3
falling, stop by ta-math: turns 22, at the end above, below, above, below
falling, stop by @ixjb94/indicators: turns 0, at the end above, above, above, above
falling, stop by fast-technical-indicators: turns 1, at the end above, above, above, above
falling, stop by indicatorts: turns 0, at the end above, above, above, above
falling, prices 400, 390, 380, 370, 360: average by ta-math 380.0, 383.3, 382.2, 378.1, 372.1
falling, fast less slow by ta-math: 15.0, 10.7, 5.5, 0.7, -3.2, -6.3
SEEN
if ! diff expected seen; then
  echo "One of these packages now sets its stops or averages otherwise." >&2
  exit 1
fi
