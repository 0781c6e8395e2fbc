#!/usr/bin/env bash
# One would expect: who loses a half three times in a row has fallen by 87.5 %, has an eighth left, and cannot fall by
# more than all; who gains and loses a half by turns ends with less each time.
#
# What happens: a portfolio of skfolio adds returns up unless told to compound them. Three halves are a largest fall of
# 150 %, twice 60 % one of 120 %, and a half gained and lost twice over is a return of nothing, where 43.75 % are
# lost. Over small returns the two ways differ by little.
#
# Why it matters here: the largest fall is what a leverage is chosen by: one of 87.5 % bears a leverage of a little over
# 1, one of 150 % none. It is right in calm markets, and wrong in those for which it is asked.
#
# Package: skfolio 1.12.2 (PyPI), with numpy 2.4.6 and pandas 3.1.1. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check skfolio==1.12.2 numpy==2.4.6 pandas==3.1.1

cat >ask.py <<'PY'
from importlib.metadata import version
from math import prod

import pandas
from skfolio import Portfolio

print("skfolio", version("skfolio"))
for returns in ([-0.5, -0.5, -0.5], [-0.6, -0.6], [0.5, -0.5, 0.5, -0.5], [0.01, -0.01, 0.02, -0.02]):
    left = prod(1 + one for one in returns)
    told = []
    for compounded in (False, True):
        portfolio = Portfolio(X=pandas.DataFrame({"coin": returns}), weights=[1.0], compounded=compounded)
        told.append(f"fall {portfolio.max_drawdown:.2%}, end {portfolio.cumulative_returns[-1]:.4f}")
    print(f"{returns}, left {left:.4f} of 1: {told[0]}; told to compound: {told[1]}")
PY

env/bin/python -W ignore ask.py | tee seen

cat >expected <<'SEEN'
skfolio 1.12.2
[-0.5, -0.5, -0.5], left 0.1250 of 1: fall 150.00%, end -1.5000; told to compound: fall 87.50%, end 0.1250
[-0.6, -0.6], left 0.1600 of 1: fall 120.00%, end -1.2000; told to compound: fall 84.00%, end 0.1600
[0.5, -0.5, 0.5, -0.5], left 0.5625 of 1: fall 50.00%, end 0.0000; told to compound: fall 62.50%, end 0.5625
[0.01, -0.01, 0.02, -0.02], left 0.9995 of 1: fall 2.00%, end 0.0000; told to compound: fall 2.00%, end 0.9995
SEEN
if ! diff expected seen; then
  echo "skfolio now adds up returns otherwise." >&2
  exit 1
fi
