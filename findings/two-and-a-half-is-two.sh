#!/usr/bin/env bash
# One would expect: Babel and a browser read the same tables of the CLDR, so that a page that is written by
# the one and worked on by the other shows one position and one rate alike, short forms too.
#
# What happens: the browser keeps two digits of a short number, and rounds halves up. Babel keeps none behind the
# point, and rounds to even: 1.5 and 2.5 million are both 2M, 999,999 is 1000K, and rates of 0.5 %, 1.5 % and 2.5 %
# are 0 %, 2 % and 2 %, for 1 %, 2 % and 3 %.
#
# Why it matters here: brackets of venues begin at just such sums, and their maintenance rates are halves of a
# per cent. Two positions a million apart read alike, and a rate of 0 % reads as if nothing were kept.
#
# Package: babel 2.18.0 (PyPI), and Intl of Node. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input babel==2.18.0

cat >ask.py <<'PY'
from importlib.metadata import version

from babel.numbers import format_compact_decimal, format_percent

print("babel", version("babel"))
print(*(format_compact_decimal(value, locale="en") for value in (60_500, 999_999, 1_500_000, 2_500_000)))
print(*(format_percent(rate, locale="en") for rate in (0.005, 0.015, 0.025)))
PY
cat >ask.mjs <<'JS'
const short = new Intl.NumberFormat("en", { notation: "compact" });
const percent = new Intl.NumberFormat("en", { style: "percent" });
console.log("Intl");
console.log(...[60500, 999999, 1500000, 2500000].map((value) => short.format(value)));
console.log(...[0.005, 0.015, 0.025].map((rate) => percent.format(rate)));
JS

{ env/bin/python ask.py; node ask.mjs; } | tee seen

cat >expected <<'SEEN'
babel 2.18.0
60K 1000K 2M 2M
0% 2% 2%
Intl
61K 1M 1.5M 2.5M
1% 2% 3%
SEEN
if ! diff expected seen; then
  echo "Babel or Intl now shortens or rounds otherwise." >&2
  exit 1
fi
