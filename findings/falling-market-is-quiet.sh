#!/usr/bin/env bash
# One would expect: a market that falls by 10 a day has the average true range of one that rises by 10 a day, and a
# night in which the price falls by 20 counts as one in which it rises by 20. The true range is the largest of three
# distances.
#
# What happens: the package takes the signs along. The distance from the last close down to the low is negative and
# never the largest, so that a fall overnight is not seen. The rising market has a range of 11 after 60 days, the
# falling one 2, that of its quiet days; what is worked out of it, a stop or a channel, is as narrow.
#
# Why it matters here: our sizes by risk take a stop, which readers set by this range. With 1,000 at risk and a stop two
# ranges away, 250 coins are bought in the falling market for 45; a night like all others costs 2,500 then.
#
# Package: ta.js 1.17.0 (npm), Node 20.20.2. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund ta.js@1.17.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const ta = require("ta.js");

// A day is its high, close and low, as the package asks for it.
const day = (close) => [close + 1, close, close - 1];
const quiet = Array(15).fill(day(100));
const trend = (first, step) => Array.from({ length: 60 }, (_, count) => day(first + step * count));

function byHand(days, length) {
  let range = days[0][0] - days[0][2];
  for (let at = 1; at < days.length; at += 1) {
    const [[, before], [high, , low]] = [days[at - 1], days[at]];
    const widest = Math.max(high - low, Math.abs(high - before), Math.abs(low - before));
    range = (range * (length - 1) + widest) / length;
  }
  return range;
}

console.log("ta.js", JSON.parse(readFileSync("node_modules/ta.js/package.json")).version);
const markets = {
  "15 quiet days": quiet,
  "and a night up by 20": [...quiet, day(120)],
  "and a night down by 20": [...quiet, day(80)],
  "60 days up by 10": trend(400, 10),
  "60 days down by 10": trend(990, -10),
};
for (const [name, days] of Object.entries(markets)) {
  const told = ta.atr(days, 14).at(-1);
  console.log(`${name}: range told ${told.toFixed(2)}, by hand ${byHand(days, 14).toFixed(2)},`,
    `size for 1000 at two ranges ${Math.floor(1000 / (2 * told))}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
ta.js 1.17.0
15 quiet days: range told 2.00, by hand 2.00, size for 1000 at two ranges 250
and a night up by 20: range told 3.36, by hand 3.36, size for 1000 at two ranges 148
and a night down by 20: range told 2.00, by hand 3.36, size for 1000 at two ranges 250
60 days up by 10: range told 10.89, by hand 10.89, size for 1000 at two ranges 45
60 days down by 10: range told 2.00, by hand 10.89, size for 1000 at two ranges 250
SEEN
if ! diff expected seen; then
  echo "ta.js now tells another range of a falling market." >&2
  exit 1
fi
