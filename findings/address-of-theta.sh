#!/usr/bin/env bash
# One would expect: a Greek letter in a title becomes its name or its sound in an address, the same
# with every tool: theta, or th.
#
# What happens: one tool makes an 8 of it, since the letter looks like one, and writes "or" for the
# bars of an absolute value; another makes th. Both turn the capital and the small delta into d, so
# that two terms of an options glossary meet under one address.
#
# Why it matters here: editors who bring a glossary of Greeks from another generator, or link to one,
# find theta at /8/.
#
# Packages: slugify 1.6.9 (npm), python-slugify 9.2.0 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input python-slugify==9.2.0
npm install --silent --ignore-scripts --no-audit --no-fund slugify@1.6.9

cat >ask.cjs <<'JS'
const slugify = require("slugify");

const titles = ["θ", "Theta (θ)", "Δ", "δ", "|q|", "1:10"];
console.log("slugify", require("slugify/package.json").version);
for (const title of titles)
  console.log(title, "becomes", slugify(title, { lower: true, strict: true }));
JS

cat >ask.py <<'PY'
from importlib.metadata import version

from slugify import slugify

print("python-slugify", version("python-slugify"))
for title in ("θ", "Theta (θ)", "Δ", "δ", "|q|", "1:10"):
    print(title, "becomes", slugify(title) or "nothing")
PY

{ node ask.cjs; env/bin/python ask.py; } | tee seen

cat >expected <<'SEEN'
slugify 1.6.9
θ becomes 8
Theta (θ) becomes theta-8
Δ becomes d
δ becomes d
|q| becomes orqor
1:10 becomes 110
python-slugify 9.2.0
θ becomes th
Theta (θ) becomes theta-th
Δ becomes d
δ becomes d
|q| becomes q
1:10 becomes 1-10
SEEN
if ! diff expected seen; then
  echo "One of the two makes another address of a Greek letter now." >&2
  exit 1
fi
