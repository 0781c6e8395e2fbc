#!/usr/bin/env bash
# One would expect: who holds 1 from 100 and buys 1 more at 100.5 has an entry price of 100.25 and a gain of
# 0.5, and owns the same one moment later; a gain that cannot be cashed in yet comes back when it can.
#
# What happens: within the time in which the market pays no gain below a hundredth, all of the position is
# entered anew at 100.5. The 0.5 is gone for good, and the price of liquidation lies higher than with 100.25. After
# that time, with a gain of 2 % or with a loss, the average is the usual one.
#
# Why it matters here: our term on the entry price, and every list of lots, averages. Adding to a winner that is
# minutes old is the one order that destroys the gain, and nothing in its result says so.
#
# Package: @mux-network/mux.js 2.9.12 (npm). The market is an example: maintenance 5 %, no fee, no gain below 1 % paid
# within an hour. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund --legacy-peer-deps @mux-network/mux.js@2.9.12 \
  bignumber.js@9.3.1 ethers@5.8.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { BigNumber } = require("bignumber.js");
const { computeOpenPosition } = require("@mux-network/mux.js/dist/computations");
const { encodeSubAccountId } = require("@mux-network/mux.js/dist/data");

const [none, one] = [new BigNumber(0), new BigNumber(1)];
const coin = {
  symbol: "ETH", isEnabled: true, isTradable: true, isOpenable: true, isShortable: true, isStable: false,
  useStableTokenForProfit: false, initialMarginRate: new BigNumber(0.1), maintenanceMarginRate: new BigNumber(0.05),
  positionFeeRate: none, halfSpread: none, longCumulativeFundingRate: none, shortCumulativeFunding: none,
  minProfitTime: 3600, minProfitRate: new BigNumber(0.01),
};
const assets = [{ ...coin, symbol: "USDC", isStable: true }, coin];
const account = encodeSubAccountId(`0x${"11".repeat(20)}`, 0, 1, true);

function add(minutes, price) {
  const held = {
    collateral: new BigNumber(20), size: one, entryPrice: new BigNumber(100), entryFunding: none,
    lastIncreasedTime: Math.ceil(Date.now() / 1000) - minutes * 60,
  };
  const { afterTrade } = computeOpenPosition(assets, account, held, { USDC: one, ETH: new BigNumber(price) }, one, none);
  const { pendingPnlUsd, marginBalanceUsd, liquidationPrice } = afterTrade.computed;
  console.log(`1 from 100, 1 more at ${price} after ${minutes} minutes: entry ${afterTrade.subAccount.entryPrice}, ` +
    `gain ${pendingPnlUsd}, equity ${marginBalanceUsd}, liquidated at ${liquidationPrice.toFixed(2)}`);
}

console.log("@mux-network/mux.js", JSON.parse(readFileSync("node_modules/@mux-network/mux.js/package.json")).version);
add(5, 100.5);
add(120, 100.5);
add(5, 102);
add(5, 99.5);
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@mux-network/mux.js 2.9.12
1 from 100, 1 more at 100.5 after 5 minutes: entry 100.5, gain 0, equity 20, liquidated at 95.26
1 from 100, 1 more at 100.5 after 120 minutes: entry 100.25, gain 0.5, equity 20.5, liquidated at 95.00
1 from 100, 1 more at 102 after 5 minutes: entry 101, gain 2, equity 22, liquidated at 95.79
1 from 100, 1 more at 99.5 after 5 minutes: entry 99.75, gain -0.5, equity 19.5, liquidated at 94.47
SEEN
if ! diff expected seen; then
  echo "mux.js now averages the entry of a young position, or tells it otherwise." >&2
  exit 1
fi
