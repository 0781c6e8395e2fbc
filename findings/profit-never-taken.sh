#!/usr/bin/env bash
# One would expect: the price at which a position has gained 300 %, by one function of a package, is a
# price at which another function of it says 300 %.
#
# What happens: it does for a position that always had 5 times leverage. If it once had 50, profit is
# measured at 50 times, cut at 900 % and scaled down again: at the very same price 90 %, and never more
# however far the price goes. A gain of 50 % at 110 is 50 % either way, so that nothing shows early.
#
# Why it matters here: who lowers leverage to be safer, by adding collateral, gives away all profit
# beyond 90 %; the price to take it at is still worked as if not.
#
# Package: ostium-python-sdk 3.3.1 with eth-abi 6.0.0 (PyPI), its formulas alone. Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input eth-abi==6.0.0
env/bin/pip install --quiet --no-input --no-deps ostium-python-sdk==3.3.1

cat >ask.py <<'PY'
import sys
import sysconfig
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

# The package's own __init__ brings wallets and network clients; its formulas need none of them.
package = ModuleType("ostium_python_sdk")
package.__path__ = [str(Path(sysconfig.get_path("purelib"), "ostium_python_sdk"))]
sys.modules["ostium_python_sdk"] = package
from ostium_python_sdk.formulae import CurrentTradeProfitP, GetTakeProfitPrice

ENTRY, LEVERAGE = Decimal(100), Decimal(5)
target = GetTakeProfitPrice(ENTRY, Decimal(300), LEVERAGE, True)
print("ostium-python-sdk", version("ostium-python-sdk"))
print(f"a long from 100 at 5 times takes 300 % at {target:.0f}")
for highest in (5, 50):
    gains = (f"{price:.0f}: {CurrentTradeProfitP(ENTRY, price, True, LEVERAGE, Decimal(highest)):.0f} %"
             for price in (Decimal(110), target, Decimal(200)))
    print(f"its highest leverage was {highest}, gain at", *gains, sep=", ")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
ostium-python-sdk 3.3.1
a long from 100 at 5 times takes 300 % at 160
its highest leverage was 5, gain at, 110: 50 %, 160: 300 %, 200: 500 %
its highest leverage was 50, gain at, 110: 50 %, 160: 90 %, 200: 90 %
SEEN
if ! diff expected seen; then
  echo "The package's two functions now agree, or measure profit otherwise." >&2
  exit 1
fi
