#!/usr/bin/env bash
# One would expect: 1,000 to be spent on offers of 5 coins each at 100, 101, 102 and so on buy the first 5 for 500 and
# 4.95 of the next for the other 500, and an order book that was only looked at holds what it held.
#
# What happens: the amount to be spent is not counted down. Each offer that costs less than all of the amount is bought
# whole, so that 1,000 buy all 30 coins for 3,075, and 500 spend 1,000. Told a volume it is right. What two books would
# earn against each other is told by emptying both, in the caller's own lists: asked again, nothing is to be earned.
#
# Why it matters here: our terms on slippage, order book and large orders work out what an amount buys, level by level.
# By this function each amount from 525 on buys the same coins at the same price, and a hundred times as much slips no
# further.
#
# Package: cryptomathtrade 0.7.0 (PyPI), with pydantic 2.14.4. Seen on 1 December 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check cryptomathtrade==0.7.0 pydantic==2.14.4

cat >ask.py <<'PY'
from decimal import Decimal
from importlib.metadata import version

from CryptoMathTrade.trader import calculate_spread, trade_by_amount, trade_by_volume
from CryptoMathTrade.types import Order


def orders(*prices):
    return [Order(price=Decimal(price), volume=Decimal(5)) for price in prices]


def tell(name, deals):
    volume = sum(deal.volume for deal in deals)
    print(f"{name}: {volume:.2f} coins for {sum(deal.price * deal.volume for deal in deals):.2f}")


print("cryptomathtrade", version("cryptomathtrade"))
asks = orders(100, 101, 102, 103, 104, 105)
for amount in (400, 500, 600, 1000, 3000):
    tell(f"{amount} to be spent", trade_by_amount(asks, Decimal(amount)).deals)
for volume in (4, 7, 30):
    tell(f"{volume} coins to be bought", trade_by_volume(asks, Decimal(volume)).deals)
asks, bids = orders(100, 101), orders(103, 102)
for when in ("first", "again"):
    found = calculate_spread(asks, bids, Decimal(0), Decimal(0))
    print(f"between two books, {when}: deals {len(found)}, then left {len(asks)} and {len(bids)} orders")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
cryptomathtrade 0.7.0
400 to be spent: 4.00 coins for 400.00
500 to be spent: 9.95 coins for 1000.00
600 to be spent: 30.00 coins for 3075.00
1000 to be spent: 30.00 coins for 3075.00
3000 to be spent: 30.00 coins for 3075.00
4 coins to be bought: 4.00 coins for 400.00
7 coins to be bought: 7.00 coins for 702.00
30 coins to be bought: 30.00 coins for 3075.00
between two books, first: deals 2, then left 0 and 0 orders
between two books, again: deals 0, then left 0 and 0 orders
SEEN
if ! diff expected seen; then
  echo "cryptomathtrade now spends an amount otherwise." >&2
  exit 1
fi
