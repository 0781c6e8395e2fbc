#!/usr/bin/env bash
# One would expect: a library that says numbers in words says the minus of -0.5 as it says that of -1.5.
#
# What happens: the minus is taken from the whole part, and of -0.5 that is nought: "zero point five" in English, and
# so in German, French, Spanish, Portuguese, Dutch, Japanese and Russian. -1.5 is right in all of them, so is
# -0.5 in Italian, and so is -0.50 as an amount of money.
#
# Why it matters here: funding, theta, the delta of a put and most losses in per cent are between 0 and -1. A lesson
# that is read aloud, or a card that is written in words, turns them into gains.
#
# Package: num2words 0.5.14 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input num2words==0.5.14

cat >ask.py <<'PY'
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
for language in ("en", "de", "fr", "es", "pt", "nl", "ja", "ru", "it"):
    print(language, "| -1.5:", num2words(-1.5, lang=language), "| -0.5:", num2words(-0.5, lang=language))
print("as money:", num2words(-0.5, to="currency", currency="USD"))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
num2words 0.5.14
en | -1.5: minus one point five | -0.5: zero point five
de | -1.5: minus eins Komma fünf | -0.5: null Komma fünf
fr | -1.5: moins un virgule cinq | -0.5: zéro virgule cinq
es | -1.5: menos uno punto cinco | -0.5: cero punto cinco
pt | -1.5: menos um vírgula cinco | -0.5: zero vírgula cinco
nl | -1.5: min één komma vijf | -0.5: nul komma vijf
ja | -1.5: マイナス一点五 | -0.5: 零点五
ru | -1.5: минус одна целых пять десятых | -0.5: ноль целых пять десятых
it | -1.5: meno uno virgola cinque | -0.5: meno zero virgola cinque
as money: minus zero dollars, fifty cents
SEEN
if ! diff expected seen; then
  echo "num2words now says a negative fraction otherwise." >&2
  exit 1
fi
