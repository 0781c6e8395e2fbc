#!/usr/bin/env bash
# One would expect: -d^2/2, as it stands in the density of the normal distribution, is minus a half of the
# square, wherever it is typed.
#
# What happens: sheets and their engines, and one database, take the minus first and square it away: exp(-1^2/2)
# is 1.65 and not 0.61. One engine that runs sheets in Python takes it as mathematics does, against the
# sheet that it runs. Two engines for formulas do as well.
#
# Why it matters here: gamma, vega and theta hold this density. Typed in a sheet as it is printed, every gamma
# is too large, 2.7 times at d = 1; run by the other engine, the same sheet has another one.
#
# Packages: hyperformula 3.5.0, fast-formula-parser 1.0.19, mathjs 15.2.0, expr-eval 2.0.2 (npm), formulas 1.3.4,
# pycel 1.0b30, duckdb 2.0.1 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input formulas==1.3.4 pycel==1.0b30 duckdb==2.0.1
npm install --silent --ignore-scripts --no-audit --no-fund hyperformula@3.5.0 fast-formula-parser@1.0.19 mathjs@15.2.0 expr-eval@2.0.2

cat >ask.cjs <<'JS'
const { HyperFormula } = require("hyperformula");
const FormulaParser = require("fast-formula-parser");
const { Parser } = require("expr-eval");
const mathjs = require("mathjs");

const version = (name) => require("node:fs").readFileSync(`node_modules/${name}/package.json`, "utf8").match(/"version": "(.*)"/)[1];
const tell = (name, density) => console.log(name, version(name), density.toFixed(2));
const sheet = HyperFormula.buildFromArray([["=EXP(-1^2/2)"]], { licenseKey: "gpl-v3" });
tell("hyperformula", sheet.getCellValue({ sheet: 0, row: 0, col: 0 }));
tell("fast-formula-parser", new FormulaParser().parse("EXP(-1^2/2)", { sheet: "Sheet1", row: 1, col: 1 }));
tell("mathjs", mathjs.evaluate("exp(-1^2/2)"));
tell("expr-eval", Parser.evaluate("exp(-1^2/2)"));
JS

cat >ask.py <<'PY'
from importlib.metadata import version

import duckdb
import formulas
from pycel.excelformula import ExcelFormula

told = {
    "formulas": formulas.Parser().ast("=EXP(-1^2/2)")[1].compile()(),
    "pycel": ExcelFormula.build_eval_context(None, None)(ExcelFormula("=EXP(-1^2/2)")),
    "duckdb": duckdb.sql("SELECT exp(-1^2/2)").fetchall()[0][0],
}
for name, density in told.items():
    print(name, version(name), f"{float(density):.2f}")
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
hyperformula 3.5.0 1.65
fast-formula-parser 1.0.19 1.65
mathjs 15.2.0 0.61
expr-eval 2.0.2 0.61
formulas 1.3.4 1.65
pycel 1.0b30 0.61
duckdb 2.0.1 1.65
SEEN
if ! diff expected seen; then
  echo "One of the seven now reads a minus before a power otherwise." >&2
  exit 1
fi
