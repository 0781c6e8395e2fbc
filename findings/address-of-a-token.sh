#!/usr/bin/env bash
# One would expect: a reader of tables that finds out by itself what is a number leaves the address of a token on
# a chain, 0x and forty letters and figures, as the text that it is.
#
# What happens: d3's autoType, and two readers of YAML, take it for a number of 49 digits and keep 17 of
# them; csv-parse reads it up to the x, and every token has the address 0. Plotly's test for numbers calls it one
# too. Two others keep it.
#
# Why it matters here: collateral is listed by such addresses, with rates in the next column. Of a rounded address, or
# of 0, no one can find the token again, and in csv-parse all tokens are one.
#
# Packages: d3-dsv 3.0.2, csv-parse 7.0.3, papaparse 5.7.1, csvtojson 2.0.14, js-yaml 5.5.0, yaml 2.9.1, fast-isnumeric 1.1.4 (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund d3-dsv@3.0.2 csv-parse@7.0.3 papaparse@5.7.1 csvtojson@2.0.14 js-yaml@5.5.0 yaml@2.9.1 fast-isnumeric@1.1.4

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { autoType, csvParse } from "d3-dsv";
import { parse as csv } from "csv-parse/sync";

const require = createRequire(import.meta.url);
const addresses = ["0xdAC17F958D2ee523a2206206994597C13D831ec7", "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"];
const table = `token,address,factor\nUSDT,${addresses[0]},0.75\nWETH,${addresses[1]},0.8\n`;
const front = addresses.map((address) => `- address: ${address}\n`).join("");
const told = {
  "d3-dsv": () => csvParse(table, autoType),
  "csv-parse": () => csv(table, { columns: true, cast: true }),
  papaparse: () => require("papaparse").parse(table.trim(), { header: true, dynamicTyping: true }).data,
  csvtojson: () => require("csvtojson")({ checkType: true }).fromString(table),
  "js-yaml": () => require("js-yaml").load(front),
  yaml: () => require("yaml").parse(front),
  "fast-isnumeric": () => addresses.map((address) => ({ address: require("fast-isnumeric")(address) ? "a number" : "text" })),
};
for (const [name, ask] of Object.entries(told)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  console.log(name, version + ":", (await ask()).map(({ address }) => address).join(" and "));
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
d3-dsv 3.0.2: 1.2488751460129641e+48 and 1.0970776880180083e+48
csv-parse 7.0.3: 0 and 0
papaparse 5.7.1: 0xdAC17F958D2ee523a2206206994597C13D831ec7 and 0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2
csvtojson 2.0.14: 0xdAC17F958D2ee523a2206206994597C13D831ec7 and 0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2
js-yaml 5.5.0: 1.2488751460129641e+48 and 1.0970776880180083e+48
yaml 2.9.1: 1.2488751460129641e+48 and 1.0970776880180083e+48
fast-isnumeric 1.1.4: a number and a number
SEEN
if ! diff expected seen; then
  echo "One of the seven now reads the address of a token otherwise." >&2
  exit 1
fi
