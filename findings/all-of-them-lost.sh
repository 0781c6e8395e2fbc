#!/usr/bin/env bash
# One would expect: the filters above a table of Datasette compare numbers in a view as they do in a table.
#
# What happens: only whole numbers without a sign are taken for numbers. -100 and 0.5 are handed on as text, which
# SQLite puts behind every number that was computed: all positions have lost more than 100, the one that earned
# 500 too, none has lost less, and no rate is above 0.005, or is 0.5. In the table itself, and for gains above 100,
# it is right.
#
# Why it matters here: gains and shares are computed from prices, so they stand in views. The answer is a page with
# rows, or without, and nothing in it says that the question was another.
#
# Package: datasette 0.65.5 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input datasette==0.65.5

cat >ask.py <<'PY'
import asyncio
import sqlite3
from importlib.metadata import version

from datasette.app import Datasette

made = sqlite3.connect("book.db")
made.executescript("""
create table positions (name text, notional real, entry real, price real, maintenance real);
insert into positions values
  ('long', 60000, 60000, 50000, 0.004), ('up', 1000, 100, 150, 0.01), ('down', 20000, 200, 190, 0.5);
create view gains as
  select name, notional * (price - entry) / entry as gain, maintenance * 1 as maintenance from positions;
""")
made.close()


async def ask():
    book = Datasette(["book.db"])
    for path in (
        "positions.json?maintenance__gt=0.005",
        "gains.json?maintenance__gt=0.005",
        "gains.json?maintenance__exact=0.5",
        "gains.json?gain__gt=100",
        "gains.json?gain__lt=-100",
        "gains.json?gain__gt=-100",
        "gains.json?",
    ):
        rows = (await book.client.get(f"/book/{path}&_shape=array")).json()
        print(path, "->", " ".join(f"{row['name']} {row.get('gain', '')}".strip() for row in rows) or "none")


print("datasette", version("datasette"))
asyncio.run(ask())
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
datasette 0.65.5
positions.json?maintenance__gt=0.005 -> up down
gains.json?maintenance__gt=0.005 -> none
gains.json?maintenance__exact=0.5 -> none
gains.json?gain__gt=100 -> up 500.0
gains.json?gain__lt=-100 -> long -10000.0 up 500.0 down -1000.0
gains.json?gain__gt=-100 -> none
gains.json? -> long -10000.0 up 500.0 down -1000.0
SEEN
if ! diff expected seen; then
  echo "Datasette now filters views by numbers otherwise." >&2
  exit 1
fi
