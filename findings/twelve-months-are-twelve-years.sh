#!/usr/bin/env bash
# One would expect: a loan of 12,000 at 12 % over twelve months, told as 12 with the unit "months", is paid by twelve
# payments of 1,066.19, and one over a year is the same.
#
# What happens: mortgage takes "days", "months" and "years", refuses any other unit, and looks at none of them: twelve
# months are twelve years of payments of 157.61, and interest of 10,695.88 for 794.23. Where interest is added once a
# year it pays once a year and charges interest of a month: of 12,000 at 12 % over three years it tells 240.80 of
# interest, and pays back 2,747.77 too much. Its summary says 0.12 % for 12 %.
#
# Why it matters here: a loan against coins has a term of months. The payment is so small that the loan seems cheap, and
# the summary says "12 months" beside it.
#
# Package: mortgage 1.0.5 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check mortgage==1.0.5

cat >ask.py <<'PY'
from importlib.metadata import version

from mortgage import Loan

print("mortgage", version("mortgage"))
for term, unit, compounded in ((1, "years", "monthly"), (12, "months", "monthly"), (12, "years", "monthly"),
                               (3, "years", "annually")):
    loan = Loan(principal=12_000, interest=0.12, term=term, term_unit=unit, compounded=compounded)
    last = loan.schedule()[-1]
    print(f"{term} {unit}, interest added {compounded}: {last.number} payments of {loan.monthly_payment},",
          f"interest {loan.total_interest}, left {last.balance:.2f}")
loan = Loan(principal=12_000, interest=0.12, term=12, term_unit="months")
loan.summarize
try:
    Loan(principal=12_000, interest=0.12, term=52, term_unit="weeks")
except AssertionError as error:
    print("52 weeks:", error)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
mortgage 1.0.5
1 years, interest added monthly: 12 payments of 1066.19, interest 794.23, left -0.00
12 months, interest added monthly: 144 payments of 157.61, interest 10695.88, left -0.00
12 years, interest added monthly: 144 payments of 157.61, interest 10695.88, left -0.00
3 years, interest added annually: 3 payments of 4996.19, interest 240.80, left -2747.77
Original Balance:         $     12,000
Interest Rate:                    0.12 %
APY:                             12.68 %
APR:                             12.00 %
Term:                               12 months
Monthly Payment:          $     157.61

Total principal payments: $  12,000.00
Total interest payments:  $  10,695.88
Total payments:           $  22,695.88
Interest to principal:            89.1 %
Years to pay:                     12.0
52 weeks: term_unit can be either  days, months, or years
SEEN
if ! diff expected seen; then
  echo "mortgage now counts a term otherwise." >&2
  exit 1
fi
