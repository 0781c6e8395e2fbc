#!/usr/bin/env bash
# One would expect: 1,000 more, paid in the eleventh month of a loan over twelve, leave the first eleven payments as
# they were and lower the twelfth, and save interest. What is paid more is paid off the debt.
#
# What happens: told to lower the payment and keep the term, the engine lowers all of them, from the first month on:
# 986.55 for 1,066.19, ten months before the 1,000 are paid. By that the loan costs more interest than without them,
# 838.57 for 794.28, and of 9,000 in the sixth month the first payment is 312.89. 500 more in the last month are paid
# twice, 13,321.13 in all for a debt of 12,000 and interest of 821.13. Told to shorten the term, it is right.
#
# Why it matters here: our terms on interest rate and margin loan tell what a debt costs, and that paying sooner costs
# less. Who pays by this table pays too little for ten months, and learns that paying sooner costs more.
#
# Package: amortizacion-engine 0.1.0 (PyPI). Seen on 1 December 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check amortizacion-engine==0.1.0

cat >ask.py <<'PY'
from importlib.metadata import version

from financial_engine import AmortizationMode, simulate


def ask(name, mode, **more):
    loan = simulate(mode=mode, principal="12000.00", annual_rate="0.12", periods=12, start_date="2026-12-01", **more)
    rows, told = loan.schedule, loan.summary
    print(f"{name}: first {rows[0].payment}, last {rows[-1].payment}, payments {len(rows)},"
          f" interest {told.total_interest}, paid {told.total_paid}")


print("amortizacion-engine", version("amortizacion-engine"))
ask("nothing more", AmortizationMode.FRENCH_FIXED_PAYMENT)
for month, amount in ((6, "9000.00"), (11, "1000.00"), (12, "500.00")):
    for behavior in ("reduce_term", "reduce_payment"):
        ask(f"{amount} in month {month}, {behavior}", AmortizationMode.EXTRA_PAYMENTS,
            extra_payments=[{"period": month, "amount": amount}], extra_payment_behavior=behavior)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
amortizacion-engine 0.1.0
nothing more: first 1066.19, last 1066.19, payments 12, interest 794.28, paid 12794.28
9000.00 in month 6, reduce_term: first 1066.19, last 7245.21, payments 6, interest 576.16, paid 12576.16
9000.00 in month 6, reduce_payment: first 312.89, last 312.89, payments 12, interest 754.68, paid 12754.68
1000.00 in month 11, reduce_term: first 1066.19, last 56.14, payments 12, interest 784.23, paid 12784.23
1000.00 in month 11, reduce_payment: first 986.55, last 986.52, payments 12, interest 838.57, paid 12838.57
500.00 in month 12, reduce_term: first 1066.19, last 1066.14, payments 12, interest 794.23, paid 12794.23
500.00 in month 12, reduce_payment: first 1026.76, last 2026.77, payments 12, interest 821.13, paid 13321.13
SEEN
if ! diff expected seen; then
  echo "amortizacion-engine now takes extra payments otherwise." >&2
  exit 1
fi
