#!/usr/bin/env bash
# One would expect: the loss that is not exceeded with 95 %, of the same twenty returns, is one number, or nearly, and
# two functions of one package for it tell the same.
#
# What happens: it is 6 %, 6.2 %, 8 %, 8.45 %, 9.8 % and 10 %, for the worst returns are -10 % and -6 %, and one in
# twenty lies between. DuckDB tells three of these, and jStat, PyArrow, Python's statistics and numpy two each, by what
# function or way is asked. riskkit, made for this measure, tells the worst return of all, and Polars the second worst.
#
# Why it matters here: our term on value at risk tells a limit that is taken from returns of the past, and few of them
# are in the tail. Who checks such a limit with another tool finds it wrong by two thirds.
#
# Packages: numpy 2.4.6, polars 2.1.0, duckdb 2.0.1, pyarrow 26.0.1, riskkit-quant 0.4.2 (PyPI), jstat 1.9.6 (npm), and
# statistics of Python 3.11. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check numpy==2.4.6 polars==2.1.0 duckdb==2.0.1 \
  pyarrow==26.0.1 riskkit-quant==0.4.2
npm install --silent --ignore-scripts --no-audit --no-fund jstat@1.9.6

echo '[-10, -6, -3, -2, -1, -0.5, 0, 0.5, 1, 1, 1.5, 2, 2, 2.5, 3, 3, 4, 5, 6, 8]' >returns.json
cat >ask.py <<'PY'
import json
import statistics
from importlib.metadata import version
from pathlib import Path

import duckdb
import numpy
import polars
import pyarrow
import pyarrow.compute
import riskkit

returns = [float(one) for one in json.loads(Path("returns.json").read_text())]


def duck(function):
    return duckdb.sql(f"SELECT {function}(one, 0.05) FROM (SELECT unnest({returns}) AS one)").fetchall()[0][0]


def say(name, told):
    print(f"{name}: {', '.join(f'{way} {-value:.2f}' for way, value in told.items())}")


for package in ("numpy", "polars", "duckdb", "pyarrow", "riskkit-quant"):
    print(package, version(package))
say("numpy", {way: numpy.quantile(returns, 0.05, method=way) for way in ("linear", "weibull")})
say("statistics", {way: statistics.quantiles(returns, n=20, method=way)[0] for way in ("exclusive", "inclusive")})
say("polars", {"quantile": polars.Series(returns).quantile(0.05)})
say("duckdb", {way: duck(way) for way in ("quantile", "quantile_cont", "approx_quantile")})
say("pyarrow", {way: getattr(pyarrow.compute, way)(pyarrow.array(returns), q=0.05)[0].as_py()
                for way in ("quantile", "tdigest")})
say("riskkit", {"value_at_risk": -riskkit.value_at_risk(returns)})
PY
cat >ask.cjs <<'JS'
const { jStat } = require("jstat");
const returns = require("./returns.json");

console.log("jstat", require("jstat/package.json").version);
console.log(`jstat: percentile ${(-jStat.percentile(returns, 0.05)).toFixed(2)},`
  + ` quantiles ${(-jStat.quantiles(returns, [0.05])[0]).toFixed(2)}`);
JS

{ env/bin/python ask.py; node ask.cjs; } | tee seen

cat >expected <<'SEEN'
numpy 2.4.6
polars 2.1.0
duckdb 2.0.1
pyarrow 26.0.1
riskkit-quant 0.4.2
numpy: linear 6.20, weibull 9.80
statistics: exclusive 9.80, inclusive 6.20
polars: quantile 6.00
duckdb: quantile 10.00, quantile_cont 6.20, approx_quantile 8.00
pyarrow: quantile 6.20, tdigest 10.00
riskkit: value_at_risk 10.00
jstat 1.9.6
jstat: percentile 6.20, quantiles 8.45
SEEN
if ! diff expected seen; then
  echo "One of the packages now tells another quantile." >&2
  exit 1
fi
