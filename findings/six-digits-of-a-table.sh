#!/usr/bin/env bash
# One would expect: a table printed as Markdown shows its figures as they are, above all where they are texts
# or exact decimals.
#
# What happens: whatever looks like a number is printed with six digits. 1,234,567.89 is 1.23457e+06, a price
# of 54,271.361 is 54271.4, and 1000.00000001 coins are 1000: as a float, as a text and as a decimal alike.
#
# Why it matters here: this is how a table of a notebook comes into a page or a report. Of a value above a
# million not even the thousands are left.
#
# Packages: pandas 2.3.3, tabulate 0.10.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input pandas==2.3.3 tabulate==0.10.0

cat >ask.py <<'PY'
from decimal import Decimal
from importlib.metadata import version

import pandas

figures = ("1234567.89", "54271.361", "1000.00000001")
print("pandas", version("pandas"), "tabulate", version("tabulate"))
for kind in (float, str, Decimal):
    table = pandas.DataFrame([[kind(figure) for figure in figures]], columns=("value", "price", "coins"))
    row = table.to_markdown(index=False).splitlines()[-1]
    print(kind.__name__, " ".join(row.split()))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
pandas 2.3.3 tabulate 0.10.0
float | 1.23457e+06 | 54271.4 | 1000 |
str | 1.23457e+06 | 54271.4 | 1000 |
Decimal | 1.23457e+06 | 54271.4 | 1000 |
SEEN
if ! diff expected seen; then
  echo "A table as Markdown now shows its figures otherwise." >&2
  exit 1
fi
