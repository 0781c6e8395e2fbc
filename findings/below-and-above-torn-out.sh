#!/usr/bin/env bash
# One would expect: a splitter that cuts a page into pieces for an assistant keeps the words of a sentence in
# their order, whatever of them is stressed or linked.
#
# What happens: two of three splitters of one package write the bare words of a paragraph first and all that is
# stressed, linked or set as code behind them, or before them. "Liquidated below 52,000" and "not closed"
# become "liquidated 52,000" and "closed"; of "60,000 less 5,000" the numbers stay and what is done with them
# goes. The third splitter, for the same headings, keeps the sentence.
#
# Why it matters here: the words that a glossary stresses or links are those on which a sentence turns: below,
# above, not, and the names of the two margins. The piece that an assistant is given says that a position is
# closed where the page says that it is not.
#
# Package: langchain-text-splitters 1.1.3 with langchain-core 1.8.3, beautifulsoup4 4.15.0 and lxml 6.1.3 (PyPI).
# Of one of the two, still in trial, it was reported in June 2026 (#38404). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input langchain-text-splitters==1.1.3 langchain-core==1.8.3 beautifulsoup4==4.15.0 lxml==6.1.3

cat >page.html <<'HTML'
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Margin</title></head><body><main>
<h1>Liquidation</h1>
<p>A long is liquidated <em>below</em> 52,000, a short <em>above</em> 68,000.</p>
<h2>Margin call</h2>
<p>It is <strong>not</strong> closed while equity is above the <a href="/maintenance-margin">maintenance margin</a>.</p>
<h2>Equity</h2>
<p>It is 60,000 <b>less</b> 5,000.</p>
</main></body></html>
HTML

cat >ask.py <<'PY'
import logging
import warnings
from importlib.metadata import version
from pathlib import Path

import langchain_text_splitters as splitters

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
page = Path("page.html").read_text()
headings = [("h1", "term"), ("h2", "part")]
print("langchain-text-splitters", version("langchain-text-splitters"))
for name in ("HTMLHeaderTextSplitter", "HTMLSemanticPreservingSplitter", "HTMLSectionSplitter"):
    print(name)
    for piece in getattr(splitters, name)(headings).split_text(page):
        words = " ".join(piece.page_content.split())
        if "It is" in words or "A long" in words:
            print("  ", words)
PY
env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
langchain-text-splitters 1.1.3
HTMLHeaderTextSplitter
   A long is liquidated 52,000, a short 68,000. below above
   It is closed while equity is above the . not maintenance margin
   It is 60,000 5,000. less
HTMLSemanticPreservingSplitter
   below above A long is liquidated 52,000, a short 68,000.
   not maintenance margin It is closed while equity is above the .
   less It is 60,000 5,000.
HTMLSectionSplitter
   Liquidation A long is liquidated below 52,000, a short above 68,000.
   Margin call It is not closed while equity is above the maintenance margin .
   Equity It is 60,000 less 5,000.
SEEN
if ! diff expected seen; then
  echo "The splitters now keep the words of a sentence otherwise." >&2
  exit 1
fi
