#!/usr/bin/env bash
# One would expect: 100 put in at 2.5 times buy 250, less the fee; at 1.9 times 190.
#
# What happens: the leverage is rounded down to a whole number, without a word. 2.5 times is 2 times, 200 bought,
# and 1.9 or 1.5 times is no leverage at all. The parameter is a number, as any is in this language, and what the venue
# keeps with the market is the leverage in millionths.
#
# Why it matters here: our term on leverage is a quotient of what is held and what was put in, and no whole number.
# Who works with 1.9 holds half of what was planned, and a hedge of the planned size is twice too large.
#
# Package: @merkletrade/ts-sdk 1.0.3 (npm). The fee of the example is 0.06 %. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @merkletrade/ts-sdk@1.0.3

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { calcEntryByPaySize, fromNumber, toNumber } from "@merkletrade/ts-sdk";

const market = { makerFee: 300n, takerFee: 600n };
const empty = { longOpenInterest: 0n, shortOpenInterest: 0n };

console.log("@merkletrade/ts-sdk", JSON.parse(readFileSync("node_modules/@merkletrade/ts-sdk/package.json")).version);
for (const leverage of [1, 1.5, 1.9, 2, 2.5, 2.999, 3]) {
  const { size, fee } = calcEntryByPaySize(fromNumber(100, 6), leverage, true, market, empty);
  console.log(`100 at ${leverage}: bought ${toNumber(size, 6)}, fee ${toNumber(fee, 6)}`);
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
@merkletrade/ts-sdk 1.0.3
100 at 1: bought 99.940036, fee 0.059964
100 at 1.5: bought 99.940036, fee 0.059964
100 at 1.9: bought 99.940036, fee 0.059964
100 at 2: bought 199.760288, fee 0.119856
100 at 2.5: bought 199.760288, fee 0.119856
100 at 2.999: bought 199.760288, fee 0.119856
100 at 3: bought 299.460972, fee 0.179676
SEEN
if ! diff expected seen; then
  echo "Merkle's package now counts a leverage that is no whole number otherwise." >&2
  exit 1
fi
