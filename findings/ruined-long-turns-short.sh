#!/usr/bin/env bash
# One would expect: a long of five times the account, bought at 100, is ruined at 75; a backtest for perpetual
# futures closes it, or lets it owe more the further the price falls, and stops trading for it.
#
# What happens: the account owes 250, and five times that is again what it shall hold: a short. It earns while the
# price falls on, is worth 167 at 50, becomes a long once more, and at 100 has its 1,000 back as if nothing had been.
# If the price recovers after 75, it is the short that loses: the long's rise to 120 ends at a debt of 1,333.
#
# Why it matters here: a learner who tries a leverage sees no ruin where there was one, and a search for the best
# leverage may choose it. Its drawdown of 125 % is told, its return is 0.
#
# Package: alphavec 0.4.0 (PyPI), its simulation alone, with numpy 2.4.6 and pandas 3.1.1. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input numpy==2.4.6 pandas==3.1.1
env/bin/pip install --quiet --no-input --no-deps alphavec==0.4.0

cat >ask.py <<'PY'
import sys
import sysconfig
import warnings
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pandas

# The package's own __init__ brings its charts; its simulation needs none of them.
package = ModuleType("alphavec")
package.__path__ = [str(Path(sysconfig.get_path("purelib"), "alphavec"))]
sys.modules["alphavec"] = package
from alphavec.sim import MarketData, SimConfig, simulate

warnings.simplefilter("ignore")
print("alphavec", version("alphavec"))
for prices in ([100, 90, 81, 100], [100, 75, 50, 100], [100, 75, 90, 120]):
    days = pandas.date_range("2026-01-01", periods=len(prices))
    told = simulate(weights=pandas.DataFrame({"BTC": 5.0}, index=days),
                    market=MarketData(close_prices=pandas.DataFrame({"BTC": prices}, index=days, dtype=float)),
                    config=SimConfig(init_cash=1000))
    print(f"five times, prices {prices}: worth", *(f"{worth:,.0f}" for worth in told.equity), sep=" ")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
alphavec 0.4.0
five times, prices [100, 90, 81, 100]: worth 1,000 500 250 543
five times, prices [100, 75, 50, 100]: worth 1,000 -250 167 1,000
five times, prices [100, 75, 90, 120]: worth 1,000 -250 -500 -1,333
SEEN
if ! diff expected seen; then
  echo "alphavec now treats a ruined account otherwise." >&2
  exit 1
fi
