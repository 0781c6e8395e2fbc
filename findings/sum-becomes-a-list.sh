#!/usr/bin/env bash
# One would expect: a paragraph with a sum, 60,000 - 5,000, that is written as Markdown with lines of some
# eighty letters is the same paragraph when it is read again.
#
# What happens: the line may end just before the sign, and a line that begins with a minus, a plus or a star is
# the entry of a list, one with > a quotation. The reader sees "60,000", and below it, with a dot, "5,000".
# html2text does it with all four, mdpo, which writes translated pages, with all but the minus. Which sentence
# is hit hangs on its length alone: two letters more or less, and all is well. mdformat and flowmark wrap the
# same sentences right.
#
# Why it matters here: equity less margin, or greater than it, is what the sentences of a glossary on margin are
# made of. A translation is longer than its source, so that another sentence breaks in each language, and nobody
# who edits the source sees it.
#
# Packages: html2text 2025.4.15, mdpo 2.1.4, mdformat 1.0.0, flowmark 0.8.0, markdown-it-py 4.3.0 (PyPI).
# Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input html2text==2025.4.15 mdpo==2.1.4 mdformat==1.0.0 flowmark==0.8.0 markdown-it-py==4.3.0

cat >ask.py <<'PY'
import html
import re
from importlib.metadata import version
from pathlib import Path

import flowmark
import html2text
import mdformat
from markdown_it import MarkdownIt
from mdpo.md2po import markdown_to_pofile
from mdpo.po2md import pofile_to_markdown


def translated(text):
    page, words = Path("page.md"), Path("page.po")
    page.write_text(f"{text}\n")
    words.unlink(missing_ok=True)
    markdown_to_pofile(str(page), save=True, po_filepath=str(words))
    return pofile_to_markdown(str(page), str(words))


tools = {
    "html2text": lambda text: html2text.html2text(f"<p>{html.escape(text)}</p>"),
    "mdpo": translated,
    "mdformat": lambda text: mdformat.text(text, options={"wrap": 80}),
    "flowmark": lambda text: flowmark.fill_markdown(text, width=80),
}
for name, tool in tools.items():
    print(name, version(name))
    for price in ("7,000", "70,000", "700,000", "1,700,000"):
        for end in ("- 5,000 here.", "+ 5,000 here.", "* 5 * 2 here.", "> 5,000 by far."):
            text = f"The equity of a long of one coin at {price} that was bought with debt is 60,000 {end}"
            shown = MarkdownIt().render(tool(text))
            if shown.count("<") > 2:
                print(f"  {price} {end[0]}", " ".join(re.sub(r"<p>The.* is ", "<p>... ", shown).split()))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
html2text 2025.4.15
  7,000 - <p>... 60,000</p> <ul> <li>5,000 here.</li> </ul>
  7,000 + <p>... 60,000</p> <ul> <li>5,000 here.</li> </ul>
  7,000 * <p>... 60,000</p> <ul> <li>5 * 2 here.</li> </ul>
  7,000 > <p>... 60,000</p> <blockquote> <p>5,000 by far.</p> </blockquote>
  70,000 - <p>... 60,000</p> <ul> <li>5,000 here.</li> </ul>
  70,000 + <p>... 60,000</p> <ul> <li>5,000 here.</li> </ul>
  70,000 * <p>... 60,000</p> <ul> <li>5 * 2 here.</li> </ul>
  70,000 > <p>... 60,000</p> <blockquote> <p>5,000 by far.</p> </blockquote>
mdpo 2.1.4
  7,000 * <p>... 60,000 * 5</p> <ul> <li>2 here.</li> </ul>
  1,700,000 + <p>... 60,000</p> <ul> <li>5,000 here.</li> </ul>
  1,700,000 * <p>... 60,000</p> <ul> <li>5 * 2 here.</li> </ul>
  1,700,000 > <p>... 60,000</p> <blockquote> <p>5,000 by far.</p> </blockquote>
mdformat 1.0.0
flowmark 0.8.0
SEEN
if ! diff expected seen; then
  echo "Sums at the end of a line are now written otherwise." >&2
  exit 1
fi
