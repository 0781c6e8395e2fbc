#!/usr/bin/env bash
# One would expect: who earns a hundredth of another, with a hundredth of the collateral, may borrow a hundredth, and no
# loan that is called the largest breaks the rule that it was measured by. Interest by actual days over 360 is more in a
# year than that by months of 30 days.
#
# What happens: the largest loan that income can carry is looked for from 100,000 on. A deal of a hundredth of the size
# is allowed 90,000 for 79,000, and income is 1.10 of what that costs a year, where 1.25 was asked for; with a fifth of
# the income the largest is 19,000 by another limit, at 1.04. Of three ways to count days all tell the same interest to
# the cent: a month has 30 days over 360, and 30.4 over 365.
#
# Why it matters here: our calculator of what can be borrowed takes the lowest of several limits, as this package does.
# One of these limits is not there for small loans, and the result says itself that it is broken.
#
# Package: dscr-tools 0.2.0 (PyPI), with pandas 3.1.1. Seen on 1 December 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check dscr-tools==0.2.0 pandas==3.1.1

cat >ask.py <<'PY'
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO

from dscrtools import LoanParams
from dscrtools.models import amortization, sizing


def loan(amount, method="fixed_30_360"):
    return LoanParams(loan_amount=amount, interest_rate=0.065, amortization_years=30, loan_term_years=10,
                      interest_method=method, payments_per_year=12)


print("dscr-tools", version("dscr-tools"))
for income, collateral in ((750_000, 12_000_000), (75_000, 1_200_000), (7_500, 120_000), (1_500, 120_000)):
    with redirect_stdout(StringIO()):
        told = sizing.size_loan(loan(collateral / 2), noi=income, property_value=collateral, min_dscr=1.25)
    print(f"income {income}, collateral {collateral}: by income {told.max_loan_dscr:.0f}, by value"
          f" {told.max_loan_ltv:.0f}, largest {told.max_loan_amount:.0f}, income over cost {told.dscr_at_max}")
for method in ("fixed_30_360", "fixed_actual_360", "fixed_actual_365"):
    interest = amortization.to_dataframe(loan(8_000_000, method))["interest"]
    print(f"{method}: first interest {interest.iloc[0]:.2f}, of a year {interest.iloc[:12].sum():.2f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
dscr-tools 0.2.0
income 750000, collateral 12000000: by income 7911000, by value 9000000, largest 7911000, income over cost 1.25
income 75000, collateral 1200000: by income 791000, by value 900000, largest 791000, income over cost 1.25
income 7500, collateral 120000: by income 100000, by value 90000, largest 90000, income over cost 1.1
income 1500, collateral 120000: by income 100000, by value 90000, largest 19000, income over cost 1.04
fixed_30_360: first interest 43333.33, of a year 517367.26
fixed_actual_360: first interest 43333.33, of a year 517367.26
fixed_actual_365: first interest 43333.33, of a year 517367.26
SEEN
if ! diff expected seen; then
  echo "dscr-tools now sizes loans or counts days otherwise." >&2
  exit 1
fi
