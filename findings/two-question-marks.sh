#!/usr/bin/env bash
# One would expect: a frame in a notebook adds its further arguments to the address that it is given:
# with & after a question mark that is there, and in front of a #.
#
# What happens: it always writes another ? at the very end. After a question mark the first value
# swallows the second name, and after a # the arguments are part of the fragment.
#
# Why it matters here: a calculator is put into a notebook by an address that has ?theme=dark or
# #leverage=20 already. It then shows another theme, or its own example, without a word.
#
# Package: ipython 9.18.1 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input ipython==9.18.1

cat >ask.py <<'PY'
import re
from urllib.parse import parse_qs, urlsplit

import IPython
from IPython.display import IFrame

print("ipython", IPython.__version__)
for page in ("https://glossary.example/embed/", "https://glossary.example/embed/?theme=dark",
             "https://glossary.example/embed/#theme=dark"):
    address = re.search('src="([^"]*)"', IFrame(page, 660, 720, leverage=20)._repr_html_())[1]
    parts = urlsplit(address)
    print(address, "asks", parse_qs(parts.query), "fragment", repr(parts.fragment))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
ipython 9.18.1
https://glossary.example/embed/?leverage=20 asks {'leverage': ['20']} fragment ''
https://glossary.example/embed/?theme=dark?leverage=20 asks {'theme': ['dark?leverage=20']} fragment ''
https://glossary.example/embed/#theme=dark?leverage=20 asks {} fragment 'theme=dark?leverage=20'
SEEN
if ! diff expected seen; then
  echo "IFrame now puts its arguments into an address otherwise." >&2
  exit 1
fi
