#!/usr/bin/env bash
# One would expect: a loan of 1,000 that is paid back sooner, with 300 more each month, ends when the 1,000 are paid
# back; the last payment is what is left, and the balance after it 0.
#
# What happens: the last payment is cut to what is left, and then the 300 are added to it all the same. 1,147.95 are
# paid back of 1,000, and the balance is -147.95. With 100 more each month it is -100.00, and without, 0.
#
# Why it matters here: our terms on margin loan and accrued interest tell what a loan costs. Whoever adds up what was
# paid counts own money as the price of it, and the interest, which is right, does not fit the sum.
#
# Package: amortize 1.1.0 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund amortize@1.1.0

cat >ask.cjs <<'JS'
const amortize = require("amortize");

console.log("amortize", require("amortize/package.json").version);
for (const principalPayment of [0, 100, 300]) {
  const told = amortize({ amount: 1000, rate: 12, totalTerm: 12, amortizeTerm: 12, principalPayment });
  console.log(`1000 at 12 %, ${principalPayment} more each month: ${12 - told.termsSaved} months, ` +
    `paid back ${told.principalRound}, interest ${told.interestRound}, ` +
    `last payment ${told.paymentRound}, balance ${told.balanceRound}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
amortize 1.1.0
1000 at 12 %, 0 more each month: 12 months, paid back 1000.00, interest 66.19, last payment 88.85, balance 0.00
1000 at 12 %, 100 more each month: 6 months, paid back 1100.00, interest 32.81, last payment 188.57, balance -100.00
1000 at 12 %, 300 more each month: 3 months, paid back 1147.95, interest 18.60, last payment 388.85, balance -147.95
SEEN
if ! diff expected seen; then
  echo "amortize now ends a loan that is paid back sooner otherwise." >&2
  exit 1
fi
