#!/usr/bin/env bash
# One would expect: libraries that read the numbers in a sentence read two and a half million, and -500, as they do
# half a million and minus five hundred.
#
# What happens: to compromise two and a half million are 2,000,000, one point two million 1, -500 is 500, and $1.5M
# and 60k are 1.5 and 60. Of minus five hundred dollars it finds the number, and 5 as the amount of money.
# words-to-numbers makes one point two million NaN, 1.5 million 1.5 1000000, and "a loss" 1 loss.
#
# Why it matters here: readers ask assistants in sentences, and speak to them. A position a million too small, or a
# loss that is a gain, goes into the calculator as a number like any other.
#
# Packages: compromise 14.17.0, words-to-numbers 1.5.1 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund compromise@14.17.0 words-to-numbers@1.5.1

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const nlp = require("compromise");
const { wordsToNumbers } = require("words-to-numbers");

for (const name of ["compromise", "words-to-numbers"]) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
}
const sentences = [
  "half a million", "two and a half million", "one point two million", "1.5 million", "a loss of $1.5M", "60k",
  "it was -500", "minus five hundred dollars",
];
for (const sentence of sentences) {
  const read = nlp(sentence);
  const money = read.money().found ? `, money ${read.money().get()}` : "";
  console.log(`${sentence} -> ${read.numbers().get()}${money} | ${wordsToNumbers(sentence)}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
compromise 14.17.0
words-to-numbers 1.5.1
half a million -> 500000 | half 1000000
two and a half million -> 2000000 | 2 and 1 half 1000000
one point two million -> 1 | NaN
1.5 million -> 1500000 | 1.5 1000000
a loss of $1.5M -> 1.5, money 1.5 | 1 loss of $1.5M
60k -> 60 | 60k
it was -500 -> 500 | it was -500
minus five hundred dollars -> -500, money 5 | minus 500 dollars
SEEN
if ! diff expected seen; then
  echo "One of the two now reads the numbers of a sentence otherwise." >&2
  exit 1
fi
