#!/usr/bin/env bash
# One would expect: taking English stop words out of a glossary's texts removes words like "the" and
# "of", and leaves its terms apart.
#
# What happens: the list holds call, put, interest, side, bill, amount, above, below, over and under.
# "Put option" and "call option" come out as one and the same text, "margin call" as "margin".
#
# Why it matters here: it is the usual first step for related terms, search by likeness and keywords.
# On the vocabulary of margin and options it makes opposites identical.
#
# Package: scikit-learn 1.9.1 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input scikit-learn==1.9.1

cat >ask.py <<'PY'
import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer

TERMS = ["put option", "call option", "margin call", "margin", "interest rate", "rate"]
reader = TfidfVectorizer(stop_words="english")
rows = reader.fit_transform(TERMS)
print("scikit-learn", sklearn.__version__)
print("words left:", *reader.get_feature_names_out())
for first, second in ((0, 1), (2, 3), (4, 5)):
    alike = (rows[first] @ rows[second].T).toarray()[0, 0]
    print(f"{TERMS[first]} and {TERMS[second]}: {alike:.2f} alike")
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
scikit-learn 1.9.1
words left: margin option rate
put option and call option: 1.00 alike
margin call and margin: 1.00 alike
interest rate and rate: 1.00 alike
SEEN
if ! diff expected seen; then
  echo "scikit-learn now tells these terms apart, or leaves other words." >&2
  exit 1
fi
