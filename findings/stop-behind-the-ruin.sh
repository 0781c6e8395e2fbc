#!/usr/bin/env bash
# One would expect: a long of 100 at ten times with a stop at 95 is closed at about 95 when the price falls through it,
# and the liquidation price of 90 is never reached: a stop is there for that.
#
# What happens: liquidation is looked for at the low of each bar, the stop at its close alone, and after it. A bar that
# falls from 100 to 89 and closes at 96 takes all of the stake, with the stop as without. A bar that only falls to 91
# leaves the position open below its stop, and one that closes at 91 is closed there, with 90 % lost for 50 %.
#
# Why it matters here: our term on stop-loss orders tells a stop from a liquidation by this: the stop is an order of
# one's own, at a price of one's own, and comes first. Who tries that out here learns that it changes nothing.
#
# Package: cnlib 0.1.4 (PyPI), with numpy 2.4.6, pandas 3.1.1 and pyarrow 26.0.1. Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check cnlib==0.1.4 numpy==2.4.6 pandas==3.1.1 \
  pyarrow==26.0.1

cat >ask.py <<'PY'
from importlib.metadata import version

from cnlib.portfolio import Portfolio


def ask(direction, stop, high, low, close):
    portfolio = Portfolio(initial_capital=1_000.0)
    order = {"coin": "coin", "signal": direction, "allocation": 1.0, "leverage": 10}
    portfolio.update_positions([{**order, "stop_loss": stop}], {"coin": 100.0})
    told = portfolio.update_positions([order], {"coin": close}, {"coin": high}, {"coin": low})
    ends = "liquidated" if told["liquidated"] else "stopped" if told["tp_sl_closed"] else "open"
    print(f"{'long' if direction == 1 else 'short'}, stop {stop}, bar up to {high:.0f}, down to {low:.0f}, closing at"
          f" {close:.0f}: {ends}, {told['portfolio_value']:.0f} of 1000 left")


print("cnlib", version("cnlib"))
for stop in (95.0, None):
    ask(1, stop, high=100.0, low=89.0, close=96.0)
for low, close in ((94.0, 94.0), (91.0, 96.0), (91.0, 91.0)):
    ask(1, 95.0, high=100.0, low=low, close=close)
ask(-1, 105.0, high=111.0, low=100.0, close=104.0)
PY

env/bin/python -W ignore ask.py | tee seen

cat >expected <<'SEEN'
cnlib 0.1.4
long, stop 95.0, bar up to 100, down to 89, closing at 96: liquidated, 0 of 1000 left
long, stop None, bar up to 100, down to 89, closing at 96: liquidated, 0 of 1000 left
long, stop 95.0, bar up to 100, down to 94, closing at 94: stopped, 400 of 1000 left
long, stop 95.0, bar up to 100, down to 91, closing at 96: open, 600 of 1000 left
long, stop 95.0, bar up to 100, down to 91, closing at 91: stopped, 100 of 1000 left
short, stop 105.0, bar up to 111, down to 100, closing at 104: liquidated, 0 of 1000 left
SEEN
if ! diff expected seen; then
  echo "cnlib now looks for stops otherwise." >&2
  exit 1
fi
