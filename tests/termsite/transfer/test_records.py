"""Tables, JSON and SKOS of other people: what is read of them, and in which words they are refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.termsite.transfer.test_folders import run

Content = Callable[[Path | None], Path]
OWN = ("--own", "--area=basics", "--level=deep", "--day=2026-11-29")
SUMMARY = "A rope at the front of a boat."
TABLE = f"Term,Meaning,Also,Page\nbow line,{SUMMARY},head rope; bow rope,7\nstern line,A rope at the other end of it.,,\n"
MAPPED = ("--column=title=Term", "--column=summary=Meaning", "--column=aliases=Also")
CONCEPTS = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://boats.example/words/> .
ex:bow-line a skos:Concept ; skos:prefLabel "bow line"@en, "Vorleine"@de ; skos:altLabel "head rope"@en ;
  skos:definition "A rope at the front of a boat."@en ; skos:broader ex:rope ; skos:example "Cast off!"@en .
ex:rope a skos:Concept ; skos:prefLabel "rope"@en ; skos:definition "Strands that are laid together."@en ;
  skos:broader ex:nothing-here .
"""
LINKED = {
    "@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
    "@id": "https://boats.example/words#rope",
    "@type": "skos:Concept",
    "skos:prefLabel": {"@value": "rope", "@language": "en"},
    "skos:definition": {"@value": "Strands that are laid together.", "@language": "en"},
}
XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<skos:Concept rdf:about="https://boats.example/words/rope"><skos:prefLabel xml:lang="en">rope</skos:prefLabel>
<skos:definition xml:lang="en">Strands that are laid together.</skos:definition></skos:Concept></rdf:RDF>
"""


def import_of(
    content: Content, tmp_path: Path, name: str, text: str | bytes, *arguments: str
) -> tuple[Path, list[str]]:
    """Import one file; give the project's terms and what was refused, each without its hint."""
    root, source = content(None), tmp_path / name
    source.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems, _ = run(root, "import", str(source), *OWN, f"--losses={tmp_path / 'losses.txt'}", *arguments)
    return root / "terms", [one.partition("\n")[0] for one in problems]


def losses(tmp_path: Path) -> list[str]:
    text = (tmp_path / "losses.txt").read_text("utf-8").partition("\n\n")[2]
    return [line for line in text.splitlines() if line and not line.startswith(" ")]


def test_a_table_is_read_by_its_headings(content: Content, tmp_path: Path) -> None:
    terms, problems = import_of(content, tmp_path, "words.csv", TABLE, *MAPPED)
    assert problems == []
    assert (terms / "bow-line.md").read_text("utf-8") == (
        f"---\ntitle: bow line\nsummary: {SUMMARY}\naliases: [head rope, bow rope]\nareas: [basics]\nlevel: deep\n"
        "published: 2026-11-29\n---\n"
    )
    assert sorted(file.name for file in terms.iterdir()) == ["bow-line.md", "stern-line.md"]
    assert losses(tmp_path) == ["words.csv:1: column 'Page'"]


@pytest.mark.parametrize(
    ("mark", "separator"),
    [(b"\xef\xbb\xbf", ","), (b"", ";"), (b"", "\t")],
    ids=["mark", "semicolons", "tabs"],
)
def test_a_table_is_read_as_spreadsheets_write_it(
    content: Content, tmp_path: Path, mark: bytes, separator: str
) -> None:
    text = separator.join(("title", "summary")) + "\r\n" + separator.join(("rope", f'"{SUMMARY}"')) + "\r\n"
    terms, problems = import_of(content, tmp_path, "words.csv", mark + text.encode())
    assert problems == []
    assert [file.name for file in terms.iterdir()] == ["rope.md"]


REFUSED = [
    ("two.csv", "title,title\na,b\n", ["two.csv:1: two columns are called 'title'"]),
    ("none.csv", "Term,summary\na,b\n", ["none.csv:1: no column 'title'"]),
    ("rows.csv", "title,summary\na\nb,c,d\n", ["rows.csv:2: 1 cell, 2 headings", "rows.csv:3: 3 cells, 2 headings"]),
    ("cell.csv", "title\n" + "x" * 140_000, ["cell.csv:2: no table from here on: field larger than field limit (131072)"]),
    ("quote.csv", 'title\n"open\n', ["quote.csv:2: no table from here on: unexpected end of data"]),
    ("signs.csv", "title;a,summary\n", ["signs.csv:1: commas and semicolons stand in the headings"]),
    ("wide.csv", "title\na\n".encode("utf-16"), ["wide.csv: written in UTF-16"]),
    ("latin.csv", "title\ncafé\n".encode("latin-1"), ["latin.csv:2: not UTF-8: byte 0xe9"]),
    ("empty.csv", "", ["empty.csv:1: no column 'title'"]),
    ("heads.csv", "title\n", ["heads.csv: there are no terms"]),
    ("broken.json", '[{"title": "a"},\n{]', ["broken.json:2: no JSON: Expecting property name enclosed in double quotes"]),
    ("twice.json", '[{"title": "a", "title": "b"}]', ["twice.json:1: key 'title' twice in one record; keep one"]),
    ("deep.json", "[" * 100_000, ["deep.json:1: nested too deeply"]),
    ("word.json", "3", ["word.json:1: there is no list of terms"]),
    ("item.json", '[{"title": "a"},\n\n"b"]', ["item.json:3: this is no record"]),
    ("nan.json", '[{"title": NaN}]', ["nan.json:1: NaN is no number of JSON"]),
    ("far.jsonld", '{"@context": "https://far.example/c.json"}', ["far.jsonld:1: a context at another address"]),
    ("lol.rdf", '<!DOCTYPE r [\n<!ENTITY a "b">]>\n<r>&a;</r>', ["lol.rdf:2: an entity of its own"]),
    ("what.txt", "x", ["what.txt: its form is not plain"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "said"), REFUSED, ids=lambda one: one if isinstance(one, str) and "." in one[:12] else ""
)
def test_what_cannot_be_read_is_refused_with_its_line(
    content: Content, tmp_path: Path, name: str, text: str | bytes, said: list[str]
) -> None:
    terms, problems = import_of(content, tmp_path, name, text)
    assert problems == said
    assert not terms.exists()


def test_turtle_that_is_none_is_refused(content: Content, tmp_path: Path) -> None:
    _, problems = import_of(content, tmp_path, "bad.ttl", "this is no turtle")
    assert [one.partition(": ")[2].partition(":")[0] for one in problems] == ["cannot be read as turtle"]


def test_records_are_read_with_the_line_of_each(content: Content, tmp_path: Path) -> None:
    records = [{"title": "rope", "summary": SUMMARY, "colour": "red"}, {"title": "..", "summary": SUMMARY},
               {"title": "mast", "summary": "Too short.", "slug": "../../mast"}]  # fmt: skip
    text = json.dumps({"made by": "hand", "terms": records}, indent=1)
    terms, problems = import_of(content, tmp_path, "words.json", text)
    assert problems == []
    assert [file.name for file in terms.iterdir()] == ["rope.md"]
    assert losses(tmp_path) == [
        "words.json:4: key 'colour': red",
        "words.json:9: no name: '..' has neither letter nor digit",
        "words.json:13: no summary: 'summary' is too short: 'Too short.'",
    ]


@pytest.mark.parametrize("key", ["text", "body"])
def test_a_text_is_read_from_both_of_its_names(content: Content, tmp_path: Path, key: str) -> None:
    record = {"title": "bow line", "summary": SUMMARY, key: "Cast it off."}
    terms, problems = import_of(content, tmp_path, "words.json", json.dumps([record]))
    assert problems == [] and not (tmp_path / "losses.txt").exists()
    assert (terms / "bow-line.md").read_text("utf-8").endswith("---\nCast it off.\n")


def test_a_column_is_said_to_be_a_key_that_there_is(content: Content, tmp_path: Path) -> None:
    terms, problems = import_of(content, tmp_path, "words.csv", TABLE, *MAPPED, "--column=sumary=Page")
    assert problems == ["words.csv: no key 'sumary' for 'Page'"] and not terms.exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("aliases", [["a list"]]),
        ("broader", ["rope"]),
        ("related", ["rope"]),
        ("related", [{"why": "It is made of it."}]),
        ("contrast", {"term": "rope"}),
        ("calculators", ["half"]),
        ("questions", ["Is it long?"]),
        ("venues", "https://boats.example/"),
        ("sources", "https://boats.example/"),
        ("text", ["Cast", "off"]),
    ],
)
def test_what_has_another_shape_is_left_out_and_told(
    content: Content, tmp_path: Path, key: str, value: object
) -> None:
    record = {"title": "bow line", "summary": SUMMARY, key: value}
    terms, problems = import_of(content, tmp_path, "words.json", json.dumps([record]))
    assert problems == []
    assert (terms / "bow-line.md").read_text("utf-8") == (
        f"---\ntitle: bow line\nsummary: {SUMMARY}\nareas: [basics]\nlevel: deep\npublished: 2026-11-29\n---\n"
    )
    assert len(losses(tmp_path)) == 1 and key in losses(tmp_path)[0]


def test_other_programs_use_keys_of_ours_in_their_own_way(content: Content, tmp_path: Path) -> None:
    root, source = content(None), tmp_path / "words"
    source.mkdir()
    (source / "bow-line.md").write_text(
        f"---\ntitle: bow line\nsummary: {SUMMARY}\nrelated: [rope, mooring]\nsources: https://boats.example/\n---\n",
        "utf-8",
    )
    problems, _ = run(root, "import", str(source), *OWN, f"--losses={tmp_path / 'losses.txt'}")
    assert problems == []
    assert losses(tmp_path) == [
        "words/bow-line.md:4: key 'related': ['rope', 'mooring']",
        "words/bow-line.md:5: key 'sources': https://boats.example/",
    ]


def test_a_character_that_cannot_be_shown_is_no_part_of_a_term(content: Content, tmp_path: Path) -> None:
    text = json.dumps([{"title": "ro\u202epe", "summary": SUMMARY}])
    terms, _ = import_of(content, tmp_path, "words.json", text)
    assert [*terms.glob("*")] == []
    assert losses(tmp_path) == ["words.json:1: does not hold here: a character that cannot be shown: U+202E"]


def test_concepts_are_read_in_the_language_of_the_site(content: Content, tmp_path: Path) -> None:
    terms, problems = import_of(content, tmp_path, "words.ttl", CONCEPTS)
    assert problems == []
    assert (terms / "bow-line.md").read_text("utf-8") == (
        f"---\ntitle: bow line\nsummary: {SUMMARY}\naliases: [head rope]\nareas: [basics]\nlevel: deep\nbroader: rope\n"
        "published: 2026-11-29\n---\n"
    )
    assert losses(tmp_path) == [
        "words.ttl:3: another language: 'Vorleine' in 'de'",
        "words.ttl:3: what is said by skos:example: 'Cast off!'",
        "words.ttl:5: another term: 'nothing-here' under 'broader'",
    ]


@pytest.mark.parametrize(("name", "text"), [("words.jsonld", json.dumps(LINKED)), ("words.rdf", XML)])
def test_concepts_are_read_in_each_way_of_writing_them(
    content: Content, tmp_path: Path, name: str, text: str
) -> None:
    terms, problems = import_of(content, tmp_path, name, text)
    assert problems == []
    assert "summary: Strands that are laid together.\n" in (terms / "rope.md").read_text("utf-8")


def test_concepts_above_each_other_come_to_an_end(content: Content, tmp_path: Path) -> None:
    circle = CONCEPTS.replace("ex:nothing-here", "ex:bow-line, ex:rope")
    terms, problems = import_of(content, tmp_path, "words.ttl", circle)
    assert problems == []
    assert sorted(file.name for file in terms.iterdir()) == ["bow-line.md", "rope.md"]
    assert "words.ttl:5: another broader concept: 'rope'" in losses(tmp_path)


def test_a_cell_in_which_several_names_may_stand_is_told(content: Content, tmp_path: Path) -> None:
    table = f'title,summary,aliases\npeel,{SUMMARY},"peel shovel, baker\'s peel; oar"\n'
    terms, problems = import_of(content, tmp_path, "words.csv", table)
    assert problems == []
    assert "aliases: ['peel shovel, baker''s peel', oar]\n" in (terms / "peel.md").read_text("utf-8")
    assert losses(tmp_path) == ["words.csv:2: 'aliases' may hold several names: 'peel shovel, baker's peel'"]


def test_a_text_without_the_file_of_its_picture_is_taken_over(content: Content, tmp_path: Path) -> None:
    record = {
        "title": "bow line",
        "summary": SUMMARY,
        "text": "Cast it off.\n\n![A rope](rope.png)\n\n`![A rope](rope.png)`\n",
        "pictures": [{"url": "https://boats.example/rope.png"}],
    }
    terms, problems = import_of(content, tmp_path, "words.json", json.dumps([record]))
    assert problems == []
    written = (terms / "bow-line.md").read_text("utf-8")
    assert written.endswith("---\nCast it off.\n\n\n\n`![A rope](rope.png)`\n")
    assert losses(tmp_path) == ["words.json:1: a picture: 'rope.png'"]
