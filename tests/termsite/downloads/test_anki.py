"""The whole deck, read back from its file: what it asks, in which order, and that nothing is on a card unexplained.

What it brings to those who come back is tried in `tests/termsite/test_release.py`.
"""

import io
import re
import zipfile
from collections.abc import Mapping

import html5lib
import pytest

from calckit import parse
from termsite.downloads.anki import deck
from termsite.downloads.kinds import KINDS, STYLE
from termsite.downloads.notes import Note, bare, notes
from termsite.ledger import origins
from termsite.pages.headline import capital
from termsite.pages.workshop import Workshop
from tests.termsite.conftest import Whole
from tests.termsite.downloads.life import Kept, guid, read_back

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def shop(whole: Whole) -> Workshop:
    return Workshop(whole.glossary, whole.site)


@pytest.fixture(scope="module")
def asked(shop: Workshop) -> tuple[Note, ...]:
    return notes(shop)


@pytest.fixture(scope="module")
def first(whole: Whole) -> Mapping[str, str]:
    """The slug under which each term was first released."""
    return origins(whole.glossary.terms, whole.glossary.redirects, whole.glossary.ledger)


@pytest.fixture(scope="module")
def apkg(shop: Workshop) -> bytes:
    return deck(shop, notes(shop))


@pytest.fixture(scope="module")
def kept(apkg: bytes) -> Mapping[str, Kept]:
    """Every note of the file by its guid."""
    return read_back(apkg)


def test_the_fields_are_those_of_the_first_release() -> None:
    """Anki keeps a note's old words for ever once its kind gains a field or a card: this is never changed."""
    assert {kind.name: kind.fields for kind in KINDS.values()} == {
        "term": (
            *("Term", "Also", "Meaning", "Formula", "Legend", "Contrast", "Source"),
            *("Area", "Level", "Page", "Withdrawn"),
        ),
        "question": ("Question", "Term", "Answer", "Area", "Level", "Page", "Withdrawn"),
        "sum": ("Case", "Calculator", "Question", "Given", "Answer", "Working", "Area", "Page", "Withdrawn"),
    }
    assert {kind.name: [name for name, *_ in kind.cards] for kind in KINDS.values()} == {
        "term": ["Meaning", "Word"],
        "question": ["Question"],
        "sum": ["Sum"],
    }


def test_numbers_stand_as_on_the_page_and_rows_are_counted(asked: tuple[Note, ...]) -> None:
    given = {note.key: re.sub(r"<[^>]*>", " ", note.fields["Given"]) for note in asked if note.kind == "sum"}
    for key, said in given.items():
        assert not re.search(r"\d [%×]|: -\d", said), f"{key}: {said}"
    account = given["sum cross-margin"]
    assert re.search(r"Position 1: .*Maintenance rate: 0\.5% .*Position 2: ", account), account


def test_the_file_is_as_anki_packs_it(apkg: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(apkg)) as archive:
        assert sorted(archive.namelist()) == ["collection.anki2", "media"]
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())


def test_every_term_question_and_sum_is_asked(
    asked: tuple[Note, ...], kept: Mapping[str, Kept], whole: Whole
) -> None:
    terms = whole.glossary.terms.values()
    sums = sum(1 + len(calculator.presets) for calculator in whole.glossary.catalogue.values())
    assert len({note.key for note in asked}) == len(asked)
    assert len(asked) == len(terms) + sum(len(term.questions) for term in terms) + sums
    for note in asked:
        found = kept[guid(note.key, whole.site.name)]
        assert tuple(found.fields.values()) == note.values
        assert found.tags == note.tags
        assert found.cards == len(KINDS[note.kind].cards)


def test_the_cards_say_what_the_glossary_says(
    asked: tuple[Note, ...], first: Mapping[str, str], whole: Whole
) -> None:
    by_key = {note.key: {name: plain(value) for name, value in note.fields.items()} for note in asked}
    answers = whole.glossary.answers
    for slug, term in whole.glossary.terms.items():
        fields = by_key[f"term {first[slug]}"]
        assert (fields["Term"], fields["Meaning"]) == (capital(term.title), term.summary)
        assert (fields["Page"], fields["Level"]) == (term.path, term.level)
        assert bool(fields["Formula"]) == bool(term.formula or term.latex)
        assert all(one.title in fields["Source"] for one in term.sources)
        for one in term.questions:
            fields = by_key[f"question {first[slug]} {one.key}"]
            assert (fields["Term"], fields["Question"]) == (capital(term.title), one.ask)
            assert fields["Answer"]
    for slug, calculator in whole.glossary.catalogue.items():
        for preset in ("", *(one.slug for one in calculator.presets)):
            fields = by_key[f"sum {slug} {preset}".strip()]
            assert (fields["Calculator"], fields["Question"]) == (calculator.title, calculator.question)
            assert fields["Answer"] == answers.sentence(slug, preset)
            assert any(figure.isdigit() for figure in fields["Given"])


def test_a_formula_comes_with_its_letters(
    asked: tuple[Note, ...], first: Mapping[str, str], whole: Whole
) -> None:
    by_key = {note.key: note.fields for note in asked}
    tried = 0
    for slug, term in whole.glossary.terms.items():
        if not term.formula:
            continue
        formula, fields = parse(term.formula), by_key[f"term {first[slug]}"]
        legend = html5lib.parseFragment(fields["Legend"], namespaceHTMLElements=False)
        assert len(legend.findall(".//dt")) == len({*formula.names, formula.target} - {""})
        tried += 1
    assert tried > 50


def test_the_term_stands_above_every_question() -> None:
    (((_, front, _),), ((_, sum_front, _),)) = KINDS["question"].cards, KINDS["sum"].cards
    assert front.index("{{Term}}") < front.index("{{Question}}")
    assert sum_front.index("{{Calculator}}") < sum_front.index("{{Question}}") < sum_front.index("{{Given}}")


def test_study_begins_with_what_needs_nothing(
    asked: tuple[Note, ...], kept: Mapping[str, Kept], first: Mapping[str, str], whole: Whole
) -> None:
    due = [kept[guid(note.key, whole.site.name)].due for note in asked]
    assert due == [{number} for number in range(1, len(asked) + 1)]
    place = {note.key: number for number, note in enumerate(asked)}
    terms = whole.glossary.terms
    for slug, term in terms.items():
        at = place[f"term {first[slug]}"]
        assert all(place[f"term {first[one.slug]}"] < at for one in term.requires)
        assert all(at < place[f"question {first[slug]} {one.key}"] for one in term.questions)
    for slug, calculator in whole.glossary.catalogue.items():
        assert all(place[f"term {first[one]}"] < place[f"sum {slug}"] for one in calculator.terms)
    assert asked[0].fields["Level"] == "starter"


def test_tags_are_few_and_stand_below_one(asked: tuple[Note, ...], whole: Whole) -> None:
    tags = {tag for note in asked for tag in note.tags}
    assert all(re.fullmatch(r"marginary::(area|level)::[a-z-]+", tag) for tag in tags)
    assert len(tags) <= len(whole.glossary.areas) + 3
    assert all(note.tags for note in asked)


def test_nothing_on_a_card_leads_to_where_only_our_pages_are(asked: tuple[Note, ...]) -> None:
    for note in asked:
        for value in note.values:
            for link in re.findall(r'(?:href|src)="([^"]*)"', value):
                assert link.startswith(("https://", "http://")), note.key
            assert not re.search(r" (?:style|tabindex|role|on\w+)=", value), note.key
            assert set(re.findall(r'class="([^"]*)"', value)) <= {"mg-pieces", "mg-long"}, note.key


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<p class="mg-say">The <a class="mg-term" href="@/x/">margin</a>:</p>', "<p>The margin:</p>"),
        ('<div class="mg-math" tabindex="0" role="group" aria-label="formula">x</div>', "<div>x</div>"),
        (
            '<math class="mg-pieces" alttext="a"><mi>a</mi></math>',
            '<math class="mg-pieces" alttext="a"><mi>a</mi></math>',
        ),
        ('<span data-output="half">50</span> <span class="mg-unit">USD</span>', "50 USD"),
    ],
)
def test_only_what_a_card_can_use_is_left(html: str, left: str) -> None:
    assert bare(html) == left


def test_the_style_names_every_class_of_the_layouts() -> None:
    used = {
        name
        for kind in KINDS.values()
        for _, front, back in kind.cards
        for names in re.findall(r'class="([^"]*)"', front + back)
        for name in names.split()
    }
    assert used and all(f".{name}" in STYLE for name in used)


def plain(markup: str) -> str:
    """What a card shows, in one line."""
    return " ".join(" ".join(html5lib.parseFragment(markup, namespaceHTMLElements=False).itertext()).split())
