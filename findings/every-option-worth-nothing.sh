#!/usr/bin/env bash
# One would expect: NORMSDIST(z), the old name of NORM.S.DIST(z, TRUE), means to every engine of sheets what it means to
# Excel, which gives it one argument: the chance of at most z, 0.69 for a half. Sheets price options by it.
#
# What happens: two engines take the missing second argument for "no" and answer with the density, 0.35 for a half and
# for minus a half. In the formula of Black and Scholes the two densities cancel out: every call and put, of whatever
# strike and volatility, is worth nothing. A third engine has the function with two arguments, and refuses one.
#
# Why it matters here: a sheet of option prices made in Excel is read by a page as prices of nothing with no error, and a
# sheet of chances tells that of a liquidation as 0.35 for 0.69.
#
# Packages: @formulajs/formulajs 4.6.1, hot-formula-parser 4.0.0, hyperformula 3.5.0 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @formulajs/formulajs@4.6.1 hot-formula-parser@4.0.0 \
  hyperformula@3.5.0

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import * as formulajs from "@formulajs/formulajs";
import * as hot from "hot-formula-parser";
import { HyperFormula } from "hyperformula";

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const number = (value) => (Math.abs(value) < 5e-5 ? "0" : value.toFixed(4));
const plain = (value) => (typeof value === "number" ? number(value) : value);
const parser = new hot.Parser();
const engines = {
  "hot-formula-parser": (formula) => {
    const { error, result } = parser.parse(formula);
    return error ?? result;
  },
  hyperformula: (formula) => {
    const sheet = HyperFormula.buildFromArray([[`=${formula}`]], { licenseKey: "gpl-v3" });
    const cell = sheet.getCellValue({ sheet: 0, row: 0, col: 0 });
    return cell?.value ?? cell;
  },
};
// Price 100, a year, 5 % of interest. By hand: the normal distribution as the sum of its series.
const chance = (z) => {
  let sum = z;
  for (let n = 1, term = z; n < 200; n++) sum += term *= (z * z) / (2 * n + 1);
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
};
const kinds = [["call", 100, 0.2], ["put", 100, 0.2], ["call", 80, 0.2], ["put", 150, 0.6]];
const options = kinds.map(([kind, strike, volatility]) => {
  const upper = (Math.log(100 / strike) + 0.05 + volatility ** 2 / 2) / volatility;
  const sign = kind === "call" ? 1 : -1;
  const [one, two] = [sign * upper, sign * (upper - volatility)];
  return {
    name: `${kind} at ${strike} and ${volatility * 100} %`,
    price: sign * (100 * chance(one) - strike * Math.exp(-0.05) * chance(two)),
    formula: `${sign}*(100*NORMSDIST(${one})-${strike}*EXP(-0.05)*NORMSDIST(${two}))`,
  };
});
const halves = ["NORMSDIST(0.5)", "NORMSDIST(-0.5)"];
console.log("by hand:", [...[0.5, -0.5].map((z, at) => `${halves[at]} ${plain(chance(z))}`),
  ...options.map(({ name, price }) => `${name} ${plain(price)}`)].join(", "));
console.log(`@formulajs/formulajs ${version("@formulajs/formulajs")}:`,
  [0.5, -0.5].map((z, at) => `${halves[at]} ${plain(formulajs.NORMSDIST(z))}`).join(", "));
for (const [name, ask] of Object.entries(engines)) {
  const told = [...halves.map((formula) => `${formula} ${plain(ask(formula))}`),
    ...options.map((option) => `${option.name} ${plain(ask(option.formula))}`)];
  console.log(`${name} ${version(name)}:`, told.join(", "));
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
by hand: NORMSDIST(0.5) 0.6915, NORMSDIST(-0.5) 0.3085, call at 100 and 20 % 10.4506, put at 100 and 20 % 5.5735, call at 80 and 20 % 24.5888, put at 150 and 60 % 54.6314
@formulajs/formulajs 4.6.1: NORMSDIST(0.5) 0.3521, NORMSDIST(-0.5) 0.3521
hot-formula-parser 4.0.0: NORMSDIST(0.5) 0.3521, NORMSDIST(-0.5) 0.3521, call at 100 and 20 % 0, put at 100 and 20 % 0, call at 80 and 20 % 0, put at 150 and 60 % 0
hyperformula 3.5.0: NORMSDIST(0.5) #N/A, NORMSDIST(-0.5) #N/A, call at 100 and 20 % #N/A, put at 100 and 20 % #N/A, call at 80 and 20 % #N/A, put at 150 and 60 % #N/A
SEEN
if ! diff expected seen; then
  echo "One of the engines now has another NORMSDIST." >&2
  exit 1
fi
