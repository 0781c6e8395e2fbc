#!/usr/bin/env bash
# One would expect: a sheet whose cells hold 2.5 in the format 0.0" days" and 60,000 in #,##0" USD" is written as
# CSV with the numbers 2.5 and 60000, or as they are shown.
#
# What happens: the words in quotes are taken for a date's letters, and the format itself is written, filled with
# parts of a date: "0.0"" 01ays""" for 2.5 days, "#,##0"" us08""" for the dollars, 01:12 for 5 % a year. The
# numbers are gone and nothing is said. An "x" or EUR in quotes does no harm, ETH does. A thousandth of a per cent
# of a coin without any format, 0.00000001, is 0.
#
# Why it matters here: a unit behind its number is how sheets of positions are laid out, and such a table is
# turned into CSV to be read as a venue's table, or by pandas.
#
# Packages: xlsx2csv 0.8.6, XlsxWriter 3.3.1 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input xlsx2csv==0.8.6 XlsxWriter==3.3.1

cat >ask.py <<'PY'
import io
from importlib.metadata import version

import xlsxwriter
from xlsx2csv import Xlsx2csv

CELLS = [
    (2.5, "0.0"), (2.5, '0.0" days"'), (60000, "#,##0"), (60000, '#,##0" USD"'), (60000, '#,##0" EUR"'), (1.5, '0.00" ETH"'),
    (0.05, "0.00%"), (0.05, '0.00%" a year"'), (20, '0"x"'), (8, '0" hours"'), (0.00000001, "General"),
]  # fmt: skip
book = io.BytesIO()
with xlsxwriter.Workbook(book, {"in_memory": True}) as written:
    sheet = written.add_worksheet()
    for row, (number, form) in enumerate(CELLS):
        sheet.write_number(row, 0, number, written.add_format({"num_format": form}))
book.seek(0)
table = io.StringIO()
Xlsx2csv(book).convert(table)
print("xlsx2csv", version("xlsx2csv"))
for (number, form), line in zip(CELLS, table.getvalue().splitlines(), strict=True):
    print(f"{number} as {form}: {line}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
xlsx2csv 0.8.6
2.5 as 0.0: 2.5
2.5 as 0.0" days": "0.0"" 01ays"""
60000 as #,##0: 60000
60000 as #,##0" USD": "#,##0"" us08"""
60000 as #,##0" EUR": 60000
1.5 as 0.00" ETH": "0.00"" et12"""
0.05 as 0.00%: 5.00%
0.05 as 0.00%" a year": 01:12
20 as 0"x": 20
8 as 0" hours": "0"" 12ours"""
1e-08 as General: 0
SEEN
if ! diff expected seen; then
  echo "xlsx2csv now writes numbers with words in their format otherwise." >&2
  exit 1
fi
