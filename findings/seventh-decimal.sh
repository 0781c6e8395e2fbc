#!/usr/bin/env bash
# One would expect: an amount with more decimals than the token has is refused by both usual
# libraries, or cut off by both.
#
# What happens: one refuses; the other rounds to the nearest unit, upwards too, so that 1.9999999 of
# a token with six decimals is 2 of it, and half a unit is one.
#
# Why it matters here: "repay all" and "withdraw all" are typed from figures with more decimals. Who
# holds 1.999999 and types 1.9999999 asks for 2, more than there is.
#
# Packages: viem 2.57.20, ethers 6.17.0 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund viem@2.57.20 ethers@6.17.0

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import * as ethers from "ethers";
import * as viem from "viem";

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
for (const [name, library] of Object.entries({ viem, ethers })) {
  console.log(name, version(name));
  for (const amount of ["1.999999", "1.9999999", "0.0000005"]) {
    let units;
    try {
      units = `${library.parseUnits(amount, 6)} units`;
    } catch (error) {
      units = `refused, ${error.code}`;
    }
    console.log(amount, "of a token with 6 decimals:", units);
  }
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
viem 2.57.20
1.999999 of a token with 6 decimals: 1999999 units
1.9999999 of a token with 6 decimals: 2000000 units
0.0000005 of a token with 6 decimals: 1 units
ethers 6.17.0
1.999999 of a token with 6 decimals: 1999999 units
1.9999999 of a token with 6 decimals: refused, NUMERIC_FAULT
0.0000005 of a token with 6 decimals: refused, NUMERIC_FAULT
SEEN
if ! diff expected seen; then
  echo "viem or ethers now treats a seventh decimal otherwise." >&2
  exit 1
fi
