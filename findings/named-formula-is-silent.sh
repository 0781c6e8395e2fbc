#!/usr/bin/env bash
# One would expect: a screen reader made for tests reads a page as others do: a formula by its parts, or at least by the
# name that it is given, and nothing of what is folded away.
#
# What happens: every formula is left out without a word, whether it has a name, the role "math" or neither, while the text
# of a drawing and a deletion are told. A meter at a tenth, whose most is 1 where a page says nothing else, is
# told as 0.1 of 100. And what stands in a closed details is read as if it were open.
#
# Why it matters here: who tests that the formulas of a page are read sees a page without them pass, and "pay now" for
# "pay a tenth now"; who folds the answer of a question away hears it before asking.
#
# Packages: @guidepup/virtual-screen-reader 0.33.0, jsdom 29.1.1 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @guidepup/virtual-screen-reader@0.33.0 jsdom@29.1.1

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body></body>", { url: "https://example.org/" });
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}
Object.assign(globalThis, { window, Event: window.Event, MouseEvent: window.MouseEvent });
const { Virtual } = await import("@guidepup/virtual-screen-reader");

const folder = "node_modules/@guidepup/virtual-screen-reader/package.json";
console.log("@guidepup/virtual-screen-reader", JSON.parse(readFileSync(folder)).version);
const tenth = "<mfrac><mn>1</mn><mn>10</mn></mfrac>";
for (const page of [
  `<p>Pay <math>${tenth}</math> now</p>`,
  `<p>Pay <math aria-label="a tenth">${tenth}</math> now</p>`,
  `<p>Pay <math role="math" aria-label="a tenth">${tenth}</math> now</p>`,
  '<p>Pay <span role="math" aria-label="a tenth">1/10</span> now</p>',
  "<p>Pay <svg><text>1/10</text></svg> now</p>",
  '<p>Pay <meter value="0.1"></meter> now</p>',
  "<p>Pay <del>0.2</del> now</p>",
  "<details><summary>What is paid?</summary>A tenth</details>",
]) {
  window.document.body.innerHTML = page;
  const reader = new Virtual();
  await reader.start({ container: window.document.body });
  while ((await reader.lastSpokenPhrase()) !== "end of document") await reader.next();
  const said = (await reader.spokenPhraseLog()).filter((phrase) => !/^(end of )?(document|paragraph)$/.test(phrase));
  console.log(`${page}: ${said.join(" / ")}`);
  await reader.stop();
}
process.exit(0);
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
@guidepup/virtual-screen-reader 0.33.0
<p>Pay <math><mfrac><mn>1</mn><mn>10</mn></mfrac></math> now</p>: Pay / now
<p>Pay <math aria-label="a tenth"><mfrac><mn>1</mn><mn>10</mn></mfrac></math> now</p>: Pay / now
<p>Pay <math role="math" aria-label="a tenth"><mfrac><mn>1</mn><mn>10</mn></mfrac></math> now</p>: Pay / now
<p>Pay <span role="math" aria-label="a tenth">1/10</span> now</p>: Pay / math, a tenth / 1/10 / end of math, a tenth / now
<p>Pay <svg><text>1/10</text></svg> now</p>: Pay / graphics-document / group / 1/10 / end of group / end of graphics-document / now
<p>Pay <meter value="0.1"></meter> now</p>: Pay / meter, 0.1, min value 0, max value 100, 0.1 / now
<p>Pay <del>0.2</del> now</p>: Pay / deletion / 0.2 / end of deletion / now
<details><summary>What is paid?</summary>A tenth</details>: group / What is paid? / A tenth / end of group
SEEN
if ! diff expected seen; then
  echo "The virtual screen reader now reads otherwise." >&2
  exit 1
fi
