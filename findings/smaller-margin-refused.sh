#!/usr/bin/env bash
# One would expect: a future whose initial margin is told as 12,000 a contract cannot be bought with 5,000, one with a
# margin of 1,200 can be with 2,000, and who falls below the maintenance margin is closed, or warned.
#
# What happens: the order is measured by its price in points, against twice the equity, whatever was told of the
# contract. The large one, worth 300,000 at 6,000 points, is opened with 5,000, and the small one, a tenth of it, is
# refused with 2,000. The account goes to -45,000 and back to 5,000, and nothing is closed; shares on margin that go to
# -2,000 end with a gain of 40 %. The package knows a margin call, and no part of it asks for one.
#
# Why it matters here: our terms on initial margin and contract size tell just these two contracts apart. A backtest
# leaves out the position that was possible, and lives on with one that was not.
#
# Package: ml4t-backtest 0.1.0b5 (PyPI), with polars 2.1.0, pandas 3.1.1, numpy 2.4.6, pyarrow 26.0.1 and
# pandas-market-calendars 5.5.0. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check ml4t-backtest==0.1.0b5 polars==2.1.0 pandas==3.1.1 \
  numpy==2.4.6 pyarrow==26.0.1 pandas-market-calendars==5.5.0

cat >ask.py <<'PY'
import logging
from datetime import datetime, timedelta
from importlib.metadata import version

import polars
from ml4t.backtest import BacktestConfig, DataFeed, Engine, Strategy
from ml4t.backtest.types import AssetClass, ContractSpec

logging.disable(logging.CRITICAL)


class BuyOnce(Strategy):
    """Buys at the first bar, to be filled at the next, and notes what the account is worth at each."""

    def __init__(self, asset, count):
        self.asset, self.count, self.worth = asset, count, []

    def on_data(self, timestamp, data, context, broker):
        if not self.worth:
            broker.submit_order(self.asset, self.count)
        position = broker.get_position(self.asset)
        self.worth.append(f"{broker.get_account_value():.0f} ({position.quantity if position else 0:g})")


def ask(asset, count, prices, cash, contract=None):
    times = [datetime(2026, 11, 2) + timedelta(days=day) for day in range(len(prices))]
    columns = dict.fromkeys(("open", "high", "low", "close"), [float(price) for price in prices])
    names, volumes = [asset] * len(prices), [1e6] * len(prices)
    bars = polars.DataFrame({"timestamp": times, "asset": names, **columns, "volume": volumes})
    config = BacktestConfig(initial_cash=float(cash), commission_rate=0.0, slippage_rate=0.0, allow_short_selling=True,
                            allow_leverage=True)
    strategy = BuyOnce(asset, count)
    Engine(DataFeed(prices_df=bars), strategy, config, contract_specs={asset: contract} if contract else None).run()
    print(f"{count} {asset} with {cash}: worth {', '.join(strategy.worth)}")


def future(symbol, multiplier, margin):
    return ContractSpec(symbol=symbol, asset_class=AssetClass.FUTURE, multiplier=multiplier, margin=margin)


print("ml4t-backtest", version("ml4t-backtest"))
ask("large, margin 12000", 1, [6000, 6000, 5900, 5000, 6000], 5000, future("large, margin 12000", 50.0, 12_000.0))
ask("small, margin 1200", 1, [6000, 6000, 6050, 6100], 2000, future("small, margin 1200", 5.0, 1_200.0))
ask("shares", 200, [100, 100, 60, 40, 100, 120], 10_000)
ask("shares", 201, [100, 100, 60, 40, 100, 120], 10_000)
PY

env/bin/python -W ignore ask.py 2>unsaid | tee seen

cat >expected <<'SEEN'
ml4t-backtest 0.1.0b5
1 large, margin 12000 with 5000: worth 5000 (0), 5000 (1), 0 (1), -45000 (1), 5000 (1)
1 small, margin 1200 with 2000: worth 2000 (0), 2000 (0), 2000 (0), 2000 (0)
200 shares with 10000: worth 10000 (0), 10000 (200), 2000 (200), -2000 (200), 10000 (200), 14000 (200)
201 shares with 10000: worth 10000 (0), 10000 (0), 10000 (0), 10000 (0), 10000 (0), 10000 (0)
SEEN
if ! diff expected seen; then
  echo "ml4t-backtest now measures orders otherwise." >&2
  exit 1
fi
