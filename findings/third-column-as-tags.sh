#!/usr/bin/env bash
# One would expect: a table of terms with a heading row, read by a flashcard program, gives one card a
# term and leaves the headings and further columns out, or asks.
#
# What happens: with the settings that the import offers, the heading row becomes a card to study, and
# the third column becomes tags: each sentence is cut into words, "<" is one of them, and the
# sentence itself is nowhere. A row that begins with # is left out as a remark.
#
# Why it matters here: a glossary's table has a name, a title and a meaning. The meaning is what the
# learner wanted.
#
# Package: anki 26.9.3 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input anki==26.9.3

cat >terms.csv <<'END'
slug,title,meaning
haircut,Haircut,"Left out of the value, since prices fall."
margin-call,Margin call,Sent while equity < need.
#adl,ADL,Profits are closed.
END

cat >ask.py <<'PY'
from importlib.metadata import version

from anki.collection import Collection, ImportCsvRequest

collection = Collection("study.anki2")
offered = collection.get_csv_metadata(path="terms.csv", delimiter=None)
collection.import_csv(ImportCsvRequest(path="terms.csv", metadata=offered))
print("anki", version("anki"))
for number in collection.find_notes(""):
    note = collection.get_note(number)
    print("fields", note.fields, "tags", sorted(note.tags))
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
anki 26.9.3
fields ['slug', 'title'] tags ['meaning']
fields ['haircut', 'Haircut'] tags ['Left', 'fall.', 'of', 'out', 'prices', 'since', 'the', 'value,']
fields ['margin-call', 'Margin call'] tags ['<', 'Sent', 'equity', 'need.', 'while']
SEEN
if ! diff expected seen; then
  echo "Anki's import of a table now offers other settings." >&2
  exit 1
fi
