#!/usr/bin/env bash
# One would expect: 2,000 that are borrowed for 100 hours at 0.1 % an hour cost 200 or, compounded, 210; and an
# account that falls below nothing shows it in the reward that a strategy learns from.
#
# What happens: what is owed in interest is set anew each hour, not added to: after 100 hours it is 2, as after
# one. And the hour in which three times leverage turns 1,000 into -200 has a reward of 0, like an hour in
# which nothing happened.
#
# Why it matters here: it is a usual playground for strategies with leverage. Held positions are almost
# free, and ruin is no worse than waiting.
#
# Package: gym-trading-env 0.3.5 with gymnasium 1.4.0, pandas 2.3.3 and numpy 2.4.6 (PyPI). Seen on 28
# November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input gym-trading-env==0.3.5 gymnasium==1.4.0 pandas==2.3.3 numpy==2.4.6

cat >ask.py <<'PY'
import warnings
from importlib.metadata import version

warnings.filterwarnings("ignore")
import gym_trading_env
import gymnasium
import pandas


def hours(prices, rate):
    """What an account of 1,000 at three times leverage tells hour after hour."""
    table = pandas.DataFrame({name: [float(price) for price in prices] for name in ("open", "high", "low", "close")},
                             index=pandas.date_range("2026-01-01", periods=len(prices), freq="h"))
    table["feature_change"] = table["close"].pct_change().fillna(0)
    game = gymnasium.make("TradingEnv", df=table, positions=[0, 3], initial_position=3, verbose=0,
                          portfolio_initial_value=1000, borrow_interest_rate=rate)
    game.reset()
    for _ in prices[1:]:
        _, reward, ended, _, told = game.step(None)
        yield told["portfolio_valuation"], reward
        if ended:
            return


print("gym-trading-env", version("gym-trading-env"))
held = [value for value, _ in hours([100] * 101, 0.001)]
print(f"after 1 hour {held[0]:.2f}, after {len(held)} hours {held[-1]:.2f}")
for price, (value, reward) in zip((100, 60), hours([100, 100, 60], 0)):
    print(f"price {price}: value {value:.2f}, reward {reward:g}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
gym-trading-env 0.3.5
after 1 hour 998.00, after 100 hours 998.00
price 100: value 1000.00, reward 0
price 60: value -200.00, reward 0
SEEN
if ! diff expected seen; then
  echo "gym-trading-env now counts interest or ruin otherwise." >&2
  exit 1
fi
