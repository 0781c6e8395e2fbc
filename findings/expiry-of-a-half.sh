#!/usr/bin/env bash
# One would expect: who lets a typographer set the quotation marks and dashes of a text gets its numbers, dates and
# sums back: a fraction is set as one only where a half or a quarter stands for itself.
#
# What happens: the day 1/2/2026 becomes a half of 2026, and 1/4/2026 and 3/4/2026 a quarter and three quarters of it;
# 1/3/2026 stays. 0.1/2 becomes a zero with a half behind its point. A difference gets the dash of a sentence in
# English and Russian, and stays in German.
#
# Why it matters here: an expiry that reads as a half of a year cannot be told from any other, by who reads it aloud
# or looks for it; and "60,000 — 5,000" is a span or an afterthought, no equity of 55,000.
#
# Package: typograf 7.8.0 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund typograf@7.8.0

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import Typograf from "typograf";

console.log("typograf", JSON.parse(readFileSync("node_modules/typograf/package.json")).version);
const texts = ["It expires on 1/2/2026.", "From 1/4/2026 to 3/4/2026.", "It expires on 1/3/2026.",
  "Half of 0.1 is 0.1/2.", "A margin of 1/20.", "The equity is 60,000 - 5,000.", "A call pays S - K."];
for (const language of ["en-US", "de", "ru"]) {
  const typographer = new Typograf({ locale: [language] });
  for (const text of texts) console.log(`${language}: ${text} -> ${typographer.execute(text)}`);
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
typograf 7.8.0
en-US: It expires on 1/2/2026. -> It expires on ½/2026.
en-US: From 1/4/2026 to 3/4/2026. -> From ¼/2026 to ¾/2026.
en-US: It expires on 1/3/2026. -> It expires on 1/3/2026.
en-US: Half of 0.1 is 0.1/2. -> Half of 0.1 is 0.½.
en-US: A margin of 1/20. -> A margin of 1/20.
en-US: The equity is 60,000 - 5,000. -> The equity is 60,000 — 5,000.
en-US: A call pays S - K. -> A call pays S — K.
de: It expires on 1/2/2026. -> It expires on ½/2026.
de: From 1/4/2026 to 3/4/2026. -> From ¼/2026 to ¾/2026.
de: It expires on 1/3/2026. -> It expires on 1/3/2026.
de: Half of 0.1 is 0.1/2. -> Half of 0.1 is 0.½.
de: A margin of 1/20. -> A margin of 1/20.
de: The equity is 60,000 - 5,000. -> The equity is 60,000 - 5,000.
de: A call pays S - K. -> A call pays S - K.
ru: It expires on 1/2/2026. -> It expires on ½/2026.
ru: From 1/4/2026 to 3/4/2026. -> From ¼/2026 to ¾/2026.
ru: It expires on 1/3/2026. -> It expires on 1/3/2026.
ru: Half of 0.1 is 0.1/2. -> Half of 0.1 is 0.½.
ru: A margin of 1/20. -> A margin of 1/20.
ru: The equity is 60,000 - 5,000. -> The equity is 60,000 — 5,000.
ru: A call pays S - K. -> A call pays S — K.
SEEN
if ! diff expected seen; then
  echo "typograf now sets dates or sums otherwise." >&2
  exit 1
fi
