#!/usr/bin/env bash
# One would expect: E (entry or equity), L (leverage) and q (quantity) are letters like any other. A
# value that is given is used, and one that was forgotten is an error.
#
# What happens: expr-eval ignores the E that it is given and takes 2.718..., sympy does the same in a
# substitution. mathjs takes 2.718... where E was forgotten, and answers a forgotten L with "per
# millilitre" and a forgotten m with "per millimetre". And 60,000 is a pair of numbers to sympy.
#
# Why it matters here: our formulas are printed in these letters; whoever types one into a page of
# their own gets a number, and not a word that a value was lost.
#
# Packages: expr-eval 2.0.2, mathjs 15.2.0 (npm), sympy 1.14.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input sympy==1.14.0
npm install --silent --ignore-scripts --no-audit --no-fund expr-eval@2.0.2 mathjs@15.2.0

cat >ask.cjs <<'JS'
const { Parser } = require("expr-eval");
const { evaluate, version } = require("mathjs");

const line = "E * (1 - 1 / L)";
console.log("expr-eval", require("expr-eval/package.json").version);
console.log(line, "with E 60000 and L 10:", Parser.evaluate(line, { E: 60000, L: 10 }).toFixed(4));
console.log("mathjs", version);
console.log(line, "with E 60000 and L 10:", evaluate(line, { E: 60000, L: 10 }));
console.log(line, "with L 10 alone:", evaluate(line, { L: 10 }).toFixed(4));
console.log("N / L with N 60000 alone:", String(evaluate("N / L", { N: 60000 })));
console.log("N / m with N 60000 alone:", String(evaluate("N / m", { N: 60000 })));
JS

cat >ask.py <<'PY'
import sympy

line = "E * (1 - 1 / L)"
print("sympy", sympy.__version__)
print(line, "with E 60000 and L 10:",
      f"{float(sympy.sympify(line).subs({'E': 60000, 'L': 10})):.4f}")
print("60,000 * 2 =", sympy.sympify("60,000 * 2"))
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
expr-eval 2.0.2
E * (1 - 1 / L) with E 60000 and L 10: 2.4465
mathjs 15.2.0
E * (1 - 1 / L) with E 60000 and L 10: 54000
E * (1 - 1 / L) with L 10 alone: 2.4465
N / L with N 60000 alone: 60 mL^-1
N / m with N 60000 alone: 60 mm^-1
sympy 1.14.0
E * (1 - 1 / L) with E 60000 and L 10: 2.4465
60,000 * 2 = (60, 0)
SEEN
if ! diff expected seen; then
  echo "One of the three reads these letters otherwise now." >&2
  exit 1
fi
