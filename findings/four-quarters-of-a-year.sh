#!/usr/bin/env bash
# One would expect: a year has 365 days, or a quarter more; twelve months and four quarters are a year; and that
# holds within one library.
#
# What happens: a year, twelve months and four quarters have 365, 360 and 364 days in one library. In a database
# a year equals 360 days and is not longer than 364, and has 365.25 when its seconds are counted. Two more
# tell 365.25, two 365.
#
# Why it matters here: interest and funding are made annual by such a number. A loan of a million at 5 % costs 685
# less for twelve months than for a year, within one program.
#
# Packages: luxon 3.7.2, moment 2.31.0, dayjs 1.11.23, ms 2.1.3, mathjs 15.2.0 (npm), duckdb 2.0.1 (PyPI). Seen
# on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input duckdb==2.0.1
npm install --silent --ignore-scripts --no-audit --no-fund luxon@3.7.2 moment@2.31.0 dayjs@1.11.23 ms@2.1.3 mathjs@15.2.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const dayjs = require("dayjs");
const { Duration } = require("luxon");
const mathjs = require("mathjs");
const moment = require("moment");
const ms = require("ms");

dayjs.extend(require("dayjs/plugin/duration"));
const tell = (name, ...days) =>
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version, days.join(", "));
tell("luxon", ...[{ years: 1 }, { months: 12 }, { quarters: 4 }].map((span) => Duration.fromObject(span).as("days")));
tell("moment", ...[{ years: 1 }, { months: 12 }, { quarters: 4 }].map((span) => moment.duration(span).asDays()));
tell("dayjs", ...[{ years: 1 }, { months: 12 }].map((span) => dayjs.duration(span).asDays()));
tell("ms", ms("1 year") / ms("1 day"));
tell("mathjs", ...["1 year", "12 month"].map((span) => mathjs.unit(span).toNumber("day")));
JS

cat >ask.py <<'PY'
import duckdb

asked = "INTERVAL '1 year' = INTERVAL '360 days', INTERVAL '1 year' > INTERVAL '364 days', epoch(INTERVAL '1 year') / 86400"
print("duckdb", duckdb.__version__, *duckdb.sql(f"SELECT {asked}").fetchall()[0])
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
luxon 3.7.2 365, 360, 364
moment 2.31.0 365, 365, 365
dayjs 1.11.23 365, 365
ms 2.1.3 365.25
mathjs 15.2.0 365.25, 365.25
duckdb 2.0.1 True False 365.25
SEEN
if ! diff expected seen; then
  echo "One of the six now counts the days of a year otherwise." >&2
  exit 1
fi
