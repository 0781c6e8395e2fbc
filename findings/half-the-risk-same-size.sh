#!/usr/bin/env bash
# One would expect: who risks 1 % of 10,000 with a stop 5 below the price of 100 buys 20, a half of that after three
# losses in a row, and a quarter after a fall of 20 %, as the package says that it does.
#
# What happens: as it comes, the package buys 4 in each of these cases. A position may be worth 4 % of equity, which is
# less than what any of its steps asks for: the 1 % are 0.2 %, and no loss makes them fewer. The steps are seen with a
# stop at 50, or without that cap; and there 1.5 % are put at risk for 1 %, since a trade that nobody rated counts as
# one of the best.
#
# Why it matters here: our term and calculator of position sizing take the size from risk and stop. Who trusts the steps
# to make losses smaller in a fall sees them told, one by one, and trades the same size.
#
# Package: riskkit-quant 0.4.2 (PyPI). Seen on 1 December 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check riskkit-quant==0.4.2

cat >ask.py <<'PY'
from importlib.metadata import version

from riskkit.sizing import PositionSizer, SizingInputs


def ask(name, stop, sizer=PositionSizer(), **more):
    told = sizer.size(SizingInputs(equity=10_000, entry_price=100, stop_price=stop, atr=2, atr_baseline=2, **more))
    steps = ", ".join(f"{step} {by:.3g}" for step, by in told.multipliers_applied.items())
    print(f"{name}, stop {stop}: units {told.units:g}, at risk {told.risk_amount:.2f} ({steps})")


print("riskkit-quant", version("riskkit-quant"))
ask("nothing lost", 95)
ask("three losses", 95, consecutive_losses=3)
ask("fallen by 5 %", 95, drawdown_pct=5)
ask("fallen by 20 %", 95, drawdown_pct=20)
ask("nothing lost", 97.5)
ask("nothing lost", 99.95)
ask("nothing lost", 50)
ask("fallen by 20 %", 50, drawdown_pct=20)
ask("no cap, nothing lost", 95, PositionSizer(max_notional_pct=400.0))
ask("no cap, fallen by 20 %", 95, PositionSizer(max_notional_pct=400.0), drawdown_pct=20)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
riskkit-quant 0.4.2
nothing lost, stop 95: units 4, at risk 20.00 (high_conviction 1.5, notional_cap 0.133)
three losses, stop 95: units 4, at risk 20.00 (consecutive_losses>=3 0.5, high_conviction 1.5, notional_cap 0.267)
fallen by 5 %, stop 95: units 4, at risk 20.00 (drawdown>3 0.75, high_conviction 1.5, notional_cap 0.178)
fallen by 20 %, stop 95: units 4, at risk 20.00 (drawdown>7 0.25, high_conviction 1.5, notional_cap 0.533)
nothing lost, stop 97.5: units 4, at risk 10.00 (high_conviction 1.5, notional_cap 0.0667)
nothing lost, stop 99.95: units 4, at risk 0.20 (high_conviction 1.5, notional_cap 0.00133)
nothing lost, stop 50: units 3, at risk 150.00 (high_conviction 1.5)
fallen by 20 %, stop 50: units 0.75, at risk 37.50 (drawdown>7 0.25, high_conviction 1.5)
no cap, nothing lost, stop 95: units 30, at risk 150.00 (high_conviction 1.5)
no cap, fallen by 20 %, stop 95: units 7.5, at risk 37.50 (drawdown>7 0.25, high_conviction 1.5)
SEEN
if ! diff expected seen; then
  echo "riskkit-quant now sizes positions otherwise." >&2
  exit 1
fi
