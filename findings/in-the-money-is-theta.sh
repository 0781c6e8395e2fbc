#!/usr/bin/env bash
# One would expect: who looks for "in the money" among the titles of a glossary that has "In the money" finds it first,
# and "the put" finds the put. Another search made for browsers does so.
#
# What happens: Orama takes each word of a question for the beginning of others, and one rare word that begins so counts
# more than all words found whole: "the" begins Theta, which stands before "In the money", "At the money", "Put
# option" and "Strike price" in whatever question has a "the". Asked for exact words it finds "money" three times,
# and neither "open interest" nor "in the money".
#
# Why it matters here: the three places of a strike are what readers of options look up first, and each is answered with
# theta, what an option loses each day.
#
# Packages: @orama/orama 3.1.18, minisearch 7.2.0 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @orama/orama@3.1.18 minisearch@7.2.0

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { create, insert, search } from "@orama/orama";
import MiniSearch from "minisearch";

const titles = ["At the money", "Call option", "Delta", "Funding rate", "Gamma", "Implied volatility", "In the money",
  "Initial margin", "Interest rate", "Leverage", "Liquidation price", "Maintenance margin", "Margin call",
  "Open interest", "Out of the money", "Put option", "Strike price", "Theta", "Vega"];
const orama = create({ schema: { title: "string" } });
for (const title of titles) insert(orama, { title });
const mini = new MiniSearch({ fields: ["title"], storeFields: ["title"], searchOptions: { prefix: true } });
mini.addAll(titles.map((title, id) => ({ id, title })));
const questions = ["in the money", "at the money", "out of the money", "the put", "the strike", "open interest",
  "money"];
const asked = {
  "@orama/orama": (term) => search(orama, { term }).hits.map((hit) => hit.document.title),
  "@orama/orama, exact": (term) => search(orama, { term, exact: true }).hits.map((hit) => hit.document.title),
  minisearch: (term) => mini.search(term).map(({ title }) => title),
};
for (const [name, ask] of Object.entries(asked)) {
  const file = `node_modules/${name.replace(/,.*/, "")}/package.json`;
  console.log(name.replace(/^[^,]+/, (library) => `${library} ${JSON.parse(readFileSync(file)).version}`));
  for (const question of questions) console.log(`${question}: ${ask(question).slice(0, 3).join(", ") || "nothing"}`);
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
@orama/orama 3.1.18
in the money: Theta, In the money, Initial margin
at the money: Theta, At the money, In the money
out of the money: Theta, Out of the money, At the money
the put: Theta, Put option, At the money
the strike: Theta, Strike price, At the money
open interest: Open interest, Interest rate
money: At the money, In the money, Out of the money
@orama/orama 3.1.18, exact
in the money: nothing
at the money: nothing
out of the money: nothing
the put: nothing
the strike: nothing
open interest: nothing
money: At the money, In the money, Out of the money
minisearch 7.2.0
in the money: In the money, At the money, Out of the money
at the money: At the money, In the money, Out of the money
out of the money: Out of the money, At the money, In the money
the put: Put option, At the money, In the money
the strike: Strike price, At the money, In the money
open interest: Open interest, Interest rate
money: At the money, In the money, Out of the money
SEEN
if ! diff expected seen; then
  echo "Orama or MiniSearch now finds other titles first." >&2
  exit 1
fi
