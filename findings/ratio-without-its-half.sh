#!/usr/bin/env bash
# One would expect: a ratio in a text, as 1:10 or debt:equity, stays what it is when remark's syntax for directives is
# switched on; a name that no one has given a meaning is printed as it was typed.
#
# What happens: what follows the colon is taken for the name of a directive, figures too, and is gone: leverage of
# 1:10 is a leverage of 1, and the debt:equity ratio the debt ratio. No warning is given. With blanks about the colon,
# or as code, all is kept.
#
# Why it matters here: with this syntax sites made with remark write their notes and boxes, and ratios are what margin
# is told in. Their sentences read on as if nothing were missing.
#
# Packages: remark-directive 4.0.0, remark-parse 11.0.0, remark-rehype 11.1.2, rehype-stringify 10.0.1, unified 11.0.5
# (npm). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund unified@11.0.5 remark-parse@11.0.0 \
  remark-directive@4.0.0 remark-rehype@11.1.2 rehype-stringify@10.0.1

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import stringify from "rehype-stringify";
import directives from "remark-directive";
import parse from "remark-parse";
import rehype from "remark-rehype";
import { unified } from "unified";

console.log("remark-directive", JSON.parse(readFileSync("node_modules/remark-directive/package.json")).version);
const plain = unified().use(parse).use(rehype).use(stringify);
const directed = unified().use(parse).use(directives).use(rehype).use(stringify);
for (const text of ["A leverage of 1:10.", "The debt:equity ratio is 2.", "A risk:reward of 1:3x.", "A leverage of 1 : 10.", "It is `1:10`."]) {
  console.log(String(await plain.process(text)), "->", String(await directed.process(text)));
}
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
remark-directive 4.0.0
<p>A leverage of 1:10.</p> -> <p>A leverage of 1<div></div>.</p>
<p>The debt:equity ratio is 2.</p> -> <p>The debt<div></div> ratio is 2.</p>
<p>A risk:reward of 1:3x.</p> -> <p>A risk<div></div> of 1<div></div>.</p>
<p>A leverage of 1 : 10.</p> -> <p>A leverage of 1 : 10.</p>
<p>It is <code>1:10</code>.</p> -> <p>It is <code>1:10</code>.</p>
SEEN
if ! diff expected seen; then
  echo "remark now reads a colon within a text otherwise." >&2
  exit 1
fi
