#!/usr/bin/env bash
# One would expect: a reserve that has lent 800,000 of 1,000,000 tokens is used by 80 %, and its borrowers pay 6 %,
# whether the token is counted with six decimals, with seven or with eight. So does the contract, which always tells
# the use with seven.
#
# What happens: the package of the lender tells the use with the decimals of the token and reads it with seven. With six
# decimals it is 8 %, the borrowers pay 1.5 % and the lenders get a fortieth; with eight it is 800 %, the borrowers pay
# 21,206 % and owe 170 millions after a year. Amounts are right, and with seven decimals all is.
#
# Why it matters here: who compares what a loan costs on this site, or when its interest eats the collateral, takes the
# rate from there. A debt of 800,000 is projected to 812,000 after a year in which it becomes 848,000.
#
# Package: @blend-capital/blend-sdk 3.2.2 (npm), Node 20.20.2. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @blend-capital/blend-sdk@3.2.2

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { ReserveConfigV2, ReserveData, ReserveV2 } from "@blend-capital/blend-sdk";

const percent = (share) => Math.round(share * 10000) / 100;
const part = (share) => BigInt(Math.round(share * 10 ** 7));
const start = 1767225600;
const year = 365 * 86400;
const take = part(0.2);

function reserve(decimals) {
  const token = 10n ** BigInt(decimals);
  // A use of 80 % is the target: base 1 % and 5 % up to there, 50 % more up to 95 %, 150 % above.
  const config = new ReserveConfigV2(0, decimals, part(0.95), part(0.95), part(0.8), part(0.95), part(0.01), part(0.05),
    part(0.5), part(1.5), 0, 10n ** 30n, true);
  const data = new ReserveData(10n ** 12n, 10n ** 12n, part(1), 800_000n * token, 1_000_000n * token, 0n, start);
  return new ReserveV2("pool", "token", config, data, undefined, undefined, 0, 0, 0, 0, 0);
}

const own = JSON.parse(readFileSync("node_modules/@blend-capital/blend-sdk/package.json"));
console.log("@blend-capital/blend-sdk", own.version);
console.log("by hand: used 80 %, borrowers pay", percent(0.01 + 0.05), "%, lenders get", percent(0.06 * 0.8 * 0.8),
  "%, owed after a year", 800_000 * 1.06);
for (const decimals of [6, 7, 8]) {
  const asked = reserve(decimals);
  const [lent, owed] = [asked.totalSupplyFloat(), asked.totalLiabilitiesFloat()];
  asked.accrue(take, start + year);
  const before = reserve(decimals);
  before.setRates(take);
  console.log(`${decimals} decimals: ${owed} of ${lent} used ${percent(before.getUtilizationFloat())} %,`,
    `borrowers pay ${percent(before.borrowApr)} %, lenders get ${percent(before.supplyApr)} %,`,
    `owed after a year ${asked.totalLiabilitiesFloat()}`);
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
@blend-capital/blend-sdk 3.2.2
by hand: used 80 %, borrowers pay 6 %, lenders get 3.84 %, owed after a year 848000
6 decimals: 800000 of 1000000 used 8 %, borrowers pay 1.5 %, lenders get 0.1 %, owed after a year 812000
7 decimals: 800000 of 1000000 used 80 %, borrowers pay 6 %, lenders get 3.84 %, owed after a year 848000
8 decimals: 800000 of 1000000 used 800 %, borrowers pay 21206 %, lenders get 135718.4 %, owed after a year 170448000
SEEN
if ! diff expected seen; then
  echo "Blend's package now tells another use of a reserve." >&2
  exit 1
fi
