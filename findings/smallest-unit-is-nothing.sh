#!/usr/bin/env bash
# One would expect: a decimal type for exact amounts keeps the smallest unit of a coin, 0.00000001, or refuses
# it.
#
# What happens: one engine's DECIMAL has three decimals where none are asked for, so that it is 0.000. Another
# counts the decimals of the first hundred rows and rounds the rest to them: after a hundred whole coins the
# 101st amount is 0. Its product of exact amounts has the decimals of the longer one alone: 0.05 % of 0.30 is
# 0.0002. A third keeps ten decimals.
#
# Why it matters here: exact types are chosen just for amounts of coin and for rates. The digits are lost in
# silence, where a float would have kept them.
#
# Packages: duckdb 2.0.1, polars 2.1.0, datafusion 55.0.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input duckdb==2.0.1 polars==2.1.0 datafusion==55.0.0

cat >ask.py <<'PY'
from importlib.metadata import version

import datafusion
import duckdb
import polars

cast = "SELECT CAST('0.00000001' AS DECIMAL) AS unit"
print("duckdb", version("duckdb"), f"{duckdb.sql(cast).fetchall()[0][0]:f}")
print("datafusion", version("datafusion"), f"{datafusion.SessionContext().sql(cast).to_pydict()['unit'][0]:f}")
for coins in (99, 100):
    amounts = polars.Series(["1"] * coins + ["0.00000001"]).str.to_decimal()
    print("polars", version("polars"), f"after {coins} coins: {amounts[-1]:f}")
amount = polars.Series(["0.30"]).str.to_decimal(scale=2)
rate = polars.Series(["0.0005"]).str.to_decimal(scale=4)
print("polars", version("polars"), f"0.05 % of 0.30: {(amount * rate)[0]:f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
duckdb 2.0.1 0.000
datafusion 55.0.0 0.0000000100
polars 2.1.0 after 99 coins: 0.00000001
polars 2.1.0 after 100 coins: 0
polars 2.1.0 0.05 % of 0.30: 0.0002
SEEN
if ! diff expected seen; then
  echo "One of the three now keeps decimals otherwise." >&2
  exit 1
fi
