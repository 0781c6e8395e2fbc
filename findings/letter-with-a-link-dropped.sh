#!/usr/bin/env bash
# One would expect: a list of letters and their meanings says the same to a reader of articles whether
# its pairs stand in groups, as HTML allows, or not; a link in a meaning leaves its words.
#
# What happens: without groups every pair is kept. In groups a pair whose meaning holds a link is gone,
# letter, meaning and value, and the pairs around it stand as if nothing were missing.
#
# Why it matters here: glossaries link the words of a formula's legend; who reads the page by such a
# program gets a formula with letters that nobody explains.
#
# Packages: trafilatura 2.3.1 with lxml 6.1.3, jusText 3.0.2 and lxml_html_clean 0.4.6 (PyPI).
# Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 jusText==3.0.2 \
  lxml_html_clean==0.4.6

cat >ask.py <<'PY'
from importlib.metadata import version

from trafilatura import extract

PAIRS = (
    ("P", "the price that is sought", "54,271.36 USDT"),
    ("M", "the <a href='/margin/'>margin</a> of the position", "3,000.00 USDT"),
    ("q", "how many coins are held", "0.5 BTC"),
)
PAGE = """<!doctype html><html lang="en"><head><title>A price</title></head><body><main><article>
<h1>A price</h1>
<p>A position has a price at which what it is worth has come down to what must be kept, and there it
is closed. It is worked out from the entry price, the size of the position and its margin.</p>
<p>The letters of the formula are listed here, and each is a number that a trader finds on the page of
the venue before the order is sent.</p>
<dl>{}</dl>
<p>When the mark price reaches it, the venue takes the position over, cancels its orders, and sells
what is left of it in the market or hands it on.</p>
</article></main></body></html>"""

print("trafilatura", version("trafilatura"))
for name, pair in (
    ("alone", "<dt>{}</dt><dd>{}</dd><dd>{}</dd>"),
    ("in groups", "<div><dt>{}</dt><dd>{}</dd><dd>{}</dd></div>"),
):
    text = extract(PAGE.format("".join(pair.format(*one) for one in PAIRS))) or ""
    print(name + ":", ", ".join(line[2:] for line in text.splitlines() if line.startswith("- ")))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
trafilatura 2.3.1
alone: P, the price that is sought, 54,271.36 USDT, M, the margin of the position, 3,000.00 USDT, q, how many coins are held, 0.5 BTC
in groups: P, the price that is sought, 54,271.36 USDT, q, how many coins are held, 0.5 BTC
SEEN
if ! diff expected seen; then
  echo "trafilatura now keeps other pairs of a list of letters." >&2
  exit 1
fi
