#!/usr/bin/env bash
# One would expect: four days of gains, 50 %, 20 %, 300 % and 10 %, have no drawdown at all.
#
# What happens: a series without a loss in which one figure is above 1 is taken for prices, 0.5, 0.2, 3 and
# 0.1, whose own changes are then measured: a drawdown of 97 %, and a best day of 1,400 %. The growth of the
# whole is told right, and with one small loss in the series the rest is as well.
#
# Why it matters here: a day of more than 100 % is what leverage or a bought option brings. Just the best
# record of a report is told as a near ruin.
#
# Package: quantstats 0.0.86 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input quantstats==0.0.86

cat >ask.py <<'PY'
import warnings
from importlib.metadata import version

warnings.filterwarnings("ignore")
import pandas
import quantstats.stats as stats

print("quantstats", version("quantstats"))
for name, days in (("four gains", [0.5, 0.2, 3.0, 0.1]), ("a small loss", [0.5, 0.2, 3.0, -0.001])):
    told = pandas.Series(days, index=pandas.date_range("2026-01-01", periods=4))
    print(f"{name}: growth {stats.comp(told):.2f}, drawdown {stats.max_drawdown(told):.3f}, best day {stats.best(told):.2f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
quantstats 0.0.86
four gains: growth 6.92, drawdown -0.967, best day 14.00
a small loss: growth 6.19, drawdown -0.001, best day 3.00
SEEN
if ! diff expected seen; then
  echo "quantstats now reads large gains otherwise." >&2
  exit 1
fi
