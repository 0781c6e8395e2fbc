#!/usr/bin/env bash
# One would expect: interest that is due each month, of a loan taken out on 31 January, is due twelve times a year,
# at the end of February, on 31 March, on 30 April; whichever of the usual packages is asked for the days.
#
# What happens: dateutil's rule "monthly" leaves out the months that have no 31st, and finds seven days a year.
# pandas and DuckDB go on from the day before: after 28 February it is the 28th for ever, though pandas itself, asked
# for January's end and two months, says 31 March.
#
# Why it matters here: our terms on the margin loan and on accrued interest charge by such days. A twelfth of 8 % on
# each of them is 4.67 % in the first year, and what is due on the 31st is asked for, or missed, on the 28th.
#
# Packages: python-dateutil 2.9.0.post0, pandas 2.3.3, duckdb 1.4.2 (PyPI). That the rule leaves out months is what
# the standard for calendars asks. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --no-compile python-dateutil==2.9.0.post0 pandas==2.3.3 duckdb==1.4.2

cat >ask.py <<'PY'
from datetime import datetime
from importlib.metadata import version

import duckdb
import pandas
from dateutil.rrule import MONTHLY, rrule

first, last = datetime(2026, 1, 31), datetime(2026, 12, 31)
month = pandas.DateOffset(months=1)
found = {
    "python-dateutil": rrule(MONTHLY, dtstart=first, until=last),
    "pandas": pandas.date_range(first, last, freq=month),
    "duckdb": [day for (day,) in duckdb.sql(
        "select unnest(generate_series(date '2026-01-31', date '2026-12-31', interval 1 month))").fetchall()],
}
for name, days in found.items():
    told = [day.strftime("%-d %b") for day in days]
    print(f"{name} {version(name)}: {len(told)} days, {', '.join(told[:4])}, ... {told[-1]}")
print("pandas, 31 January and two months:", (pandas.Timestamp(first) + 2 * month).strftime("%-d %b"))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
python-dateutil 2.9.0.post0: 7 days, 31 Jan, 31 Mar, 31 May, 31 Jul, ... 31 Dec
pandas 2.3.3: 12 days, 31 Jan, 28 Feb, 28 Mar, 28 Apr, ... 28 Dec
duckdb 1.4.2: 12 days, 31 Jan, 28 Feb, 28 Mar, 28 Apr, ... 28 Dec
pandas, 31 January and two months: 31 Mar
SEEN
if ! diff expected seen; then
  echo "The monthly days of these packages are now others." >&2
  exit 1
fi
