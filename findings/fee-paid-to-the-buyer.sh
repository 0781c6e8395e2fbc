#!/usr/bin/env bash
# One would expect: who buys 10 for 1,000 with a fee of 10 has 10 less afterwards, and who sells 10 short for 1,000 is
# worth as much as before, owes 10 coins, and loses when they rise.
#
# What happens: the fee is taken off the price of a purchase, so that it is paid to the buyer: bought and sold again at
# the same price ten times, 10,000 with fees of 10 a trade are 10,000, and with purchases alone more with each. A coin
# that is sold and not held is no position: its price stays in the account as a gain, at any price that follows. Sold
# short ten times, and never bought back, 10,000 are 20,000.
#
# Why it matters here: fees and short sales are what our terms on taker fee and short sale work out. A strategy that
# trades more costs nothing, and one that only sells short cannot lose.
#
# Package: portfolio-lib 1.1.0 (PyPI), its portfolio alone, with numpy 2.4.6 and pandas 3.1.1. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check numpy==2.4.6 pandas==3.1.1
env/bin/pip install --quiet --no-input --disable-pip-version-check --no-deps portfolio-lib==1.1.0

cat >ask.py <<'PY'
import sys
import sysconfig
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

# The package's own __init__ brings its charts and its downloads; its portfolio needs neither.
package = ModuleType("portfolio_lib")
package.__path__ = [str(Path(sysconfig.get_path("purelib"), "portfolio_lib"))]
sys.modules["portfolio_lib"] = package
sys.modules["yfinance"] = ModuleType("yfinance")
from portfolio_lib.core import Portfolio, Trade

TIME = datetime(2026, 11, 2)


def ask(name, trades, after):
    """Trades of (action, count, price, fee); what the account is worth at the prices that follow."""
    portfolio = Portfolio(initial_cash=10_000.0)
    for action, count, price, fee in trades:
        portfolio.add_trade(Trade("coin", count, price, TIME, action=action, commission=fee))
    worth = []
    for price in after:
        portfolio.update_prices({"coin": price}, TIME)
        worth.append(f"{portfolio.total_equity:.0f} at {price:.0f}")
    held = portfolio.positions["coin"].quantity if "coin" in portfolio.positions else 0
    print(f"{name}: cash {portfolio.cash:.0f}, held {held}, worth {', '.join(worth)}")


print("portfolio-lib", version("portfolio-lib"))
ask("bought, no fee", [("BUY", 10, 100.0, 0.0)], (100.0, 120.0))
ask("bought, fee 10", [("BUY", 10, 100.0, 10.0)], (100.0, 120.0))
ask("bought in ten parts, fee 10 each", [("BUY", 1, 100.0, 10.0)] * 10, (100.0,))
ask("bought and sold ten times, fee 10 each", [("BUY", 10, 100.0, 10.0), ("SELL", 10, 100.0, 10.0)] * 10, (100.0,))
ask("sold short", [("SELL", 10, 100.0, 0.0)], (100.0, 150.0, 300.0))
ask("sold short ten times", [("SELL", 10, 100.0, 0.0)] * 10, (100.0, 150.0, 300.0))
ask("five held, ten sold", [("BUY", 5, 100.0, 0.0), ("SELL", 10, 100.0, 0.0)], (100.0, 300.0))
PY

env/bin/python -W ignore ask.py | tee seen

cat >expected <<'SEEN'
portfolio-lib 1.1.0
bought, no fee: cash 9000, held 10, worth 10000 at 100, 10200 at 120
bought, fee 10: cash 9010, held 10, worth 10010 at 100, 10210 at 120
bought in ten parts, fee 10 each: cash 9100, held 10, worth 10100 at 100
bought and sold ten times, fee 10 each: cash 10000, held 0, worth 10000 at 100
sold short: cash 11000, held 0, worth 11000 at 100, 11000 at 150, 11000 at 300
sold short ten times: cash 20000, held 0, worth 20000 at 100, 20000 at 150, 20000 at 300
five held, ten sold: cash 10500, held 0, worth 10500 at 100, 10500 at 300
SEEN
if ! diff expected seen; then
  echo "portfolio-lib now books fees or sales otherwise." >&2
  exit 1
fi
