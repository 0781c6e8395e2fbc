#!/usr/bin/env bash
# One would expect: who pays 100 and another 100 beside the sixth rate of a loan owes 200 less from then on, as with one
# payment of 200. Extra payments are a list of months and amounts, and two of one month are two.
#
# What happens: of two payments of one month the last alone is taken, by the schedule and by what tells the interest
# saved: of 150 and 50 it is 50, of 50 and 150 it is 150. Beside the sixth and the seventh rate both are taken. The sum
# paid is told without the other, so that nothing in the answer shows that it is missing.
#
# Why it matters here: who pays a margin loan back with what two sales of a month brought reads a debt that is 100 too
# high, one payment too many and little more than half of the interest saved.
#
# Package: fundamental-js 1.4.1 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund fundamental-js@1.4.1

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { amortizationSchedule, prepaymentImpact } from "fundamental-js";

console.log("fundamental-js", JSON.parse(readFileSync("node_modules/fundamental-js/package.json")).version);
const loan = { principal: 1000, annualRate: 0.12, months: 12 };
// What is owed after the sixth rate, by hand: 1 % a month on what was owed, less the rate and what is paid beside it.
const rate = (loan.principal * 0.01) / (1 - 1.01 ** -12);
let left = loan.principal;
for (let month = 1; month <= 6; month++) left = left * 1.01 - rate;
console.log("by hand, owed after the sixth rate and 200:", (left - 200).toFixed(2));
const cases = {
  "200 once": [{ month: 6, amount: 200 }],
  "100 and 100": [{ month: 6, amount: 100 }, { month: 6, amount: 100 }],
  "150 and 50": [{ month: 6, amount: 150 }, { month: 6, amount: 50 }],
  "50 and 150": [{ month: 6, amount: 50 }, { month: 6, amount: 150 }],
  "100 and 100 a month later": [{ month: 6, amount: 100 }, { month: 7, amount: 100 }],
};
for (const [name, extraPayments] of Object.entries(cases)) {
  const { schedule, totalPaid } = amortizationSchedule({ ...loan, extraPayments });
  const { savings } = prepaymentImpact({ ...loan, prepayments: extraPayments, mode: "reduceTenure" });
  const owed = schedule[5].balance.toFixed(2);
  console.log(`${name}: owed ${owed}, payments ${schedule.length}, paid ${totalPaid.toFixed(2)},`
    + ` saved ${savings.interestSaved.toFixed(2)}`);
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
fundamental-js 1.4.1
by hand, owed after the sixth rate and 200: 314.92
200 once: owed 314.92, payments 10, paid 1055.43, saved 10.75
100 and 100: owed 414.92, payments 11, paid 1060.20, saved 5.98
150 and 50: owed 464.92, payments 12, paid 1063.11, saved 3.08
50 and 150: owed 364.92, payments 11, paid 1057.65, saved 8.53
100 and 100 a month later: owed 414.92, payments 10, paid 1056.46, saved 9.72
SEEN
if ! diff expected seen; then
  echo "fundamental-js now takes other payments." >&2
  exit 1
fi
