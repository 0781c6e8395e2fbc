"""Every text that the interface says is said in every language, with the same places, and nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from termsite.editing.words import NoLanguage, update
from termsite.words.catalogue import HERE, faults, file_of, languages, read, words_of
from termsite.words.gathered import gathered, updated
from termsite.words.words import ENGLISH

CATALOGUES = sorted(HERE.glob("*.po"))


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_says_everything_and_nothing_else(file: Path) -> None:
    said = {message.id for message in read(file) if message.id}
    assert said == set(gathered())
    assert [*faults(file)] == []
    assert file.read_text("utf-8") == updated(file.stem), f"run build.py words {file.stem}"


def test_a_language_is_found_by_its_code_and_by_what_it_is_a_kind_of() -> None:
    assert {"ar", "de", "en"} <= set(languages())
    assert file_of("de-AT") == file_of("de") and file_of("en") is None
    assert words_of("tlh") is None and words_of("en-GB") is not None


def test_a_number_takes_the_form_of_its_language() -> None:
    german, arabic = words_of("de"), words_of("ar")
    assert german and arabic
    one, other = "{n} term", "{n} terms"
    assert [ENGLISH.many(n, one, other) for n in (0, 1, 2)] == ["0 terms", "1 term", "2 terms"]
    assert [german.many(n, one, other) for n in (0, 1, 2)] == ["0 Begriffe", "1 Begriff", "2 Begriffe"]
    assert [arabic.many(n, one, other) for n in (0, 1, 2, 3, 11, 100)] == [
        "لا مصطلحات", "مصطلح واحد", "مصطلحان", "3 مصطلحات", "11 مصطلحًا", "100 مصطلح",
    ]  # fmt: skip


def test_a_day_is_written_as_its_language_writes_it() -> None:
    day = date(2026, 3, 1)
    german, arabic = words_of("de"), words_of("ar")
    assert german and arabic
    assert (ENGLISH.day(day), german.day(day), arabic.day(day)) == (
        "1 March 2026", "1. März 2026", "1 مارس 2026",
    )  # fmt: skip


def test_what_is_filled_in_is_escaped_and_markup_is_not() -> None:
    assert ENGLISH.markup("<b>{a}</b>", a="<i>") == "<b>&lt;i&gt;</b>"
    assert ENGLISH.markup_many(2, "{n} <i>term</i>", "{n} <i>terms</i>") == "2 <i>terms</i>"
    assert ENGLISH.say("{a}", a="<i>") == "<i>" and ENGLISH.say("{") == "{"


def test_a_catalogue_with_gaps_is_told_by_line(tmp_path: Path) -> None:
    file = tmp_path / "de.po"
    head = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    file.write_text(
        head
        + '\nmsgid "A"\nmsgstr ""\n\nmsgid "B {day}"\nmsgstr "B {date}"\n\n#, fuzzy\nmsgid "C"\nmsgstr "C"\n'
        '\nmsgid "{n} d"\nmsgid_plural "{n} ds"\nmsgstr[0] "{n} d"\nmsgstr[1] ""\n',
        "utf-8",
    )
    assert [(line, message) for line, message, _ in faults(file)] == [
        (6, "'A' is said in no words"),
        (9, "'B {day}' is said with other places: {date} {day}"),
        (13, "'C' is marked as fuzzy"),
        (16, "'{n} d' is said in no words"),
    ]
    file.write_text('msgid "A"\nnonsense\n', "utf-8")
    assert [message.partition(":")[0] for _, message, _ in faults(file)] == ["no catalogue"]


@pytest.mark.parametrize("name", ["French", "xx", "en", "../de"])
def test_no_catalogue_is_begun_in_what_is_no_language(name: str) -> None:
    before = sorted(HERE.iterdir())
    with pytest.raises(NoLanguage):
        update(name)
    assert sorted(HERE.iterdir()) == before
