#!/usr/bin/env bash
# One would expect: Python in the browser seeds its chance anew at each start, from a snapshot of its memory as without
# one: two readers who draw a path of prices draw two paths.
#
# What happens: the functions of random go on from the seed of the moment at which the snapshot was taken: each start
# draws the same numbers in the same order, a normal draw and a sample too, whether or not anybody had imported random
# by then. Random() made afterwards, secrets and uuid4 are others at each start, as all are without a snapshot.
#
# Why it matters here: a page that starts from a snapshot because that is fast shows every reader the same "random"
# liquidations, the same exercise and the same sample, at each visit; tried once, it looks like chance.
#
# Package: pyodide 314.0.7 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund pyodide@314.0.7

cat >take.mjs <<'JS'
import { writeFileSync } from "node:fs";
import { loadPyodide, version } from "pyodide";

console.log("pyodide", version);
const python = await loadPyodide({ _makeSnapshot: true });
writeFileSync("memory", python.makeMemorySnapshot());
JS
cat >draw.mjs <<'JS'
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const kept = process.argv[2] === "snapshot" ? { _loadSnapshot: readFileSync("memory") } : {};
const python = await loadPyodide(kept);
console.log(python.runPython(`
import json, random, secrets, uuid
json.dumps({
    "random()": random.random(), "gauss()": random.gauss(0, 1), "sample()": random.sample(range(1000), 5),
    "Random().random()": random.Random().random(), "secrets": secrets.token_hex(8), "uuid4()": str(uuid.uuid4()),
})`));
JS

node take.mjs >seen
for from in nothing snapshot; do
  for start in 1 2; do node draw.mjs "$from" >"$from.$start"; done
  node -e '
    const { readFileSync } = require("node:fs");
    const [from] = process.argv.slice(1);
    const [one, two] = [1, 2].map((start) => JSON.parse(readFileSync(`${from}.${start}`, "utf-8")));
    const same = Object.keys(one).filter((what) => `${one[what]}` === `${two[what]}`);
    console.log(`two starts from ${from}: the same are ${same.join(", ") || "none"}`);
  ' "$from" >>seen
done
cat seen

cat >expected <<'SEEN'
pyodide 314.0.7
two starts from nothing: the same are none
two starts from snapshot: the same are random(), gauss(), sample()
SEEN
if ! diff expected seen; then
  echo "Pyodide now seeds its chance otherwise." >&2
  exit 1
fi
