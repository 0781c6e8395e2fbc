#!/usr/bin/env bash
# One would expect: a sentence for translation without a variable in it is shown as it stands; at worst its percent
# sign is refused.
#
# What happens: with Jinja2's newer kind of gettext every sentence is a format, and "% a", "% r" or "% s" is a place
# in it, blank and all. It is filled with the variables, of which there are none, and the first letter of the next
# word goes: 150% allows becomes 150{}llows, 20% short 20{}hort. The same sentence between the tags of trans is right.
#
# Why it matters here: shares of a margin stand in sentences, and the themes of MkDocs are translated in this
# way. The word is damaged in the source language too, and only before certain letters (before d or o it is refused).
#
# Package: jinja2 3.1.6 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input jinja2==3.1.6

cat >ask.py <<'PY'
from gettext import NullTranslations
from importlib.metadata import version

from jinja2 import Environment

print("jinja2", version("jinja2"))
for newstyle in (False, True):
    shop = Environment(extensions=["jinja2.ext.i18n"])
    shop.install_gettext_translations(NullTranslations(), newstyle=newstyle)
    for sentence in ("Collateral above 150% allows a loan", "A 10% rise of the price", "An account 20% short of margin"):
        shown = shop.from_string("{{ _('" + sentence + "') }}").render()
        between = shop.from_string("{% trans %}" + sentence + "{% endtrans %}").render()
        print("newer:" if newstyle else "older:", shown, "| between tags:", between)
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
jinja2 3.1.6
older: Collateral above 150% allows a loan | between tags: Collateral above 150% allows a loan
older: A 10% rise of the price | between tags: A 10% rise of the price
older: An account 20% short of margin | between tags: An account 20% short of margin
newer: Collateral above 150{}llows a loan | between tags: Collateral above 150% allows a loan
newer: A 10{}ise of the price | between tags: A 10% rise of the price
newer: An account 20{}hort of margin | between tags: An account 20% short of margin
SEEN
if ! diff expected seen; then
  echo "Jinja2 now shows a percent sign before a word otherwise." >&2
  exit 1
fi
