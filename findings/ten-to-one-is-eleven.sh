#!/usr/bin/env bash
# One would expect: packages that turn numbers in words into figures read "two point five million" as 2,500,000, or
# leave it as it is, and make no number of "ten to one" and "one in ten".
#
# What happens: word2number adds up what it finds: ten to one is 11, one in ten too, fifty fifty 100, and of two point
# five million 2 are left, of minus five hundred 500. number-parser and numerizer write "2 point 5000000", five million,
# text2num "2.5 1000000". numerizer makes 1000001/2 of one million and a half. Sixty thousand five hundred is right.
#
# Why it matters here: leverage is told as ten to one, and collateral as two point five million, by speakers whose words
# were written down. Eleven is a leverage as well, and nothing in the answer says that it was a sum.
#
# Packages: word2number 1.1, number-parser 0.3.2, numerizer 0.2.4, text2num 3.1.0 (PyPI). Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check word2number==1.1 number-parser==0.3.2 \
  numerizer==0.2.4 text2num==3.1.0

cat >ask.py <<'PY'
from importlib.metadata import version

from number_parser import parse
from numerizer import numerize
from text_to_num import alpha2digit
from word2number.w2n import word_to_num

TEXTS = ["sixty thousand five hundred", "two point five million", "one million and a half", "minus five hundred",
         "ten to one", "one in ten", "fifty fifty", "twenty twenty six"]
ASKED = {
    "word2number": word_to_num,
    "number-parser": parse,
    "numerizer": numerize,
    "text2num": lambda text: alpha2digit(text, "en"),
}
for name, ask in ASKED.items():
    print(name, version(name))
    for text in TEXTS:
        print(f"  {text}: {ask(text)}")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
word2number 1.1
  sixty thousand five hundred: 60500
  two point five million: 2
  one million and a half: 1000000
  minus five hundred: 500
  ten to one: 11
  one in ten: 11
  fifty fifty: 100
  twenty twenty six: 406
number-parser 0.3.2
  sixty thousand five hundred: 60500
  two point five million: 2 point 5000000
  one million and a half: 1000000 and a half
  minus five hundred: minus 500
  ten to one: 10 to 1
  one in ten: 1 in 10
  fifty fifty: 50 50
  twenty twenty six: 20 26
numerizer 0.2.4
  sixty thousand five hundred: 60500
  two point five million: 2 point 5000000
  one million and a half: 1000001/2
  minus five hundred: minus 500
  ten to one: 10 to 1
  one in ten: 1 in 10
  fifty fifty: 50 50
  twenty twenty six: 20 20 6
text2num 3.1.0
  sixty thousand five hundred: 60500
  two point five million: 2.5 1000000
  one million and a half: 1000000 and a half
  minus five hundred: minus 500
  ten to one: 10 to one
  one in ten: one in 10
  fifty fifty: 50 50
  twenty twenty six: 20 26
SEEN
if ! diff expected seen; then
  echo "One of the packages now reads numbers in words otherwise." >&2
  exit 1
fi
