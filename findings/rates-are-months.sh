#!/usr/bin/env bash
# One would expect: a loader of tables for charts that finds out the kind of each column leaves labels such as Tier 1,
# and rates such as 0.5%, as text, if it does not read them as numbers.
#
# What happens: what the own reader of dates of Node and Chrome takes is a date. It takes nearly any text that holds
# a number from 1 to 12: Tier 2 is 1 February 2001, 10% is 1 October 2001, and 0.5% a day in May 2000. With a 4x or a
# Tier 13 in it the column stays text. A column of plain numbers is right.
#
# Why it matters here: tables of brackets have just these two columns, and this is what Vega's charts are loaded with.
# Tiers and maintenance rates become moments in time.
#
# Package: vega-loader 5.1.3 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund vega-loader@5.1.3

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { read } from "vega-loader";

console.log("vega-loader", JSON.parse(readFileSync("node_modules/vega-loader/package.json")).version);
const tables = [
  "tier,maintenance,leverage,notional\nTier 1,0.5%,4x,50000\nTier 2,2%,3x,250000\nTier 3,10%,2x,1000000\n",
  "option,band\nPut 95,1 to 5\nCall 105,6 to 10\n",
];
for (const table of tables) {
  const rows = read(table, { type: "csv", parse: "auto" });
  table.trim().split("\n").slice(1).forEach((line, at) => {
    const shown = Object.values(rows[at]).map((value) => (value > 1e8 || value < -1e8 ? new Date(value).toString().slice(4, 15) : value));
    console.log(line, "->", shown.join(","));
  });
}
JS

TZ=UTC node ask.mjs | tee seen

cat >expected <<'SEEN'
vega-loader 5.1.3
Tier 1,0.5%,4x,50000 -> Jan 01 2001,May 01 2000,4x,50000
Tier 2,2%,3x,250000 -> Feb 01 2001,Feb 01 2001,3x,250000
Tier 3,10%,2x,1000000 -> Mar 01 2001,Oct 01 2001,2x,1000000
Put 95,1 to 5 -> Jan 01 1995,1 to 5
Call 105,6 to 10 -> Jan 01 0105,6 to 10
SEEN
if ! diff expected seen; then
  echo "vega-loader now finds out the kind of a column otherwise." >&2
  exit 1
fi
