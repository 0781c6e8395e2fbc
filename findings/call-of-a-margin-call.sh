#!/usr/bin/env bash
# One would expect: a tool that marks the words of a glossary in a text takes the longest: "margin call" is a
# margin call.
#
# What happens: the first in the list that fits is taken. In a glossary in the order of the alphabet, margin
# stands before margin call, and put before put option: a margin call is explained as a margin and, where
# the glossary has the word, a call. With the longest first in the list it is right.
#
# Why it matters here: almost all terms on margin are made of shorter ones that mean something else, and
# glossaries are kept in the order of the alphabet.
#
# Packages: vitepress-plugin-glossary 1.0.6, markdown-it 15.0.3 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund vitepress-plugin-glossary@1.0.6 markdown-it@15.0.3

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import { markdownGlossaryPlugin } from "vitepress-plugin-glossary";

const meanings = { call: "an option to buy", margin: "collateral", "margin call": "a demand for more" };
const told = (names) => decodeURIComponent(new MarkdownIt()
  .use(markdownGlossaryPlugin, { glossary: Object.fromEntries(names.map((name) => [name, meanings[name]])) })
  .renderInline("after a margin call").replace(/<GlossaryTooltip description="(.*?)">(.*?)<\/GlossaryTooltip>/g, "[$2: $1]"));
console.log("vitepress-plugin-glossary", JSON.parse(readFileSync("node_modules/vitepress-plugin-glossary/package.json")).version);
console.log("by the alphabet:", told(["call", "margin", "margin call"]));
console.log("longest first:", told(["margin call", "margin", "call"]));
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
vitepress-plugin-glossary 1.0.6
by the alphabet: after a [margin: collateral] [call: an option to buy]
longest first: after a [margin call: a demand for more]
SEEN
if ! diff expected seen; then
  echo "The plugin now chooses among terms otherwise." >&2
  exit 1
fi
