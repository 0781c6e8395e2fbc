#!/usr/bin/env bash
# One would expect: MAR26 on a futures or options ticker is March 2026 to whatever reads dates, or is
# refused.
#
# What happens: pandas makes it 26 March of the year 1; dateutil and dateparser the 26th of March of the
# year in which they are asked. With the day in front, 27MAR26, all three are right, so that a column
# of weekly and monthly codes is read without complaint.
#
# Why it matters here: days to expiry are the first input of an option's margin. They come out as some
# weeks, or as minus two thousand years.
#
# Packages: pandas 3.1.1, python-dateutil 2.9.0.post0, dateparser 1.5.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input pandas==3.1.1 python-dateutil==2.9.0.post0 dateparser==1.5.0

cat >ask.py <<'PY'
import warnings
from datetime import datetime
from importlib.metadata import version

warnings.simplefilter("ignore")
import dateparser
import pandas
from dateutil.parser import parse

ASKED = datetime(2025, 1, 1)
readers = {
    "pandas": lambda text: pandas.to_datetime(text),
    "python-dateutil": lambda text: parse(text, default=ASKED),
    "dateparser": lambda text: dateparser.parse(text, settings={"RELATIVE_BASE": ASKED}),
}
print("asked on", ASKED.date())
for name, read in readers.items():
    print(name, version(name), *(f"{text} is {read(text).date()}" for text in ("27MAR26", "MAR26")), sep=", ")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
asked on 2025-01-01
pandas, 3.1.1, 27MAR26 is 2026-03-27, MAR26 is 0001-03-26
python-dateutil, 2.9.0.post0, 27MAR26 is 2026-03-27, MAR26 is 2025-03-26
dateparser, 1.5.0, 27MAR26 is 2026-03-27, MAR26 is 2025-03-26
SEEN
if ! diff expected seen; then
  echo "One of the three now reads the code of an expiry otherwise." >&2
  exit 1
fi
