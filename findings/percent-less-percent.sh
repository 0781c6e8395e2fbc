#!/usr/bin/env bash
# One would expect: 10% - 0.5% is 9.5 %, as on a calculator and in a sheet.
#
# What happens: a number may follow a percent sign only as the divisor of a remainder, so that the
# line reads "10 modulo -0.5 %", which is 0. With one percentage in brackets all is well.
#
# Why it matters here: the distance to liquidation is the initial rate less the maintenance rate.
# Typed as it is printed, the formula gives the entry price itself as the price of liquidation.
#
# Package: mathjs 15.2.0 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund mathjs@15.2.0

cat >ask.cjs <<'JS'
const { evaluate, version } = require("mathjs");

console.log("mathjs", version);
for (const line of ["10% - 0.5%", "10% + 0.5%", "(10%) - (0.5%)", "60000 * (1 - (10% - 0.5%))",
  "60000 * (1 - ((10%) - (0.5%)))"])
  console.log(line, "=", evaluate(line));
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
mathjs 15.2.0
10% - 0.5% = 0
10% + 0.5% = 0
(10%) - (0.5%) = 0.095
60000 * (1 - (10% - 0.5%)) = 60000
60000 * (1 - ((10%) - (0.5%))) = 54300
SEEN
if ! diff expected seen; then
  echo "mathjs now works two percentages in one sum otherwise." >&2
  exit 1
fi
