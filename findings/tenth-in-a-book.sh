#!/usr/bin/env bash
# One would expect: a page that is made into an e-book keeps its formulas, charts and tables, or they are left
# out with a word; in a list that begins with the third step, that step stays the third.
#
# What happens: attributes that are not on a list are removed, and neither xmlns nor those of MathML and SVG
# are on it. In the XHTML of a book an element is a formula by its namespace alone: a tenth becomes the bare
# digits 1 and 10 in a row. A chart has neither frame nor lines, only its words, and the third step is the
# first. One of the two has rowspan on its list, compares it with rowSpan and removes it too: in the second row
# of a market all rates move to the left. No word is said.
#
# Why it matters here: readers take a glossary with them as a book. A maintenance rate of 1/10 is read as 110,
# ten to the sixth as 106, an initial rate of 2 % as one of 1 %, and the step of "repeat step 3" is not there.
#
# Packages: epub-gen-memory 1.1.2, @lesjoursfr/html-to-epub 6.2.0, jsdom 29.1.1 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund epub-gen-memory@1.1.2 @lesjoursfr/html-to-epub@6.2.0 jsdom@29.1.1

cat >ask.mjs <<'JS'
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { EPub } from "@lesjoursfr/html-to-epub";
import { JSDOM } from "jsdom";

const require = createRequire(import.meta.url);
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
const page = `<p>Rate: <math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>1</mn><mn>10</mn></mfrac></math></p>
<p>Size: <math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mn>10</mn><mn>6</mn></msup></math></p>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" role="img" aria-label="Equity">
<line x1="0" y1="90" x2="200" y2="10" stroke="black"/><text x="5" y="20">60,000</text></svg>
<ol start="3"><li>Pay in.</li><li>Repeat step 3.</li></ol>
<table><tr><th>Market</th><th>Initial</th><th>Maintenance</th></tr>
<tr><td rowspan="2">BTC</td><td>1 %</td><td>0.5 %</td></tr><tr><td>2 %</td><td>1 %</td></tr></table>`;
const kind = (element) => element.namespaceURI.split("/").pop();

const tell = (name, xhtml) => {
  const book = new JSDOM(xhtml, { contentType: "application/xhtml+xml" }).window.document;
  const [rate, size] = book.querySelectorAll("math");
  const [chart, line] = [book.querySelector("svg"), book.querySelector("line")];
  console.log(name);
  console.log(`  rate: ${rate.textContent} in ${kind(rate)}, size: ${size.textContent} in ${kind(size)}`);
  console.log(`  chart: "${chart.textContent.trim()}" in ${kind(chart)}, attributes: ${chart.getAttributeNames()}`);
  console.log(`  its line: ${line.attributes.length} attributes; the list begins with ${book.querySelector("ol").getAttribute("start") ?? 1}`);
  const [headings, , second] = [...book.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent));
  const free = book.querySelector("td").getAttribute("rowspan") === "2" ? 1 : 0;
  console.log(`  second row: ${second.map((cell, at) => `${headings[at + free]} ${cell}`).join(", ")}`);
};
const unpack = (file) =>
  execFileSync("python3", ["-c", `import sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
print(book.read(next(name for name in book.namelist() if "OEBPS/0" in name)).decode())`, file], { encoding: "utf8" });

tell("the page as XHTML", `<html xmlns="http://www.w3.org/1999/xhtml"><body>${page}</body></html>`);

const titles = { title: "Margin", author: "A. Writer", description: "Terms", lang: "en", date: "2026-11-30" };
writeFileSync("first.epub", await require("epub-gen-memory").default({ ...titles, version: 3 }, [{ title: "Rate", content: page }]));
tell(`epub-gen-memory ${version("epub-gen-memory")}`, unpack("first.epub"));

await new EPub({ ...titles, version: 3, verbose: false, content: [{ title: "Rate", data: page }] }, "second.epub").render();
tell(`@lesjoursfr/html-to-epub ${version("@lesjoursfr/html-to-epub")}`, unpack("second.epub"));
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
the page as XHTML
  rate: 110 in MathML, size: 106 in MathML
  chart: "60,000" in svg, attributes: xmlns,viewBox,role,aria-label
  its line: 5 attributes; the list begins with 3
  second row: Initial 2 %, Maintenance 1 %
epub-gen-memory 1.1.2
  rate: 110 in xhtml, size: 106 in xhtml
  chart: "60,000" in xhtml, attributes: role,aria-label
  its line: 0 attributes; the list begins with 1
  second row: Initial 2 %, Maintenance 1 %
@lesjoursfr/html-to-epub 6.2.0
  rate: 110 in xhtml, size: 106 in xhtml
  chart: "60,000" in xhtml, attributes: role
  its line: 0 attributes; the list begins with 1
  second row: Market 2 %, Initial 1 %
SEEN
if ! diff expected seen; then
  echo "The two now keep formulas, charts, lists and tables otherwise." >&2
  exit 1
fi
