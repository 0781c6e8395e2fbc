"""A learner with Anki's own library: imports a deck, learns, writes, imports the next, and tells what is there.

Run where `anki` is: `python anki_reader.py plan.json`, whose entries each name decks to import in turn, notes to
write on and to tag after the first (by guid), and whether notes are always updated. Prints for each what the
collection held after each deck.
"""

import json
import sys
import tempfile
from pathlib import Path

from anki import import_export_pb2
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def imported(collection, path, always):
    """Import as the window does, with nothing changed in it or only "Update notes", and count what came of it."""
    options = ImportAnkiPackageOptions()
    if always:
        options.update_notes = import_export_pb2.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options)).log
    sorts = ("new", "updated", "duplicate", "conflicting", "first_field_match", "missing_notetype")
    return {sort: len(getattr(log, sort)) for sort in sorts}


def learned(collection):
    """Answer every card that is due to be learned now, the first as hard, the others as easy, then know one long."""
    answered = 0
    while queued := collection.sched.get_queued_cards().cards:
        card = collection.get_card(queued[0].card.id)
        card.start_timer()
        collection.sched.answerCard(card, 4 if answered else 2)
        answered += 1
        assert answered < 500
    return answered


def written(collection, guids, tag):
    for guid in guids:
        note = note_of(collection, guid)
        note.fields[2] += " <i>My own words.</i>"
        note.add_tag(tag)
        collection.update_note(note)


def note_of(collection, guid):
    (number,) = collection.db.list("select id from notes where guid = ?", guid)
    return collection.get_note(number)


def held(collection):
    """Every note with its cards and where they stand in learning, as the collection has them."""
    notes = {}
    for number in collection.db.list("select id from notes"):
        note = collection.get_note(number)
        cards = {
            card.ord: {
                "standing": [card.type, card.queue, card.ivl, card.factor, card.reps, card.lapses, card.due],
                "front": card.question(),
                "back": card.answer(),
            }
            for card in note.cards()
        }
        notes[note.guid] = {"fields": dict(note.items()), "tags": note.tags, "mod": note.mod, "cards": cards}
    return notes


def told(entry):
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        states = []
        for number, path in enumerate(entry["decks"]):
            log = imported(collection, path, entry.get("always"))
            collection.decks.set_current(collection.db.scalar("select did from cards"))
            cards = [
                collection.get_card(one.card.id)
                for one in collection.sched.get_queued_cards(fetch_limit=1000).cards
            ]
            queue = [(card.note().guid, card.ord) for card in cards]
            state = {"log": log, "queue": queue, "answered": 0}
            if number == 0 and entry.get("learns"):
                state["answered"] = learned(collection)
            if number == 0:
                written(collection, entry.get("writes", ()), "mine")
            state["notes"] = held(collection)
            state["found"] = {
                search: len(collection.find_notes(search)) for search in entry.get("searches", ())
            }
            state["types"] = sorted(kind.name for kind in collection.models.all_names_and_ids())
            states.append(state)
        states[-1]["integrity"] = collection.fix_integrity()
        states[-1]["after"] = len(collection.db.list("select id from notes"))
        collection.close()
    return states


if __name__ == "__main__":
    print(json.dumps([told(entry) for entry in json.loads(Path(sys.argv[1]).read_text("utf-8"))]))
