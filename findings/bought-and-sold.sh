#!/usr/bin/env bash
# One would expect: a basket that buys and sells the same units of the same future is no position, and
# needs no margin.
#
# What happens: the scenarios cancel, and the exposure margin is charged on either leg: 62,400 for
# nothing at all, as much as for two positions. One order that closes another raises the margin.
#
# Why it matters here: a reader who enters a closing order into a basket sees it cost as much as an
# opening one, which is what netting is said to spare.
#
# Package: marginism 0.1.1 (PyPI). Seen on 28 November 2026. The file of scenarios is made up, in the
# layout that the package reads: a move of 900 each way, on a future at 24,000.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input marginism==0.1.1

cat >ask.py <<'PY'
from importlib.metadata import version

from marginism import Position, SpanCalculator

SHARES = (0, 0, 1, 1, -1, -1, 2, 2, -2, -2, 3, 3, -3, -3, 3, -3)
losses = "".join(f"<a>{-300 * share}</a>" for share in SHARES)
with open("made-up.spn", "w") as scenarios:
    scenarios.write(
        "<spanFile><fileFormat>4.00</fileFormat><pointInTime><date>20300101</date>"
        "<clearingOrg><exchange><futPf><pfId>1</pfId><pfCode>NIFTY</pfCode><cvf>1</cvf>"
        "<fut><cId>1</cId><pe>20300131</pe><p>24000</p><d>1</d>"
        f"<ra>{losses}<d>1</d></ra></fut></futPf></exchange>"
        "<ccDef><cc>NIFTY</cc></ccDef></clearingOrg></pointInTime></spanFile>")

calculator = SpanCalculator.from_file("made-up.spn")
print("marginism", version("marginism"))
for basket in ((65,), (65, -65), (130,), (65, 65)):
    need = calculator.calculate([Position("NIFTY", "FUT", units, "20300131") for units in basket])
    print(f"{basket}: scenarios {need.span_margin:.0f}, exposure {need.exposure_margin:.0f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
marginism 0.1.1
(65,): scenarios 58500, exposure 31200
(65, -65): scenarios 0, exposure 62400
(130,): scenarios 117000, exposure 62400
(65, 65): scenarios 117000, exposure 62400
SEEN
if ! diff expected seen; then
  echo "The package now nets the legs of one future before it charges exposure, or charges otherwise." >&2
  exit 1
fi
