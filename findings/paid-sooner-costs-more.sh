#!/usr/bin/env bash
# One would expect: who pays each of twelve instalments at the beginning of its month owes less for less time, and pays
# less interest than who pays at the end: 55.64 for 66.19. The instalments add up to the sum that is told.
#
# What happens: the instalment is the smaller one, but interest is charged for the first month on all of the 1,000, of
# which a part was paid at once. So more interest is told, 66.78, and what the instalments do not cover, 11.14,
# is in the sum and in no instalment, with a balance of 0 after the last.
#
# Why it matters here: our term on accrued interest teaches that interest is what is owed times how long. The two kinds
# of one loan are compared by their sums, and the cheaper one looks dearer.
#
# Package: loanjs 1.1.2 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund loanjs@1.1.2

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { Loan } = require("loanjs");

console.log("loanjs", JSON.parse(readFileSync("node_modules/loanjs/package.json")).version);
for (const [name, kind] of [["at the end", "annuity"], ["at the beginning", "annuityDue"]]) {
  const { installments, sum, interestSum } = new Loan(1000, 12, 12, kind);
  const paid = installments.reduce((all, { installment }) => all + installment, 0);
  console.log(`1000 at 12 %, paid ${name} of each month: twelve times ${installments[0].installment} make ` +
    `${paid.toFixed(2)}, sum ${sum}, interest ${interestSum}, left ${installments[11].remain}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
loanjs 1.1.2
1000 at 12 %, paid at the end of each month: twelve times 88.85 make 1066.20, sum 1066.19, interest 66.19, left 0
1000 at 12 %, paid at the beginning of each month: twelve times 87.97 make 1055.64, sum 1066.78, interest 66.78, left 0
SEEN
if ! diff expected seen; then
  echo "loanjs now charges otherwise for instalments that are paid in advance." >&2
  exit 1
fi
