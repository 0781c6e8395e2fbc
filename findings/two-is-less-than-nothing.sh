#!/usr/bin/env bash
# One would expect: a library of exact fractions, made for sums of money on a chain, knows which of two numbers is the
# larger, whatever they were divided by.
#
# What happens: whoever divides by a negative number gets a fraction that prints right and compares the
# wrong way round: 100 / -50 prints -2.00 and is greater than 0 and than 10; -100 / -50 prints 2.00, and is less
# than 0 and greater than 10. Divided by 50, all is right, until it is inverted. Adding 0 does not mend it.
#
# Why it matters here: position over equity, the leverage of what is left, has a negative divisor once an account
# owes, and loss over loss has one always. The check "is it above the limit" passes or fails by the sign below the bar.
#
# Package: @uniswap/sdk-core 7.19.4 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @uniswap/sdk-core@7.19.4

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { Fraction } = require("@uniswap/sdk-core");

const [none, ten] = [new Fraction(0), new Fraction(10)];
console.log("@uniswap/sdk-core", JSON.parse(readFileSync("node_modules/@uniswap/sdk-core/package.json")).version);
for (const [above, below] of [[-100, 50], [100, -50], [-100, -50]]) {
  const ratio = new Fraction(above).divide(new Fraction(below));
  const told = (number) => [["less than 0", number.lessThan(none)], ["greater than 0", number.greaterThan(none)],
    ["greater than 10", number.greaterThan(ten)]].filter(([, so]) => so).map(([words]) => words).join(" and ");
  console.log(`${above} / ${below} = ${ratio.toFixed(2)}: ${told(ratio)}; plus 0: ${told(ratio.add(none))}; ` +
    `inverted: ${told(ratio.invert())}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@uniswap/sdk-core 7.19.4
-100 / 50 = -2.00: less than 0; plus 0: less than 0; inverted: greater than 0 and greater than 10
100 / -50 = -2.00: greater than 0 and greater than 10; plus 0: greater than 0 and greater than 10; inverted: less than 0
-100 / -50 = 2.00: less than 0 and greater than 10; plus 0: less than 0 and greater than 10; inverted: less than 0 and greater than 10
SEEN
if ! diff expected seen; then
  echo "sdk-core now compares a fraction with a negative divisor otherwise." >&2
  exit 1
fi
