#!/usr/bin/env bash
# One would expect: looking for "at the money" finds that entry first and its opposites after it, and
# "liquidity" is not "liquidation".
#
# What happens: at, in and the are dropped, so that at the money and in the money are the same words
# with the same score, and the one that comes first wins. The endings are cut too: liquidity is
# liquidation, position is positive; solvent and solvency, though, do not meet.
#
# Why it matters here: this is the search of many documentation sites, and our terms differ in just
# these small words and endings.
#
# Packages: lunr 2.3.9 (npm), lunr 0.8.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input lunr==0.8.0
npm install --silent --ignore-scripts --no-audit --no-fund lunr@2.3.9

cat >terms.json <<'END'
["in the money", "at the money", "out of the money", "liquidation", "liquidity", "positive carry", "position", "solvent"]
END

cat >ask.cjs <<'JS'
const lunr = require("lunr");

const terms = require("./terms.json");
const index = lunr(function () {
  this.ref("title");
  this.field("title");
  for (const title of terms) this.add({ title });
});
console.log("lunr for JavaScript", lunr.version);
for (const words of ["at the money", "liquidity", "position", "solvency"])
  console.log(words, "finds", JSON.stringify(index.search(words).map((hit) => `${hit.ref} ${hit.score.toFixed(1)}`)));
JS

cat >ask.py <<'PY'
import json
from importlib.metadata import version

from lunr import lunr

terms = [{"title": title} for title in json.load(open("terms.json"))]
index = lunr(ref="title", fields=["title"], documents=terms)
print("lunr for Python", version("lunr"))
for words in ("at the money", "liquidity", "position", "solvency"):
    hits = [f"{hit['ref']} {hit['score']:.1f}" for hit in index.search(words)]
    print(words, "finds", json.dumps(hits))
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
lunr for JavaScript 2.3.9
at the money finds ["in the money 1.0","at the money 1.0","out of the money 0.8"]
liquidity finds ["liquidation 1.4","liquidity 1.4"]
position finds ["position 1.4","positive carry 1.0"]
solvency finds []
lunr for Python 0.8.0
at the money finds ["in the money 1.0", "at the money 1.0", "out of the money 0.8"]
liquidity finds ["liquidation 1.4", "liquidity 1.4"]
position finds ["position 1.4", "positive carry 1.0"]
solvency finds []
SEEN
if ! diff expected seen; then
  echo "lunr now tells these terms apart, or weighs them otherwise." >&2
  exit 1
fi
