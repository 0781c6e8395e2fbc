#!/usr/bin/env bash
# One would expect: the reader view of a browser keeps every heading of an article, whatever the heading's address.
#
# What happens: it drops a heading if its id has the letters of a word that names side matter: "media" in
# immediate and intermediate, "meta" in metal, "com-" in telecom-stocks, and share, hidden, scroll and contact as
# they are. Its text stays, under the heading before. A short section whose id has the word share is gone whole.
# Without an id, or with another, all is kept. The page's title "Debt / equity ratio" is shown as "equity ratio".
#
# Why it matters here: ids are made of the words of headings, and these are words of margin: the text on an
# immediate liquidation reads on under the margin call, and the value per share is not there at all.
#
# Packages: @mozilla/readability 0.6.0, jsdom 29.1.1 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @mozilla/readability@0.6.0 jsdom@29.1.1

cat >ask.cjs <<'JS'
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");

const text = (about) => `<p>${`Of ${about} one should know how it moves with the price, and what is done at the limit. `.repeat(4)}</p>`;
const heading = (id, words) => `<h2${id ? ` id="${id}"` : ""}>${words}</h2>${text(words.toLowerCase())}`;
const read = (title, inner) => {
  const page = `<title>${title}</title><main><article><h1>${title}</h1>${text("margin")}${inner}${text("the rest")}</article></main>`;
  return new Readability(new JSDOM(page).window.document).parse();
};
const kept = (inner, words) => (read("Margin", inner).textContent.includes(words) ? "kept" : "gone");
const words = ["Margin call", "Immediate liquidation", "Intermediate margin", "Metal futures", "Telecom stocks", "Price per share",
  "A hidden fee"];

console.log("@mozilla/readability", require("@mozilla/readability/package.json").version);
for (const each of words) {
  const id = each.toLowerCase().replaceAll(" ", "-");
  console.log(`${each}: with its id ${kept(heading(id, each), each)}, without ${kept(heading("", each), each)}`);
}
for (const id of ["value-per-share", "value-per-unit"])
  console.log(`section ${id}: ${kept(`<section id="${id}"><h2>Value</h2><p>It is 60, of which 30 are lent.</p></section>`, "It is 60")}`);
for (const title of ["Debt to equity ratio", "Debt / equity ratio", "Debt/equity ratio"]) console.log(`title ${title}: ${read(title, "").title}`);
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
@mozilla/readability 0.6.0
Margin call: with its id kept, without kept
Immediate liquidation: with its id gone, without kept
Intermediate margin: with its id gone, without kept
Metal futures: with its id gone, without kept
Telecom stocks: with its id gone, without kept
Price per share: with its id gone, without kept
A hidden fee: with its id gone, without kept
section value-per-share: gone
section value-per-unit: kept
title Debt to equity ratio: Debt to equity ratio
title Debt / equity ratio: equity ratio
title Debt/equity ratio: Debt/equity ratio
SEEN
if ! diff expected seen; then
  echo "The reader view now keeps headings otherwise." >&2
  exit 1
fi
