#!/usr/bin/env bash
# One would expect: a funding rate of 0.0000005 is printed with the decimals that the pattern asks
# for, as 0.000001 is.
#
# What happens: a number below a millionth is written 5e-7 by JavaScript, and the formatter cuts that
# text at the point that it does not have: NaN. Its reader has no such trouble.
#
# Why it matters here: hourly rates and prices of cheap coins are that small; a table of them has
# numbers down to a millionth and NaN below.
#
# Package: numeral 2.0.6 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund numeral@2.0.6

cat >ask.cjs <<'JS'
const numeral = require("numeral");

console.log("numeral", numeral.version);
for (const rate of [0.00001, 0.000001, 0.0000005])
  console.log(rate, "is printed", numeral(rate).format("0.0000000"));
console.log("the text 5e-7 is read as", numeral("5e-7").value());
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
numeral 2.0.6
0.00001 is printed 0.0000100
0.000001 is printed 0.0000010
5e-7 is printed NaN
the text 5e-7 is read as 5e-7
SEEN
if ! diff expected seen; then
  echo "numeral now prints a rate below a millionth otherwise." >&2
  exit 1
fi
