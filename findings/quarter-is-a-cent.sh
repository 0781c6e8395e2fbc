#!/usr/bin/env bash
# One would expect: a venue's own package rounds a price to the tick of the market, be that a tenth, a half or a
# quarter, and a size down to a step, and writes amounts in whole units of the chain.
#
# What happens: of a tick only its decimals are kept: a quarter is two decimals, a half one. 65432.13 passes for a price
# in steps of 0.25, and 65432.3 in steps of 0.5. With steps of ten, 19 becomes 10, and 9 becomes 10 as well, more than
# was asked. 1.9999999 of a token with six decimals are 1999999.9 units. The number 0.0000001 has no decimals, its text
# has seven.
#
# Why it matters here: our calculators tell prices and sizes that have to be shaped for an order. What these functions
# let pass the venue refuses, and the smallest size is the one that grows.
#
# Package: @injectivelabs/sdk-ts 1.20.50 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @injectivelabs/sdk-ts@1.20.50

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const sdk = require("@injectivelabs/sdk-ts/utils");

const { version } = JSON.parse(readFileSync("node_modules/@injectivelabs/sdk-ts/package.json"));
console.log("@injectivelabs/sdk-ts", version);
// A tick of the chain is that of the market in millionths of a dollar.
for (const [tick, step, price, size] of [
  [0.1, 0.001, "65432.13", "0.0019"], [0.25, 0.01, "65432.13", "0.019"], [0.5, 0.01, "65432.3", "0.019"],
  [1, 10, "65432.3", "19"], [1, 10, "65432.3", "9"],
]) {
  const market = { minPriceTickSize: `${tick * 1e6}`, minQuantityTickSize: `${step}`, quoteDecimals: 6 };
  const tens = sdk.getDerivativeMarketTensMultiplier(market);
  const told = sdk.formatPriceToAllowablePrice(price, tens.priceTensMultiplier);
  const sized = sdk.formatAmountToAllowableAmount(size, tens.quantityTensMultiplier);
  console.log(`tick ${tick}, step ${step}: price ${price} is ${told}, size ${size} is ${sized}`);
}
const amount = { value: "1.9999999", decimals: 6 };
console.log(`${amount.value} of six decimals:`, sdk.denomAmountToChainDenomAmountToFixed(amount));
console.log("decimals of the number and of the text:",
  sdk.getExactDecimalsFromNumber(0.0000001), sdk.getExactDecimalsFromNumber("0.0000001"));
JS

node ask.cjs 2>unsaid | tee seen

cat >expected <<'SEEN'
@injectivelabs/sdk-ts 1.20.50
tick 0.1, step 0.001: price 65432.13 is 65432.1, size 0.0019 is 0.001
tick 0.25, step 0.01: price 65432.13 is 65432.13, size 0.019 is 0.01
tick 0.5, step 0.01: price 65432.3 is 65432.3, size 0.019 is 0.01
tick 1, step 10: price 65432.3 is 65432, size 19 is 10
tick 1, step 10: price 65432.3 is 65432, size 9 is 10
1.9999999 of six decimals: 1999999.9
decimals of the number and of the text: 0 7
SEEN
if ! diff expected seen; then
  echo "The package of Injective now shapes prices and sizes otherwise." >&2
  exit 1
fi
