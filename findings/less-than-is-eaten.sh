#!/usr/bin/env bash
# One would expect: the summary that a reader of feeds makes of an entry keeps its "less than": a position is
# closed when equity < margin, and the rate is > 0.
#
# What happens: the signs are decoded first and taken for a tag then, so that all between < and the next > is
# gone: "Closed when equity 0." The title keeps it, and so do two other readers.
#
# Why it matters here: conditions with both signs in one paragraph are how margin rules are written. The entry
# in a list of news says that the position is closed at an equity of 0.
#
# Packages: @extractus/feed-extractor 8.0.3, rss-parser 3.13.0, feedsmith 3.0.1 (npm). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

npm install --silent --ignore-scripts --no-audit --no-fund @extractus/feed-extractor@8.0.3 rss-parser@3.13.0 feedsmith@3.0.1

cat >ask.mjs <<'JS'
import { readFileSync } from "node:fs";
import { extractFromXml } from "@extractus/feed-extractor";
import { parseFeed } from "feedsmith";
import Parser from "rss-parser";

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Terms</title><link>https://example.org/</link>
<description>Terms</description><item><title>Equity &lt; margin &gt; 0</title><link>https://example.org/margin/</link>
<description>&lt;p&gt;Closed when equity &amp;lt; margin and margin &amp;gt; 0.&lt;/p&gt;</description></item></channel></rss>`;
const readers = {
  "@extractus/feed-extractor": ({ entries: [entry] }) => [entry.title, entry.description],
  "rss-parser": ({ items: [entry] }) => [entry.title, entry.contentSnippet],
  feedsmith: ({ feed: { items: [entry] } }) => [entry.title, entry.description],
};
const read = [extractFromXml(feed), await new Parser().parseString(feed), parseFeed(feed)];
Object.entries(readers).forEach(([name, told], i) =>
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version, "|", told(read[i]).join(" | ")));
JS

node ask.mjs | tee seen

cat >expected <<'SEEN'
@extractus/feed-extractor 8.0.3 | Equity < margin > 0 | Closed when equity  0.
rss-parser 3.13.0 | Equity < margin > 0 | Closed when equity < margin and margin > 0.
feedsmith 3.0.1 | Equity < margin > 0 | <p>Closed when equity &lt; margin and margin &gt; 0.</p>
SEEN
if ! diff expected seen; then
  echo "One of the readers of feeds now keeps less and greater otherwise." >&2
  exit 1
fi
