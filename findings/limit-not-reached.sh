#!/usr/bin/env bash
# One would expect: a loan whose weight makes it more than what is put up may carry, and so is liquidated, has reached
# its limit. Who owes 50 and has nothing left has reached it too, uses it beyond all bounds, and pays the 10 % a year.
#
# What happens: the limit that is asked for is that of the loan without its weight. 60 that count as 90, against
# 100 that carry 80 and are liquidated at 85, use 75 % of it and have not reached it. Where nothing is left the use is
# 0 % and the limit not reached. Where more is owed than is there, the interest is divided by what is missing, and
# the account earns 110 % a year.
#
# Why it matters here: our calculator of weighted loans and our terms on bad debt and on the health factor are about
# these three accounts. The one that is worst off looks like the one that owes nothing, and better.
#
# Package: @solendprotocol/solend-sdk 0.14.27 (npm), its accounts alone, with @solana/web3.js 1.98.4 and
# @coral-xyz/anchor 0.30.1. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @solana/web3.js@1.98.4 @coral-xyz/anchor@0.30.1 \
  bignumber.js@9.3.1 bn.js@5.2.2 buffer@6.0.3 buffer-layout@1.2.2 fzstd@0.1.1 js-sha256@0.11.1
tar xzf "$(npm pack --silent @solendprotocol/solend-sdk@0.14.27)"

cat >ask.cjs <<'JS'
const BigNumber = require("bignumber.js");
const BN = require("bn.js");
const { formatObligation } = require("./package/core/utils/obligations.js");

const one = new BN(10).pow(new BN(18));
const named = (name) => ({ toBase58: () => name });
const [price, rate] = [new BigNumber(1), new BigNumber(1)];
const reserve = (borrowWeight) => ({
  decimals: 6, price, minPrice: price, emaPrice: price, cTokenExchangeRate: rate, cumulativeBorrowRate: rate,
  loanToValueRatio: 0.8, liquidationThreshold: 0.85, maxLiquidationThreshold: 0.9, borrowWeight,
  supplyInterest: new BigNumber(0), borrowInterest: new BigNumber(0.1),
});
const reserves = { coin: reserve(new BigNumber(1)), plain: reserve(new BigNumber(1)), weighted: reserve(new BigNumber(1.5)) };

function account(putUp, owed, of) {
  const deposits = [{ depositReserve: named("coin"), depositedAmount: new BN(putUp * 1e6) }];
  const borrows = [{
    borrowReserve: named(of), borrowedAmountWads: new BN(owed * 1e6).mul(one), cumulativeBorrowRateWads: one,
  }];
  const info = { lendingMarket: named("market"), owner: named("owner"), closeable: false };
  return formatObligation({
    pubkey: named("account"),
    info: { ...info, deposits: putUp ? deposits : [], borrows: owed ? borrows : [] },
  }, reserves);
}

const percent = (part) => `${part.times(100).toFixed(1)} %`;
console.log("@solendprotocol/solend-sdk", require("./package/package.json").version);
for (const [putUp, owed, of] of [[100, 0, "plain"], [100, 90, "plain"], [100, 60, "weighted"], [100, 110, "plain"], [0, 50, "plain"]]) {
  const told = account(putUp, owed, of);
  console.log(`put up ${putUp}, owed ${owed} ${of}, counted ${told.weightedTotalBorrowValue},`,
    `liquidated at ${told.liquidationThreshold}: used ${percent(told.borrowUtilization)},`,
    `limit reached ${told.isBorrowLimitReached}, earns ${percent(told.netApy)} a year`);
}
JS

node ask.cjs 2>unsaid | tee seen

cat >expected <<'SEEN'
@solendprotocol/solend-sdk 0.14.27
put up 100, owed 0 plain, counted 0, liquidated at 85: used 0.0 %, limit reached false, earns 0.0 % a year
put up 100, owed 90 plain, counted 90, liquidated at 85: used 112.5 %, limit reached true, earns -90.0 % a year
put up 100, owed 60 weighted, counted 90, liquidated at 85: used 75.0 %, limit reached false, earns -15.0 % a year
put up 100, owed 110 plain, counted 110, liquidated at 85: used 137.5 %, limit reached true, earns 110.0 % a year
put up 0, owed 50 plain, counted 50, liquidated at 0: used 0.0 %, limit reached false, earns 10.0 % a year
SEEN
if ! diff expected seen; then
  echo "The package of Solend now tells the limit of a loan otherwise." >&2
  exit 1
fi
