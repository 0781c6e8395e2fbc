#!/usr/bin/env bash
# One would expect: a glossary of Sphinx prints each of its terms as it is written, and finds it by these words.
#
# What happens: what follows a colon with blanks about it is cut off, since it is meant as the letter under which the
# term is filed. Leverage 1 : 10 and Leverage 1 : 20 are both the term Leverage 1, Delta : Δ is Delta,
# and a reference to Leverage 1 : 10 finds no such term. Without the blanks it is kept.
#
# Why it matters here: this is the usual glossary of Python's world, and ratios are terms of margin. Two leverages
# become one with two meanings; the pages are made all the same, and the warning tells of a term no one wrote.
#
# Package: sphinx 9.0.4 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input sphinx==9.0.4

mkdir site
touch site/conf.py
cat >site/index.rst <<'RST'
Words
=====

.. glossary::

   Leverage 1 : 10
      A tenth is paid.

   Leverage 1 : 20
      A twentieth is paid.

   Leverage 1:50
      A fiftieth is paid.

   Delta : Δ
      The share of a move.
RST

cat >ask.py <<'PY'
import re
from importlib.metadata import version
from pathlib import Path

from sphinx.cmd.build import main

print("sphinx", version("sphinx"))
main(["-Q", "-b", "text", "site", "text"])
print(re.sub(r"\n{2,}", "\n", Path("text/index.txt").read_text(encoding="utf-8")).strip())
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
sphinx 9.0.4
Words
*****
Leverage 1
   A tenth is paid.
Leverage 1
   A twentieth is paid.
Leverage 1:50
   A fiftieth is paid.
Delta
   The share of a move.
SEEN
if ! diff expected seen; then
  echo "Sphinx now reads a colon in a term otherwise." >&2
  exit 1
fi
