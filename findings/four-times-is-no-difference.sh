#!/usr/bin/env bash
# One would expect: two tables of rates that are compared by three significant digits differ where a rate is 0.0001 in
# one and 0.0004 in the other; if not, as those are digits behind the point, then when numbers are compared in the
# notation with an e.
#
# What happens: deepdiff counts "significant_digits" behind the point, and rounds there before it writes a number with
# an e too: four times the rate is no difference in either, nor ten thousand times, while 60,000 and 60,000.01 differ in
# one. With "ignore_order" payments of 5, 5 and 7 are the same as of 5 and 7.
#
# Why it matters here: whoever watches a venue's table for changes sets three digits to be rid of noise, and is never
# told that a funding rate went up fourfold.
#
# Package: deepdiff 9.1.0 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check deepdiff==9.1.0

cat >ask.py <<'PY'
from importlib.metadata import version

from deepdiff import DeepDiff

print("deepdiff", version("deepdiff"))


def differs(first, second, **settings):
    found = DeepDiff(first, second, **settings)
    return "; ".join(found) or "no difference"


for first, second in ((0.0001, 0.0004), (0.00000001, 0.0001), (0.001, 0.004), (60_000.0, 60_000.01)):
    told = [differs({"rate": first}, {"rate": second}, significant_digits=3, **more)
            for more in ({}, {"number_format_notation": "e"})]
    print(f"{first} and {second} by three digits: {told[0]}; with an e {told[1]}")
paid = [{"coins": 5}, {"coins": 5}, {"coins": 7}]
print("paid 5, 5 and 7, or 5 and 7:", differs(paid, paid[1:]))
print("and in any order:", differs(paid, paid[1:], ignore_order=True))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
deepdiff 9.1.0
0.0001 and 0.0004 by three digits: no difference; with an e no difference
1e-08 and 0.0001 by three digits: no difference; with an e no difference
0.001 and 0.004 by three digits: values_changed; with an e values_changed
60000.0 and 60000.01 by three digits: values_changed; with an e no difference
paid 5, 5 and 7, or 5 and 7: values_changed; iterable_item_removed
and in any order: no difference
SEEN
if ! diff expected seen; then
  echo "deepdiff now compares otherwise." >&2
  exit 1
fi
