#!/usr/bin/env bash
# One would expect: a trading venue's package that knows the holidays of the stock exchange in New York, with half days,
# knows those of this year and the next: on Thanksgiving and at Christmas the market is closed.
#
# What happens: its list ends with Good Friday of 2026. From then on every weekday is a trading day to it, with regular
# hours: 26 November and 25 December 2026, and all of 2027. In 2025 it has Thanksgiving, Christmas and the half days
# about them, and Memorial Day is its first. Nothing tells a year without holidays from a year that is not in the list.
#
# Why it matters here: a leveraged position in shares can neither be closed nor stopped while the exchange is shut, and
# the next price may lie beyond its liquidation price. Who asks this package when that is reads "open" for Christmas.
#
# Packages: @gainsnetwork/sdk 1.8.7 (npm), holidays 0.109 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check holidays==0.109
npm install --silent --ignore-scripts --no-audit --no-fund @gainsnetwork/sdk@1.8.7

cat >days.json <<'JSON'
[
  "2025-01-20", "2025-05-26", "2025-11-27", "2025-12-25", "2026-01-01", "2026-04-03", "2026-05-25", "2026-07-03",
  "2026-11-26", "2026-12-25", "2027-01-01", "2027-03-26", "2027-11-25"
]
JSON
cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { getHolidays, isStocksOpen } = require("@gainsnetwork/sdk");

console.log("@gainsnetwork/sdk", require("@gainsnetwork/sdk/package.json").version);
// 17:00 UTC is noon in New York, or one o'clock in summer.
for (const day of JSON.parse(readFileSync("days.json")))
  console.log(day, isStocksOpen(new Date(`${day}T17:00:00Z`)) ? "open" : "closed");
for (const year of [2025, 2026, 2027, 2028]) {
  const days = getHolidays("stocks", new Date(`${year}-01-01T12:00:00Z`), 364);
  console.log(`holidays and half days of ${year}: ${days.length}`);
}
JS
cat >ask.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

from holidays import NYSE

print("holidays", version("holidays"))
exchange = NYSE()
for day in json.loads(Path("days.json").read_text()):
    print(day, "closed" if day in exchange else "open")
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
@gainsnetwork/sdk 1.8.7
2025-01-20 open
2025-05-26 closed
2025-11-27 closed
2025-12-25 closed
2026-01-01 closed
2026-04-03 closed
2026-05-25 open
2026-07-03 open
2026-11-26 open
2026-12-25 open
2027-01-01 open
2027-03-26 open
2027-11-25 open
holidays and half days of 2025: 9
holidays and half days of 2026: 4
holidays and half days of 2027: 0
holidays and half days of 2028: 0
holidays 0.109
2025-01-20 closed
2025-05-26 closed
2025-11-27 closed
2025-12-25 closed
2026-01-01 closed
2026-04-03 closed
2026-05-25 closed
2026-07-03 closed
2026-11-26 closed
2026-12-25 closed
2027-01-01 closed
2027-03-26 closed
2027-11-25 closed
SEEN
if ! diff expected seen; then
  echo "The package of Gains now knows other holidays." >&2
  exit 1
fi
