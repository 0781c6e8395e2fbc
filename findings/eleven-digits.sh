#!/usr/bin/env bash
# One would expect: a sheet keeps some fifteen digits, so that 1000.00000001 coins, a thousand and the
# smallest unit, are more than 1000.
#
# What happens: every value that comes out of the sheet is rounded to eleven digits, and comparisons
# and differences treat what is closer as equal: the smallest unit is gone from any amount of a
# thousand coins or more, and 1000000.00000001 is not more than 1000000.
#
# Why it matters here: amounts of coin have eight decimals. A margin worked in a page with this sheet
# engine differs from ours in the sixth decimal, and a condition "equity > requirement" at the edge
# is decided the other way.
#
# Package: hyperformula 3.5.0 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund hyperformula@3.5.0

cat >ask.cjs <<'JS'
const { HyperFormula } = require("hyperformula");

console.log("hyperformula", HyperFormula.version);
for (const cell of ["=54321.12345678", "=60000*(1-0.1)/(1-0.005)", "=1000.00000001", "=1000000.00000001>1000000",
  "=1000000.00000001-1000000", "=1.00000001-1"]) {
  const sheet = HyperFormula.buildFromArray([[cell]], { licenseKey: "gpl-v3" });
  console.log(cell, "gives", sheet.getCellValue({ sheet: 0, row: 0, col: 0 }));
}
console.log("JavaScript alone:", 60000 * (1 - 0.1) / (1 - 0.005), 1000000.00000001 > 1000000);
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
hyperformula 3.5.0
=54321.12345678 gives 54321.123457
=60000*(1-0.1)/(1-0.005) gives 54271.356784
=1000.00000001 gives 1000
=1000000.00000001>1000000 gives false
=1000000.00000001-1000000 gives 0
=1.00000001-1 gives 9.9999999392e-9
JavaScript alone: 54271.3567839196 true
SEEN
if ! diff expected seen; then
  echo "The sheet engine now keeps more digits, or compares otherwise." >&2
  exit 1
fi
