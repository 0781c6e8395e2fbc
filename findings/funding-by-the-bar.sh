#!/usr/bin/env bash
# One would expect: a position that is held for a day, at a funding rate of 0.01 % every eight hours, pays 0.03 %,
# whether the day is one bar or twenty-four.
#
# What happens: an eighth of the rate is charged for each bar, whatever its length. Bars of an hour make 0.03 %, the
# package's own four hours a quarter of it, and a bar of a day 0.00125 %, a twenty-fourth.
#
# Why it matters here: our term on the funding rate teaches how much it takes of a position that is held for long.
# Held for a year at 5 times, daily bars tell 2.3 % of the stake for 55 %.
#
# Package: perpsignal 0.1.1 (PyPI), its backtest alone, with pandas 2.3.3. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input pandas==2.3.3
env/bin/pip install --quiet --no-input --no-deps perpsignal==0.1.1

cat >ask.py <<'PY'
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pandas

# The package's own __init__ brings its charts and its downloads; its backtest needs none of them.
package = ModuleType("perpsignal")
package.__path__ = [str(Path(sysconfig.get_path("purelib"), "perpsignal"))]
sys.modules["perpsignal"] = package
from perpsignal.backtest import run
from perpsignal.config import BacktestConfig, RiskConfig


def ask(bar, in_a_day, days, leverage):
    """A long from the close of the first bar to that of the last, at one price, with the rate beside each bar."""
    held = in_a_day * days
    index = pandas.date_range("2026-01-01", periods=held + 1, freq=bar, tz="UTC")
    bars = pandas.DataFrame({"close": 100.0, "high": 100.0, "low": 100.0, "funding_rate": 0.0001}, index)
    signal = pandas.Series([1] * held + [0], index)
    told = run(bars, signal, BacktestConfig(min_hold_bars=0),
               RiskConfig(leverage=leverage, take_profit_pct=None, stop_loss_pct=None), bars_per_year=365 * in_a_day)
    print(f"days {days}, leverage {leverage}, bars of {bar}: funding {told.df['funding_cost'].sum():.5%}")


print("perpsignal", version("perpsignal"))
for bar, in_a_day in (("1h", 24), ("4h", 6), ("8h", 3), ("1D", 1)):
    ask(bar, in_a_day, days=1, leverage=1)
ask("1h", 24, days=365, leverage=5)
ask("1D", 1, days=365, leverage=5)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
perpsignal 0.1.1
days 1, leverage 1, bars of 1h: funding 0.03000%
days 1, leverage 1, bars of 4h: funding 0.00750%
days 1, leverage 1, bars of 8h: funding 0.00375%
days 1, leverage 1, bars of 1D: funding 0.00125%
days 365, leverage 5, bars of 1h: funding 54.75000%
days 365, leverage 5, bars of 1D: funding 2.28125%
SEEN
if ! diff expected seen; then
  echo "perpsignal now charges funding otherwise." >&2
  exit 1
fi
