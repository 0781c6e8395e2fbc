#!/usr/bin/env bash
# One would expect: at a fee of 0.1 % of what is traded, a position of 10,000, held with 1,000 at ten times, costs 20 in
# all to open and close, and takes at most the account with it.
#
# What happens: gain and loss are multiplied by the leverage, the fee is not: it is 2 at any leverage. At fifty times a
# rise of 0.2 % brings 100, which is what the fees of such a position are, and 98 are told. Nothing is closed either: of
# 10,000, all put in at ten times, a fall of 15 % leaves -5,000, and when the price is back they are 10,000 again.
#
# Why it matters here: our term on the taker fee takes it of the whole position, and our calculator of what a trade
# brings does. Whether many small gains are worth it at high leverage is decided by just this fee.
#
# Package: btester 0.2.0 (PyPI), with numpy 2.4.6 and pandas 3.1.1. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check btester==0.2.0 numpy==2.4.6 pandas==3.1.1

cat >ask.py <<'PY'
from importlib.metadata import version

import pandas
from btester import Backtest, Strategy


class HoldToTheEnd(Strategy):
    def init(self):
        self.last = len(self.records) - 1

    def next(self, i, record):
        if i == 0:
            self.open(price=record["Close"], size=self.size)
        elif i == self.last:
            self.close(price=record["Close"])


def ask(leverage, prices, size=10.0, fee=0.001):
    days = pandas.bdate_range("2026-11-02", periods=len(prices))
    bars = pandas.DataFrame(dict.fromkeys(("Open", "High", "Low", "Close"), prices), days, dtype=float)
    HoldToTheEnd.size = size
    told = Backtest(HoldToTheEnd, bars, cash=10_000, commission=fee, leverage=leverage).run()
    trade = told.trades[0]
    print(f"leverage {leverage}, size {size:g}, prices {prices}: gain {trade.profit_loss:.0f},"
          f" fees {trade.trade_commission:.2f}, worth {', '.join(f'{one:.0f}' for one in told.returns)}")


print("btester", version("btester"))
for leverage in (1, 10, 50):
    ask(leverage, [100.0, 100.2])
ask(10, [100.0, 85.0, 100.0], size=100.0, fee=0.0)
PY

env/bin/python -W ignore ask.py | tee seen

cat >expected <<'SEEN'
btester 0.2.0
leverage 1, size 10, prices [100.0, 100.2]: gain 2, fees 2.00, worth 9999, 10000
leverage 10, size 10, prices [100.0, 100.2]: gain 20, fees 2.00, worth 9999, 10018
leverage 50, size 10, prices [100.0, 100.2]: gain 100, fees 2.00, worth 9999, 10098
leverage 10, size 100, prices [100.0, 85.0, 100.0]: gain 0, fees 0.00, worth 10000, -5000, 10000
SEEN
if ! diff expected seen; then
  echo "btester now charges fees otherwise." >&2
  exit 1
fi
