#!/usr/bin/env bash
# One would expect: a reader's view of a page keeps the list below a formula that says what its letters mean, as it
# keeps the formula, and the steps of "what to do"; the reader view of Firefox does.
#
# What happens: Defuddle takes a short list without a full stop, within 500 letters of the beginning or the end, for the
# data of a blog's entry and leaves it out without a trace: "L = leverage, P = price" below a formula, as bullets or as
# a list of terms, or two steps. If a colon or a heading stands right before it, or a full stop within, it stays, and so
# does a table.
#
# Why it matters here: this is how formulas are explained here and elsewhere, and Defuddle is what takes pages into
# notes and to models. What arrives is a formula whose letters nothing explains.
#
# Packages: defuddle 0.19.4, linkedom 0.18.15, @mozilla/readability 0.6.0 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund defuddle@0.19.4 linkedom@0.18.15 @mozilla/readability@0.6.0

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";

const page = (part) => `<!doctype html><html><head><title>Liquidation price</title></head><body><main><article>
  <h1>Liquidation price</h1>
  <p>A position is closed when its equity no longer covers the maintenance margin, and what is left pays the venue.</p>
  <p>This is the price at which it happens to a long position that pays no funding.</p>
  ${part}
  <p>The price falls, the equity falls with it, and at this price the account is closed, whatever comes after.</p>
  </article></main></body></html>`;
const letters = ["L = leverage", "P = price at the entry", "m = maintenance rate"];
const list = `<ul>${letters.map((text) => `<li>${text}</li>`).join("")}</ul>`;
const pairs = letters.map((text) => text.split(" = "));
const formula = "<pre>P * (1 - 1 / L + m)</pre>";
const parts = {
  bullets: formula + list,
  "after a paragraph": `<p>P * (1 - 1 / L + m), where</p>${list}`,
  "after a colon": `<p>P * (1 - 1 / L + m), where:</p>${list}`,
  "with full stops": formula + list.replaceAll("</li>", ".</li>"),
  "list of terms": `${formula}<dl>${pairs.map(([term, text]) => `<dt>${term}</dt><dd>${text}</dd>`).join("")}</dl>`,
  table: `${formula}<table>${pairs.map((cells) => `<tr><td>${cells.join("</td><td>")}</td></tr>`).join("")}</table>`,
  steps: `${formula}<ol><li>Pay margin in</li><li>Close a part</li></ol>`,
};
const shown = (content) => {
  const text = content.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").replace(/ ([.,])/g, "$1");
  return text.slice(text.indexOf("no funding.") + 11, text.indexOf("The price falls")).trim() || "nothing";
};
const asked = {
  defuddle: async (html) => (await Defuddle(html, "https://example.org/")).content,
  "@mozilla/readability": (html) => new Readability(parseHTML(html).document).parse().content,
};
for (const [name, ask] of Object.entries(asked)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
  for (const [kind, part] of Object.entries(parts)) console.log(`${kind}: ${shown(await ask(page(part)))}`);
}
JS

node ask.mjs 2>/dev/null | tee seen

cat >expected <<'SEEN'
defuddle 0.19.4
bullets: P * (1 - 1 / L + m)
after a paragraph: P * (1 - 1 / L + m), where
after a colon: P * (1 - 1 / L + m), where: L = leverage P = price at the entry m = maintenance rate
with full stops: P * (1 - 1 / L + m) L = leverage. P = price at the entry. m = maintenance rate.
list of terms: P * (1 - 1 / L + m)
table: P * (1 - 1 / L + m) L leverage P price at the entry m maintenance rate
steps: P * (1 - 1 / L + m)
@mozilla/readability 0.6.0
bullets: P * (1 - 1 / L + m) L = leverage P = price at the entry m = maintenance rate
after a paragraph: P * (1 - 1 / L + m), where L = leverage P = price at the entry m = maintenance rate
after a colon: P * (1 - 1 / L + m), where: L = leverage P = price at the entry m = maintenance rate
with full stops: P * (1 - 1 / L + m) L = leverage. P = price at the entry. m = maintenance rate.
list of terms: P * (1 - 1 / L + m) L leverage P price at the entry m maintenance rate
table: P * (1 - 1 / L + m) L leverage P price at the entry m maintenance rate
steps: P * (1 - 1 / L + m) Pay margin in Close a part
SEEN
if ! diff expected seen; then
  echo "Defuddle or Readability now takes other parts of a page." >&2
  exit 1
fi
