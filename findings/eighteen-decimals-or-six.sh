#!/usr/bin/env bash
# One would expect: 1,000 owed against one coin with a threshold of 0.8 is closed at 1,250, and against a tenth of
# one at 12,500, however many decimals the tokens have; the package is told them, and its health factor,
# 1.6 each time, uses them.
#
# What happens: the price of liquidation does not. It is right for two tokens of 18 decimals; if the debt has six,
# it is 0.00000000125, against a coin of eight it is 125, and a debt of 18 against six is closed a million million
# times too high. And a debt with nothing behind it has a loan to value of 0, as no debt has.
#
# Why it matters here: dollars of six decimals against a coin of 18 are the usual loan, and our page of the
# liquidation price of a loan asks for these very numbers. By that price the loan is never in danger.
#
# Package: @oasisdex/dma-library 0.6.88 (npm), its position for lenders like Aave. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund --legacy-peer-deps @oasisdex/dma-library@0.6.88 \
  bignumber.js@9.0.1 ethers@5.8.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { BigNumber } = require("bignumber.js");
const { AaveLikePosition } = require("@oasisdex/dma-library");

const token = (amount, precision) => ({ amount: new BigNumber(amount).shiftedBy(precision), precision, symbol: "" });
const lender = { liquidationThreshold: new BigNumber(0.8), maxLoanToValue: new BigNumber(0.75), dustLimit: new BigNumber(0) };

function ask(debt, debtDecimals, coins, coinDecimals, price) {
  const loan = new AaveLikePosition(token(debt, debtDecimals), token(coins, coinDecimals), new BigNumber(price), lender);
  console.log(`owes ${debt} (${debtDecimals} decimals) on ${coins} (${coinDecimals}) at ${price}: ` +
    `health ${loan.healthFactor}, loan to value ${loan.riskRatio.loanToValue}, ` +
    `closed after a fall of ${loan.relativeCollateralPriceMovementUntilLiquidation}, at ${loan.liquidationPrice.toFixed()}`);
}

console.log("@oasisdex/dma-library", JSON.parse(readFileSync("node_modules/@oasisdex/dma-library/package.json")).version);
ask(1000, 18, 1, 18, 2000);
ask(1000, 6, 1, 18, 2000);
ask(1000, 6, 0.1, 8, 20000);
ask(1, 18, 4000, 6, 0.0005);
ask(1000, 6, 0, 18, 2000);
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@oasisdex/dma-library 0.6.88
owes 1000 (18 decimals) on 1 (18) at 2000: health 1.6, loan to value 0.5, closed after a fall of 0.375, at 1250
owes 1000 (6 decimals) on 1 (18) at 2000: health 1.6, loan to value 0.5, closed after a fall of 0.375, at 0.00000000125
owes 1000 (6 decimals) on 0.1 (8) at 20000: health 1.6, loan to value 0.5, closed after a fall of 0.375, at 125
owes 1 (18 decimals) on 4000 (6) at 0.0005: health 1.6, loan to value 0.5, closed after a fall of 0.375, at 312500000
owes 1000 (6 decimals) on 0 (18) at 2000: health 0, loan to value 0, closed after a fall of -Infinity, at Infinity
SEEN
if ! diff expected seen; then
  echo "dma-library now counts the decimals in its price of liquidation, or tells it otherwise." >&2
  exit 1
fi
