#!/usr/bin/env bash
# One would expect: a package that repairs the JSON in answers of language models keeps, as text, what is no number of
# JSON, or refuses it; 60,000 and 1/10 it does keep.
#
# What happens: it takes the figures and drops the rest without a word. A loss of -5 with the printed minus, or
# of (500), is a gain; 10% is ten, 60 000 is 60, a leverage of 1:10 is 1, and the bracket ends 50,000 and 250,000 in
# a list are 50, 0, 250 and 0. The package for JavaScript keeps the first three as text, refuses the ratio and the
# blank, and cuts up the list as well.
#
# Why it matters here: so assistants write the sums of a calculator. What was repaired is valid, so nothing behind
# it can see that a sign or a thousandfold is missing.
#
# Packages: json_repair 0.64.6 (PyPI), jsonrepair 3.15.0 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input json_repair==0.64.6
npm install --silent --ignore-scripts --no-audit --no-fund jsonrepair@3.15.0

cat >answers <<'END'
{"gain": −5}
{"gain": (500)}
{"rate": 10%}
{"price": 60 000}
{"leverage": 1:10}
{"ends": [50,000, 250,000]}
{"price": 60,000}
{"rate": 1/10}
END

cat >ask.py <<'PY'
from importlib.metadata import version
from pathlib import Path

from json_repair import repair_json

print("json_repair", version("json_repair"))
for answer in Path("answers").read_text(encoding="utf-8").splitlines():
    print(answer, "->", repair_json(answer, ensure_ascii=False))
PY
cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { jsonrepair } from "jsonrepair";

const repaired = (answer) => {
  try {
    return jsonrepair(answer);
  } catch {
    return "refused";
  }
};
console.log("jsonrepair", JSON.parse(readFileSync("node_modules/jsonrepair/package.json")).version);
for (const answer of readFileSync("answers", "utf8").trim().split("\n")) console.log(answer, "->", repaired(answer));
JS

{ env/bin/python ask.py; node ask.mjs; } | tee seen

cat >expected <<'SEEN'
json_repair 0.64.6
{"gain": −5} -> {"gain": 5}
{"gain": (500)} -> {"gain": 500}
{"rate": 10%} -> {"rate": 10}
{"price": 60 000} -> {"price": 60}
{"leverage": 1:10} -> {"leverage": 1}
{"ends": [50,000, 250,000]} -> {"ends": [50, 0, 250, 0]}
{"price": 60,000} -> {"price": "60,000"}
{"rate": 1/10} -> {"rate": "1/10"}
jsonrepair 3.15.0
{"gain": −5} -> {"gain": "−5"}
{"gain": (500)} -> {"gain": "(500)"}
{"rate": 10%} -> {"rate": "10%"}
{"price": 60 000} -> refused
{"leverage": 1:10} -> refused
{"ends": [50,000, 250,000]} -> {"ends": [50,"000", 250,"000"]}
{"price": 60,000} -> refused
{"rate": 1/10} -> refused
SEEN
if ! diff expected seen; then
  echo "One of the two now repairs numbers otherwise." >&2
  exit 1
fi
