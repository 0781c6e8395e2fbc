"""Every Markdown text that an editor wrote, and the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from termsite.linking.names import contrast_path
from termsite.model import Account, Content, Question, Term, Text


@dataclass(frozen=True, slots=True)
class Written:
    """A text and where it is shown; a body may have headings and notes, all else is a paragraph or two."""

    text: Text
    page: str  # its path
    body: bool = False
    drafted: bool = False  # the theme's renderer converts it, and leads links to files in docs/
    folder: str = ""  # where its pictures lie; empty for a text that shows none
    besides: str = ""  # the path of another page that shows it


def written(content: Content) -> Iterator[Written]:
    """All of them, in the order of their files."""
    for term in content.terms:
        yield from of_term(term)
    for area in content.areas:
        yield Written(area.body, area.path, body=True, folder=folder_of(area.body))
        yield from _answers(area.questions, area.path)
    for path in content.paths:
        yield Written(path.body, path.path, body=True, folder=folder_of(path.body))
    for doc in content.docs:
        drafted = bool(doc.path) and not doc.lists
        folder = folder_of(doc.body) if drafted else ""
        yield Written(doc.body, doc.path, body=True, drafted=drafted, folder=folder)
    listing = next((doc.path for doc in content.docs if doc.lists == "accounts"), "")
    for account in content.accounts:
        yield from (Written(text, listing) for text in _of_account(account))


def half_written(content: Content) -> Iterator[Written]:
    """What can be judged of files that have problems of their own, whatever becomes of them."""
    for file, texts in content.unread.items():
        *folders, name = file.removeprefix("docs/").removesuffix(".md").split("/")
        page = "" if file == "docs/index.md" else "/".join((*folders, name, ""))
        listed = folders == ["software"]  # whose texts are all short
        for number, text in enumerate(texts):
            body = number == 0 and not listed
            yield Written(text, page, body, body and not folders, folder_of(text) if body else "")


def folder_of(text: Text) -> str:
    """The folder beside the file of a text, in which its pictures lie."""
    return text.place.path.removesuffix(".md")


def of_term(term: Term) -> Iterator[Written]:
    """The texts of one term, its body first."""
    yield Written(term.body, term.path, body=True, folder=folder_of(term.body))
    for contrast in term.contrast:
        yield Written(contrast.difference, term.path, besides=contrast_path(term.slug, contrast.term))
    yield from (Written(text, term.path) for text in _of_term(term))
    yield from _answers(term.questions, term.path)


def _of_term(term: Term) -> Iterator[Text]:
    yield from (relation.why for relation in term.related)
    yield from (venue.rule for venue in term.venues)
    yield from (symbol.means for symbol in term.symbols)
    yield from (Text(symbol.value, symbol.means.place) for symbol in term.symbols)


def _answers(questions: tuple[Question, ...], page: str) -> Iterator[Written]:
    yield from (Written(question.answer, page) for question in questions)


def _of_account(account: Account) -> Iterator[Text]:
    yield account.asked
    yield account.body
    yield from (worked.words for worked in account.worked)
    yield from (trial.why for trial in account.trials)
