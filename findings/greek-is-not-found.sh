#!/usr/bin/env bash
# One would expect: looking for a Greek letter finds the page that has it, as looking for its name does.
#
# What happens: what is no Latin letter, figure or underscore is trimmed off both ends of a word, and of a lone
# letter nothing is left: Δ and σ find nothing, whatever pages there are. The same engine for Python keeps them,
# and an index that it makes is searched for them by the first one as well.
#
# Why it matters here: this is the search of many documentation sites, and the Greeks are looked for by their
# letters. An empty answer says that the glossary has no delta.
#
# Packages: lunr 2.3.9 (npm), lunr 0.8.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input lunr==0.8.0
npm install --silent --ignore-scripts --no-audit --no-fund lunr@2.3.9

cat >ask.cjs <<'JS'
const lunr = require("lunr");
const [made] = process.argv.slice(2).map((name) => JSON.parse(require("node:fs").readFileSync(name)));

const pages = [{ id: "delta", text: "Delta Δ of an option" }, { id: "volatility", text: "Volatility σ of a price" }];
const index = lunr(function () { this.ref("id"); this.field("text"); pages.forEach((page) => this.add(page)); });
const told = (search, word) => search.search(word).map(({ ref }) => ref).join(" ") || "nothing";
console.log("lunr", lunr.version, "for JavaScript");
for (const word of ["delta", "Δ", "σ", "volatility"]) console.log(word, "finds", told(index, word), "| in the other's index", told(lunr.Index.load(made), word));
JS

cat >ask.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

from lunr import lunr

pages = [{"id": "delta", "text": "Delta Δ of an option"}, {"id": "volatility", "text": "Volatility σ of a price"}]
index = lunr(ref="id", fields=("text",), documents=pages)
Path("made.json").write_text(json.dumps(index.serialize()))
print("lunr", version("lunr"), "for Python")
for word in ("delta", "Δ", "σ", "volatility"):
    print(word, "finds", " ".join(found["ref"] for found in index.search(word)) or "nothing")
PY

{ env/bin/python ask.py; node ask.cjs made.json; } 2>told | tee seen

cat >expected <<'SEEN'
lunr 0.8.0 for Python
delta finds delta
Δ finds delta
σ finds volatility
volatility finds volatility
lunr 2.3.9 for JavaScript
delta finds delta | in the other's index delta
Δ finds nothing | in the other's index delta
σ finds nothing | in the other's index volatility
volatility finds volatility | in the other's index volatility
SEEN
if ! diff expected seen; then
  echo "One of the two now looks for Greek letters otherwise." >&2
  exit 1
fi
