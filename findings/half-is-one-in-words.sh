#!/usr/bin/env bash
# One would expect: a number in words keeps its sign and what is behind its point, or the package refuses it; a third
# package writes "Zero Point Five" and "Minus Five Hundred".
#
# What happens: a half is "one" to written-number and "zero" to number-to-words, and 1.5 "two" and "one": the first
# rounds, the second cuts off. A loss of 500 is no words at all to the first, and -0.5 "zero" to the second. The second
# writes 0.00000001 as "one", and so 10 to the power of 21, as it reads the digits before the e.
#
# Why it matters here: amounts in words stand in what is signed and in what is read aloud. A margin of half a coin
# doubles or vanishes, and "a loss of dollars" is a sentence.
#
# Packages: number-to-words 1.2.4, written-number 0.11.1, to-words 5.7.0 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund number-to-words@1.2.4 written-number@0.11.1 to-words@5.7.0

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { toWords } = require("number-to-words");
const written = require("written-number");
const { ToWords } = require("to-words");

const third = new ToWords({ localeCode: "en-US" });
const asked = { "number-to-words": toWords, "written-number": (amount) => written(amount),
  "to-words": (amount) => third.convert(amount) };
for (const [name, ask] of Object.entries(asked)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  console.log(name, version);
  for (const amount of [0.5, 1.5, 60_000.5, -0.5, -500, 1e21]) console.log(`${amount}: "${ask(amount)}"`);
}
console.log("number-to-words, a hundred millionth:", toWords(0.00000001));
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
number-to-words 1.2.4
0.5: "zero"
1.5: "one"
60000.5: "sixty thousand"
-0.5: "zero"
-500: "minus five hundred"
1e+21: "one"
written-number 0.11.1
0.5: "one"
1.5: "two"
60000.5: "sixty thousand and one"
-0.5: ""
-500: ""
1e+21: "one sextillion"
to-words 5.7.0
0.5: "Zero Point Five"
1.5: "One Point Five"
60000.5: "Sixty Thousand Point Five"
-0.5: "Minus Zero Point Five"
-500: "Minus Five Hundred"
1e+21: "One Sextillion"
number-to-words, a hundred millionth: one
SEEN
if ! diff expected seen; then
  echo "One of the packages now writes other words." >&2
  exit 1
fi
