#!/usr/bin/env bash
# One would expect: a package that writes any text in plain letters and signs leaves out what it cannot write, or says
# it by others: what is unequal is written "!=" or left out, and a half stays apart from the number before it.
#
# What happens: two of four write "unequal" as "=" and "not less" as "<": they take the stroke through a sign for an
# accent. "Not in" is "E" to the first. The third leaves all of these out, "at least" too, and the minus of -500; the
# root of 2 is 2 to it and to the fourth. Two and a half are 21/2 to two. A "?" below is a sign that is not of plain
# letters.
#
# Why it matters here: such packages make file names, addresses, plain mails and keys for a search of sentences. A rule
# that is turned around reads as well as the right one: "not liquidated where equity = margin".
#
# Packages: any-ascii 0.3.3, transliteration 2.6.1, @sindresorhus/transliterate 2.3.1 (npm), Unidecode 1.4.0 (PyPI).
# Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check Unidecode==1.4.0
npm install --silent --ignore-scripts --no-audit --no-fund any-ascii@0.3.3 transliteration@2.6.1 \
  @sindresorhus/transliterate@2.3.1

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import anyAscii from "any-ascii";
import transliterate from "@sindresorhus/transliterate";
import { transliterate as other } from "transliteration";

const texts = JSON.parse(readFileSync("texts.json"));
for (const [name, ask] of [["any-ascii", anyAscii], ["@sindresorhus/transliterate", transliterate],
  ["transliteration", other]]) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
  for (const [said, text] of Object.entries(texts)) console.log(`${said}: "${ask(text)}"`);
}
JS
cat >ask.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

from unidecode import unidecode

print("Unidecode", version("Unidecode"))
for said, text in json.loads(Path("texts.json").read_text()).items():
    print(f'{said}: "{unidecode(text)}"')
PY
cat >texts.json <<'JSON'
{
  "unequal": "equity \u2260 margin",
  "not in": "5 \u2209 tier 1",
  "not less": "equity \u226e margin",
  "at least": "equity \u2265 margin",
  "a loss": "\u2212500",
  "root of two": "\u221a2",
  "two and a half": "2\u00bd"
}
JSON

{ node ask.mjs; env/bin/python ask.py; } | sed 's/[^ -~]/?/g' | tee seen

cat >expected <<'SEEN'
any-ascii 0.3.3
unequal: "equity = margin"
not in: "5 E tier 1"
not less: "equity < margin"
at least: "equity >= margin"
a loss: "-500"
root of two: "sqrt2"
two and a half: "21/2"
@sindresorhus/transliterate 2.3.1
unequal: "equity = margin"
not in: "5 ? tier 1"
not less: "equity < margin"
at least: "equity ? margin"
a loss: "-500"
root of two: "?2"
two and a half: "2?"
transliteration 2.6.1
unequal: "equity  margin"
not in: "5  tier 1"
not less: "equity  margin"
at least: "equity  margin"
a loss: "500"
root of two: "2"
two and a half: "21/2"
Unidecode 1.4.0
unequal: "equity  margin"
not in: "5  tier 1"
not less: "equity  margin"
at least: "equity >= margin"
a loss: "-500"
root of two: "2"
two and a half: "2 1/2"
SEEN
if ! diff expected seen; then
  echo "One of the packages now writes signs otherwise." >&2
  exit 1
fi
