#!/usr/bin/env bash
# One would expect: asked how many payments of 400 a loan of 1,000 without interest needs, a package says three: two pay
# back 800, and the third the rest.
#
# What happens: the number is rounded to the nearest, not up, and two are told. Of a loan of 10,000 at 12 % that is paid
# back with 3,000 a month 1,212.71 are owed after the three months told. Of the 95 whole hundreds from 600 to 10,000 a
# month, 60 leave such a debt; a payment of more than twice the loan needs no payment at all.
#
# Why it matters here: the last payment is where a reader checks a loan of this site against the package. Who plans by
# it is short of a payment, and who takes its number as the term of the loan believes the debt gone.
#
# Package: amortization 3.0.1 (PyPI), Python 3.11. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input amortization==3.0.1

cat >ask.py <<'PY'
from decimal import Decimal
from importlib.metadata import version

from amortization import calculate_amortization_period


def owed(loan, rate, payment, months):
    debt = Decimal(loan)
    for _ in range(months):
        debt = debt * (1 + Decimal(rate) / 12) - payment
    return debt


def by_hand(loan, rate, payment):
    months = 0
    while owed(loan, rate, payment, months) > 0:
        months += 1
    return months


print("amortization", version("amortization"))
for loan, rate, payment in ((1000, "0", 400), (10000, "0.12", 3000), (10000, "0.12", 1600), (10000, "0.12", 500),
                            (1000, "0.12", 2500)):
    told = calculate_amortization_period(loan, float(rate), payment)
    print(f"{loan} at {Decimal(rate):.0%}, {payment} a month: told {told} payments,"
          f" owed after them {owed(loan, rate, payment, told):.2f}, by hand {by_hand(loan, rate, payment)}")
payments = range(600, 10_001, 100)
few = sum(calculate_amortization_period(10000, 0.12, payment) < by_hand(10000, "0.12", payment) for payment in payments)
print("payments from 600 to 10000 that leave a debt:", few, "of", len(payments))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
amortization 3.0.1
1000 at 0%, 400 a month: told 2 payments, owed after them 200.00, by hand 3
10000 at 12%, 3000 a month: told 3 payments, owed after them 1212.71, by hand 4
10000 at 12%, 1600 a month: told 6 payments, owed after them 771.98, by hand 7
10000 at 12%, 500 a month: told 22 payments, owed after them 211.37, by hand 23
1000 at 12%, 2500 a month: told 0 payments, owed after them 1000.00, by hand 1
payments from 600 to 10000 that leave a debt: 60 of 95
SEEN
if ! diff expected seen; then
  echo "amortization now counts other payments." >&2
  exit 1
fi
