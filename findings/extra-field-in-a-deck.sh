#!/usr/bin/env bash
# One would expect: a new release of a deck whose notes have one field more (a source, say) brings the
# new words to readers who have the old one, and the field as well.
#
# What happens: nothing arrives. The note counts as in conflict and keeps its old words, and a note
# type without notes, Term+, is left behind. With "merge note types" the field comes, but empty, and
# the corrected words still do not: the merge itself makes the old note the newer one.
#
# Why it matters here: a glossary's deck lives for years. A further field, harmless in a table or a
# record, ends its corrections: the fields must be right at the first release.
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
    """A deck of one note; further words make further fields."""
    names = ["Front", "Back", "Source"][: len(words)]
    model = genanki.Model(1000000001, "Term", fields=[{"name": name} for name in names],
                          templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Back}}"}])
    deck = genanki.Deck(1000000002, "Glossary")
    deck.add_note(genanki.Note(model, words, guid="haircut"))
    genanki.Package(deck).write_to_file(path, timestamp=day * 86400)


def read(collection, path, **options):
    asked = ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions(**options))
    log = collection.import_anki_package(asked).log
    note = collection.get_note(collection.find_notes("")[0])
    types = {kind.name for kind in collection.models.all_names_and_ids()}
    return (f"updated {len(log.updated)}, unchanged {len(log.duplicate)}, conflicts {len(log.conflicting)}, "
            f"note {note.fields}, Term+ {'Term+' in types}")


write("old.apkg", ["Haircut", "old words"], 19000)
write("words.apkg", ["Haircut", "new words"], 19001)
write("field.apkg", ["Haircut", "new words", "a rulebook"], 19001)
print("anki", version("anki"), "genanki", version("genanki"))
for number, (deck, options) in enumerate((("words", {}), ("field", {}), ("field", {"merge_notetypes": True}))):
    collection = Collection(f"{number}.anki2")
    read(collection, "old.apkg")
    print(f"then {deck}.apkg, {options or 'as it comes'}: {read(collection, deck + '.apkg', **options)}")
    collection.close()
PY

env/bin/python ask.py | tee seen

cat >expected <<'SEEN'
anki 26.9.3 genanki 0.13.1
then words.apkg, as it comes: updated 1, unchanged 0, conflicts 0, note ['Haircut', 'new words'], Term+ False
then field.apkg, as it comes: updated 0, unchanged 0, conflicts 1, note ['Haircut', 'old words'], Term+ True
then field.apkg, {'merge_notetypes': True}: updated 0, unchanged 1, conflicts 0, note ['Haircut', 'old words', ''], Term+ False
SEEN
if ! diff expected seen; then
  echo "Anki now takes a deck with one field more otherwise." >&2
  exit 1
fi
