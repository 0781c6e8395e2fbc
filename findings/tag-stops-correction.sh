#!/usr/bin/env bash
# One would expect: a reader who tags a card, and touches none of its words, still gets the
# correction of those words with the next release of the deck.
#
# What happens: a note has one date for all of it. The tag makes the reader's note newer than a
# correction that was published before, though never imported, and the import leaves the old words.
# Without the tag the same deck brings the new ones.
#
# Why it matters here: learners tag cards as they study; a wrong definition then stays with just the
# readers who work with the deck most, until that note happens to be changed again.
#
# Packages: anki 26.9.3, genanki 0.13.1 (PyPI). Seen on 28 November 2026.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
cd "$room"

python3 -m venv env
env/bin/pip install --quiet --no-input anki==26.9.3 genanki==0.13.1

cat >ask.py <<'PY'
from importlib.metadata import version

import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def write(path, words, day):
    model = genanki.Model(1000000001, "Term", fields=[{"name": "Front"}, {"name": "Back"}],
                          templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}])
    deck = genanki.Deck(1000000002, "Glossary")
    deck.add_note(genanki.Note(model, ["Haircut", words], guid="haircut"))
    genanki.Package(deck).write_to_file(path, timestamp=day * 86400)


def read(collection, path):
    asked = ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions())
    return collection.import_anki_package(asked).log


write("first.apkg", "old words", 19000)
write("corrected.apkg", "new words", 19001)
print("anki", version("anki"), "genanki", version("genanki"))
for tag in (None, "hard"):
    collection = Collection(f"{tag}.anki2")
    read(collection, "first.apkg")
    note = collection.get_note(collection.find_notes("")[0])
    if tag:
        note.add_tag(tag)
        collection.update_note(note)
    log = read(collection, "corrected.apkg")
    note.load()
    print(f"reader's tag {tag}: updated {len(log.updated)}, back says {note['Back']!r}")
    collection.close()
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
anki 26.9.3 genanki 0.13.1
reader's tag None: updated 1, back says 'new words'
reader's tag hard: updated 0, back says 'old words'
SEEN
if ! diff expected seen; then
  echo "Anki now brings a correction to a tagged note, or withholds it from an untagged one." >&2
  exit 1
fi
