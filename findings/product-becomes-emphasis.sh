#!/usr/bin/env bash
# One would expect: a tool that mends the style of Markdown, asked to write its corrections, changes the looks
# of a text and not what it says.
#
# What happens: a product loses its signs, 60,000 * 2 * 3 becomes 60,000 2 3 with the 2 in italics; a sentence
# that begins with 1000. begins with 1.; and a line that begins with #1 becomes a heading. The spaces
# around * and behind # are what it mends, and numbers of lists.
#
# Why it matters here: such tools run before each commit of many documentation projects, and products of
# numbers are what a text on margin is full of. Nothing is told but the headings.
#
# Packages: markdownlint-cli2 0.22.1, markdown-it 15.0.3 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund markdownlint-cli2@0.22.1 markdown-it@15.0.3

cat >value.md <<'END'
# Value

The value is 60,000 * 2 * 3 = 360,000.

1000. That is what remains of it.

#1 by volume asks for less
END

cat >show.cjs <<'JS'
console.log(require("markdown-it")().render(require("node:fs").readFileSync("value.md", "utf8")).trim());
JS

{
  echo "as written"
  node show.cjs
  node_modules/.bin/markdownlint-cli2 --fix value.md >told 2>&1 || true
  head -1 told
  node show.cjs
} | tee seen

cat >expected <<'SEEN'
as written
<h1>Value</h1>
<p>The value is 60,000 * 2 * 3 = 360,000.</p>
<ol start="1000">
<li>That is what remains of it.</li>
</ol>
<p>#1 by volume asks for less</p>
markdownlint-cli2 v0.22.1 (markdownlint v0.40.0)
<h1>Value</h1>
<p>The value is 60,000 <em>2</em> 3 = 360,000.</p>
<ol>
<li>That is what remains of it.</li>
</ol>
<h1>1 by volume asks for less</h1>
SEEN
if ! diff expected seen; then
  echo "markdownlint now mends products, numbers or lines with # otherwise." >&2
  exit 1
fi
