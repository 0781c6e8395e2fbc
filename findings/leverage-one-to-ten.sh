#!/usr/bin/env bash
# One would expect: a leverage written as brokers write it, 1:10, comes out of a front matter or a
# CSV as the text 1:10, and as the same thing whichever tool reads it.
#
# What happens: two YAML readers count in sixties, as for hours and minutes, and tell 70; two table
# readers tell ten past one in the morning, and a sheet the same as a share of a day. One reader of
# six leaves the text. 1:100 is a text to all three YAML readers, so that one column ends up with two
# kinds of value.
#
# Why it matters here: brokers and regulators print leverage as a ratio, and editors keep terms in
# front matter and tables. Quotes in YAML, or the form 10x, are safe everywhere.
#
# Packages: PyYAML 6.0.4, ruamel.yaml 0.19.1, duckdb 2.0.1, polars 2.1.0 (PyPI); gray-matter 4.0.3,
# hyperformula 3.5.0 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input PyYAML==6.0.4 ruamel.yaml==0.19.1 duckdb==2.0.1 polars==2.1.0
npm install --silent --ignore-scripts --no-audit --no-fund gray-matter@4.0.3 hyperformula@3.5.0

cat >terms.csv <<'END'
term,leverage
retail,1:10
professional,1:50
END

cat >ask.py <<'PY'
from importlib.metadata import version

import duckdb
import polars
import yaml
from ruamel.yaml import YAML

FRONT = "retail: 1:10\nprofessional: 1:50\nabroad: 1:100\n"
print("PyYAML", version("PyYAML"), list(yaml.safe_load(FRONT).values()))
print("ruamel.yaml", version("ruamel.yaml"), list(YAML(typ="safe").load(FRONT).values()))
rows = duckdb.sql("select leverage from read_csv('terms.csv')").fetchall()
print("duckdb", version("duckdb"), [str(row[0]) for row in rows])
table = polars.read_csv("terms.csv", try_parse_dates=True)
print("polars", version("polars"), [str(value) for value in table["leverage"]])
PY

cat >ask.cjs <<'JS'
const matter = require("gray-matter");
const { HyperFormula } = require("hyperformula");

const front = "---\nretail: 1:10\nprofessional: 1:50\nabroad: 1:100\n---\n";
console.log("gray-matter", require("gray-matter/package.json").version,
  JSON.stringify(Object.values(matter(front).data)));
const sheet = HyperFormula.buildFromArray([["1:10", "1:50", "1:100"]], { licenseKey: "gpl-v3" });
console.log("hyperformula", HyperFormula.version, JSON.stringify(sheet.getSheetValues(0)[0]));
JS

{ env/bin/python ask.py; node ask.cjs; } | tee seen

cat >expected <<'SEEN'
PyYAML 6.0.4 [70, 110, '1:100']
ruamel.yaml 0.19.1 ['1:10', '1:50', '1:100']
duckdb 2.0.1 ['01:10:00', '01:50:00']
polars 2.1.0 ['01:10:00', '01:50:00']
gray-matter 4.0.3 [70,110,"1:100"]
hyperformula 3.5.0 [0.048611111111,0.076388888889,0.11111111111]
SEEN
if ! diff expected seen; then
  echo "A reader of YAML or of tables now takes a leverage of 1:10 otherwise." >&2
  exit 1
fi
