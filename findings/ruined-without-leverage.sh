#!/usr/bin/env bash
# One would expect: the leverage of what is left grows with each loss, and an account that has lost all has an infinite
# one, or none that could be told; in no case is it the smallest of all.
#
# What happens: it is 5 at 100, 17 at 85 and 161 at 80.5, and at 80, where nothing is left, 0. So it stays
# however much is owed. The leverage by the collateral stays 5, and the price of liquidation is right.
#
# Why it matters here: our term on effective leverage teaches the difference of the two. Accounts that are sorted
# by the one that warns, or shown red above 50, come in the wrong order just when they are ruined.
#
# Package: @mux-network/mux.js 2.9.12 (npm). The market is an example: maintenance 5 %, no fee.
# Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund --legacy-peer-deps @mux-network/mux.js@2.9.12 \
  bignumber.js@9.3.1 ethers@5.8.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { BigNumber } = require("bignumber.js");
const { computeSubAccount } = require("@mux-network/mux.js/dist/computations");
const { encodeSubAccountId } = require("@mux-network/mux.js/dist/data");

const [none, one] = [new BigNumber(0), new BigNumber(1)];
const coin = {
  initialMarginRate: new BigNumber(0.1), maintenanceMarginRate: new BigNumber(0.05), halfSpread: none,
  longCumulativeFundingRate: none, minProfitTime: 0, minProfitRate: none,
};
const long = encodeSubAccountId(`0x${"11".repeat(20)}`, 0, 1, true);
const held = {
  collateral: new BigNumber(20), size: one, entryPrice: new BigNumber(100), entryFunding: none, lastIncreasedTime: 0,
};
console.log("@mux-network/mux.js", JSON.parse(readFileSync("node_modules/@mux-network/mux.js/package.json")).version);
for (const price of [100, 85, 80.5, 80, 70]) {
  const { marginBalanceUsd, leverage, effectiveLeverage, liquidationPrice } =
    computeSubAccount([coin, coin], long, held, one, new BigNumber(price)).computed;
  console.log(`a long of 1 from 100 with 20, at ${price}: equity ${marginBalanceUsd}, leverage ${leverage}, ` +
    `effective ${effectiveLeverage}, liquidated at ${liquidationPrice.toFixed(2)}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@mux-network/mux.js 2.9.12
a long of 1 from 100 with 20, at 100: equity 20, leverage 5, effective 5, liquidated at 84.21
a long of 1 from 100 with 20, at 85: equity 5, leverage 5, effective 17, liquidated at 84.21
a long of 1 from 100 with 20, at 80.5: equity 0.5, leverage 5, effective 161, liquidated at 84.21
a long of 1 from 100 with 20, at 80: equity 0, leverage 5, effective 0, liquidated at 84.21
a long of 1 from 100 with 20, at 70: equity -10, leverage 5, effective 0, liquidated at 84.21
SEEN
if ! diff expected seen; then
  echo "mux.js now tells the leverage of a ruined account otherwise." >&2
  exit 1
fi
