#!/usr/bin/env bash
# One would expect: the bracket of a position is found by its value, as the brackets of the venue say (their
# bounds are called notional), so that a large position keeps a larger share.
#
# What happens: the bot looks its bracket up by the stake, which is the value divided by the leverage. At 20
# times, 10 million of bitcoin are judged as half a million: kept are 49,700 and not 88,000, and the price of
# liquidation in a dry run or a backtest lies 218 further away for a long, 241 for a short. Where
# value and stake fall into one bracket, all is right.
#
# Why it matters here: backtests live through falls in which the account would have been closed, and readers
# who hold our calculator, which goes by the value, against their bot find it wrong. A user asked in July
# 2024 whether the leverage should be in it, and was told that it is meant so (issue 10422).
#
# Package: freqtrade 2026.9 (PyPI), with the brackets that it brings. Nothing is sent.
# Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check freqtrade==2026.9

cat >ask.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

import freqtrade.exchange
from freqtrade.enums import CandleType, RunMode
from freqtrade.exchange import Binance

PAIR, PRICE, LEVERAGE = "BTC/USDT:USDT", 60_000, 20
bot = Binance({
    "exchange": {"name": "binance"}, "stake_currency": "USDT", "dry_run": True, "runmode": RunMode.BACKTEST,
    "trading_mode": "futures", "margin_mode": "isolated", "candle_type_def": CandleType.FUTURES,
}, validate=False)
brought = json.loads((Path(freqtrade.exchange.__file__).parent / "binance_leverage_tiers.json").read_text())
bot._leverage_tiers = {PAIR: [bot.parse_leverage_tier(one) for one in brought[PAIR]]}  # as it loads them

print("freqtrade", version("freqtrade"))
for value in (240_000, 2_400_000, 10_000_000):
    stake, quantity = value / LEVERAGE, value / PRICE
    print(f"{value:,} at {LEVERAGE} times, a stake of {stake:,.0f}")
    for name, asked in (("stake", stake), ("value", value)):
        rate, amount = bot.get_maintenance_ratio_and_amt(PAIR, asked)
        long, short = (
            bot.dry_run_liquidation_price(PAIR, PRICE, side, quantity, asked, LEVERAGE, stake, [])
            for side in (False, True)
        )
        who = "the bot" if name == "stake" else "had it asked"
        print(f"  {who}, by the {name}: keeps {value * rate - amount:,.0f}, long {long:,.2f}, short {short:,.2f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
freqtrade 2026.9
240,000 at 20 times, a stake of 12,000
  the bot, by the stake: keeps 960, long 57,228.92, short 62,749.00
  had it asked, by the value: keeps 960, long 57,228.92, short 62,749.00
2,400,000 at 20 times, a stake of 120,000
  the bot, by the stake: keeps 9,600, long 57,228.92, short 62,749.00
  had it asked, by the value: keeps 14,100, long 57,335.18, short 62,630.40
10,000,000 at 20 times, a stake of 500,000
  the bot, by the stake: keeps 49,700, long 57,284.62, short 62,688.36
  had it asked, by the value: keeps 88,000, long 57,503.03, short 62,447.52
SEEN
if ! diff expected seen; then
  echo "freqtrade now finds another bracket, or brings others." >&2
  exit 1
fi
