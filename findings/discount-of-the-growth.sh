#!/usr/bin/env bash
# One would expect: the three methods of one library price one European call alike, the third within what chance leaves
# of 200,000 paths, some cents.
#
# What happens: they do while nothing is paid out. With a yield, the simulation discounts by the growth of the price and
# not by the rate of interest. If the yield equals the rate, as for an option on a future, it does not discount at all,
# and the call costs 7.95 for 7.58. The formula and the tree agree each time.
#
# Why it matters here: options on futures are what our term on Black-76 is about, and a short one's margin begins with
# its price. The simulated price is the one that is taken for the truth when two others are checked.
#
# Package: option-pricing 2.1.0 (npm). The paths come from its own seeded generator. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund option-pricing@2.1.0

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Option } from "option-pricing";

console.log("option-pricing", JSON.parse(readFileSync("node_modules/option-pricing/package.json")).version);
for (const dividendYield of [0, 0.02, 0.05]) {
  const call = new Option({ style: "european", type: "call", initialSpotPrice: 100, strikePrice: 100,
    timeToMaturity: 1, volatility: 0.2, riskFreeRate: 0.05, dividendYield });
  const prices = [
    call.price("black-scholes"),
    call.price("binomial-tree", { timeSteps: 400 }),
    call.price("monte-carlo-simulation", { simulations: 200_000, prngName: "sfc32", prngSeed: "margin" }),
  ].map((price) => price.toFixed(2));
  console.log(`rate 5 %, yield ${dividendYield * 100} %: ` +
    `formula ${prices[0]}, tree ${prices[1]}, simulation ${prices[2]}`);
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
option-pricing 2.1.0
rate 5 %, yield 0 %: formula 10.45, tree 10.45, simulation 10.43
rate 5 %, yield 2 %: formula 9.23, tree 9.22, simulation 9.40
rate 5 %, yield 5 %: formula 7.58, tree 7.57, simulation 7.95
SEEN
if ! diff expected seen; then
  echo "The simulation of option-pricing now discounts otherwise." >&2
  exit 1
fi
