#!/usr/bin/env bash
# One would expect: a formula in LaTeX turned into a line of text is the same formula: what is above and below the line
# of a fraction, or raised, is put in brackets where it is more than one thing.
#
# What happens: pylatexenc puts none, and what is left is another formula: (60 - 50)/5 is 60 - 50/5, 50 for 2; a power of
# 10 + 2 is one of 10, and 2 more; a short half is 12, and a cube root a square root. unicodeit keeps the fraction, and
# makes the bracket of \left( a "less or equal", and the logarithm of \ln a letter of Polish. flatlatex has the brackets
# and the powers right.
#
# Why it matters here: formulas of margin are fractions of differences. A page's LaTeX goes this way into a search's
# index, a terminal, a mail or an assistant, and the line is worked out by whoever reads it.
#
# Packages: pylatexenc 2.11, unicodeit 0.7.5, flatlatex 0.15 (PyPI). Seen on 29 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input pylatexenc==2.11 unicodeit==0.7.5 flatlatex==0.15

cat >ask.py <<'PY'
from importlib.metadata import version

import flatlatex
import unicodeit
from pylatexenc.latex2text import LatexNodes2Text

TOOLS = {
    "pylatexenc": LatexNodes2Text().latex_to_text,
    "unicodeit": unicodeit.replace,
    "flatlatex": flatlatex.converter().convert,
}
FORMULAS = [
    r"\frac{60-50}{5}", r"\frac{E-M}{q(1-m)}", r"2^{10+2}", r"x^{t/365}", r"\tfrac12", r"\sqrt[3]{x}", r"\left(1-m\right)P",
    r"\ln(S/K)",
]  # fmt: skip
for name, convert in TOOLS.items():
    print(name, version(name))
    for formula in FORMULAS:
        print(formula, "->", convert(formula))
PY

PYTHONUTF8=1 env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
pylatexenc 2.11
\frac{60-50}{5} -> 60-50/5
\frac{E-M}{q(1-m)} -> E-M/q(1-m)
2^{10+2} -> 2^10+2
x^{t/365} -> x^t/365
\tfrac12 -> 12
\sqrt[3]{x} -> √(x)
\left(1-m\right)P -> (1-m)P
\ln(S/K) -> ln(S/K)
unicodeit 0.7.5
\frac{60-50}{5} -> \frac{60−50}{5}
\frac{E-M}{q(1-m)} -> \frac{E−M}{q(1−m)}
2^{10+2} -> 2¹⁰⁺²
x^{t/365} -> xᵗ^/³⁶⁵
\tfrac12 -> \tfrac12
\sqrt[3]{x} -> ∛{x}
\left(1-m\right)P -> ≤ft(1−m\right)P
\ln(S/K) -> łn(S/K)
flatlatex 0.15
\frac{60-50}{5} -> ⁶⁰⁻⁵⁰⁄₅
\frac{E-M}{q(1-m)} -> (E-M)/(q(1-m))
2^{10+2} -> 2¹⁰⁺²
x^{t/365} -> x^(t/365)
\tfrac12 -> \tfrac12
\sqrt[3]{x} -> √[3]x
\left(1-m\right)P -> \left(1-m\right)P
\ln(S/K) -> \ln(S/K)
SEEN
if ! diff expected seen; then
  echo "One of the three now writes formulas as text otherwise." >&2
  exit 1
fi
