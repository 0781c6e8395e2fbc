#!/usr/bin/env bash
# One would expect: a package that finds quantities in a text, and knows dollars, euros and basis points, reads 1.5 BTC
# as 1.5 of something that it does not know, $1.2bn as dollars, and a range of prices as two prices.
#
# What happens: 1.5 BTC are one and a half byte tesla coulomb, 5 bps five bits per second and 50 bp fifty base pairs;
# $1.2bn are 1.2 dollar barn newton, and 1.5m USD a length. $60,000-$65,000 is 60,000 in "dollar dollar to the 65", and
# a 0. "Minus 500 dollars" are 500, and of a leverage of 1:10 it finds a 1 and a 10; -500 USD, $60k and "5 basis points"
# are right.
#
# Why it matters here: sizes in coins, spreads in basis points and ranges of prices are the quantities of our pages. The
# unit looks learned, so that a program that sorts by it puts a position among the magnets.
#
# Package: quantulum3 0.10.0 (PyPI), without its classifier, with inflect 7.6.0 and num2words 0.5.14. Seen on
# 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check quantulum3==0.10.0 inflect==7.6.0 num2words==0.5.14

cat >ask.py <<'PY'
from importlib.metadata import version

from quantulum3 import parser

print("quantulum3", version("quantulum3"))
for text in ["1.5 BTC", "5 bps", "50 bp", "5 basis points", "$60k", "$1.2bn", "1.5m USD", "2.5 million dollars",
             "$60,000-$65,000", "-500 USD", "minus 500 dollars", "a leverage of 1:10", "between 50 and 60 %"]:
    found = [f"{one.value} {one.unit.name}" for one in parser.parse(text)]
    print(f"{text}: {'; '.join(found) or 'nothing'}")
PY

env/bin/python -W ignore ask.py 2>unsaid | tee seen

cat >expected <<'SEEN'
quantulum3 0.10.0
1.5 BTC: 1.5 byte tesla coulomb
5 bps: 5.0 bit per second
50 bp: 50.0 base pair
5 basis points: 5.0 basis point
$60k: 60000.0 dollar
$1.2bn: 1.2 dollar barn newton
1.5m USD: 1.5 metre
2.5 million dollars: 2500000.0 dollar
$60,000-$65,000: 60000.0 dollar dollar to the 65; 0.0 dimensionless
-500 USD: -500.0 united states dollar
minus 500 dollars: 500.0 dollar
a leverage of 1:10: 1.0 dimensionless; 10.0 dimensionless
between 50 and 60 %: 55.0 percentage
SEEN
if ! diff expected seen; then
  echo "quantulum3 now finds other quantities." >&2
  exit 1
fi
