#!/usr/bin/env bash
# One would expect: an account of 1,000 that holds 95 units bought at 100 is closed when the price falls
# to 80, since it has lost 1,900; it ends at nothing or below, and does not share in the recovery.
#
# What happens: backtesting looks at the close of a bar alone. A fall within the bar costs nothing,
# and the account ends at 3,850. At the close it does close, and the 900 that are lost beyond the
# account are forgiven: equity 0, though its own list of trades says -1,900. backtrader checks margin
# when an order is opened and never after: the account goes through -900 to 3,850.
#
# Why it matters here: the same prices give ruin or almost four times the stake. A learner who tries
# leverage in a backtest meets no liquidation at all, or one without debt.
#
# Packages: backtesting 0.6.6, backtrader 1.9.78.123 with pandas 3.1.1 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input backtesting==0.6.6 backtrader==1.9.78.123 pandas==3.1.1

cat >ask.py <<'PY'
import warnings
from importlib.metadata import version

import backtrader
import pandas
from backtesting import Backtest, Strategy

FLAT, UP = [100, 100, 100, 100], [130, 130, 130, 130]
RECOVERS = {"low of 80, close of 100": [FLAT, FLAT, FLAT, [100, 100, 80, 100], UP, UP],
            "close of 80": [FLAT, FLAT, FLAT, [100, 100, 80, 80], UP, UP]}


def table(bars, *names):
    days = pandas.date_range("2025-01-01", periods=len(bars))
    return pandas.DataFrame(bars, columns=names, index=days, dtype=float)


class Hold(Strategy):
    def init(self):
        pass

    def next(self):
        if len(self.data) == 2:
            self.buy(size=95)


class HoldToo(backtrader.Strategy):
    equity = ()

    def next(self):
        if len(self.data) == 2:
            self.buy(size=95)
        self.equity += (round(self.broker.getvalue()),)


def by_backtesting(bars):
    prices = table(bars, "Open", "High", "Low", "Close")
    result = Backtest(prices, Hold, cash=1000, margin=0.1, finalize_trades=True).run()
    trades = [round(profit) for profit in result._trades.PnL]
    return f"equity {[round(value) for value in result._equity_curve.Equity]}, trades {trades}"


def by_backtrader(bars):
    engine = backtrader.Cerebro(stdstats=False)
    engine.adddata(backtrader.feeds.PandasData(dataname=table(bars, "open", "high", "low", "close")))
    engine.addstrategy(HoldToo)
    engine.broker.setcash(1000)
    engine.broker.setcommission(leverage=10.0)
    return f"equity {list(engine.run()[0].equity)}"


warnings.simplefilter("ignore")
print("backtesting", version("backtesting"), "and backtrader", version("backtrader"))
for fall, bars in RECOVERS.items():
    print(f"backtesting, {fall}: {by_backtesting(bars)}")
    print(f"backtrader, {fall}: {by_backtrader(bars)}")
PY

env/bin/python ask.py 2>progress | tee seen

cat >expected <<'SEEN'
backtesting 0.6.6 and backtrader 1.9.78.123
backtesting, low of 80, close of 100: equity [1000, 1000, 1000, 1000, 3850, 3850], trades [2850]
backtrader, low of 80, close of 100: equity [1000, 1000, 1000, 1000, 3850, 3850]
backtesting, close of 80: equity [1000, 1000, 1000, 0, 0, 0], trades [-1900]
backtrader, close of 80: equity [1000, 1000, 1000, -900, 3850, 3850]
SEEN
if ! diff expected seen; then
  echo "One of the two now closes a position under water otherwise." >&2
  exit 1
fi
