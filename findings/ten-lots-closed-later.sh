#!/usr/bin/env bash
# One would expect: who holds ten positions of one lot is stopped out where one position of ten lots is, when the equity
# falls below half of the margin that is used; and a position that needs more margin than there is is not opened.
#
# What happens: the equity of the whole account is compared with the margin of each position alone. One position of ten
# lots is closed at an equity of 5,000 of 10,000, a margin level of 50 %; ten of one lot at 400, a level of 4 %, a
# hundred of a tenth at nothing, and in a fast market ten at -2,000. Fifty lots, whose margin is 50,000, are opened with
# 10,000, to be closed at the next bar.
#
# Why it matters here: our calculator of the stop-out and our terms on margin level and stop-out level reckon with the
# margin of all positions. A backtest of many small positions lives through falls in which the account was closed.
#
# Package: bigtest 2.0.1 (PyPI), its simulator alone, with numpy 2.4.6 and pandas 3.1.1. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check numpy==2.4.6 pandas==3.1.1
env/bin/pip install --quiet --no-input --disable-pip-version-check --no-deps bigtest==2.0.1

cat >ask.py <<'PY'
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pandas

# The package's own __init__ brings its downloads of prices; its simulator needs none of them.
package = ModuleType("bigtest")
package.__path__ = [str(Path(sysconfig.get_path("purelib"), "bigtest"))]
sys.modules["bigtest"] = package
from bigtest.backtest_config import BacktestConfig, TradeSignal
from bigtest.trade_simulator import TradeSimulator

TIME = pandas.Timestamp("2026-11-02")


def bar(price):
    return {"time": TIME, "open": price, "high": price, "low": price, "close": price, "volume": 1}


def ask(count, lots, step):
    """Longs from 1.0000, which the market leaves in steps; the first bar at which anything is closed."""
    simulator = TradeSimulator(BacktestConfig(
        symbol="EUR/USD", timeframe="1h", start_date="2026-11-02", end_date="2026-11-30", initial_capital=10_000,
        leverage=100, stop_out_enabled=True, maintenance_margin_pct=0.5, max_pyramiding=100, slippage_model="none",
        spread_pips=0, use_notional_commission=False, commission_per_lot=0,
    ))
    for _ in range(count):
        order = TradeSignal(index=0, time=TIME, type="BUY", entry_price=1.0, sl=None, tp=None, size=lots)
        simulator.open_position(order, bar(1.0))
    used, level = simulator.calculate_margin_used(), simulator.get_margin_level(1.0)
    steps = 0
    while not simulator.check_liquidation(bar(1.0 - steps * step)):
        steps += 1
    price = 1.0 - steps * step
    equity, left = round(simulator.get_equity(price)), round(simulator.get_margin_level(price))
    print(f"positions {count}, lots each {lots}, steps of {step}: margin {used:.0f}, level {level:.0f} %, closed at"
          f" {price:.4f}, equity {equity}, level {left} %")


print("bigtest", version("bigtest"))
for count, lots, step in ((1, 10, 0.0001), (2, 5, 0.0001), (10, 1, 0.0001), (100, 0.1, 0.0001), (10, 1, 0.004),
                          (1, 50, 0.0001)):
    ask(count, lots, step)
PY

env/bin/python -W ignore ask.py | tee seen

cat >expected <<'SEEN'
bigtest 2.0.1
positions 1, lots each 10, steps of 0.0001: margin 10000, level 100 %, closed at 0.9950, equity 5000, level 50 %
positions 2, lots each 5, steps of 0.0001: margin 10000, level 100 %, closed at 0.9924, equity 2400, level 24 %
positions 10, lots each 1, steps of 0.0001: margin 10000, level 100 %, closed at 0.9904, equity 400, level 4 %
positions 100, lots each 0.1, steps of 0.0001: margin 10000, level 100 %, closed at 0.9900, equity 0, level 0 %
positions 10, lots each 1, steps of 0.004: margin 10000, level 100 %, closed at 0.9880, equity -2000, level -20 %
positions 1, lots each 50, steps of 0.0001: margin 50000, level 20 %, closed at 1.0000, equity 10000, level 20 %
SEEN
if ! diff expected seen; then
  echo "bigtest now stops accounts out otherwise." >&2
  exit 1
fi
