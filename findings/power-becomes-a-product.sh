#!/usr/bin/env bash
# One would expect: a formula that is set as code in Markdown is plain text already; who takes the Markdown away
# takes the backticks, and no letter between them.
#
# What happens: remove-markdown looks for stars, links and lists in the code as well. Of two pairs of stars one
# star each is left: (1 + r) ** 2 / (1 + s) ** 2 becomes (1 + r) * 2 / (1 + s) * 2, a power a product. With only
# one power all is kept. rates[tier](size) becomes ratestier, and in a block of code the line "- 5000" is "5000",
# so that the sum is another one. markdown-to-txt leaves all of them as they are.
#
# Why it matters here: such plain text is what a search shows, what stands in the description of a page and in the
# summary of a feed, and what is copied from there. It is still a formula that runs, and its result is wrong: 4.19
# for 1.10.
#
# Packages: remove-markdown 0.7.0, markdown-to-txt 2.0.1 with lodash 4.17.21 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund remove-markdown@0.7.0 markdown-to-txt@2.0.1 lodash@4.17.21

cat >ask.cjs <<'JS'
const { markdownToTxt } = require("markdown-to-txt");
const removeMarkdown = require("remove-markdown");

const values = "const r = 0.1, s = 0.05, t = 2, tier = 0, size = 50000, rates = [(of) => of / 100];";
const result = (formula) => {
  try {
    return String(Math.round(eval(`${values} ${formula}`) * 1e4) / 1e4);
  } catch (failure) {
    return failure.message;
  }
};
const version = (name) => require(`./node_modules/${name}/package.json`).version;
const formulas = ["(1 + r) ** t", "(1 + r) ** t / (1 + s) ** t", "(1 + r) ** 2 - (1 + s) ** 2", "2 ** 3 ** 2", "rates[tier](size)"];
for (const [name, plain] of [["remove-markdown", removeMarkdown], ["markdown-to-txt", markdownToTxt]]) {
  console.log(name, version(name));
  for (const formula of formulas) {
    const text = plain(`It is \`${formula}\` here.`).replace(/^It is | here\.$/g, "");
    console.log(`  ${formula}: ${text} = ${result(text)}${text === formula ? "" : `, should be ${result(formula)}`}`);
  }
  const block = "60000\n- 5000\n- 1500";
  const text = plain(`The equity:\n\n\`\`\`\n${block}\n\`\`\`\n`).split("The equity:")[1].trim();
  console.log(`  block: ${text.split("\n").join(" / ")} = ${result(text)}${text === block ? "" : `, should be ${result(block)}`}`);
}
JS

node ask.cjs | tee seen

cat >expected <<'SEEN'
remove-markdown 0.7.0
  (1 + r) ** t: (1 + r) ** t = 1.21
  (1 + r) ** t / (1 + s) ** t: (1 + r) * t / (1 + s) * t = 4.1905, should be 1.0975
  (1 + r) ** 2 - (1 + s) ** 2: (1 + r) * 2 - (1 + s) * 2 = 0.1, should be 0.1075
  2 ** 3 ** 2: 2 * 3 * 2 = 12, should be 512
  rates[tier](size): ratestier = ratestier is not defined, should be 500
  block: 60000 / 5000 / 1500 = 1500, should be 53500
markdown-to-txt 2.0.1
  (1 + r) ** t: (1 + r) ** t = 1.21
  (1 + r) ** t / (1 + s) ** t: (1 + r) ** t / (1 + s) ** t = 1.0975
  (1 + r) ** 2 - (1 + s) ** 2: (1 + r) ** 2 - (1 + s) ** 2 = 0.1075
  2 ** 3 ** 2: 2 ** 3 ** 2 = 512
  rates[tier](size): rates[tier](size) = 500
  block: 60000 / - 5000 / - 1500 = 53500
SEEN
if ! diff expected seen; then
  echo "Formulas in code are now made plain otherwise." >&2
  exit 1
fi
