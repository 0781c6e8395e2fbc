#!/usr/bin/env bash
# One would expect: a library that knows units, and per cent among them, reads 5 bp as five basis points, or does
# not know it; and a quarter is the fourth part of a year.
#
# What happens: 5 bp is a length of 1.76 mm, since bp is a printer's point. A quarter is an old
# weight, 12.7 kg; M and k, as in 5 M and 5 k, are a concentration and Boltzmann's constant. 5 % is 0.05, and
# 10 % - 0.5 % is right.
#
# Why it matters here: spreads and fees are in basis points, and interest is paid by the quarter. A rate in bp
# is refused only where it meets another rate, far from where it was read.
#
# Package: pint 0.25.3 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input pint==0.25.3

cat >ask.py <<'PY'
from importlib.metadata import version

import pint

units = pint.UnitRegistry()
print("pint", version("pint"))
for text in ("5 %", "10 % - 0.5 %", "5 bp", "1 quarter", "5 M", "5 k"):
    read = units(text).to_base_units()
    print(f"{text}: {read.magnitude:.4g} {read.units}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
pint 0.25.3
5 %: 0.05 dimensionless
10 % - 0.5 %: 0.095 dimensionless
5 bp: 0.001764 meter
1 quarter: 12.7 kilogram
5 M: 5000 mole / meter ** 3
5 k: 6.903e-23 kilogram * meter ** 2 / kelvin / second ** 2
SEEN
if ! diff expected seen; then
  echo "pint now reads basis points, quarters or short letters otherwise." >&2
  exit 1
fi
