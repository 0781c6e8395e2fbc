#!/usr/bin/env bash
# One would expect: the volatility that is taken out of a price gives the price back when it is put in
# again, for an option at 20 cents as for one at 10 dollars.
#
# What happens: the search stops as soon as the price agrees to two decimals. At 10.45 the answer is
# right to a hundredth of a point; one day before the end, at 0.20, it is 7.81 % for 9.58 %, and for a
# coin that costs 9 cents 15.62 % for 19.43 %. The other library tells the latter.
#
# Why it matters here: implied volatility is asked for just where prices are small: near the end, far
# out of the money, and on cheap coins.
#
# Packages: mibian 0.1.3 with scipy 1.17.1, py_vollib 1.0.12 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input mibian==0.1.3 scipy==1.17.1 py_vollib==1.0.12

cat >ask.py <<'PY'
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import mibian
from py_vollib.black_scholes.implied_volatility import implied_volatility

print("mibian", version("mibian"), "py_vollib", version("py_vollib"))
for spot, days, price in ((100, 365, 10.45), (100, 1, 0.20), (0.09, 30, 0.002)):
    first = mibian.BS([spot, spot, 0, days], callPrice=price).impliedVolatility
    second = implied_volatility(price, spot, spot, days / 365, 0, "c") * 100
    print(f"spot {spot}, {days} days, call at {price}: {first:.2f}% and {second:.2f}%")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
mibian 0.1.3 py_vollib 1.0.12
spot 100, 365 days, call at 10.45: 26.28% and 26.27%
spot 100, 1 days, call at 0.2: 7.81% and 9.58%
spot 0.09, 30 days, call at 0.002: 15.62% and 19.43%
SEEN
if ! diff expected seen; then
  echo "One of the two now finds another volatility." >&2
  exit 1
fi
