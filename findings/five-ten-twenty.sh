#!/usr/bin/env bash
# One would expect: a cell that lists the leverages on offer, 5,10,20, is a text to what reads tables of pages
# and files; and 0,5, as half is printed in much of the world, is a half or a text.
#
# What happens: commas are taken out wherever they stand. The list is the number 51020, and the half is 5;
# 1,2 is twelve. Both readers do so, one for pages and one for files, and the second also makes the 10th of
# January 2001 of a tenth, 1/10.
#
# Why it matters here: a venue's page tells leverages as such a list, and a European broker's its rates with
# a comma. The column is numeric, and every figure in it is wrong.
#
# Packages: pandas 2.3.3 with lxml 6.1.3 (PyPI), xlsx 0.18.5 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input pandas==2.3.3 lxml==6.1.3
npm install --silent --ignore-scripts --no-audit --no-fund xlsx@0.18.5

cat >ask.py <<'PY'
from io import StringIO

import pandas

cells = ("5,10,20", "0,5", "1,2", "1/10")
page = "<table><tr>{}</tr><tr>{}</tr></table>".format(
    "".join(f"<th>{cell}</th>" for cell in cells), "".join(f"<td>{cell}</td>" for cell in cells))
print("pandas", pandas.__version__)
for cell, value in pandas.read_html(StringIO(page))[0].iloc[0].items():
    print(cell, "is", value)
PY

cat >ask.cjs <<'JS'
const xlsx = require("xlsx");

const cells = ["5,10,20", "0,5", "1,2", "1/10"];
const sheet = xlsx.read(cells.map((cell) => `"${cell}"`).join("\n"), { type: "string", cellDates: true, UTC: true }).Sheets.Sheet1;
console.log("xlsx", xlsx.version);
cells.forEach((cell, row) => {
  const { v } = sheet[`A${row + 1}`];
  console.log(cell, "is", v instanceof Date ? `a day of ${v.getFullYear()}` : v);
});
JS

{ env/bin/python ask.py; node ask.cjs; } | tee seen

cat >expected <<'SEEN'
pandas 2.3.3
5,10,20 is 51020
0,5 is 5
1,2 is 12
1/10 is 1/10
xlsx 0.18.5
5,10,20 is 51020
0,5 is 5
1,2 is 12
1/10 is a day of 2001
SEEN
if ! diff expected seen; then
  echo "One of the two now reads lists or decimal commas otherwise." >&2
  exit 1
fi
