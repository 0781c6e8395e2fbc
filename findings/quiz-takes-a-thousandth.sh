#!/usr/bin/env bash
# One would expect: what compares answers of a quiz with the right ones reads 50\,000, fifty thousand as it is set in
# LaTeX, as what 50000 is, and takes one sign or unit like another: what it lets pass for 5 % it lets pass for -5 %.
#
# What happens: what stands behind a thin space is a factor if it is nothing and is added if not: 50\,000 is 50 times 000
# and 60\,500 is 560, so that 50\,000 and 60\,000 are right for each other and wrong for 50000. With a comma all is well.
# 5 % is right for 5 and for 0.05, -5 % for -0.05 alone when it is set in LaTeX. Without dollar signs 1:10 is 1, 1e-7
# too, and 2.5 million is 2.5.
#
# Why it matters here: questions about margin are answered with just these: a liquidation price in thousands, a rate
# in percent, a leverage. Whoever scores readers or assistants with it marks right what is wrong by a thousand.
#
# Packages: math-verify 0.9.0, latex2sympy2_extended 1.11.0, sympy 1.14.0, antlr4-python3-runtime 4.13.2 (PyPI).
# Seen on 30 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input --disable-pip-version-check math-verify==0.9.0 latex2sympy2_extended==1.11.0 \
  sympy==1.14.0 antlr4-python3-runtime==4.13.2

cat >ask.py <<'PY'
from importlib.metadata import version

from math_verify import parse, verify

print("math-verify", version("math-verify"))
for right, answer in [
    ("$50{,}000$", "$50000$"), ("$50,000$", "$50000$"), (r"$50\,000$", "$50000$"), (r"$50\,000$", r"$60\,000$"),
    (r"$50\,000$", "$0$"), (r"$60\,500$", "$60500$"), (r"$60\,500$", "$560$"),
    (r"$5\%$", "$0.05$"), (r"$5\%$", "$5$"), (r"$-5\%$", "$-0.05$"), (r"$-5\%$", "$-5$"), ("-5%", "-5"),
    ("$1:10$", "$0.1$"), ("1:10", "0.1"), ("1:10", "1:20"), ("1e-7", "0.0000001"), ("1e-7", "1"),
    ("2.5 million", "2.5"), ("2.5 million", "2500000"),
]:
    told = verify(parse(right), parse(answer))
    print(f"{right} answered by {answer}: {'right' if told else 'wrong'}")
PY

env/bin/python ask.py 2>/dev/null | tee seen

cat >expected <<'SEEN'
math-verify 0.9.0
$50{,}000$ answered by $50000$: right
$50,000$ answered by $50000$: right
$50\,000$ answered by $50000$: wrong
$50\,000$ answered by $60\,000$: right
$50\,000$ answered by $0$: right
$60\,500$ answered by $60500$: wrong
$60\,500$ answered by $560$: right
$5\%$ answered by $0.05$: right
$5\%$ answered by $5$: right
$-5\%$ answered by $-0.05$: right
$-5\%$ answered by $-5$: wrong
-5% answered by -5: right
$1:10$ answered by $0.1$: right
1:10 answered by 0.1: wrong
1:10 answered by 1:20: right
1e-7 answered by 0.0000001: wrong
1e-7 answered by 1: right
2.5 million answered by 2.5: right
2.5 million answered by 2500000: wrong
SEEN
if ! diff expected seen; then
  echo "math-verify now takes other answers." >&2
  exit 1
fi
