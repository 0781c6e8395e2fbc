#!/usr/bin/env bash
# One would expect: the yearly yield of a strategy that lost a half in a month is nearly -100 %, since a half of a half
# is left each month; and 10 % in a month, kept up, are 214 % a year.
#
# What happens: fractal-defi's "apy", told as the annualised return, is the return times the months of a year: -600 %
# for the half, and 120 % for the 10 %. The 0.1 % of one day are 36.5 %, and four times as much after two years are 150
# %.
#
# Why it matters here: yields of loans and pools are told compounded, and the two are compared. No account can lose six
# times of what it has; a table sorted by this column puts a month before a year.
#
# Packages: fractal-defi 1.3.1, without all that it asks for, pandas 2.3.3, numpy 2.2.6, loguru 0.7.3 (PyPI). Seen on 30
# November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check pandas==2.3.3 numpy==2.2.6 loguru==0.7.3
env/bin/pip install --quiet --no-input --disable-pip-version-check --no-deps fractal-defi==1.3.1

cat >ask.py <<'PY'
from datetime import datetime, timedelta
from importlib.metadata import version

import pandas as pd
from fractal.core.base.strategy.result import StrategyResult

print("fractal-defi", version("fractal-defi"))
start = datetime(2025, 1, 1)
for days, first, last in ((365 / 12, 1_000, 500), (365 / 12, 1_000, 1_100), (1, 1_000, 1_001), (365, 1_000, 1_100),
                          (730, 1_000, 4_000)):
    data = pd.DataFrame({"timestamp": [start, start + timedelta(days=days)], "net_balance": [first, last]})
    told = StrategyResult([], [], [], []).get_metrics(data)
    compounded = (last / first) ** (365 / days) - 1
    print(f"{first} to {last} in {days:.1f} days: return {told.accumulated_return:.1%}, apy {told.apy:.1%};",
          f"compounded {compounded:.1%}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
fractal-defi 1.3.1
1000 to 500 in 30.4 days: return -50.0%, apy -600.0%; compounded -100.0%
1000 to 1100 in 30.4 days: return 10.0%, apy 120.0%; compounded 213.8%
1000 to 1001 in 1.0 days: return 0.1%, apy 36.5%; compounded 44.0%
1000 to 1100 in 365.0 days: return 10.0%, apy 10.0%; compounded 10.0%
1000 to 4000 in 730.0 days: return 300.0%, apy 150.0%; compounded 100.0%
SEEN
if ! diff expected seen; then
  echo "fractal-defi now annualises otherwise." >&2
  exit 1
fi
