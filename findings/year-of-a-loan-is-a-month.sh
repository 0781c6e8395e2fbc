#!/usr/bin/env bash
# One would expect: of a loan over one year that is paid back month by month nothing is owed after the first year, and
# the year's share of interest and repayment is that of twelve payments.
#
# What happens: what is asked for by the year is told of the payment with that number. After "year 1" of 12,000 at 12 %
# 11,053.81 are owed, which is after the first month, and the interest of that year is 120 for 794.24. A loan over three
# years ends its third year with 11,155.90 owed for nothing. With one payment a year both are right.
#
# Why it matters here: a margin loan is paid back by the month and looked at by the year. Who plans by these numbers
# finds nearly all of it still owed when it is paid back.
#
# Package: loanit 0.1.0 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check loanit==0.1.0

cat >ask.py <<'PY'
from importlib.metadata import version

from loanit import Loan

print("loanit", version("loanit"))
for years, payments in ((1, 12), (3, 12), (3, 1)):
    loan = Loan(12_000, 0.12, years, payments)
    print(f"years {years}, payments a year {payments}: payments in all {len(loan.amortization_schedule())},"
          f" interest in all {loan.total_interest()}")
    for year in range(1, years + 1):
        told = loan.breakdown_of_year(year)
        print(f"  year {year}: paid {told['Payment']}, interest {told['Interest Paid']},"
              f" owed {loan.outstanding_principal_after(year)}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
loanit 0.1.0
years 1, payments a year 12: payments in all 12, interest in all 794.24
  year 1: paid 1066.19, interest 120.0, owed 11053.81
years 3, payments a year 12: payments in all 36, interest in all 2348.58
  year 1: paid 398.57, interest 120.0, owed 11721.43
  year 2: paid 398.57, interest 117.21, owed 11440.07
  year 3: paid 398.57, interest 114.4, owed 11155.9
years 3, payments a year 1: payments in all 3, interest in all 2988.57
  year 1: paid 4996.19, interest 1440.0, owed 8443.81
  year 2: paid 4996.19, interest 1013.26, owed 4460.88
  year 3: paid 4996.19, interest 535.31, owed 0.0
SEEN
if ! diff expected seen; then
  echo "loanit now tells years otherwise." >&2
  exit 1
fi
