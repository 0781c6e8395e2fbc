#!/usr/bin/env bash
# One would expect: an order of 0.0003 bitcoin, in a market whose step is 0.0001, is one of three steps to the venue's
# own client, and an order that is smaller than a step is refused, or nothing.
#
# What happens: the size is multiplied as a binary fraction and rounded down, so that 0.0003 is 2.9999999 steps
# and 0.0002 are sent. Of the sizes up to one coin, one in twenty loses a step. What is less than a step is
# sent as a whole one, five times what was asked.
#
# Why it matters here: our calculator of position size tells just such sizes. Who closes 0.0003 keeps a third of the
# position, with its margin and its liquidation price, and the order is filled without a word.
#
# Package: dydx-v4-client 1.1.5 (PyPI), its market alone, with v4-proto 8.2.0 and protobuf 6.33.5. The market is that
# of bitcoin as the venue lists it. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --no-deps dydx-v4-client==1.1.5 v4-proto==8.2.0 protobuf==6.33.5

cat >ask.py <<'PY'
from importlib.metadata import version

from dydx_v4_client.node.market import Market

bitcoin = Market({"clobPairId": "0", "atomicResolution": -10, "stepBaseQuantums": 1_000_000,
                  "quantumConversionExponent": -9, "subticksPerTick": 100_000})


def sent(size):
    return bitcoin.calculate_quantums(size) / 10**10


print("dydx-v4-client", version("dydx-v4-client"))
for size in (0.0001, 0.0002, 0.0003, 0.0012, 0.0024, 0.00002):
    print(f"asked {size:.5f}, sent {sent(size):.5f}")
steps = range(1, 10_001)
lost = sum(sent(step / 10_000) != step / 10_000 for step in steps)
print("sizes up to one coin that lose a step:", lost, "of", len(steps))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
dydx-v4-client 1.1.5
asked 0.00010, sent 0.00010
asked 0.00020, sent 0.00020
asked 0.00030, sent 0.00020
asked 0.00120, sent 0.00110
asked 0.00240, sent 0.00230
asked 0.00002, sent 0.00010
sizes up to one coin that lose a step: 502 of 10000
SEEN
if ! diff expected seen; then
  echo "The client of dYdX now sends other sizes." >&2
  exit 1
fi
