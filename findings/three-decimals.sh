#!/usr/bin/env bash
# One would expect: 0.123 is read as 0.123, and 54271.361 as 54,271.361; a minus sign stays.
#
# What happens: three digits after a point are taken for thousands, whatever stands before it: 0.123
# is 123 and 54271.361 is fifty-four million. Two or four digits are read as decimals. A minus sign
# is dropped, so that a loss is a gain.
#
# Why it matters here: amounts of coin, rates and prices on this site often have three decimals, and
# readers collect such figures from pages with just this kind of package.
#
# Package: price-parser 0.5.1 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input price-parser==0.5.1

cat >ask.py <<'PY'
from importlib.metadata import version

from price_parser import Price

print("price-parser", version("price-parser"))
for text in ("0.12 BTC", "0.123 BTC", "0.1234 BTC", "54271.36 USD", "54271.361 USD", "-500 USD"):
    print(text, "is", Price.fromstring(text).amount)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
price-parser 0.5.1
0.12 BTC is 0.12
0.123 BTC is 123
0.1234 BTC is 0.1234
54271.36 USD is 54271.36
54271.361 USD is 54271361
-500 USD is 500
SEEN
if ! diff expected seen; then
  echo "price-parser now reads three decimals or a minus sign otherwise." >&2
  exit 1
fi
