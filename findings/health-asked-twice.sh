#!/usr/bin/env bash
# One would expect: asking for the health of the spot part and of the perpetual part gives two
# figures, and asking again the same two.
#
# What happens: both parts are added into one and the same number object, which belongs to the
# caller. The two figures are equal, each the health of the whole, and the cash that was passed has
# become it too: the second question starts from there and gives another answer.
#
# Why it matters here: an account of 1,000 with a spot debt and a long perpetual reads 560 and 560 for
# 400 and 1,160, and 120 when the page is drawn again.
#
# Package: @blockworks-foundation/mango-client 3.6.20 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund --legacy-peer-deps @blockworks-foundation/mango-client@3.6.20

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { MangoAccount, I80F48, PublicKey } = require("@blockworks-foundation/mango-client");

const number = (value) => I80F48.fromNumber(value);
const weights = { maintAssetWeight: number(0.8), maintLiabWeight: number(1.2) };
const group = { numOracles: 1, spotMarkets: [weights], perpMarkets: [weights] };
const prices = { priceCache: [{ price: number(100) }] };
const account = new MangoAccount(new PublicKey(new Uint8Array(32)), {});
const cash = number(1000);
const ask = () => account.getHealthsFromComponents(group, prices, [number(-5)], [number(2)], cash, "Maint");

const path = "node_modules/@blockworks-foundation/mango-client/package.json";
console.log("@blockworks-foundation/mango-client", JSON.parse(readFileSync(path)).version);
for (const time of ["once", "twice"]) {
  const { spot, perp } = ask();
  console.log("asked", time, "spot", spot.toFixed(0), "perpetual", perp.toFixed(0), "cash is now", cash.toFixed(0));
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@blockworks-foundation/mango-client 3.6.20
asked once spot 560 perpetual 560 cash is now 560
asked twice spot 120 perpetual 120 cash is now 120
SEEN
if ! diff expected seen; then
  echo "mango-client now tells the two parts apart, or leaves the cash alone." >&2
  exit 1
fi
