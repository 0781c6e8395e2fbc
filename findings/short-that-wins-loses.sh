#!/usr/bin/env bash
# One would expect: of two shorts one of which earned 100 and one lost 150, a backtest tells that half of the trades won
# and that 0.67 was won for each 1 lost; of a short that earned, that all trades won.
#
# What happens: the result of a closed short is told with the wrong sign. After a short that earns 100, no trade is won,
# with a return of +10 % beside it; after one that loses 150 all are, and the profit factor has no end. The two together
# have a factor of 1.5, and a long and a short that both earned one of 3.75. Longs alone are right.
#
# Why it matters here: positions that earn when prices fall are half of what our terms on short positions and short
# sales explain. Who chooses a strategy by its share of won trades, and trades short, chooses the losing one.
#
# Package: kissbt 0.1.6 (PyPI), without its charts, with numpy 2.4.6 and pandas 3.1.1. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check kissbt==0.1.6 numpy==2.4.6 pandas==3.1.1

cat >ask.py <<'PY'
from importlib.metadata import version

import pandas
from kissbt.analyzer import Analyzer
from kissbt.broker import Broker
from kissbt.engine import Engine
from kissbt.entities import Order, OrderType
from kissbt.strategy import Strategy


class Planned(Strategy):
    def generate_orders(self, current_data, current_datetime):
        for size in self.plan.pop(0) if self.plan else ():
            self._broker.place_order(Order("coin", size, OrderType.OPEN))


def ask(name, prices, plan):
    """Orders of a bar are filled at the price of the next."""
    days = pandas.bdate_range("2026-11-02", periods=len(prices))
    index = pandas.MultiIndex.from_product([days, ["coin"]], names=["timestamp", "ticker"])
    bars = pandas.DataFrame({column: prices for column in ("open", "high", "low", "close")}, index, dtype=float)
    broker = Broker(start_capital=1_000.0, fees=0.0, long_only=False, short_fee_rate=0.0)
    strategy = Planned(broker)
    strategy.plan = [list(orders) for orders in plan]
    Engine(broker, strategy).run(bars)
    told = Analyzer(broker).get_performance_metrics()
    print(f"{name}: return {told['total_return']:+.1%}, won {told['win_rate']:.0%},"
          f" profit factor {told['profit_factor']:.2f}")


print("kissbt", version("kissbt"))
ask("long from 100 to 130", [100, 100, 130, 130], [[5], [-5]])
ask("long from 100 to 80", [100, 100, 80, 80], [[5], [-5]])
ask("short from 100 to 80", [100, 100, 80, 80], [[-5], [5]])
ask("short from 100 to 130", [100, 100, 130, 130], [[-5], [5]])
ask("short from 100 to 80, then from 80 to 110", [100, 100, 80, 110, 110], [[-5], [5, -5], [5]])
ask("long from 100 to 130, short from 130 to 122", [100, 100, 130, 122, 122], [[5], [-5, -5], [5]])
PY

env/bin/python -W ignore ask.py | tee seen

cat >expected <<'SEEN'
kissbt 0.1.6
long from 100 to 130: return +15.0%, won 100%, profit factor inf
long from 100 to 80: return -10.0%, won 0%, profit factor 0.00
short from 100 to 80: return +10.0%, won 0%, profit factor 0.00
short from 100 to 130: return -15.0%, won 100%, profit factor inf
short from 100 to 80, then from 80 to 110: return -5.0%, won 50%, profit factor 1.50
long from 100 to 130, short from 130 to 122: return +19.0%, won 50%, profit factor 3.75
SEEN
if ! diff expected seen; then
  echo "kissbt now counts closed shorts otherwise." >&2
  exit 1
fi
