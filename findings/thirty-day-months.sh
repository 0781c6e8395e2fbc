#!/usr/bin/env bash
# One would expect: from 28 February to 31 March, in months of thirty days, is one number of days for
# every sheet function that has that rule (basis 0, the American one).
#
# What happens: 30, 31 and 33 days. Two functions of one library do not agree with each other, and a
# sheet engine tells a third number in both of its own.
#
# Why it matters here: interest on a margin loan over the end of February differs by a tenth, by the
# tool that the reader happens to check our accrued interest with.
#
# Packages: @formulajs/formulajs 4.6.1, hyperformula 3.5.0 (npm), QuantLib 1.44 (PyPI). Seen on 28
# November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input QuantLib==1.44
npm install --silent --ignore-scripts --no-audit --no-fund @formulajs/formulajs@4.6.1 hyperformula@3.5.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const formulajs = require("@formulajs/formulajs");
const { HyperFormula } = require("hyperformula");

const version = JSON.parse(readFileSync("node_modules/@formulajs/formulajs/package.json")).version;
const days = (years) => (years * 360).toFixed(0);
const [from, to] = ["2023-02-28", "2023-03-31"];
console.log("formulajs", version, "DAYS360:", formulajs.DAYS360(from, to), "days, YEARFRAC:",
  days(formulajs.YEARFRAC(from, to, 0)), "days");
const dates = "DATE(2023,2,28),DATE(2023,3,31)";
const [counted, share] = HyperFormula.buildFromArray([[`=DAYS360(${dates})`, `=YEARFRAC(${dates},0)`]],
  { licenseKey: "gpl-v3" }).getSheetValues(0)[0];
console.log("hyperformula", HyperFormula.version, "DAYS360:", counted, "days, YEARFRAC:", days(share), "days");
JS

cat >ask.py <<'PY'
import QuantLib

rule = QuantLib.Thirty360(QuantLib.Thirty360.USA)
days = rule.dayCount(QuantLib.Date(28, 2, 2023), QuantLib.Date(31, 3, 2023))
print("QuantLib", QuantLib.__version__, rule.name(), days, "days")
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
formulajs 4.6.1 DAYS360: 30 days, YEARFRAC: 33 days
hyperformula 3.5.0 DAYS360: 31 days, YEARFRAC: 31 days
QuantLib 1.44 30/360 (US) 30 days
SEEN
if ! diff expected seen; then
  echo "One of the three now counts months of thirty days otherwise." >&2
  exit 1
fi
