#!/usr/bin/env bash
# One would expect: a column of amounts with a comma for thousands, "60,000", is described as text, or as a
# number that uses commas; and a description that does not fit is an error when the table is validated.
#
# What happens: a round amount of at most 180,000 is a place on the globe, 60 degrees east on the equator. A
# column of them is described so, found valid, and read as pairs of numbers. One amount of 250,000 or of
# 60,500 in the column, and it is text.
#
# Why it matters here: the limits of brackets and the values of positions are round and printed with commas.
# Whoever publishes such a table with a description made by the tool tells all readers that it holds places.
#
# Package: frictionless 5.21.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input frictionless==5.21.0

cat >ask.py <<'PY'
from importlib.metadata import version
from pathlib import Path

from frictionless import describe, extract, validate

print("frictionless", version("frictionless"))
for largest in ("60,000", "250,000", "60,500"):
    Path("brackets.csv").write_text(f'bracket,up_to\n1,"5,000"\n2,"{largest}"\n')
    up_to = describe("brackets.csv").schema.get_field("up_to")
    read = [row["up_to"] for row in extract("brackets.csv")["brackets"]]
    print(f"up to {largest}: {up_to.type}, valid {validate('brackets.csv').valid},",
          [amount if isinstance(amount, str) else tuple(map(float, amount)) for amount in read])
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
frictionless 5.21.0
up to 60,000: geopoint, valid True, [(5.0, 0.0), (60.0, 0.0)]
up to 250,000: string, valid True, ['5,000', '250,000']
up to 60,500: string, valid True, ['5,000', '60,500']
SEEN
if ! diff expected seen; then
  echo "frictionless now reads amounts with commas otherwise." >&2
  exit 1
fi
