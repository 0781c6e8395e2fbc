#!/usr/bin/env bash
# One would expect: who tells a backtest to close a short gets it closed, with a debt where the loss is more
# than the account; or, where the package knows liquidation, closed before.
#
# What happens: buying back is an order like any other, and bought is what the cash allows. A short of 1
# from 100 with 100 of own money has 200 of cash; told to close at 250, it buys 0.8 and stays short of 0.2
# to the end, without a word, with an equity of -50. Back at 100, the rest of a position that was told to be
# closed, in an account that was ruined, has earned 30 again. Up to the loss of all the money, closing closes.
#
# Why it matters here: shorts whose loss has no bound are what our terms on short selling and on negative
# equity work with numbers, and this is where readers try them.
#
# Package: vectorbt 1.2.0 (PyPI). Its parameter allow_partial speaks of orders that are filled in part, and
# is on. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check vectorbt==1.2.0 pandas==3.1.1 numpy==2.4.6

cat >ask.py <<'PY'
import warnings

import pandas as pd

warnings.simplefilter("ignore")
import vectorbt as vbt

print("vectorbt", vbt.__version__)
for prices in ([100, 150, 150, 100], [100, 199, 199, 100], [100, 210, 210, 100], [100, 250, 250, 100]):
    days = pd.date_range("2024-01-01", periods=len(prices))
    close = pd.Series([float(price) for price in prices], index=days)
    first, third = (pd.Series([i == at for i in range(len(prices))], index=days) for at in (0, 2))
    book = vbt.Portfolio.from_signals(close, first, third, direction="shortonly", init_cash=100, freq="1D")
    held = [round(float(one), 4) + 0.0 for one in book.assets()]
    worth = [round(float(one), 2) for one in book.value()]
    print(f"short at 100, told to close at {prices[2]}, then 100: holds {held}, worth {worth}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
vectorbt 1.2.0
short at 100, told to close at 150, then 100: holds [-1.0, -1.0, 0.0, 0.0], worth [100.0, 50.0, 50.0, 50.0]
short at 100, told to close at 199, then 100: holds [-1.0, -1.0, 0.0, 0.0], worth [100.0, 1.0, 1.0, 1.0]
short at 100, told to close at 210, then 100: holds [-1.0, -1.0, -0.0476, -0.0476], worth [100.0, -10.0, -10.0, -4.76]
short at 100, told to close at 250, then 100: holds [-1.0, -1.0, -0.2, -0.2], worth [100.0, -50.0, -50.0, -20.0]
SEEN
if ! diff expected seen; then
  echo "vectorbt now closes a short that has lost more than the account otherwise." >&2
  exit 1
fi
