#!/usr/bin/env bash
# One would expect: the formatters of one package show a loss alike: dollars, coins and percents with a minus, and a
# loss of two billion as more of a loss than one of a billion.
#
# What happens: dollars and coins keep the minus and a percentage drops it: -0.5 % and 0.5 % are both 0.50%, unless signs
# are asked for. Beyond a billion an amount is told as "> $ 1,000,000,000.00", and a loss of two or ten as
# "> -$ 1,000,000,000.00", which is true of every smaller loss. In short, 999,999 are 1000.0k.
#
# Why it matters here: the profit of a position and its return stand side by side; the first says -$ 500.00 and the second
# 0.50%. Who copies the second has made a gain of a loss.
#
# Package: @gmx-io/sdk 1.4.0 (npm), its numbers alone. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @gmx-io/sdk@1.4.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const tell = require("@gmx-io/sdk/utils/numbers");

console.log("@gmx-io/sdk", JSON.parse(readFileSync("node_modules/@gmx-io/sdk/package.json")).version);
const plain = (text) => text.replace(/[\u00a0\u2009\u200a\u202f]/g, " ");
const dollars = (cents) => BigInt(cents) * 10n ** 28n;
for (const [cents, points] of [[50_000, 50], [-50_000, -50], [-50_000, -10_000]]) {
  const told = [tell.formatUsd(dollars(cents)), tell.formatPercentage(BigInt(points)),
    tell.formatPercentage(BigInt(points), { signed: true })];
  console.log(`${cents / 100} dollars, ${points / 100} %:`, told.map(plain).join(" | "));
}
console.log("-0.5 coins:", plain(tell.formatTokenAmount(-50_000_000n, 8, "BTC")));
for (const billions of [1, 2, -1, -2, -10]) {
  console.log(`${billions} billion:`, plain(tell.formatUsd(dollars(billions * 1e11))));
}
console.log("999,999 in short:", plain(tell.formatAmountHuman(dollars(99_999_900), 30)));
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@gmx-io/sdk 1.4.0
500 dollars, 0.5 %: $ 500.00 | 0.50% | + 0.50%
-500 dollars, -0.5 %: -$ 500.00 | 0.50% | - 0.50%
-500 dollars, -100 %: -$ 500.00 | 100.00% | - 100.00%
-0.5 coins: -0.5000 BTC
1 billion: $ 1,000,000,000.00
2 billion: > $ 1,000,000,000.00
-1 billion: -$ 1,000,000,000.00
-2 billion: > -$ 1,000,000,000.00
-10 billion: > -$ 1,000,000,000.00
999,999 in short: 1000.0k
SEEN
if ! diff expected seen; then
  echo "The package of GMX now tells numbers otherwise." >&2
  exit 1
fi
