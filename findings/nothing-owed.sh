#!/usr/bin/env bash
# One would expect: an account that owes nothing is the safest of all, so that its health is the
# highest figure, or infinite, or none; and one that owes without collateral is the worst of all.
#
# What happens: five packages give five answers for "owes nothing": -1, infinity, 2 to the power of
# 256 less 1, 100 and 0. In Mango the account without debt ranks below one that owes a tenth; in
# Folks a debt without any collateral has the same loan to value as no debt: 0 %.
#
# Why it matters here: sorted by health, or coloured by "below 1", accounts of these lenders come in
# the wrong order just at the two ends that our page of the health factor explains.
#
# Packages: @aave/math-utils 1.38.0 with bignumber.js 9.3.1 and tslib 2.7.0, @liquity/lib-base 3.0.0, @morpho-org/blue-sdk 6.4.0 with
# @morpho-org/morpho-ts 2.8.0 and viem 2.57.20, @blockworks-foundation/mango-client 3.6.20,
# @folks-finance/algorand-sdk 0.2.6 with algosdk 3.8.0 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund --legacy-peer-deps @aave/math-utils@1.38.0 bignumber.js@9.3.1 tslib@2.7.0 \
  @liquity/lib-base@3.0.0 @morpho-org/blue-sdk@6.4.0 @morpho-org/morpho-ts@2.8.0 viem@2.57.20 \
  @blockworks-foundation/mango-client@3.6.20 @folks-finance/algorand-sdk@0.2.6 algosdk@3.8.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { calculateHealthFactorFromBalances } = require("@aave/math-utils");
const { Decimal, Trove } = require("@liquity/lib-base");
const { MarketUtils } = require("@morpho-org/blue-sdk");
const { MangoAccount, I80F48, PublicKey } = require("@blockworks-foundation/mango-client");
const { calcLTVRatio } = require("@folks-finance/algorand-sdk/dist/lend/formulae");

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;

const aave = (collateral, debt) => calculateHealthFactorFromBalances({
  collateralBalanceMarketReferenceCurrency: collateral, borrowBalanceMarketReferenceCurrency: debt,
  currentLiquidationThreshold: 8000 }).toFixed(2);
const liquity = (collateral, debt) =>
  new Trove(Decimal.from(collateral), Decimal.from(debt)).collateralRatio(1).toString(2);
const morpho = (collateral, debt) => MarketUtils.getHealthFactor(
  { collateral: BigInt(collateral) * 10n ** 18n, borrowShares: BigInt(debt) * 10n ** 24n },
  { price: 10n ** 36n, totalBorrowAssets: 10n ** 24n, totalBorrowShares: 10n ** 30n },
  { lltv: 8n * 10n ** 17n });
const folks = (collateral, debt) => calcLTVRatio(BigInt(debt), BigInt(collateral));

const number = (value) => I80F48.fromNumber(value);
const weights = { maintAssetWeight: number(1), maintLiabWeight: number(1) };
const key = new PublicKey(new Uint8Array(32));
const mango = (collateral, debt) => {
  const amounts = (coin) => [coin, ...Array(15).fill(0)].map(number);
  const dollars = (amount) => [...Array(15).fill(0), amount].map(number);
  const account = new MangoAccount(key, { deposits: amounts(collateral), borrows: dollars(debt),
    inMarginBasket: [false], perpAccounts: [] });
  return account.getHealthRatio(
    { numOracles: 1, spotMarkets: [weights], perpMarkets: [{ ...weights, perpMarket: key }] },
    { priceCache: [{ price: number(1) }],
      rootBankCache: Array(16).fill({ depositIndex: number(1), borrowIndex: number(1) }) },
    "Maint").toFixed(0);
};

const cases = { "of 1000, owes 100": [1000, 100], "owes nothing": [1000, 0], "owes 100 of nothing": [0, 100] };
for (const [name, figure, ask] of [["@aave/math-utils", "health factor", aave],
  ["@liquity/lib-base", "collateral ratio", liquity], ["@morpho-org/blue-sdk", "health factor in 1e18", morpho],
  ["@blockworks-foundation/mango-client", "health ratio in percent", mango],
  ["@folks-finance/algorand-sdk", "loan to value", folks]]) {
  console.log(name, version(name), figure);
  for (const [who, amounts] of Object.entries(cases)) console.log(" ", who, ask(...amounts));
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@aave/math-utils 1.38.0 health factor
  of 1000, owes 100 8.00
  owes nothing -1.00
  owes 100 of nothing 0.00
@liquity/lib-base 3.0.0 collateral ratio
  of 1000, owes 100 10.00
  owes nothing ∞
  owes 100 of nothing 0.00
@morpho-org/blue-sdk 6.4.0 health factor in 1e18
  of 1000, owes 100 8000000000000000000n
  owes nothing 115792089237316195423570985008687907853269984665640564039457584007913129639935n
  owes 100 of nothing 0n
@blockworks-foundation/mango-client 3.6.20 health ratio in percent
  of 1000, owes 100 900
  owes nothing 100
  owes 100 of nothing -100
@folks-finance/algorand-sdk 0.2.6 loan to value
  of 1000, owes 100 1000n
  owes nothing 0n
  owes 100 of nothing 0n
SEEN
if ! diff expected seen; then
  echo "One of the five now answers otherwise for who owes nothing, or owes without collateral." >&2
  exit 1
fi
