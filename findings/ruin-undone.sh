#!/usr/bin/env bash
# One would expect: an account that loses 190 % of itself in a day, as one on margin can, is ruined or in
# debt whatever follows; or the figures are refused.
#
# What happens: the days are multiplied. A second loss of 190 % turns the debt of 0.90 into a wealth of
# 0.81, and the report is a loss of 19 % in all, 19 % a year, a drawdown of 190 %. A gain of 50 % after
# the first loss makes the debt half as large again.
#
# Why it matters here: these are the usual reports of a backtest, and only leverage brings returns below
# -100 %. The second disaster improves the report.
#
# Packages: quantstats 0.0.86, empyrical-reloaded 0.7.1 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input quantstats==0.0.86 empyrical-reloaded==0.7.1

cat >ask.py <<'PY'
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import empyrical
import pandas
import quantstats

DAYS = pandas.date_range("2025-01-01", periods=252, freq="B")
print("quantstats", version("quantstats"), "and empyrical-reloaded", version("empyrical-reloaded"))
for losses in ((-1.9,), (-1.9, 0.5), (-1.9, -1.9)):
    returns = pandas.Series(0.0, DAYS)
    returns.iloc[10 : 10 + len(losses)] = losses
    print(f"{losses}: in all {quantstats.stats.comp(returns):.2f} and {empyrical.cum_returns_final(returns):.2f},"
          f" a year {quantstats.stats.cagr(returns):.2f} and {empyrical.cagr(returns):.2f},"
          f" drawdown {quantstats.stats.max_drawdown(returns):.2f} and {empyrical.max_drawdown(returns):.2f}")
PY

env/bin/python ask.py 2>warned | tee seen

cat >expected <<'SEEN'
quantstats 0.0.86 and empyrical-reloaded 0.7.1
(-1.9,): in all -1.90 and -1.90, a year nan and -1.90, drawdown -1.90 and -1.90
(-1.9, 0.5): in all -2.35 and -2.35, a year nan and -2.35, drawdown -2.35 and -2.35
(-1.9, -1.9): in all -0.19 and -0.19, a year -0.19 and -0.19, drawdown -1.90 and -1.90
SEEN
if ! diff expected seen; then
  echo "One of the two now reports a loss beyond the account otherwise." >&2
  exit 1
fi
