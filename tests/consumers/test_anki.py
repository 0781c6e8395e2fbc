"""The deck in Anki itself: what each edit of its life brings to somebody who has learned with it, and wrote in it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from termsite.downloads.anki import deck
from termsite.downloads.notes import notes
from termsite.glossary import read_and_link
from termsite.pages.workshop import Workshop
from tests.consumers.conftest import Run
from tests.marginary.conftest import ROOT
from tests.termsite.downloads.life import EDITS, KEYS, SECOND, TERM, Edit, guid, lived, read_back

pytestmark = pytest.mark.consumer

SOON = datetime(2026, 2, 1, tzinfo=UTC)  # earlier than any reader writes
ANKI = ["anki==26.9.3"]
READER = Path(__file__).with_name("anki_reader.py")
State = Mapping[str, Any]
WITHDRAWN = "tag:halves::withdrawn"


@pytest.fixture(scope="module")
def lives(
    brought: Run, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, tuple[list[State], list[State]]]:
    """For each edit what a learner's collection held after each of two decks, and a newcomer's after the second."""
    folder = tmp_path_factory.mktemp("decks")
    plan: list[State] = []
    for number, edit in enumerate(EDITS):
        decks = [str(folder / f"{number}-{release}.apkg") for release in (1, 2)]
        for path, content in zip(decks, lived(folder / str(number), edit), strict=True):
            Path(path).write_bytes(content)
        writes = [guid(key) for key in sorted(as_before(edit))]
        plan.append({"decks": decks, "learns": True, "writes": writes, "searches": [WITHDRAWN, "tag:mine"]})
        plan.append({"decks": decks[1:], "searches": [WITHDRAWN]})
    told = asked(brought, plan, folder)
    return {edit.name: (told[2 * n], told[2 * n + 1]) for n, edit in enumerate(EDITS)}


def asked(brought: Run, plan: list[State], folder: Path) -> list[list[State]]:
    """What Anki's library holds after each deck of each entry."""
    (folder / "plan.json").write_text(json.dumps(plan), "utf-8")
    told: list[list[State]] = json.loads(brought(ANKI, "python", READER, folder / "plan.json").stdout)
    return told


def as_before(edit: Edit) -> frozenset[str]:
    return KEYS - edit.changed - edit.gone


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_import_brings_what_has_changed_and_no_more(edit: Edit, lives: Mapping[str, Any]) -> None:
    first, second = (state["log"] for state in lives[edit.name][0])
    assert first == {**dict.fromkeys(first, 0), "new": len(KEYS)}
    assert second == {
        **dict.fromkeys(second, 0),
        "new": len(edit.new),
        "updated": len(edit.changed | edit.gone),
        "duplicate": len(as_before(edit)),
    }


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_own_words_and_tags_stay_on_what_has_not_changed(edit: Edit, lives: Mapping[str, Any]) -> None:
    before, after = (state["notes"] for state in lives[edit.name][0])
    for key in as_before(edit):
        note = after[guid(key)]
        assert (note["fields"], note["tags"], note["mod"]) == tuple(
            before[guid(key)][part] for part in ("fields", "tags", "mod")
        )
        assert "mine" in note["tags"] and any("My own words." in field for field in note["fields"].values())


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_what_was_learned_stays_on_every_card(edit: Edit, lives: Mapping[str, Any]) -> None:
    (before, after), _ = lives[edit.name]
    assert before["answered"] > len(KEYS)
    stands = [{known: standing(note) for known, note in state["notes"].items()} for state in (before, after)]
    assert set(stands[1]) == {guid(key) for key in KEYS | edit.new}
    assert {known: stands[1][known] for known in stands[0]} == stands[0]
    assert any(ivl > 0 for cards in stands[0].values() for _, _, ivl, *_ in cards.values())
    for key in edit.new:
        assert all(kind == 0 for kind, *_ in stands[1][guid(key)].values())


def standing(note: State) -> dict[str, list[int]]:
    return {place: card["standing"] for place, card in note["cards"].items()}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_the_cards_show_what_the_deck_says(edit: Edit, lives: Mapping[str, Any], tmp_path: Path) -> None:
    after = lives[edit.name][0][1]["notes"]
    newest = read_back(lived(tmp_path / "content", edit)[1])
    for key in edit.changed | edit.new | edit.gone:
        assert (after[guid(key)]["fields"], sorted(after[guid(key)]["tags"])) == (
            newest[guid(key)].fields,
            sorted(newest[guid(key)].tags),
        )
    for key in edit.gone:
        fronts = [card["front"] for card in after[guid(key)]["cards"].values()]
        assert fronts and all("Withdrawn on 1 January 2098" in front for front in fronts)
    assert lives[edit.name][0][1]["found"][WITHDRAWN] == len(edit.gone)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_who_comes_new_gets_nothing_that_was_withdrawn(edit: Edit, lives: Mapping[str, Any]) -> None:
    (state,) = lives[edit.name][1]
    cards = {known: len(note["cards"]) for known, note in state["notes"].items()}
    assert {known for known, count in cards.items() if not count} == {guid(key) for key in edit.gone}
    assert not {guid(key) for key in edit.gone} & {known for known, _ in state["queue"]}


def test_own_words_give_way_where_the_card_changes(brought: Run, tmp_path: Path) -> None:
    """A correction that was released before the reader wrote comes only to who asks for it."""
    definition = EDITS[0]
    plan: list[State] = []
    for name, second, always in (
        ("later", SECOND, False),
        ("before", SOON, False),
        ("asked for", SOON, True),
    ):
        decks = [str(tmp_path / f"{name}-{release}.apkg") for release in (1, 2)]
        for path, content in zip(decks, lived(tmp_path / name, definition, second), strict=True):
            Path(path).write_bytes(content)
        plan.append({"decks": decks, "writes": [guid(TERM)], "always": always})
    found = []
    for _, after in asked(brought, plan, tmp_path):
        note = after["notes"][guid(TERM)]
        meaning = note["fields"]["Meaning"]
        found.append(("your things" in meaning, "My own words." in meaning, "mine" in note["tags"]))
    assert found == [(True, False, False), (False, True, True), (True, False, False)]


def test_the_whole_deck_begins_with_what_needs_nothing(brought: Run, tmp_path: Path) -> None:
    """On the first day, by the settings that Anki comes with, and the collection is sound."""
    glossary, site, _ = read_and_link(ROOT)
    shop = Workshop(glossary, site)
    (tmp_path / "whole.apkg").write_bytes(deck(shop, notes(shop)))
    ((state,),) = asked(brought, [{"decks": [str(tmp_path / "whole.apkg")]}], tmp_path)
    first = [guid(note.key, site.name) for note in notes(shop)[:20]]
    assert len(state["queue"]) == 20
    for place in (0, 1):
        on_this_side = [known for known, card in state["queue"] if card == place]
        assert on_this_side == [known for known in first if known in on_this_side]
    assert state["queue"][0] == [first[0], 0]
    assert state["integrity"][1] is True, state["integrity"]
