#!/usr/bin/env bash
# One would expect: a long iron condor, of which the package says "Put(K1) - Put(K2) - Call(K3) + Call(K4)", has
# sold the two inner options: it brings in 1.479, gains by waiting, and loses if the market moves. A long iron
# butterfly has the greeks of the long butterfly of the same three strikes, with which it goes up and down.
#
# What happens: the long iron condor has bought the inner ones. It costs 1.479, loses 7.40 a year by waiting, and its
# vega is +18.50, the negative of what is said of it; the short one is the long one. The long iron butterfly too is
# the negative of the long butterfly. Spreads, straddles and strangles are as they say.
#
# Why it matters here: our terms on the vertical spread, on vega and on theta work with such sums. The condor that
# was sold is the one that is margined and ruined by a move; hedged by these numbers, its risk is doubled.
#
# Package: blackscholes 0.2.2 (PyPI), no other needed. Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --no-deps blackscholes==0.2.2

cat >ask.py <<'PY'
from importlib.metadata import version

import blackscholes as bs

market = {"S": 100.0, "T": 0.25, "r": 0.0, "sigma": 0.2}


def put(strike):
    return bs.BlackScholesPut(K=strike, **market)


def call(strike):
    return bs.BlackScholesCall(K=strike, **market)


def line(name, *legs):
    price, vega, theta = (sum(count * getattr(leg, what)() for count, leg in legs) + 0.0
                          for what in ("price", "vega", "theta"))
    print(f"{name:20}: price {price:7.3f}, vega {vega:7.2f}, theta {theta:6.2f}")


print("blackscholes", version("blackscholes"))
print([said.strip() for said in bs.BlackScholesIronCondorLong.__doc__.splitlines() if "->" in said][0])
line("those four options", (1, put(80)), (-1, put(90)), (-1, call(110)), (1, call(120)))
for side in ("Long", "Short"):
    line(f"IronCondor{side}", (1, getattr(bs, f"BlackScholesIronCondor{side}")(K1=80, K2=90, K3=110, K4=120, **market)))
for kind in ("ButterflyLong", "IronButterflyLong", "IronButterflyShort"):
    line(kind, (1, getattr(bs, f"BlackScholes{kind}")(K1=90, K2=100, K3=110, **market)))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
blackscholes 0.2.2
- Long iron condor -> Put(K1) - Put(K2) - Call(K3) + Call(K4)
those four options  : price  -1.479, vega  -18.50, theta   7.40
IronCondorLong      : price   1.479, vega   18.50, theta  -7.40
IronCondorShort     : price  -1.479, vega  -18.50, theta   7.40
ButterflyLong       : price   3.691, vega  -15.73, theta   6.29
IronButterflyLong   : price   6.309, vega   15.73, theta  -6.29
IronButterflyShort  : price  -6.309, vega  -15.73, theta   6.29
SEEN
if ! diff expected seen; then
  echo "blackscholes now takes other sides for its condors and butterflies." >&2
  exit 1
fi
