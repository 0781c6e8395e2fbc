#!/usr/bin/env bash
# One would expect: a table that is turned from HTML into Markdown by a package that writes such tables has the same
# cells when it is read again, whatever stands in them: a bar that is text gets a backslash.
#
# What happens: markdownify writes no backslash before a bar, and node-html-markdown before the first of each cell
# alone. A cell "|delta| > 0.5" is read again as three cells or two, and what stood behind it is cut off, as a row has
# no more cells than its heading. A cell that spans two rows moves the second row by a column in both: its 50,000 stands
# below the instruments. Two others write both right.
#
# Why it matters here: absolute values and tiers of one instrument are what tables of this site hold. Which delta is in
# the money is lost without a trace, and a floor of 50,000 is an instrument, its rate a floor.
#
# Packages: markdownify 1.2.3, html-to-markdown 3.21.2, markdown-it-py 4.3.0 (PyPI), node-html-markdown 2.0.0,
# rehype-remark 10.0.1 (npm). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check markdownify==1.2.3 html-to-markdown==3.21.2 \
  markdown-it-py==4.3.0
npm install --silent --ignore-scripts --no-audit --no-fund node-html-markdown@2.0.0 unified@11.0.5 rehype-parse@9.0.1 \
  rehype-remark@10.0.1 remark-gfm@4.0.1 remark-stringify@11.0.0

cat >tables.mjs <<'JS'
import { writeFileSync } from "node:fs";

const delta = "<tr><th>Delta</th><th>Place</th></tr><tr><td>|delta| &gt; 0.5</td><td>in the money</td></tr>";
const tiers = ["<tr><th>Of</th><th>From</th><th>Rate</th></tr><tr><td rowspan=2>BTC</td><td>0</td><td>0.4 %</td></tr>",
  "<tr><td>50,000</td><td>0.5 %</td></tr>"].join("");
writeFileSync("tables.json", JSON.stringify([delta, tiers].map((rows) => `<table>${rows}</table>`)));
JS
cat >write.mjs <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
import { NodeHtmlMarkdown } from "node-html-markdown";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

const rehype = unified().use(rehypeParse, { fragment: true }).use(rehypeRemark).use(remarkGfm).use(remarkStringify);
const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version}`;
const tables = JSON.parse(readFileSync("tables.json"));
writeFileSync("written.json", JSON.stringify({
  [version("node-html-markdown")]: tables.map((table) => NodeHtmlMarkdown.translate(table)),
  [version("rehype-remark")]: tables.map((table) => String(rehype.processSync(table))),
}));
JS
cat >read.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

from html_to_markdown import convert
from markdown_it import MarkdownIt
from markdownify import markdownify

tables = json.loads(Path("tables.json").read_text())
written = {
    f"markdownify {version('markdownify')}": [markdownify(table) for table in tables],
    f"html-to-markdown {version('html-to-markdown')}": [convert(table).content for table in tables],
    **json.loads(Path("written.json").read_text()),
}
reader = MarkdownIt().enable("table")
for name, texts in written.items():
    print(name)
    for text in texts:
        rows = []
        for token in reader.parse(text.strip()):
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token.content)
        print("  read again:", " // ".join(" ; ".join(row) for row in rows))
PY

node tables.mjs
node write.mjs
env/bin/python read.py | tee seen

cat >expected <<'SEEN'
markdownify 1.2.3
  read again: Delta ; Place //  ; delta
  read again: Of ; From ; Rate // BTC ; 0 ; 0.4 % // 50,000 ; 0.5 % ; 
html-to-markdown 3.21.2
  read again: Delta ; Place // |delta| > 0.5 ; in the money
  read again: Of ; From ; Rate // BTC ; 0 ; 0.4 % //  ; 50,000 ; 0.5 %
node-html-markdown 2.0.0
  read again: Delta ; Place // |delta ; > 0.5
  read again: Of ; From ; Rate // BTC ; 0 ; 0.4 % // 50,000 ; 0.5 % ; 
rehype-remark 10.0.1
  read again: Delta ; Place // |delta| > 0.5 ; in the money
  read again: Of ; From ; Rate // BTC ; 0 ; 0.4 % //  ; 50,000 ; 0.5 %
SEEN
if ! diff expected seen; then
  echo "One of the packages now writes tables otherwise." >&2
  exit 1
fi
