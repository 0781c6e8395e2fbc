#!/usr/bin/env bash
# One would expect: a backtest of perpetual futures that is told to close all at a liquidation, which is what it does
# unless it is told otherwise, ends there: who bought ten times 1,000 at 100 has nothing left when the price is 85.
#
# What happens: the account is noted as liquidated and nothing is closed, by "force_close", which is what is taken when
# nothing is told and of which the package's own page says that it is to come, as little as by "stop" or "log_only": the
# equity is -503, the price comes back, and it ends with 3,984, a return of 298 % beside a largest fall of -150 %.
#
# Why it matters here: whoever looks up in a backtest which leverage would have lived through a crash finds that the
# highest did, and earned the most. The note is not among what one compares.
#
# Packages: seda-backtester 0.1.1, pandas 3.0.6, numpy 1.26.4 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check seda-backtester==0.1.1 pandas==3.0.6 numpy==1.26.4

cat >ask.py <<'PY'
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path

from backtester.core.engine import Backtester
from backtester.core.order import Order
from backtester.core.trade import TradeDirection
from backtester.sizers.sizers import FixedNotionalSizer
from backtester.strategies.base import ExitDecision, Strategy


class Hold(Strategy):
    def handle_entries(self, key, idx, arrays, timeframe, asset, current_equity, max_additional_notional, backtester):
        if idx == 0:
            return [Order(TradeDirection.LONG, "market", None, 10_000, asset, timeframe, self.name)]
        return []

    def check_exit(self, idx, trade, arrays, asset, timeframe, backtester):
        price = arrays["Close"][idx]
        return ExitDecision(idx == len(arrays["Close"]) - 1, price, price, "market", 0.0)


print("seda-backtester", version("seda-backtester"))
prices = [100, 95, 85, 100, 130]
days = [f"2026-01-0{day} 00:00:00,{price},{price},{price},{price},1000000000" for day, price in enumerate(prices, 1)]
Path("prices.csv").write_text("\n".join(["timestamp,open,high,low,close,volume", *days, ""]))
print("prices:", *prices)
for mode in (None, "force_close", "stop", "log_only"):
    told = Backtester(
        ["1d"], ["BTC"], [Hold("hold", FixedNotionalSizer(10_000))], datetime(2026, 1, 1, tzinfo=timezone.utc),
        initial_capital=1_000, leverage=10, custom_filepaths={("BTC", "1d"): "prices.csv"},
        **({"liq_mode": mode} if mode else {}),
    ).run()
    equity = ", ".join(f"{amount:.0f}" for _, amount in told.equity_history)
    print(f"{mode or 'not told'}: liquidated {told.liquidated} on {str(told.liq_time)[:10]}; equity {equity};",
          f"return {told.total_return_pct:.0f} %, largest fall {told.max_drawdown_pct:.0f} %")
PY

env/bin/python ask.py 2>told | tee seen || { cat told >&2; exit 1; }

cat >expected <<'SEEN'
seda-backtester 0.1.1
prices: 100 95 85 100 130
not told: liquidated True on 2026-01-03; equity 1000, 497, -503, 997, 3996, 3984; return 298 %, largest fall -150 %
force_close: liquidated True on 2026-01-03; equity 1000, 497, -503, 997, 3996, 3984; return 298 %, largest fall -150 %
stop: liquidated True on 2026-01-03; equity 1000, 497, -503, 997, 3996, 3984; return 298 %, largest fall -150 %
log_only: liquidated True on 2026-01-03; equity 1000, 497, -503, 997, 3996, 3984; return 298 %, largest fall -150 %
SEEN
if ! diff expected seen; then
  echo "seda-backtester now liquidates otherwise." >&2
  exit 1
fi
