#!/usr/bin/env bash
# One would expect: what a borrower owes does not depend on how often it was asked. 100,000 at 20 % that nobody has
# touched for a day are 100,055, and asked again a moment later, with the same market at hand, the same.
#
# What happens: each question brings the market up to date and does not note that it did. The interest of the day
# is added once more for each look: 100,055, 100,110, 100,165. With a market that is fetched anew it stays
# 100,055; but the package has questions made for markets that were kept.
#
# Why it matters here: our terms on health factor and accrued interest are read from such a number. A page that
# asks every few seconds shows a debt that runs up to the limit, and a liquidation that is none.
#
# Package: @alphafi/alphalend-sdk 1.1.27 (npm), its market and its position, with decimal.js 10.5.0. The market is an
# example: half of it lent, at 20 % whatever is lent. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund decimal.js@10.5.0
tar xzf "$(npm pack --silent @alphafi/alphalend-sdk@1.1.27)"

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Market } from "./package/dist/esm/models/market.js";
import { Position } from "./package/dist/esm/models/position.js";

const [coin, one] = ["0x2::dollar::DOLLAR", String(10n ** 18n)];
const coins = new Map([[coin, { coinType: coin, decimals: 6, pythPrice: "1" }]]);
const rewards = (id) => ({ id, marketId: "1", rewards: [], lastUpdated: "0", totalXtokens: "0" });
const yesterday = String(Date.now() - 24 * 3600 * 1000);

const fetched = () => new Market({
  marketId: "1", coinType: coin, decimalDigit: "1000000", balanceHolding: "1000000000000",
  borrowedAmount: "1000000000000", compoundedInterest: one, lastAutoCompound: yesterday, lastUpdate: yesterday,
  xtokenRatio: one, xtokenSupply: "2000000000000",
  unclaimedSpreadFee: "0", unclaimedSpreadFeeProtocol: "0", writeoffAmount: "0",
  depositRewardDistributor: rewards("0xd"), borrowRewardDistributor: rewards("0xb"),
  config: { borrowWeight: one, interestRateKinks: [0, 100], interestRates: [2000, 2000], spreadFeeBps: "0" },
}, coins);

async function owed(market) {
  const loans = [{ marketId: "1", coinType: coin, amount: "100000000000", borrowCompoundedInterest: one }];
  const borrower = new Position(
    { id: "0xa", collaterals: [], loans, rewardDistributors: [], lastRefreshed: yesterday }, coins);
  return (await borrower.getUserPortfolio([market])).totalBorrowedUsd.toFixed(0);
}

console.log("@alphafi/alphalend-sdk", JSON.parse(readFileSync("package/package.json")).version);
console.log("fetched anew each time:", await owed(fetched()), await owed(fetched()), await owed(fetched()));
const kept = fetched();
console.log("one market kept:", await owed(kept), await owed(kept), await owed(kept));
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
@alphafi/alphalend-sdk 1.1.27
fetched anew each time: 100055 100055 100055
one market kept: 100055 100110 100165
SEEN
if ! diff expected seen; then
  echo "A market of AlphaLend that is kept now counts its interest otherwise." >&2
  exit 1
fi
