#!/usr/bin/env bash
# One would expect: of two debts, 1,000 coins of eighteen decimals counted in their smallest unit, and 5 of
# that unit, a SPARQL engine finds the first the larger, and adds both; or it refuses.
#
# What happens: one engine has 64 bits for a whole number. A figure beyond, which RDF allows, stays in the data
# but is no number any more: the largest debt is 5, no debt is above 10, and the sum is left empty. The
# other engine tells both. No word is said by either.
#
# Why it matters here: debts and collateral of lenders are published in just such units. Above
# 9.2 coins they are too large, so that the small accounts are ranked, and the large ones vanish.
#
# Packages: pyoxigraph 0.5.13, rdflib 7.6.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input pyoxigraph==0.5.13 rdflib==7.6.0

cat >ask.py <<'PY'
import pyoxigraph
import rdflib

debts = "@prefix : <https://example.org/> . :one :owes 1000000000000000000000 . :other :owes 5 ."
asked = {"largest": "(MAX(?owed) AS ?answer)", "together": "(SUM(?owed) AS ?answer)",
         "above ten": "(COUNT(?owed) AS ?answer)"}
store = pyoxigraph.Store()
store.load(debts.encode(), format=pyoxigraph.RdfFormat.TURTLE)
graph = rdflib.Graph().parse(data=debts, format="turtle")
for name, engine in ((f"pyoxigraph {pyoxigraph.__version__}", store), (f"rdflib {rdflib.__version__}", graph)):
    print(name)
    for what, answer in asked.items():
        only = "FILTER(?owed > 10)" if what == "above ten" else ""
        (found,) = engine.query(f"SELECT {answer} {{ ?who <https://example.org/owes> ?owed {only} }}")
        print(what, getattr(found[0], "value", None))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
pyoxigraph 0.5.13
largest 5
together None
above ten 0
rdflib 7.6.0
largest 1000000000000000000000
together 1000000000000000000005
above ten 1
SEEN
if ! diff expected seen; then
  echo "One of the two engines now answers otherwise about large whole numbers." >&2
  exit 1
fi
