"""A release moves what it changed, and nothing else: ten edits over the life of a deck, by the files alone.

`tests/consumers/test_anki.py` puts the same edits through Anki's own importer.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

import pytest

from termsite.content.ledger import FILE, read_ledger, text_of
from termsite.downloads.robots import robots
from termsite.glossary import read_and_link
from termsite.ledger import EARLY, Ledger, Part, Row, key_of, origins
from termsite.model import Place, Problem
from termsite.pages.all import pages
from termsite.release import release
from tests.termsite.conftest import ROOT
from tests.termsite.downloads.life import (
    EDITS,
    FIRST,
    KEYS,
    NEGATIVE,
    SECOND,
    TERM,
    Edit,
    founded,
    guid,
    lived,
    made,
    put,
    read_back,
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_moves_the_notes_that_it_changes_and_no_other(edit: Edit, tmp_path: Path) -> None:
    first, second = lived(tmp_path / "content", edit)
    before, after = read_back(first), read_back(second)
    assert set(before) == {guid(key) for key in KEYS}
    assert set(after) == {guid(key) for key in KEYS | edit.new}
    for key in KEYS | edit.new:
        note = after[guid(key)]
        moved = key in edit.changed | edit.new | edit.gone
        assert note.moment == (SECOND if moved else FIRST), key
        assert (before.get(guid(key)) is None or note.fields != before[guid(key)].fields) == moved, key
        withdrawn = key in edit.gone
        assert (note.tags == ("halves::withdrawn",)) == withdrawn
        assert (note.cards == 0) == withdrawn
        assert (note.fields["Withdrawn"] == "1 January 2098") == withdrawn


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_the_same_files_give_the_same_deck_and_ledger(edit: Edit, tmp_path: Path) -> None:
    one, other = lived(tmp_path / "one", edit), lived(tmp_path / "other", edit)
    assert one == other
    assert (tmp_path / "one" / FILE).read_bytes() == (tmp_path / "other" / FILE).read_bytes()


def test_nothing_changed_moves_nothing(tmp_path: Path) -> None:
    root = founded(tmp_path / "content")
    release(root, FIRST)
    before, kept = made(root), (root / FILE).read_bytes()
    said, problems = release(root, SECOND)
    assert (said, problems) == (
        "Cards: 0 changed, 0 new, 0 withdrawn, 7 as before.\n"
        "Pages: 0 changed, 0 new, 0 withdrawn, 12 as before.",
        [],
    )
    assert ((root / FILE).read_bytes(), made(root)) == (kept, before)


def test_what_is_not_released_is_no_news(tmp_path: Path) -> None:
    """Whoever comes new reads the corrected words; their date moves with the release that tells them to the rest."""
    root = founded(tmp_path / "content")
    assert {note.moment for note in read_back(made(root)).values()} == {EARLY}
    release(root, FIRST)
    put("terms/equity.md", "the things you own", "your things")(root)
    note = read_back(made(root))[guid(TERM)]
    assert (note.moment, "your things" in note.fields["Meaning"]) == (FIRST, True)


def test_what_was_withdrawn_may_come_back_to_its_card(tmp_path: Path) -> None:
    root = founded(tmp_path / "content")
    release(root, FIRST)
    put("terms/equity.md", "Can it be negative?", "May it be below zero?")(root)
    said, _ = release(root, SECOND)
    assert said.endswith(
        f"Withdrawn: {NEGATIVE} (Equity: Can it be negative?). If it is now 'Equity: May it be below zero?', "
        "take ledger.tsv back and give that one 'key: can-it-be-negative'"
    )
    put("terms/equity.md", "May it be below zero?", "Can it be negative?")(root)
    release(root, SECOND + timedelta(seconds=1))
    notes = read_back(made(root))
    assert (notes[guid(NEGATIVE)].cards, notes[guid(NEGATIVE)].fields["Withdrawn"]) == (1, "")
    assert notes[guid("question equity may-it-be-below-zero")].cards == 0


@pytest.mark.parametrize("moment", [FIRST, FIRST - timedelta(seconds=1)])
def test_a_release_comes_after_the_last(moment: datetime, tmp_path: Path) -> None:
    root = founded(tmp_path / "content")
    release(root, FIRST)
    kept = (root / FILE).read_bytes()
    put("terms/equity.md", "the things you own", "your things")(root)
    said, (problem,) = release(root, moment)
    assert (said, str(problem)) == (
        "",
        f"ledger.tsv: {moment:%Y-%m-%dT%H:%M:%SZ} is not after the last release, 2026-01-01T00:00:00Z\n"
        "    Give a later --moment, or none for this one.",
    )
    assert (root / FILE).read_bytes() == kept


@pytest.mark.slow
def test_the_command_takes_a_moment_or_this_one(tmp_path: Path) -> None:
    root = founded(tmp_path / "content")
    shutil.copyfile(ROOT / "build.py", root / "build.py")

    def run(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "build.py", "release", *arguments]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    said = "The engine was not tried: nothing is here to make one of.\n"
    said += "Cards: 0 changed, 7 new, 0 withdrawn, 0 as before.\nPages: 0 changed, 12 new, 0 withdrawn, 0 as before.\n"
    assert run("--moment", "2026-01-01T00:00:00Z") == (0, said)
    assert read_ledger(root)[0].newest == FIRST
    assert run("--moment", "2026-01-01T00:00:00Z")[0] == 1
    code, told = run("--moment", "yesterday")
    assert (code, "invalid moment value: 'yesterday'" in told) == (2, True)
    put("terms/equity.md", "the things you own", "your things")(root)
    assert run()[0] == 0
    assert FIRST < read_ledger(root)[0].newest < SECOND


def test_a_release_with_problems_leaves_the_ledger(tmp_path: Path) -> None:
    root = founded(tmp_path / "content")
    put("terms/equity.md", "level: starter", "level: easy")(root)
    assert release(root, FIRST)[1] != []
    assert not (root / FILE).exists()


def test_a_release_whose_engine_is_not_ready_leaves_the_ledger(tmp_path: Path) -> None:
    root = founded(tmp_path / "content")
    fault = Problem(Place("calculators/half.py"), "half answers otherwise than Python")
    assert release(root, FIRST, lambda *_: ("Tried.", [fault])) == ("", [fault])
    assert not (root / FILE).exists()
    said, problems = release(root, FIRST, lambda *_: ("Tried.", []))
    assert (said.splitlines()[0], problems) == ("Tried.", [])
    assert (root / FILE).exists()


def test_a_ledger_read_back_is_the_one_that_was_written(tmp_path: Path) -> None:
    root = founded(tmp_path / "content")
    release(root, FIRST)
    ledger, problems = read_ledger(root)
    assert problems == [] and set(ledger.rows) >= KEYS
    assert text_of(ledger) == (root / FILE).read_text("utf-8")


def dated(root: Path) -> dict[str, str]:
    """Every address of the sitemap with its lastmod."""
    glossary, site, _ = read_and_link(root)
    text = robots(pages(glossary, site), site, glossary.ledger)[0].content
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {
        one.findtext(f"{space}loc", "").removeprefix(site.address): one.findtext(f"{space}lastmod", "")
        for one in ElementTree.fromstring(text)
    }


def test_the_sitemap_dates_pages_by_what_was_released(tmp_path: Path) -> None:
    root = founded(tmp_path / "content")
    assert set(dated(root).values()) == {""}
    release(root, FIRST)
    first = dated(root)
    assert set(first.values()) == {"2026-01-01T00:00:00Z"}
    put("terms/equity.md", "Half of it is", "The half of it is")(root)
    unreleased = dated(root)
    assert unreleased == {**first, "terms/equity/": ""}
    release(root, SECOND)
    assert dated(root) == {**first, "terms/equity/": "2098-01-01T00:00:00Z"}


def known(**terms: str) -> Ledger:
    """A ledger of terms: their first slugs, with those under which they were last released."""
    rows = {
        f"term {first}": Row(Part(f"term {first}", f"terms/{slug}/", slug, "0"), FIRST)
        for first, slug in terms.items()
    }
    return Ledger(MappingProxyType(rows))


@pytest.mark.parametrize(
    ("ledger", "redirects", "slugs", "first"),
    [
        pytest.param(known(), {}, "a", {"a": "a"}, id="new"),
        pytest.param(known(a="a"), {}, "a", {"a": "a"}, id="as it was"),
        pytest.param(known(a="a"), {"a": "b"}, "b", {"b": "a"}, id="renamed"),
        pytest.param(known(a="b"), {"a": "b"}, "b", {"b": "a"}, id="renamed long ago"),
        pytest.param(known(a="b"), {"a": "c", "b": "c"}, "c", {"c": "a"}, id="renamed twice"),
        pytest.param(known(a="b"), {}, "b", {"b": "a"}, id="its old name was dropped"),
        pytest.param(known(a="b"), {}, "ab", {"a": "a-2", "b": "a"}, id="another took its old name"),
        pytest.param(known(a="a", b="b"), {"a": "b"}, "b", {"b": "b"}, id="merged into one that was there"),
        pytest.param(known(a="a", b="b"), {"a": "c", "b": "c"}, "c", {"c": "a"}, id="two became one"),
        pytest.param(known(b="b"), {"a": "b"}, "b", {"b": "b"}, id="only another name"),
    ],
)
def test_a_term_keeps_the_slug_under_which_it_came(
    ledger: Ledger, redirects: Mapping[str, str], slugs: str, first: Mapping[str, str]
) -> None:
    assert origins(slugs, redirects, ledger) == first


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Can it be negative?", "can it be negative", True),
        ("Who's asked, then?", "Whos asked then", True),
        ("Who’s asked?", "Who's asked?", True),
        ("Can it be negative?", "Can it be positive?", False),
        ("Was heißt Größe?", "Was heißt Grosse?", False),
    ],
)
def test_signs_and_capitals_make_no_other_question(one: str, other: str, same: bool) -> None:
    assert (key_of(one) == key_of(other)) is same


def test_moments_of_a_ledger_are_of_the_release_that_changed_the_part() -> None:
    start, later = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 1, 12, tzinfo=UTC)
    first = Ledger({}).released([Part("a", "", "a", "1"), Part("b", "", "b", "1")], start)
    second = first.released([Part("a", "", "a", "2"), Part("c", "", "c", "1")], later)
    assert {key: (row.part.digest, row.moment) for key, row in second.rows.items()} == {
        "a": ("2", later),
        "b": ("", later),
        "c": ("1", later),
    }
    assert first.released([Part("a", "", "a", "1"), Part("b", "", "b", "1")], later) == first
    assert second.released([Part("a", "", "a", "2"), Part("c", "", "c", "1")], later) == second
    assert (Ledger({}).newest, second.newest) == (EARLY, later)
