#!/usr/bin/env bash
# One would expect: an account that loses a half by its first trade has fallen by a half, as its equity curve, which the
# same answer holds, goes from 1 to 0.5.
#
# What happens: honest-bt looks for the highest point from the end of the first trade on: a loss of a half that comes
# first is a largest fall of nothing, by the whole account or by the share that is put up; after a gain it is one of 50
# %. Three losses of 20 % are a fall of 36 %, where 48.8 % are gone. More than all of it lost is a fall of nothing too.
#
# Why it matters here: the largest fall is what tells which leverage an account bears, and the package lets a way of
# trading pass or not by it. Of two that lose a half once, the one that loses it at once is the safest there is.
#
# Package: honest-bt 0.1.0 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check honest-bt==0.1.0 numpy==2.2.6

cat >ask.py <<'PY'
from importlib.metadata import version

from honest_bt.metrics import compute_metrics

print("honest-bt", version("honest-bt"))
for returns in ([-0.5, 0.1], [0.1, -0.5], [-0.2, -0.2, -0.2], [-0.5, 0.5, 0.4], [-1.5]):
    told = compute_metrics(
        [{"return_pct": part, "side": "long", "symbol": "BTC"} for part in returns], position_size_pct=0.5
    )
    curve = " ".join(f"{point:.3f}" for point in told.equity_curve)
    print(f"{returns}: equity {curve}, return {told.total_return:.1%}, largest fall {abs(told.max_drawdown):.1%};",
          f"with half of it put up {abs(told.sized_max_drawdown):.1%}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
honest-bt 0.1.0
[-0.5, 0.1]: equity 1.000 0.500 0.550, return -45.0%, largest fall 0.0%; with half of it put up 0.0%
[0.1, -0.5]: equity 1.000 1.100 0.550, return -45.0%, largest fall 50.0%; with half of it put up 25.0%
[-0.2, -0.2, -0.2]: equity 1.000 0.800 0.640 0.512, return -48.8%, largest fall 36.0%; with half of it put up 19.0%
[-0.5, 0.5, 0.4]: equity 1.000 0.500 0.750 1.050, return 5.0%, largest fall 0.0%; with half of it put up 0.0%
[-1.5]: equity 1.000 -0.500, return -150.0%, largest fall 0.0%; with half of it put up 0.0%
SEEN
if ! diff expected seen; then
  echo "honest-bt now tells another largest fall." >&2
  exit 1
fi
