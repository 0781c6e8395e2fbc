#!/usr/bin/env bash
# One would expect: a stop of 2 % that trails closes a long of 100 which rose to 120 when the price falls back to 118,
# or at the next price below.
#
# What happens: the package moves the stop along, up to a gain of 18 %, and tells it so when asked. Once the price falls
# below, it forgets the stop, closes nothing, and sets another one under the next price. The position is closed at 98,
# where the stop without trailing closes it as well; of the gain of 20 a loss of 2 is left. A short goes the same way,
# and the adaptive model, which is set to trail, moves no stop at all.
#
# Why it matters here: who holds a leveraged position counts on a trailing stop to be out before the liquidation price
# of this site is near. It is in the first example of the package, and a backtest with it tells the result without.
#
# Package: exitkit 0.1.0 (PyPI) with numpy 2.3.5, Python 3.11. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input exitkit==0.1.0 numpy==2.3.5

cat >ask.py <<'PY'
from importlib.metadata import version

from exitkit import AdaptiveStopLossExitModel, Position, SignalOutput, StopLossExitModel


def position(direction):
    return Position(position_id="held", entry_time=0.0, entry_price=100.0, quantity=10,
                    entry_signal=SignalOutput(direction=direction, meta={"implied_vol": 0.5}))


def closed_at(model, direction, prices):
    held = position(direction)
    for price in prices:
        if model.generate_exit_signals([held], {"spot_price": price, "implied_vol": 0.5, "timestamp": 0.0}):
            return price
    return None


def by_hand(stop, direction, prices):
    best = 0.0
    for price in prices:
        gain = (price - 100.0) * direction / 100.0
        best = max(best, gain)
        if gain <= best - stop:
            return price
    return None


print("exitkit", version("exitkit"))
paths = {"long": (1, [float(price) for price in [*range(101, 121), *range(119, 94, -1)]]),
         "short": (-1, [float(price) for price in [*range(99, 79, -1), *range(81, 106)]])}
for name, (direction, prices) in paths.items():
    fixed = closed_at(StopLossExitModel(stop_loss_pct=0.02), direction, prices)
    trailing = closed_at(StopLossExitModel(stop_loss_pct=0.02, trailing=True), direction, prices)
    adaptive = closed_at(AdaptiveStopLossExitModel(base_stop_loss_pct=0.02), direction, prices)
    print(f"{name} from 100, best {prices[19]:.0f}: trailing by hand closed at {by_hand(0.02, direction, prices):.0f},"
          f" told {trailing:.0f}, without trailing {fixed:.0f}, adaptive {adaptive:.0f}")
model = StopLossExitModel(stop_loss_pct=0.02, trailing=True)
held = position(1)
for price in (120.0, 119.0, 117.0, 110.0):
    closed = model.generate_exit_signals([held], {"spot_price": price})
    stop = model.get_trailing_stop_info("held")
    print(f"at {price:.0f}: stop told", f"at a gain of {stop['trailing_stop']:.2f}" if stop else "none",
          "and closed" if closed else "and kept")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
exitkit 0.1.0
long from 100, best 120: trailing by hand closed at 118, told 98, without trailing 98, adaptive 98
short from 100, best 80: trailing by hand closed at 82, told 102, without trailing 102, adaptive 102
at 120: stop told at a gain of 0.18 and kept
at 119: stop told at a gain of 0.18 and kept
at 117: stop told none and kept
at 110: stop told at a gain of 0.08 and kept
SEEN
if ! diff expected seen; then
  echo "The trailing stop of exitkit now closes elsewhere." >&2
  exit 1
fi
