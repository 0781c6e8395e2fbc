#!/usr/bin/env bash
# One would expect: the number 0.5 of a JSON-LD file whose context calls it an xsd:decimal is the decimal 0.5
# once the file is read as RDF, and is added and compared like any other.
#
# What happens: the rules of JSON-LD write every number with a fraction as a double, and keep the name of the
# type: 0.5 becomes "5.0E-1" of type decimal, which no decimal is. Whole numbers are written right. A store that
# keeps to the types then knows the whole ones alone: of the rates 0.4, 0.5, 1 and 2.5 none is below 1, none
# above 2, and the sum is empty; that there are four it tells. rdflib, which reads 5.0E-1 as a decimal, is right.
# Between quotation marks, or without the type, the same numbers are right everywhere.
#
# Why it matters here: rates are fractions, and decimal is the type for what must be exact. The tiers with the
# lowest and with the highest rate are not found, those of 1 % and 10 % are, and no word is said.
#
# Packages: jsonld 9.0.0 (npm), PyLD 3.3.0, pyoxigraph 0.5.13, rdflib 7.6.0 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input PyLD==3.3.0 pyoxigraph==0.5.13 rdflib==7.6.0
npm install --silent --ignore-scripts --no-audit --no-fund jsonld@9.0.0

cat >tiers.json <<'JSON'
{
  "@context": {"rate": {"@id": "https://example.org/rate", "@type": "http://www.w3.org/2001/XMLSchema#decimal"}},
  "@id": "https://example.org/tiers",
  "rate": [0.4, 0.5, 1, 2.5]
}
JSON

cat >ask.cjs <<'JS'
const { readFileSync, writeFileSync } = require("node:fs");
const jsonld = require("jsonld");

jsonld.toRDF(JSON.parse(readFileSync("tiers.json", "utf8")), { format: "application/n-quads" }).then((lines) => writeFileSync("jsonld.nq", lines));
JS
node ask.cjs

cat >ask.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

import pyoxigraph
import rdflib
from pyld import jsonld

page = Path("tiers.json").read_text()
told = "SELECT (COUNT(?rate) AS ?all) (SUM(?rate) AS ?sum) { ?tiers <https://example.org/rate> ?rate }"
found = "SELECT ?rate {{ ?tiers <https://example.org/rate> ?rate FILTER(?rate {}) }}"
parts = [found.format(part) for part in ("< 1", "= 1", "> 2")]


def plain(term):
    return "-" if term is None else str(getattr(term, "value", term))


def tell(name, answer, counts):
    count, total = map(plain, answer)
    print(f"{name}: {count} rates, sum {total}; below 1: {counts[0]}, just 1: {counts[1]}, above 2: {counts[2]}")


def oxigraph(data, form):
    store = pyoxigraph.Store()
    store.load(data.encode(), format=form)
    return next(iter(store.query(told))), [len(list(store.query(part))) for part in parts]


def other(data, form):
    graph = rdflib.Graph().parse(data=data, format=form)
    return next(iter(graph.query(told))), [len(graph.query(part)) for part in parts]


lines = Path("jsonld.nq").read_text()
same = jsonld.to_rdf(json.loads(page), {"format": "application/n-quads"})
other_one = json.loads(Path("node_modules/jsonld/package.json").read_text())["version"]
print(f"PyLD {version('PyLD')} writes as jsonld {other_one}: {sorted(same.splitlines()) == sorted(lines.splitlines())}")
print(*sorted(line.split()[2].replace("^^<http://www.w3.org/2001/XMLSchema#decimal>", "") for line in lines.splitlines()))
print("pyoxigraph", version("pyoxigraph"), "| rdflib", version("rdflib"))
tell("pyoxigraph, of jsonld", *oxigraph(lines, pyoxigraph.RdfFormat.N_QUADS))
tell("pyoxigraph, itself", *oxigraph(page, pyoxigraph.RdfFormat.JSON_LD))
tell("rdflib, of jsonld", *other(lines, "nt"))
tell("rdflib, itself", *other(page, "json-ld"))
quoted = page.replace("[0.4, 0.5, 1, 2.5]", '["0.4", "0.5", "1", "2.5"]')
tell("pyoxigraph, in quotation marks", *oxigraph(quoted, pyoxigraph.RdfFormat.JSON_LD))
bare = page.replace(', "@type": "http://www.w3.org/2001/XMLSchema#decimal"', "")
tell("pyoxigraph, without the type", *oxigraph(bare, pyoxigraph.RdfFormat.JSON_LD))
PY
env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
PyLD 3.3.0 writes as jsonld 9.0.0: True
"1" "2.5E0" "4.0E-1" "5.0E-1"
pyoxigraph 0.5.13 | rdflib 7.6.0
pyoxigraph, of jsonld: 4 rates, sum -; below 1: 0, just 1: 1, above 2: 0
pyoxigraph, itself: 4 rates, sum -; below 1: 0, just 1: 1, above 2: 0
rdflib, of jsonld: 4 rates, sum 4.40; below 1: 2, just 1: 1, above 2: 1
rdflib, itself: 4 rates, sum 4.4; below 1: 2, just 1: 1, above 2: 1
pyoxigraph, in quotation marks: 4 rates, sum 4.4; below 1: 2, just 1: 1, above 2: 1
pyoxigraph, without the type: 4 rates, sum 4.4; below 1: 2, just 1: 1, above 2: 1
SEEN
if ! diff expected seen; then
  echo "Rates with a fraction are now read otherwise." >&2
  exit 1
fi
