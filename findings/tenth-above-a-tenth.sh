#!/usr/bin/env bash
# One would expect: a rule of SHACL by which a rate is at most 0.1 passes a rate of 0.1, be it a number of JSON-LD,
# which is a double, or a decimal of Turtle; a health that is not a number is not at most 10.
#
# What happens: pyshacl compares the double with the decimal of the rule to all digits that a computer keeps of it: 0.1
# is above 0.1, and 0.3 below 0.3, while 0.5 is right. It finds NaN at most 10, and at most 0. Another checker, for
# JavaScript, takes 0.1 and 0.3, and refuses NaN.
#
# Why it matters here: rates of a file of JSON-LD are such numbers, and rules are written in Turtle. A rate at its very
# bound, which is where rates of tiers lie, is refused by one and passed by the other, and an account that is nothing
# over nothing is healthy.
#
# Packages: pyshacl 0.40.1, rdflib 7.6.0 (PyPI), rdf-validate-shacl 0.6.5, n3 2.13.12 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check pyshacl==0.40.1 rdflib==7.6.0
npm install --silent --ignore-scripts --no-audit --no-fund rdf-validate-shacl@0.6.5 n3@2.13.12

cat >cases.json <<'JSON'
[
  ["maxInclusive", "0.1", 0.1], ["maxInclusive", "0.5", 0.5], ["maxInclusive", "0.6", 0.6],
  ["minInclusive", "0.3", 0.3], ["minInclusive", "0.7", 0.7], ["maxInclusive", "10", "NaN"],
  ["maxInclusive", "0", "NaN"], ["maxInclusive", "10", 0.5], ["maxInclusive", "10", 20]
]
JSON
cat >ask.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

from pyshacl import validate
from rdflib import Graph

print("pyshacl", version("pyshacl"))
files = []
for rule, bound, rate in json.loads(Path("cases.json").read_text()):
    value = rate if rate != "NaN" else {"@value": "NaN", "@type": "http://www.w3.org/2001/XMLSchema#double"}
    page = {"@context": {"rate": "http://example.org/rate"}, "@id": "http://example.org/tier", "rate": value}
    data = Graph().parse(data=json.dumps(page), format="json-ld")
    shape = f"""
      @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <http://example.org/> .
      ex:Rule a sh:NodeShape ; sh:targetNode ex:tier ; sh:property [ sh:path ex:rate ; sh:{rule} {bound} ] .
    """
    passes, *_ = validate(data, shacl_graph=Graph().parse(data=shape, format="turtle"))
    files.append({"name": f"{rate}, {rule} {bound}", "data": data.serialize(format="nt"), "shape": shape})
    print(f"{files[-1]['name']}: {'passes' if passes else 'refused'}")
Path("files.json").write_text(json.dumps(files))
PY
cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Parser, Store } from "n3";
import Validator from "rdf-validate-shacl";

console.log("rdf-validate-shacl", JSON.parse(readFileSync("node_modules/rdf-validate-shacl/package.json")).version);
const read = (text) => new Store(new Parser().parse(text));
for (const { name, data, shape } of JSON.parse(readFileSync("files.json"))) {
  const { conforms } = await new Validator(read(shape)).validate(read(data));
  console.log(`${name}: ${conforms ? "passes" : "refused"}`);
}
JS

{ env/bin/python ask.py; node ask.mjs; } | tee seen

cat >expected <<'SEEN'
pyshacl 0.40.1
0.1, maxInclusive 0.1: refused
0.5, maxInclusive 0.5: passes
0.6, maxInclusive 0.6: passes
0.3, minInclusive 0.3: refused
0.7, minInclusive 0.7: refused
NaN, maxInclusive 10: passes
NaN, maxInclusive 0: passes
0.5, maxInclusive 10: passes
20, maxInclusive 10: refused
rdf-validate-shacl 0.6.5
0.1, maxInclusive 0.1: passes
0.5, maxInclusive 0.5: passes
0.6, maxInclusive 0.6: passes
0.3, minInclusive 0.3: passes
0.7, minInclusive 0.7: passes
NaN, maxInclusive 10: refused
NaN, maxInclusive 0: refused
0.5, maxInclusive 10: passes
20, maxInclusive 10: refused
SEEN
if ! diff expected seen; then
  echo "One of the checkers now compares otherwise." >&2
  exit 1
fi
