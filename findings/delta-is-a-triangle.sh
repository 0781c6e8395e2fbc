#!/usr/bin/env bash
# One would expect: a capital delta in a formula is spoken as delta, M and m are told apart, and 60,000
# is sixty thousand, however the formula was written.
#
# What happens: in the speech style of textbooks, Δ is "triangle" (Γ and Θ are letters), and M - m is "M
# minus m", which a voice says twice alike. The other style of the same engine tells capitals. Written
# by one converter 60,000 is "60 comma 000"; with the thin space that style guides ask for, another
# converter's is "60 times 000".
#
# Why it matters here: M is the margin of our formulas and m the rate; delta is a Greek; prices have
# five digits. A listener gets another formula than a reader.
#
# Packages: speech-rule-engine 4.1.5, katex 0.19.1, temml 0.13.5 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund speech-rule-engine@4.1.5 katex@0.19.1 temml@0.13.5

cat >ask.cjs <<'JS'
const { readFileSync } = require("node:fs");
const katex = require("katex");
const speech = require("speech-rule-engine");
const temml = require("temml");

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const say = (content) => speech.toSpeech(content.match(/<math[\s\S]*<\/math>/)[0]);
const math = (content) => `<math xmlns="http://www.w3.org/1998/Math/MathML">${content}</math>`;

async function ask() {
  console.log("speech-rule-engine", version("speech-rule-engine"), "katex", version("katex"), "temml", version("temml"));
  for (const domain of ["clearspeak", "mathspeak"]) {
    await speech.setupEngine({ domain, modality: "speech", locale: "en" });
    await speech.engineReady();
    console.log(domain);
    for (const letters of ["<mi>Δ</mi>", "<mi>Γ</mi>", "<mi>M</mi><mo>−</mo><mi>m</mi>"])
      console.log(" ", letters.replace(/<[^>]*>/g, ""), "is", say(math(letters)));
    for (const tex of ["60,000", "60\\,000"])
      console.log(" ", tex, "by katex is", say(katex.renderToString(tex, { output: "mathml" })),
        "and by temml", say(temml.renderToString(tex, { xml: true })));
  }
}
ask();
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
speech-rule-engine 4.1.5 katex 0.19.1 temml 0.13.5
clearspeak
  Δ is triangle
  Γ is Gamma
  M−m is M minus m
  60,000 by katex is 60 comma 000 and by temml 60,000
  60\,000 by katex is 60 000 and by temml 60 times 000
mathspeak
  Δ is upper Delta
  Γ is upper Gamma
  M−m is upper M minus m
  60,000 by katex is 60 comma 000 and by temml 60,000
  60\,000 by katex is 60 000 and by temml 60 000
SEEN
if ! diff expected seen; then
  echo "The formulas are now spoken otherwise." >&2
  exit 1
fi
