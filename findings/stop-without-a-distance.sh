#!/usr/bin/env bash
# One would expect: the average true range of 14 days is not known before the 14th day, and told as missing until
# then, as the same package does with its bands and with its index of relative strength.
#
# What happens: it is 0.0 on each of the first thirteen days, of a market that moves by 4 each day. A stop two
# average ranges away is the price itself, and a size of 100 of risk by that distance is infinite. The index of
# direction is 0.0 too. The bands and the strength are missing, as expected.
#
# Why it matters here: our term on position sizing and its calculator divide the risk by the distance of the stop, and
# this is the distance that readers take most often. A missing number stops a program; a nought is a number.
#
# Package: ta 0.11.0 (PyPI), with pandas 2.3.3 and numpy 2.3.5; fillna is off, as it comes. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --no-compile ta==0.11.0 pandas==2.3.3 numpy==2.3.5

cat >ask.py <<'PY'
from importlib.metadata import version

import pandas
from ta.momentum import RSIIndicator
from ta.trend import ADXIndicator
from ta.volatility import AverageTrueRange, BollingerBands

high = pandas.Series([102.0 + day % 3 for day in range(30)])
low, close = high - 4, high - 1
told = {
    "average true range": AverageTrueRange(high, low, close, window=14).average_true_range(),
    "index of direction": ADXIndicator(high, low, close, window=14).adx(),
    "lower band": BollingerBands(close, window=14).bollinger_lband(),
    "relative strength": RSIIndicator(close, window=14).rsi(),
}
print("ta", version("ta"))
for name, values in told.items():
    print(f"{name}:", *(f"day {day} {values[day - 1]:.2f}" for day in (1, 13, 14, 30)))
distance = 2 * told["average true range"]
for day in (13, 14):
    print(f"day {day}: price {close[day - 1]}, stop {close[day - 1] - distance[day - 1]:.2f},",
          f"size for a risk of 100 {(100 / distance)[day - 1]:.2f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
ta 0.11.0
average true range: day 1 0.00 day 13 0.00 day 14 4.29 day 30 4.29
index of direction: day 1 0.00 day 13 0.00 day 14 0.00 day 30 5.10
lower band: day 1 nan day 13 nan day 14 100.33 day 30 100.47
relative strength: day 1 nan day 13 nan day 14 51.87 day 30 53.56
day 13: price 101.0, stop 101.00, size for a risk of 100 inf
day 14: price 102.0, stop 93.43, size for a risk of 100 11.67
SEEN
if ! diff expected seen; then
  echo "ta now tells the first days of its indicators otherwise." >&2
  exit 1
fi
