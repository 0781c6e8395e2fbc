#!/usr/bin/env bash
# One would expect: whoever holds one coin of position with the worth of one coin has a leverage of 1, whether the
# contract is a coin, a hundredth of one, or 100 dollars paid in coin; the record of the account is told which.
#
# What happens: the account's profit knows the size of the contract, its leverage and its largest position do not.
# They are the number of contracts times the price: 1 for the coin, 100 for hundredths, and 36,000,000 for
# 100 dollars in coin, since those are not divided by the price either. Profit and drawdown are right all three times.
#
# Why it matters here: our terms on leverage and on the inverse contract are about just this number, and a
# backtest is judged, or refused, by its largest leverage.
#
# Package: hftbacktest 2.4.4 (PyPI), its statistics alone, with numpy 2.2.6 and polars 2.1.0.
# Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input numpy==2.2.6 polars==2.1.0
env/bin/pip install --quiet --no-input --no-deps hftbacktest==2.4.4

cat >ask.py <<'PY'
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import numpy

# The package's own __init__ brings its compiled backtest; its statistics need none of it.
package = ModuleType("hftbacktest")
package.__path__ = [str(Path(sysconfig.get_path("purelib"), "hftbacktest"))]
sys.modules["hftbacktest"] = package
from hftbacktest.stats import InverseAssetRecord, LinearAssetRecord, MaxDrawdown
from hftbacktest.stats.metrics import MaxLeverage, MaxPositionValue

FIELDS = [("timestamp", "i8"), ("position", "f8"), ("balance", "f8"), ("fee", "f8"), ("trading_volume", "f8"),
          ("trading_value", "f8"), ("num_trades", "i8"), ("price", "f8")]


def ask(name, kind, size, contracts, paid, last, capital):
    """An account that buys at 60,000, sees 50,000 and sells there, as its recorder writes it."""
    rows = [(0, 0, 0, 60_000), (60, contracts, -paid, 60_000), (120, contracts, -paid, 50_000), (180, 0, last, 50_000)]
    record = numpy.array([(second * 10**9, held, balance, 0, 0, 0, 0, price)
                          for second, held, balance, price in rows], FIELDS)
    stats = kind(record).contract_size(size).stats([MaxLeverage("leverage", book_size=capital), MaxPositionValue, MaxDrawdown])
    told = stats.summary().row(0, named=True)
    print(f"{name}: drawdown {told['MaxDrawdown']:,.1f}, largest position {told['MaxPositionValue']:,.0f},"
          f" leverage {told['leverage']:,.0f}")


print("hftbacktest", version("hftbacktest"))
ask("one coin, capital 60,000", LinearAssetRecord, 1, 1, 60_000, -10_000, 60_000)
ask("100 hundredths of a coin, capital 60,000", LinearAssetRecord, 0.01, 100, 60_000, -10_000, 60_000)
ask("600 times 100 dollars, capital one coin", InverseAssetRecord, 100, 600, 1, 0.2, 1)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
hftbacktest 2.4.4
one coin, capital 60,000: drawdown 10,000.0, largest position 60,000, leverage 1
100 hundredths of a coin, capital 60,000: drawdown 10,000.0, largest position 6,000,000, leverage 100
600 times 100 dollars, capital one coin: drawdown 0.2, largest position 36,000,000, leverage 36,000,000
SEEN
if ! diff expected seen; then
  echo "hftbacktest now counts the size of the contract in its leverage, or tells it otherwise." >&2
  exit 1
fi
