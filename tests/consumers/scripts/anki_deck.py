"""Anki imports the site's deck, and each edit of a deck's life brings what it changed and no more."""

import json
import sys
import tempfile
from html import unescape
from importlib.metadata import version
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

site, _ = sys.argv[1:]


def imported(collection, path):
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    return collection.import_anki_package(request).log


def guids(collection):
    return set(collection.db.list("select guid from notes"))


def note(collection, guid):
    return collection.get_note(collection.db.scalar("select id from notes where guid = ?", guid))


plan = json.loads(Path("plan.json").read_text("utf-8"))
for number, edit in enumerate(plan):
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(f"{folder}/collection.anki2")
        imported(collection, f"{number}-1.apkg")
        for guid in edit["kept"]:
            own = note(collection, guid)
            own.fields[2] += "My own words."
            collection.update_note(own)
        before = guids(collection)
        log = imported(collection, f"{number}-2.apkg")
        counts = {"new": len(log.new), "updated": len(log.updated), "kept": len(log.duplicate)}
        assert counts == {what: len(edit[what]) for what in counts}, (edit["edit"], counts)
        assert guids(collection) - before == set(edit["new"]), edit["edit"]
        assert all("My own words." in note(collection, guid).fields[2] for guid in edit["kept"]), edit["edit"]
        collection.close()

with tempfile.TemporaryDirectory() as folder:
    collection = Collection(f"{folder}/collection.anki2")
    imported(collection, Path(site) / "data" / "terms.apkg")
    notes = [collection.get_note(number) for number in collection.db.list("select id from notes")]
    questions = [one for one in notes if "Question" in one and "Term" in one]
    for one in questions:
        (card, *_) = one.cards()
        assert one["Term"] and one["Term"] in card.question(), one["Question"]
    formulas = [one for one in notes if "Legend" in one and one["Formula"]]
    assert formulas
    bare = [
        one["Term"] for one in formulas if not one["Legend"] or one["Legend"] not in one.cards()[0].answer()
    ]
    tags = {tag for one in notes for tag in one.tags}
    assert all("::" in tag for tag in tags), sorted(tags)
    places = {unescape(one["Term"]).lower(): one.cards()[0].due for one in notes if "Meaning" in one}
    terms = json.loads((Path(site) / "data" / "terms.json").read_text("utf-8"))["terms"]
    place = {one["slug"]: places[one["title"].lower()] for one in terms}
    early = [
        (one["slug"], other)
        for one in terms
        for other in one["requires"]
        if place[one["slug"]] <= place[other]
    ]
    assert not early, early
    assert not bare, bare
    collection.close()
print(
    f"anki {version('anki')}: {len(plan)} edits, each brings what it changed and leaves own words on all else; of "
    f"{len(notes)} notes {len(questions)} questions under their term, {len(formulas)} formulas with their letters; "
    f"no term before one that it requires; {len(tags)} tags, each below another"
)
