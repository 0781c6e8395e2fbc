#!/usr/bin/env bash
# One would expect: the volatility implied by a price that was made with 100 % is 100 %, also for an option that ends
# tomorrow and is a tenth out of the money, whose price is small but has four good digits.
#
# What happens: the search begins at 20 %. At 20 % such an option is worth so little that its price does not move
# any more, the search stops, and its first guess is returned as the answer: 20 % for 100 %, for 80 % and for
# 60 %. A nearer strike, and the same one a day before, are right.
#
# Why it matters here: our terms on implied volatility, price scan range and short option margin rest on this
# number. The wings of a chain look calm on the last day, just where a seller's margin is decided.
#
# Package: vnpy_optionmaster 1.3.0 (PyPI), its pricing alone, with scipy 1.17.1. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input scipy==1.17.1
env/bin/pip install --quiet --no-input --no-deps vnpy_optionmaster==1.3.0

cat >ask.py <<'PY'
import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

# The package's own __init__ brings its windows and its venues; its pricing needs none of them.
package = ModuleType("vnpy_optionmaster")
package.__path__ = [str(Path(sysconfig.get_path("purelib"), "vnpy_optionmaster"))]
sys.modules["vnpy_optionmaster"] = package
from vnpy_optionmaster.pricing import black_76, black_scholes

print("vnpy_optionmaster", version("vnpy_optionmaster"))
for days, strike in ((1, 104), (1, 110), (2, 110), (7, 110)):
    for volatility in (0.6, 0.8, 1.0):
        asked = dict(s=100, k=strike, r=0, t=days / 365)
        price = round(black_76.calculate_price(**asked, v=volatility, cp=1), 4)
        back = [model.calculate_impv(price, **asked, cp=1) for model in (black_76, black_scholes)]
        print(f"days left {days}, call {strike} at {volatility:.0%}: {price:.4f},"
              f" implied {back[0]:.0%} and {back[1]:.0%}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
vnpy_optionmaster 1.3.0
days left 1, call 104 at 60%: 0.1624, implied 60% and 60%
days left 1, call 104 at 80%: 0.4008, implied 80% and 80%
days left 1, call 104 at 100%: 0.7009, implied 100% and 100%
days left 1, call 110 at 60%: 0.0011, implied 20% and 20%
days left 1, call 110 at 80%: 0.0172, implied 20% and 20%
days left 1, call 110 at 100%: 0.0743, implied 20% and 20%
days left 2, call 110 at 60%: 0.0265, implied 60% and 60%
days left 2, call 110 at 80%: 0.1411, implied 80% and 80%
days left 2, call 110 at 100%: 0.3627, implied 100% and 100%
days left 7, call 110 at 60%: 0.5441, implied 60% and 60%
days left 7, call 110 at 80%: 1.2532, implied 80% and 80%
days left 7, call 110 at 100%: 2.1141, implied 100% and 100%
SEEN
if ! diff expected seen; then
  echo "vnpy_optionmaster now finds another volatility for these prices." >&2
  exit 1
fi
