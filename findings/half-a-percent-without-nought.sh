#!/usr/bin/env bash
# One would expect: who types 0.5%, .5% or 1e-7 into a field for a percentage gets 0.005, 0.005 and a billionth, or is
# told that it is not understood; a field that shows whole percents may show less than it keeps.
#
# What happens: the parser behind React Aria's number field rounds what was typed to the digits that it shows, and shows
# none behind the point unless told to: 0.5% is 0.01, 2.5% is 0.03, and 0.4% nothing. Told to show two, it reads 0.5% as
# 0.005, and .5% still as 0. "1e-7" is -1,000,000,000 percent to it, and a minus without a sign in front, 5-, is -0.05.
# The same parser reads .5 and 1e-7 right where it is told of plain numbers.
#
# Why it matters here: maintenance rates, fees and funding are parts of a percent, and are typed without a nought. What
# is reckoned with is twice the rate, or none, and the field shows it as if it had been typed so.
#
# Package: @internationalized/number 3.6.9 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @internationalized/number@3.6.9

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { NumberParser } from "@internationalized/number";

const { version } = JSON.parse(readFileSync("node_modules/@internationalized/number/package.json"));
console.log("@internationalized/number", version);
const kinds = {
  "percent": { style: "percent" },
  "percent, two digits": { style: "percent", maximumFractionDigits: 2 },
};
for (const [kind, options] of Object.entries(kinds)) {
  const parser = new NumberParser("en-US", options);
  const read = ["5%", "0.5%", "0.4%", "2.5%", "0.01%", ".5%", ".5", "5-", "1e-7"]
    .map((text) => `${text} ${parser.parse(text)}`);
  console.log(`${kind}: ${read.join(", ")}`);
}
const plain = new NumberParser("en-US", {});
console.log("plain:", ["5", "0.5", ".5", "5-", "1e-7"].map((text) => `${text} ${plain.parse(text)}`).join(", "));
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
@internationalized/number 3.6.9
percent: 5% 0.05, 0.5% 0.01, 0.4% 0, 2.5% 0.03, 0.01% 0, .5% 0, .5 0, 5- -0.05, 1e-7 -10000000
percent, two digits: 5% 0.05, 0.5% 0.005, 0.4% 0.004, 2.5% 0.025, 0.01% 0.0001, .5% 0, .5 0, 5- -0.05, 1e-7 -10000000
plain: 5 5, 0.5 0.5, .5 0.5, 5- NaN, 1e-7 1e-7
SEEN
if ! diff expected seen; then
  echo "The parser of React Aria now reads percentages otherwise." >&2
  exit 1
fi
