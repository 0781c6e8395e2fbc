"""What an editor writes is what a reader gets: folders in shown/ without a fault, and the HTML of their texts."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import html5lib
import pytest

from termsite.glossary import read_and_link
from termsite.linking.alphabet import letter
from termsite.linking.mention import Mentions
from termsite.linking.prose import Writer
from termsite.model import Glossary

CASES = sorted((Path(__file__).parents[1] / "shown").iterdir())
Content = Callable[[Path | None], Path]


def shown(glossary: Glossary) -> Iterator[str]:
    """Each text of a glossary as its page has it, in the order of the titles."""
    writer = Writer({slug: t.title for slug, t in glossary.terms.items()}, Mentions({}), glossary.figures)
    for slug, term in glossary.terms.items():
        prose = glossary.prose[term.path]
        yield f"== {letter(term.sorted_as)} {slug}: {term.title}"
        yield f"{prose.lead}{prose.rest}"
        yield from (f"-- {words}: #{anchor}" for words, anchor in prose.headings)
        yield from (f"-? {one.ask} {writer.block(one.answer.text, '../../')}" for one in term.questions)
        yield from (f"-> {one.term}: {writer.line(one.why.text, '../../')}" for one in term.related)
    yield from (f"/terms/{alias}/ = {slug}" for alias, slug in glossary.redirects.items())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_written_is_shown(case: Path, content: Content) -> None:
    glossary, _, problems = read_and_link(content(case))
    assert not problems, "\n".join(map(str, problems))
    said = "\n".join(shown(glossary)) + "\n"
    expected = case / "expected.txt"
    if not expected.exists() and "CI" not in os.environ:
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_id_is_there_once_and_nothing_leaves_its_text(case: Path, content: Content) -> None:
    glossary, _, _ = read_and_link(content(case))
    for prose in glossary.prose.values():
        for part in (prose.lead, prose.rest):
            tree = html5lib.parseFragment(f"<div>{part}</div><hr>", namespaceHTMLElements=False)
            assert [child.tag for child in tree] == ["div", "hr"]
        tree = html5lib.parseFragment(prose.lead + prose.rest, namespaceHTMLElements=False)
        ids = [identity for element in tree.iter() if (identity := element.get("id")) is not None]
        assert len(ids) == len(set(ids)) and "" not in ids
