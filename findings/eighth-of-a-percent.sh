#!/usr/bin/env bash
# One would expect: TEXT(0.125, "0.00%") is 12.50%, and TEXT(60000, "#,##0") 60,000, in every engine that has TEXT, and
# INT of minus a half is minus one, as INT rounds down.
#
# What happens: HyperFormula sets the percent sign behind the number without making it a percentage: an eighth is
# 0.13%, and 0% without decimals. What it does not know of a form it leaves standing behind the number: 60000,##0, and a
# loss of 500 with a form for gains and one for losses is +-500;-0. INT cuts off: -0.5 is 0. Two others are right.
#
# Why it matters here: rates and margins are kept as fractions and shown by TEXT. A maintenance rate of 0.4 % is shown
# as 0.00%, and a loss of a half as -0.50%, which is believed.
#
# Packages: hyperformula 3.5.0, @formulajs/formulajs 4.6.1, fast-formula-parser 1.0.19 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund hyperformula@3.5.0 @formulajs/formulajs@4.6.1 \
  fast-formula-parser@1.0.19

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import * as formulajs from "@formulajs/formulajs";
import FormulaParser from "fast-formula-parser";
import { HyperFormula } from "hyperformula";

const engines = {
  hyperformula: (formula) => {
    const sheet = HyperFormula.buildFromArray([[`=${formula}`]], { licenseKey: "gpl-v3" });
    return sheet.getCellValue({ sheet: 0, row: 0, col: 0 });
  },
  "@formulajs/formulajs": (formula) => {
    const [, name, rest] = /^(\w+)\((.*)\)$/.exec(formula);
    return formulajs[name](...JSON.parse(`[${rest}]`));
  },
  "fast-formula-parser": (formula) => new FormulaParser().parse(formula, { row: 1, col: 1 }),
};
for (const [name, ask] of Object.entries(engines)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
  for (const formula of ['TEXT(0.125,"0.00%")', 'TEXT(0.125,"0%")', 'TEXT(0.004,"0.00%")', 'TEXT(-0.5,"0.00%")',
    'TEXT(60000,"#,##0")', 'TEXT(-500,"+0;-0")', 'TEXT(60000,"0.00")', "INT(-0.5)", "INT(-1.5)"]) {
    console.log(`${formula}: ${ask(formula)}`);
  }
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
hyperformula 3.5.0
TEXT(0.125,"0.00%"): 0.13%
TEXT(0.125,"0%"): 0%
TEXT(0.004,"0.00%"): 0.00%
TEXT(-0.5,"0.00%"): -0.50%
TEXT(60000,"#,##0"): 60000,##0
TEXT(-500,"+0;-0"): +-500;-0
TEXT(60000,"0.00"): 60000.00
INT(-0.5): 0
INT(-1.5): -1
@formulajs/formulajs 4.6.1
TEXT(0.125,"0.00%"): 12.50%
TEXT(0.125,"0%"): 13%
TEXT(0.004,"0.00%"): 0.40%
TEXT(-0.5,"0.00%"): -50.00%
TEXT(60000,"#,##0"): 60,000
TEXT(-500,"+0;-0"): -500
TEXT(60000,"0.00"): 60000.00
INT(-0.5): -1
INT(-1.5): -2
fast-formula-parser 1.0.19
TEXT(0.125,"0.00%"): 12.50%
TEXT(0.125,"0%"): 13%
TEXT(0.004,"0.00%"): 0.40%
TEXT(-0.5,"0.00%"): -50.00%
TEXT(60000,"#,##0"): 60,000
TEXT(-500,"+0;-0"): -500
TEXT(60000,"0.00"): 60000.00
INT(-0.5): -1
INT(-1.5): -2
SEEN
if ! diff expected seen; then
  echo "One of the engines now writes numbers otherwise." >&2
  exit 1
fi
