#!/usr/bin/env bash
# One would expect: where a tenth must be put up and a coin costs 100, 20 dollars carry a position of two coins either way,
# whatever is held: who is long of two may sell four, for selling the first two frees what they bound.
#
# What happens: for who holds nothing it is two, long or short. For who is long of one the largest short is none, and
# for who is long of two the answer is two: not one coin may be sold. The margin of what is held counts as spent by the
# trade that gives it back. A long of one with 10 dollars behind it, or with 5, can sell nothing either.
#
# Why it matters here: a form that bounds its orders by this, as the package itself does for an account, refuses the sale
# that wards off a liquidation, to those alone whose margin is used up.
#
# Package: @d8x/perpetuals-sdk 2.7.5 (npm), its formulas alone. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @d8x/perpetuals-sdk@2.7.5

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { getMaxSignedPositionSize } = require("@d8x/perpetuals-sdk");

console.log("@d8x/perpetuals-sdk", JSON.parse(readFileSync("node_modules/@d8x/perpetuals-sdk/package.json")).version);
// All was opened at 100, the price of now, so that nothing is gained or lost; a tenth is the margin, no fee is taken.
const largest = (margin, held, direction) =>
  getMaxSignedPositionSize(margin, held, held * 100, direction, 100, 0.1, 0, 100, 100, 1);
for (const [margin, held, direction] of [[20, 0, 1], [20, 0, -1], [20, 1, 1], [20, 1, -1], [20, 2, -1], [10, 1, -1],
  [5, 1, -1], [20, -1, 1], [20, -2, 1]]) {
  const may = (margin / 100 / 0.1) * direction;
  const way = direction > 0 ? "buying" : "selling";
  console.log(`${margin} dollars, ${held} held: ${way} ends at ${largest(margin, held, direction)}, by hand at ${may}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@d8x/perpetuals-sdk 2.7.5
20 dollars, 0 held: buying ends at 2, by hand at 2
20 dollars, 0 held: selling ends at -2, by hand at -2
20 dollars, 1 held: buying ends at 2, by hand at 2
20 dollars, 1 held: selling ends at 0, by hand at -2
20 dollars, 2 held: selling ends at 2, by hand at -2
10 dollars, 1 held: selling ends at 1, by hand at -1
5 dollars, 1 held: selling ends at 1, by hand at -0.5
20 dollars, -1 held: buying ends at 0, by hand at 2
20 dollars, -2 held: buying ends at -2, by hand at 2
SEEN
if ! diff expected seen; then
  echo "The package of D8X now tells other sizes." >&2
  exit 1
fi
