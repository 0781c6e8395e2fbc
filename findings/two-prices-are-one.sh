#!/usr/bin/env bash
# One would expect: who lets a minifier take away needless white space gets a page that reads as before: between two
# numbers of a sentence the blank stays, whatever elements they stand in.
#
# What happens: two minifiers know a list of elements that stand within a line, and output, data, meter and every
# element of one's own are not on it: the blanks about them are gone. A lower price of 28,500 and an upper one of
# 31,500 beside it are read as 28,50031,500. With var, time or b, and where only rows of blanks are shortened, all
# is as before.
#
# Why it matters here: an answer within a sentence is an output, and a glossary's term or calculator an element of
# one's own. The option is the one that tools set for pages they publish.
#
# Packages: html-minifier-terser 7.2.0, htmlnano 3.5.1, posthtml 0.16.7 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund html-minifier-terser@7.2.0 htmlnano@3.5.1 posthtml@0.16.7

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { minify } from "html-minifier-terser";
import htmlnano from "htmlnano";

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const tools = {
  "html-minifier-terser": (page) => minify(page, { collapseWhitespace: true }),
  "html-minifier-terser, conservative": (page) => minify(page, { collapseWhitespace: true, conservativeCollapse: true }),
  htmlnano: async (page) => (await htmlnano.process(page, { collapseWhitespace: "all" }, {}, {})).html,
  "htmlnano, conservative": async (page) => (await htmlnano.process(page, { collapseWhitespace: "conservative" }, {}, {})).html,
};
for (const [name, made] of Object.entries(tools)) {
  console.log(name.replace(/^[^,]+/, (tool) => `${tool} ${version(tool)}`));
  for (const kind of ["var", "b", "time", "output", "data", "margin-price"]) {
    const page = await made(`<p>Between <${kind}>28,500</${kind}> <${kind}>31,500</${kind}> it is safe.</p>`);
    console.log(`${kind}: ${page.replace(/<[^>]*>/g, "")}`);
  }
}
JS

node ask.mjs 2>&1 | tee seen

cat >expected <<'SEEN'
html-minifier-terser 7.2.0
var: Between 28,500 31,500 it is safe.
b: Between 28,500 31,500 it is safe.
time: Between 28,500 31,500 it is safe.
output: Between28,50031,500it is safe.
data: Between28,50031,500it is safe.
margin-price: Between28,50031,500it is safe.
html-minifier-terser 7.2.0, conservative
var: Between 28,500 31,500 it is safe.
b: Between 28,500 31,500 it is safe.
time: Between 28,500 31,500 it is safe.
output: Between 28,500 31,500 it is safe.
data: Between 28,500 31,500 it is safe.
margin-price: Between 28,500 31,500 it is safe.
htmlnano 3.5.1
var: Between 28,500 31,500 it is safe.
b: Between 28,500 31,500 it is safe.
time: Between 28,500 31,500 it is safe.
output: Between28,50031,500it is safe.
data: Between28,50031,500it is safe.
margin-price: Between28,50031,500it is safe.
htmlnano 3.5.1, conservative
var: Between 28,500 31,500 it is safe.
b: Between 28,500 31,500 it is safe.
time: Between 28,500 31,500 it is safe.
output: Between 28,500 31,500 it is safe.
data: Between 28,500 31,500 it is safe.
margin-price: Between 28,500 31,500 it is safe.
SEEN
if ! diff expected seen; then
  echo "One of the minifiers now keeps blanks otherwise." >&2
  exit 1
fi
