#!/usr/bin/env bash
# One would expect: in a cross account, what another position has lost brings the price of liquidation nearer,
# whether that position is a long or a short.
#
# What happens: the profit of the other positions is quantity times (mark price less entry price), for shorts
# too. A short of 10 ether that has lost 3,000 lowers the bitcoin long's price of liquidation by 3,000, as if
# it had earned them; one that has earned 3,000 raises it by as much. A reader's hedge is told as the
# opposite of one.
#
# Why it matters here: it is the number at which the bot itself closes the position, and readers of the term
# on cross margin take it for the venue's.
#
# Package: freqtrade 2026.9 (PyPI), with the brackets that it brings. Nothing is sent: the mark prices that
# the venue would send are the example's. Seen on 29 November 2026.
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
from freqtrade.persistence import LocalTrade

BTC, ETH = "BTC/USDT:USDT", "ETH/USDT:USDT"
bot = Binance({
    "exchange": {"name": "binance"}, "stake_currency": "USDT", "dry_run": True, "runmode": RunMode.DRY_RUN,
    "trading_mode": "futures", "margin_mode": "cross", "candle_type_def": CandleType.FUTURES,
}, validate=False)
brought = json.loads((Path(freqtrade.exchange.__file__).parent / "binance_leverage_tiers.json").read_text())
bot._leverage_tiers = {pair: [bot.parse_leverage_tier(one) for one in brought[pair]] for pair in (BTC, ETH)}

print("freqtrade", version("freqtrade"))
print("a long of 1 BTC from 60,000, a wallet of 10,000, and 10 ETH from 3,000")
for short in (False, True):
    other = LocalTrade(
        pair=ETH, amount=10, open_rate=3_000, is_short=short, stake_amount=3_000, leverage=10, fee_open=0, fee_close=0,
    )
    for mark in (3_000, 3_300, 2_700):
        bot.fetch_funding_rates = lambda pairs: {BTC: {"markPrice": 60_000}, ETH: {"markPrice": mark}}  # as sent
        price = bot.dry_run_liquidation_price(BTC, 60_000, False, 1, 6_000, 10, 10_000, [other])
        earned = (mark - 3_000) * 10 * (-1 if short else 1)
        print(f"  {'short' if short else 'long'} ETH at {mark:,} has earned {earned:,}: BTC is closed at {price:,.2f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
freqtrade 2026.9
a long of 1 BTC from 60,000, a wallet of 10,000, and 10 ETH from 3,000
  long ETH at 3,000 has earned 0: BTC is closed at 50,321.29
  long ETH at 3,300 has earned 3,000: BTC is closed at 47,321.29
  long ETH at 2,700 has earned -3,000: BTC is closed at 53,321.29
  short ETH at 3,000 has earned 0: BTC is closed at 50,321.29
  short ETH at 3,300 has earned -3,000: BTC is closed at 47,321.29
  short ETH at 2,700 has earned 3,000: BTC is closed at 53,321.29
SEEN
if ! diff expected seen; then
  echo "freqtrade now counts what another position has earned otherwise." >&2
  exit 1
fi
