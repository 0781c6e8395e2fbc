#!/usr/bin/env bash
# One would expect: what a library for many exchanges tells of a position agrees with what the exchange sends
# of it, and its two ways to ask for the same position agree with each other.
#
# What happens: the library keeps of each maintenance tier floor and rate, and drops the fixed amount that is
# subtracted from rate times value. Asked as a part of the account, a position of 40 coins keeps the
# maintenance margin that was sent, 20,950, and gets a liquidation price of the library's own that is 77 too
# near; asked as a position, it keeps the price that was sent and gets a maintenance margin of 24,000 and, on
# cross margin, a collateral that is 3,050 too much. In the lowest tier, where the amount is nothing, all agree.
#
# Why it matters here: readers hold the liquidation price of our calculators, which subtract the amount,
# against what their own program prints, and the difference grows with the size of the position.
#
# Package: ccxt 4.5.90 (PyPI); nothing is sent. The tiers and the account are an example.
# Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check ccxt==4.5.90

cat >ask.py <<'PY'
from decimal import Decimal as D

import ccxt

TIERS = (("0", "0.004", "0"), ("50000", "0.005", "50"), ("600000", "0.01", "3050"))
PAIR, ENTRY = "BTC/USDT:USDT", D(60_000)

exchange = ccxt.binanceusdm()
exchange.set_markets([{
    "id": "BTCUSDT", "symbol": PAIR, "base": "BTC", "quote": "USDT", "settle": "USDT", "baseId": "BTC",
    "quoteId": "USDT", "settleId": "USDT", "type": "swap", "spot": False, "margin": False, "swap": True,
    "future": False, "option": False, "active": True, "contract": True, "linear": True, "inverse": False,
    "contractSize": 1.0, "precision": {"price": 0.1, "amount": 0.001}, "limits": {},
}])
exchange.options["leverageBrackets"] = {PAIR: [[floor, rate] for floor, rate, _ in TIERS]}  # as it loads them

print("ccxt", ccxt.__version__)
for quantity in (D("0.5"), D(5), D(40)):
    value = quantity * ENTRY
    _, rate, amount = [tier for tier in TIERS if value >= D(tier[0])][-1]
    wallet, kept = value / 10, value * D(rate) - D(amount)
    price = (wallet + D(amount) - value) / (quantity * (D(rate) - 1))
    sent = {
        "symbol": "BTCUSDT", "positionSide": "BOTH", "positionAmt": str(quantity), "entryPrice": "60000",
        "notional": str(value), "maintMargin": str(kept), "initialMargin": str(wallet), "leverage": "10",
        "updateTime": 1721995760449,
    }
    account = exchange.parse_account_position({
        **sent, "isolated": True, "isolatedMargin": str(wallet), "isolatedWallet": str(wallet),
        "unrealizedProfit": "0.00000000",
    })
    position = exchange.parse_position_risk({
        **sent, "marginType": "cross", "isolatedMargin": "0", "liquidationPrice": str(round(price, 6)),
        "markPrice": "60000", "unRealizedProfit": "0.00000000",
    })
    print(f"{quantity} coins, wallet {wallet:,.0f}, kept {kept:,.0f}, closed at {price:,.1f}")
    for name, told in (("account", account), ("position", position)):
        print(f"  {name}: kept {told['maintenanceMargin']:,.0f}, closed at {told['liquidationPrice']:,.1f},"
              f" collateral {told['collateral']:,.0f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
ccxt 4.5.90
0.5 coins, wallet 3,000, kept 120, closed at 54,216.9
  account: kept 120, closed at 54,216.9, collateral 3,000
  position: kept 120, closed at 54,216.9, collateral 3,000
5 coins, wallet 30,000, kept 1,450, closed at 54,261.3
  account: kept 1,450, closed at 54,271.4, collateral 30,000
  position: kept 1,500, closed at 54,261.3, collateral 30,050
40 coins, wallet 240,000, kept 20,950, closed at 54,468.4
  account: kept 20,950, closed at 54,545.5, collateral 240,000
  position: kept 24,000, closed at 54,468.4, collateral 243,050
SEEN
if ! diff expected seen; then
  echo "ccxt now tells something else of a position above the lowest tier." >&2
  exit 1
fi
