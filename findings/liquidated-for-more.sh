#!/usr/bin/env bash
# One would expect: who is liquidated on isolated margin loses the margin that was put up and no more; the package says
# that "the entire margin is lost". At 100 times leverage and a maintenance of 0.5 %, that is 1 for a position of 100.
#
# What happens: the maintenance margin is added to the margin as if it had been put up as well, and lost with it.
# The position of 100 loses 1.5 at a price that is 0.5 away, and the account that held 1 has -0.5. The
# price of liquidation is right each time, and a stop at the very same price loses 0.5.
#
# Why it matters here: our terms on isolated margin, maintenance margin and bankruptcy price part these numbers.
# The more leverage, the more of the stake is lost twice, so that such a backtest advises against leverage for
# a wrong reason.
#
# Package: overfitting 0.4.2 (PyPI), its broker alone, with pandas 2.3.3. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input pandas==2.3.3
env/bin/pip install --quiet --no-input --no-deps overfitting==0.4.2

cat >ask.py <<'PY'
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pandas

# The package's own __init__ brings its charts; its broker needs none of them.
package = ModuleType("overfitting")
package.__path__ = [str(Path(sysconfig.get_path("purelib"), "overfitting"))]
sys.modules["overfitting"] = package
from overfitting.broker import Broker
from overfitting.data import Data


def ask(leverage, stop):
    """An account that puts all it has into one coin at 100, and sees the price of its liquidation."""
    stake = 100 / leverage
    last = 100 - (stake - 0.5)
    bars = pandas.DataFrame({
        "timestamp": pandas.date_range("2026-01-01", periods=3, freq="h"), "open": [100, 100, last],
        "high": [100, 100, last], "low": [100, last, last], "close": [100, last, last]})
    broker = Broker(Data({"COIN": bars}), stake, commission_rate=0, maint_margin_rate=0.005, maint_amount=0,
                    slippage_model=None)
    broker.set_leverage("COIN", leverage)
    broker.order("COIN", 1, None, type="MARKET")
    broker.next()
    told = broker.get_position("COIN").liquid_price
    if stop:
        broker.order("COIN", -1, None, type="STOP", stop_price=last)
    broker.next()
    broker.next()
    way = "stopped" if stop else "liquidated"
    print(f"{leverage} times, {stake:g} put up, {way} at {told:g}: {broker.trades[-1]['pnl']:g}, left {broker.cash:g}")


print("overfitting", version("overfitting"))
for leverage in (2, 10, 50, 100):
    ask(leverage, stop=False)
ask(100, stop=True)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
overfitting 0.4.2
2 times, 50 put up, liquidated at 50.5: -50.5, left -0.5
10 times, 10 put up, liquidated at 90.5: -10.5, left -0.5
50 times, 2 put up, liquidated at 98.5: -2.5, left -0.5
100 times, 1 put up, liquidated at 99.5: -1.5, left -0.5
100 times, 1 put up, stopped at 99.5: -0.5, left 0.5
SEEN
if ! diff expected seen; then
  echo "overfitting now takes another loss at a liquidation." >&2
  exit 1
fi
