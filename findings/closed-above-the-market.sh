#!/usr/bin/env bash
# One would expect: the more collateral stands behind a long, the lower lies its price of liquidation; a long
# that is paid in full has none, or 0.
#
# What happens: the price is worked out right, and then its sign is dropped. Up to the full value it falls
# to 0; with more collateral it rises again as a mirror image, passes the market's own price at twice the
# value, and lies at twice that price with three times: the safest of all longs reads as closed already.
#
# Why it matters here: our term on the liquidation price answers "Can a position have no liquidation price?"
# with just this case, a long that is fully paid.
#
# Package: @perennial/sdk 0.0.3-beta.6 (npm). The market is an example: price 100, maintenance 1 %.
# Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund --legacy-peer-deps @perennial/sdk@0.0.3-beta.6

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { calcLiquidationPrice } = require("@perennial/sdk");

const six = (number) => BigInt(Math.round(number * 1e6));
const marketSnapshot = {
  global: { latestPrice: six(100) },
  riskParameter: { maintenance: six(0.01), minMaintenance: six(0.1), margin: six(0.02), minMargin: six(0.1) },
};
console.log("@perennial/sdk", JSON.parse(readFileSync("node_modules/@perennial/sdk/package.json")).version);
for (const paid of [10, 50, 90, 100, 110, 150, 200, 300]) {
  const { long } = calcLiquidationPrice({ marketSnapshot, collateral: six(paid), position: six(1) });
  console.log(`a long of 1 at 100, ${paid} behind it: ${(Number(long) / 1e6).toFixed(2)}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@perennial/sdk 0.0.3-beta.6
a long of 1 at 100, 10 behind it: 90.91
a long of 1 at 100, 50 behind it: 50.51
a long of 1 at 100, 90 behind it: 10.10
a long of 1 at 100, 100 behind it: 0.00
a long of 1 at 100, 110 behind it: 10.10
a long of 1 at 100, 150 behind it: 50.51
a long of 1 at 100, 200 behind it: 101.01
a long of 1 at 100, 300 behind it: 202.02
SEEN
if ! diff expected seen; then
  echo "Perennial's package now tells another price of a long that is paid in full." >&2
  exit 1
fi
