#!/usr/bin/env bash
# One would expect: a library that reads durations as people write them reads an 8-hour funding interval as eight hours,
# or tells that it cannot.
#
# What happens: 8-hour is 8 milliseconds, and 1:30 is 1.03 of them; half an hour as 1/2 h is two hours and a thousandth
# of a second by one library, twelve hours by the other, which takes 1h30 for an hour too, and two hours ago, -2h, for
# two hours. "8 hours", "1h 30m" and "0.5 h" are right in both.
#
# Why it matters here: funding is "8-hour" in the texts of exchanges and in this glossary. A payment each 8 milliseconds
# is 3.6 million payments for one.
#
# Packages: parse-duration 2.1.9, timestring 7.0.0 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund parse-duration@2.1.9 timestring@7.0.0

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import duration from "parse-duration";
import timestring from "timestring";

const readers = { "parse-duration": (text) => duration(text) / 1000, timestring: (text) => timestring(text) };
for (const [name, read] of Object.entries(readers)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
  for (const text of ["8 hours", "8-hour", "1h 30m", "1h30", "1:30", "0.5 h", "1/2 h", "-2h"]) {
    let told;
    try { told = `${read(text)} s`; } catch { told = "refused"; }
    console.log(`${text}: ${told}`);
  }
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
parse-duration 2.1.9
8 hours: 28800 s
8-hour: 0.008 s
1h 30m: 5400 s
1h30: 5400 s
1:30: 0.00103 s
0.5 h: 1800 s
1/2 h: 7200.001 s
-2h: -7200 s
timestring 7.0.0
8 hours: 28800 s
8-hour: refused
1h 30m: 5400 s
1h30: 3600 s
1:30: refused
0.5 h: 1800 s
1/2 h: 43200 s
-2h: 7200 s
SEEN
if ! diff expected seen; then
  echo "One of the two now reads durations otherwise." >&2
  exit 1
fi
