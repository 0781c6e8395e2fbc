#!/usr/bin/env bash
# One would expect: a loan of 1,000 that bears no interest is paid back by ten payments of 100, as PMT of the same
# package has it; and asked for several rates at once, as its own page shows, the package answers for each.
#
# What happens: numpy-financial counts -10 payments, by a sign that is wrong where a rate is 0; a millionth in its place
# gives 10. Of rates of 0, 1 and 2 % it then tells none but that: one number, -10, for three. Who saves 1,200 has 12,
# and two other packages have 10.
#
# Why it matters here: loans without interest are the first row of every table of rates, and of a page that lets a
# reader choose one. The row takes all others with it.
#
# Packages: numpy-financial 1.0.0, pyxirr 0.10.8, numpy 2.2.6 (PyPI), @formulajs/formulajs 4.6.1 (npm). Seen on 30
# November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check numpy-financial==1.0.0 pyxirr==0.10.8 numpy==2.2.6
npm install --silent --ignore-scripts --no-audit --no-fund @formulajs/formulajs@4.6.1

cat >ask.py <<'PY'
from importlib.metadata import version

import numpy_financial
import pyxirr

print("numpy-financial", version("numpy-financial"))
for rate in (0, 1e-6, 0.01, 0.02, [0.01, 0.02], [0, 0.01, 0.02]):
    print(f"1,000 by payments of 100 at {rate}:", numpy_financial.nper(rate, -100, 1_000).round(4).tolist())
print("1,200 saved by 100 at 0:", numpy_financial.nper(0, -100, 0, 1_200))
print("payment for 1,000 by ten at 0:", numpy_financial.pmt(0, 10, 1_000))
print(f"pyxirr {version('pyxirr')}: {pyxirr.nper(0, -100, 1_000)} at 0")
PY
cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { NPER } from "@formulajs/formulajs";

const { version } = JSON.parse(readFileSync("node_modules/@formulajs/formulajs/package.json"));
console.log(`@formulajs/formulajs ${version}: ${NPER(0, -100, 1000)} at 0`);
JS

{ env/bin/python ask.py; node ask.mjs; } | tee seen

cat >expected <<'SEEN'
numpy-financial 1.0.0
1,000 by payments of 100 at 0: -10.0
1,000 by payments of 100 at 1e-06: 10.0001
1,000 by payments of 100 at 0.01: 10.5886
1,000 by payments of 100 at 0.02: 11.2684
1,000 by payments of 100 at [0.01, 0.02]: [10.5886, 11.2684]
1,000 by payments of 100 at [0, 0.01, 0.02]: -10.0
1,200 saved by 100 at 0: 12.0
payment for 1,000 by ten at 0: -100.0
pyxirr 0.10.8: 10.0 at 0
@formulajs/formulajs 4.6.1: 10 at 0
SEEN
if ! diff expected seen; then
  echo "One of the packages now counts payments otherwise." >&2
  exit 1
fi
