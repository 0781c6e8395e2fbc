#!/usr/bin/env bash
# One would expect: a European option, which cannot be exercised early, has one price by the binomial and the trinomial
# tree of one library, near that of the closed formula; an American put deep in the money is worth at least
# what its exercise pays.
#
# What happens: in the trinomial tree the two are exchanged. Asked for the European put it exercises early, 20.00 for
# 16.98, and asked for the American one it never does, 16.98 where exercise pays 20 at once. The binomial tree
# of the same library, asked with the same words, is right.
#
# Why it matters here: the margin of a short option begins with its price, and our term on assignment with whether it
# can be exercised at all. A put that is told below what it pays on exercise looks like money for nothing.
#
# Package: jetblack-options 1.0.0 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input jetblack-options==1.0.0

cat >ask.py <<'PY'
from importlib.metadata import version

from jetblack_options.european import generalised_black_scholes
from jetblack_options.trees import cox_ross_rubinstein, trinomial

print("jetblack-options", version("jetblack-options"))
for spot in (80, 100):
    asked = dict(is_call=False, S=spot, K=100, T=1, r=0.05, b=0.05, v=0.2)
    print(f"a put of 100 at {spot}, by the formula: European {generalised_black_scholes.price(**asked):.2f}")
    for name, tree in (("binomial", cox_ross_rubinstein), ("trinomial", trinomial)):
        european, american = (tree.price(is_european=which, **asked, n=200) for which in (True, False))
        print(f"a put of 100 at {spot}, {name}: European {european:.2f}, American {american:.2f}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
jetblack-options 1.0.0
a put of 100 at 80, by the formula: European 16.98
a put of 100 at 80, binomial: European 16.98, American 20.00
a put of 100 at 80, trinomial: European 20.00, American 16.98
a put of 100 at 100, by the formula: European 5.57
a put of 100 at 100, binomial: European 5.56, American 6.09
a put of 100 at 100, trinomial: European 6.09, American 5.57
SEEN
if ! diff expected seen; then
  echo "The trinomial tree of jetblack-options now knows the two apart, or prices them otherwise." >&2
  exit 1
fi
