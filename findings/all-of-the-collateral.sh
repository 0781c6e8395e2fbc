#!/usr/bin/env bash
# One would expect: a debt of 150 is covered with 1.5 coins at 100, whether the borrower has 2 of them
# or 10.
#
# What happens: with 10 coins all of them are taken. Two big numbers are compared with the sign >,
# which JavaScript does letter by letter: 1500000000 is "more" than 10000000000, so that the rest
# comes out negative, counts as dust, and goes with it. And an account that is 4,000 above its
# requirement is told a shortage of 4,000, since the sign is dropped.
#
# Why it matters here: a reader who follows a liquidation step by step with the venue's package sees
# ten times what a liquidation costs, for just some sizes of the account.
#
# Package: @drift-labs/sdk 2.156.0 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund --legacy-peer-deps @drift-labs/sdk@2.156.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const sdk = require("@drift-labs/sdk");

const path = "node_modules/@drift-labs/sdk/package.json";
console.log("@drift-labs/sdk", JSON.parse(readFileSync(path)).version);
const COIN = new sdk.BN(10).pow(new sdk.BN(9));
const DOLLAR = new sdk.BN(10).pow(new sdk.BN(6));
for (const coins of [2, 9, 10, 20]) {
  const taken = sdk.calculateAssetTransferForLiabilityTransfer(
    COIN.muln(coins), 1_000_000, 9, DOLLAR.muln(100), DOLLAR.muln(150), 1_000_000, 6, DOLLAR);
  console.log(`of ${coins} coins taken for a debt of 150: ${taken.toNumber() / 1e9}`);
}
const shortage = sdk.getMarginShortage(DOLLAR.muln(1000), DOLLAR.muln(5000));
console.log("required 1000, has 5000, shortage", shortage.div(DOLLAR).toNumber());
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@drift-labs/sdk 2.156.0
of 2 coins taken for a debt of 150: 1.5
of 9 coins taken for a debt of 150: 1.5
of 10 coins taken for a debt of 150: 10
of 20 coins taken for a debt of 150: 1.5
required 1000, has 5000, shortage 4000
SEEN
if ! diff expected seen; then
  echo "The package now takes another amount of collateral, or tells another shortage." >&2
  exit 1
fi
