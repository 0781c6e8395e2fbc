#!/usr/bin/env bash
# One would expect: weights of a half long and a half short, given as +0.5 and -0.5, buy shares for 5,000 of 10,000 and
# sell short for 5,000; 130 % long and 30 % short buy for 13,000.
#
# What happens: long weights are stretched or shrunk to the whole portfolio, and short weights are not. A half is bought
# for 10,000, twice what was asked, and 130 % for 10,000 too, while the short side stays. Without a short side, weights
# that sum up to 200 % end in an error about funds. Where one bitcoin is too dear for a half, one of the two ways puts
# that half into the other coin, and the second leaves it as cash.
#
# Why it matters here: gross and net exposure are what margin is asked for. Who hedges half of an account ends up long
# by half of it, and the leverage of who asked for 130 % is not there; the list of shares shows neither.
#
# Package: pyportfolioopt 1.6.0 (PyPI), its allocation alone, with numpy 2.4.6, pandas 3.1.1, cvxpy 1.9.3 and
# packaging 26.3. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check pyportfolioopt==1.6.0 numpy==2.4.6 pandas==3.1.1 \
  cvxpy==1.9.3 packaging==26.3

cat >ask.py <<'PY'
from importlib.metadata import version

import pandas
from pypfopt import DiscreteAllocation


def ask(weights, prices, total, way="greedy_portfolio"):
    allocation = DiscreteAllocation(weights, pandas.Series(prices), total_portfolio_value=total)
    try:
        shares, cash = getattr(allocation, way)()
    except AssertionError as error:
        return f"error: {error}"
    worth = {name: f"{count * prices[name]:.0f}" for name, count in shares.items()}
    return f"{', '.join(f'{name} for {value}' for name, value in worth.items())}, left {cash:.0f}"


print("pyportfolioopt", version("pyportfolioopt"))
PRICES = {"A": 100.0, "B": 50.0}
for weights in ({"A": 0.5, "B": 0.5}, {"A": 0.5, "B": -0.5}, {"A": 1.0, "B": -0.5}, {"A": 1.3, "B": -0.3},
                {"A": 1.5, "B": 0.5}):
    print(f"{weights} of 10000: {ask(weights, PRICES, 10_000)}")
COINS = {"BTC": 60_000.0, "ETH": 3_000.0}
for way in ("greedy_portfolio", "lp_portfolio"):
    print(f"half BTC, half ETH of 50000, {way}: {ask({'BTC': 0.5, 'ETH': 0.5}, COINS, 50_000, way)}")
PY

env/bin/python -W ignore ask.py | grep -v -e '^Running HiGHS' -e '^Includes third-party' | tee seen

cat >expected <<'SEEN'
pyportfolioopt 1.6.0
{'A': 0.5, 'B': 0.5} of 10000: A for 5000, B for 5000, left 0
{'A': 0.5, 'B': -0.5} of 10000: A for 10000, B for -5000, left 0
{'A': 1.0, 'B': -0.5} of 10000: A for 10000, B for -5000, left 0
{'A': 1.3, 'B': -0.3} of 10000: A for 10000, B for -3000, left 0
{'A': 1.5, 'B': 0.5} of 10000: error: Unexpectedly insufficient funds.
half BTC, half ETH of 50000, greedy_portfolio: ETH for 24000, left 26000
half BTC, half ETH of 50000, lp_portfolio: ETH for 48000, left 2000
SEEN
if ! diff expected seen; then
  echo "PyPortfolioOpt now allocates short weights otherwise." >&2
  exit 1
fi
