"""`build.py review TERM`: what a term says otherwise than at its last review, and what to open beside it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from termsite.content.read import read_terms
from termsite.editing.history import history_of
from termsite.editing.parts import Change, changes
from termsite.editing.reviews import Review, last_reviews
from termsite.editing.word_diff import marked
from termsite.linking.names import no_term
from termsite.linking.words import singular, words
from termsite.model import Place, Problem, Source, Term

AROUND = 12  # so many words stand on both sides of a change
CLAIM = 5  # what has fewer words is a name, and claims nothing
SHARED = 2  # so many words a source and a claim must share


def review(root: Path, slug: str) -> tuple[list[Problem], str]:
    """Say what changed since a term's last review, by git; raise NoHistory where there is none."""
    terms, problems = read_terms(root / "terms")
    file = f"terms/{slug}.md"
    mine = [one for one in problems if one.place.path == file]
    term = next((one for one in terms if one.slug == slug), None)
    if mine or term is None:
        return mine or [no_term(slug, Place("review", 0), [one.slug for one in terms])], ""
    last = last_reviews(history_of(root), [term]).get(slug)
    return [], "\n".join((*_told(term, last), "", *_ending(term)))


def _told(term: Term, last: Review | None) -> Iterator[str]:
    file = term.body.place.path
    if last is None:
        yield f"{file} has never been reviewed: read all of it, beside its sources."
        yield from _sources(term.sources)
        return
    then = last.version
    yield f"{file} was last reviewed in commit {then.commit[:10]} of {then.day}."
    if last.term is None:
        yield f"As it was then, today's rules do not read it ({last.unread}): read all of it."
        yield from _sources(term.sources)
        return
    found = changes(last.term, term)
    if not found:
        yield "Nothing in it has changed since."
    for one in found:
        yield f"\n{one.place}: {one.name}{_how(one)}"
        yield f"    {_indented(marked(one.old, one.new, AROUND))}"
        yield from _beside(one, term)


def _how(one: Change) -> str:
    return " is new" if not one.old else " is gone" if not one.new else ""


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def _beside(one: Change, term: Term) -> Iterator[str]:
    """The sources to open beside a change: that which a rule names, else those that share its words."""
    said = _content(one.new)
    if len(said) < CLAIM:
        return
    named = [
        source
        for venue in term.venues
        if one.name == f"venue {venue.venue}"
        for source in term.sources
        if venue.source in (source.title, source.url)
    ]
    shared = {
        source.url: len(said & _content(f"{source.title} {source.supports}")) for source in term.sources
    }
    near = [source for source in term.sources if shared[source.url] >= SHARED]
    chosen = named or sorted(near, key=lambda source: -shared[source.url])[:2]
    yield "  Open beside it:" if chosen else "  No source says in these words that it supports this."
    yield from _sources(chosen)


def _content(text: str) -> set[str]:
    """The longer words of a text, in their singular."""
    return {singular(word[0].lower()) for word in words(text) if len(word[0]) > 3}


def _sources(sources: Iterable[Source]) -> Iterator[str]:
    for one in sources:
        yield f"    {one.url}"
        yield f"      {one.publisher}: {one.supports}"


def _ending(term: Term) -> Iterator[str]:
    file = term.body.place.path
    yield "When all of it holds, write the day on which you read it into the file, and commit that alone:"
    yield "    reviewed: YYYY-MM-DD"
    yield f"    git commit -m {shlex.quote(f'Review {term.title}')} -- {shlex.quote(file)}"
