#!/usr/bin/env bash
# One would expect: the theta of a bought call is negative, and the same for three libraries or, at the
# most, so many times larger per year than per day.
#
# What happens: 6.41 per year, -6.41 per year and -0.02 per day. One counts the time that is left, so
# that its theta has the other sign: added to a portfolio, the decay of a bought option is income.
# Vega is 37.5 or 0.38 in the same way, and delta is alike everywhere.
#
# Why it matters here: our page of theta and vega gives them per day and per point of volatility; a
# reader who adds up greeks of two libraries gets neither.
#
# Packages: @uqee/black-scholes 1.0.7, greeks 1.0.0 (npm), blackscholes 0.2.2 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input blackscholes==0.2.2
npm install --silent --ignore-scripts --no-audit --no-fund @uqee/black-scholes@1.0.7 greeks@1.0.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { BlackScholes } = require("@uqee/black-scholes");
const greeks = require("greeks");

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const tell = (name, delta, theta, vega) =>
  console.log(`${name} ${version(name)}: delta ${delta.toFixed(2)}, theta ${theta.toFixed(2)}, vega ${vega.toFixed(2)}`);
const call = new BlackScholes().option({ rate: 0.05, sigma: 0.2, strike: 100, time: 1, type: "call", underlying: 100 });
tell("@uqee/black-scholes", call.delta, call.theta, call.vega);
const given = [100, 100, 1, 0.2, 0.05];
tell("greeks", greeks.getDelta(...given, "call"), greeks.getTheta(...given, "call"), greeks.getVega(...given));
JS

cat >ask.py <<'PY'
from importlib.metadata import version

from blackscholes import BlackScholesCall

call = BlackScholesCall(100, 100, 1, 0.05, 0.2)
print(f"blackscholes {version('blackscholes')}: delta {call.delta():.2f}, theta {call.theta():.2f}, vega {call.vega():.2f}")
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
@uqee/black-scholes 1.0.7: delta 0.64, theta 6.41, vega 37.52
greeks 1.0.0: delta 0.64, theta -0.02, vega 0.38
blackscholes 0.2.2: delta 0.64, theta -6.41, vega 37.52
SEEN
if ! diff expected seen; then
  echo "One of the three now gives theta or vega in another unit or sign." >&2
  exit 1
fi
