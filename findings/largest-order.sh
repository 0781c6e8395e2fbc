#!/usr/bin/env bash
# One would expect: the largest order that a margin account may place costs about what the account
# has, whether it holds a position already or not.
#
# What happens: the rule by which the initial rate grows with size is left out when there is no
# position and no order yet. A flat account of 1,000,000 is told 19,900 units, which would need more
# than 4,100,000; the same account with a single unit is told 9,014, which need 991,000.
#
# Why it matters here: whoever works the size of a first position with the venue's own package, and
# its margin with our page of scaled margin, gets two numbers that cannot both hold.
#
# Package: @orderly.network/perp 5.2.1 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @orderly.network/perp@5.2.1

cat >ask.cjs <<'JS'
const { account } = require("@orderly.network/perp");

console.log("@orderly.network/perp", require("@orderly.network/perp/package.json").version);
const rates = { maxLeverage: 20, baseIMR: 0.05, IMR_Factor: 3e-7 };
for (const positionQty of [0, 1]) {
  const most = account.maxQty("BUY", { ...rates, symbol: "X", baseMaxQty: 1e9, totalCollateral: 1e6, otherIMs: 0,
    markPrice: 1000, positionQty, buyOrdersQty: 0, sellOrdersQty: 0, takerFeeRate: 0 });
  const value = (positionQty + most) * 1000;
  const rate = account.IMR({ ...rates, positionNotional: value, ordersNotional: 0, IMR_factor_power: 0.8 });
  console.log(`holding ${positionQty}: may buy ${Math.floor(most)}, which needs ${Math.floor(rate * value)}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@orderly.network/perp 5.2.1
holding 0: may buy 19900, which needs 4121514
holding 1: may buy 9014, which needs 991018
SEEN
if ! diff expected seen; then
  echo "The largest order of a flat account is now worked otherwise." >&2
  exit 1
fi
