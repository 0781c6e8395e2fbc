#!/usr/bin/env bash
# One would expect: ten short straddles need ten times the margin of one, and five short puts in a
# cash account five times the cash of one.
#
# What happens: with one contract every figure is right. With ten straddles the larger side, worked
# for all ten already, is multiplied by ten again; and the cash that secures a short option is that
# of a single contract, however many are sold.
#
# Why it matters here: whoever checks a short straddle or a cash-secured put of this site against
# the package agrees with one contract, and with more is told eight times too much, or a fifth.
#
# Package: margin-estimator 0.4.1 (PyPI), Python 3.11. Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input margin-estimator==0.4.1

cat >ask.py <<'PY'
from datetime import date
from decimal import Decimal
from importlib.metadata import version

from margin_estimator import Option, OptionType, Underlying, calculate_margin


def short(kind, contracts):
    return Option(expiration=date(2099, 1, 16), price=Decimal(5), quantity=-contracts,
                  strike=Decimal(100), type=kind)


stock = Underlying(price=Decimal(100))
print("margin-estimator", version("margin-estimator"))
for contracts in (1, 10):
    need = calculate_margin([short(kind, contracts) for kind in OptionType], stock)
    print(f"short straddles: {contracts}, margin {need.margin_requirement:.0f}")
for contracts in (1, 5):
    need = calculate_margin([short(OptionType.PUT, contracts)], stock)
    print(f"short puts: {contracts}, margin {need.margin_requirement:.0f},"
          f" cash {need.cash_requirement:.0f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
margin-estimator 0.4.1
short straddles: 1, margin 3000
short straddles: 10, margin 255000
short puts: 1, margin 2500, cash 9500
short puts: 5, margin 12500, cash 9500
SEEN
if ! diff expected seen; then
  echo "margin-estimator now answers otherwise for more than one contract." >&2
  exit 1
fi
