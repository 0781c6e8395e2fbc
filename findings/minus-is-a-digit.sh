#!/usr/bin/env bash
# One would expect: a loss is rounded to significant digits like the same gain, and the Python and the
# JavaScript of one library round alike.
#
# What happens: in Python the minus sign is taken for a digit before the point. Rounded to three digits,
# 54,321.6 is 54,300 and -54,321.6 is -5,400; -123,456 to two digits is -10,000. Only rounding is concerned,
# of numbers with more digits before the point than asked for; cut off instead of rounded, and in
# JavaScript, they are right.
#
# Why it matters here: whoever shows the loss of a liquidation, or the payment of a funding interval, by the
# library's documented function shows a tenth of it.
#
# Packages: ccxt 4.5.90 (PyPI), ccxt 4.5.84 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check ccxt==4.5.90
npm install --silent --ignore-scripts --no-audit --no-fund ccxt@4.5.84

cat >ask.py <<'PY'
import ccxt

any_venue = ccxt.Exchange()
print("Python, ccxt", ccxt.__version__)
for number in ("54321.6", "-54321.6", "123456", "-123456", "-100.25", "-12.34"):
    told = [any_venue.decimal_to_precision(number, how, digits, ccxt.SIGNIFICANT_DIGITS)
            for how in (ccxt.ROUND, ccxt.TRUNCATE) for digits in (2, 3)]
    print(f"{number}: rounded {told[0]} {told[1]}, cut off {told[2]} {told[3]}")
PY
cat >ask.mjs <<'JS'
import { readFileSync } from 'node:fs'
import ccxt from 'ccxt'

const { decimalToPrecision, ROUND, TRUNCATE, SIGNIFICANT_DIGITS } = ccxt
console.log('JavaScript, ccxt', JSON.parse(readFileSync('node_modules/ccxt/package.json')).version)
for (const number of ['54321.6', '-54321.6', '123456', '-123456', '-100.25', '-12.34']) {
  const told = [ROUND, TRUNCATE].flatMap((how) => [2, 3].map((digits) => decimalToPrecision(number, how, digits, SIGNIFICANT_DIGITS)))
  console.log(`${number}: rounded ${told[0]} ${told[1]}, cut off ${told[2]} ${told[3]}`)
}
JS

{ env/bin/python ask.py; node ask.mjs; } | tee seen

cat >expected <<'SEEN'
Python, ccxt 4.5.90
54321.6: rounded 54000 54300, cut off 54000 54300
-54321.6: rounded -5000 -5400, cut off -54000 -54300
123456: rounded 120000 123000, cut off 120000 123000
-123456: rounded -10000 -12000, cut off -120000 -123000
-100.25: rounded -10 -100, cut off -100 -100
-12.34: rounded -12 -12.3, cut off -12 -12.3
JavaScript, ccxt 4.5.84
54321.6: rounded 54000 54300, cut off 54000 54300
-54321.6: rounded -54000 -54300, cut off -54000 -54300
123456: rounded 120000 123000, cut off 120000 123000
-123456: rounded -120000 -123000, cut off -120000 -123000
-100.25: rounded -100 -100, cut off -100 -100
-12.34: rounded -12 -12.3, cut off -12 -12.3
SEEN
if ! diff expected seen; then
  echo "ccxt now rounds a negative number otherwise." >&2
  exit 1
fi
