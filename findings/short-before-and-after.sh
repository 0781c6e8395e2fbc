#!/usr/bin/env bash
# One would expect: the price of liquidation that is shown before an order is the one that the position
# has once it is filled at that price: for a long within a few units, and for a short as well.
#
# What happens: for the long both agree. For the short the margin that is tied up is worked from the
# negative size, so that it is added to the collateral instead of taken off it: the estimate is
# 1,466 further away than the position's price.
#
# Why it matters here: it is the number by which a reader decides on a short. Worked with our
# calculator it is 32,195.12: the position's price to a ten-thousandth, and not the estimate.
#
# Package: @orderly.network/perp 5.2.1 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @orderly.network/perp@5.2.1

cat >ask.cjs <<'JS'
const { order, positions } = require("@orderly.network/perp");

console.log("@orderly.network/perp", require("@orderly.network/perp/package.json").version);
const rates = { baseIMR: 0.05, baseMMR: 0.025 };
const [price, collateral] = [30000, 3000];
for (const [side, qty] of [["long", 1], ["short", -1]]) {
  const before = order.estLiqPrice({ ...rates, IMR_Factor: 0, markPrice: price, totalCollateral: collateral,
    positions: [], orderFee: 0, newOrder: { symbol: "X", qty, price } });
  const after = positions.liqPrice({ ...rates, IMRFactor: 0, markPrice: price, totalCollateral: collateral,
    symbol: "X", positionQty: qty, positions: [], MMR: 0.025, costPosition: qty * price });
  console.log(`${side} of 1 at ${price} with ${collateral}: before ${before.toFixed(2)}, after ${after.toFixed(2)}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@orderly.network/perp 5.2.1
long of 1 at 30000 with 3000: before 27692.31, after 27692.31
short of 1 at 30000 with 3000: before 33658.54, after 32192.13
SEEN
if ! diff expected seen; then
  echo "The estimate before an order or the price of the position is now worked otherwise." >&2
  exit 1
fi
