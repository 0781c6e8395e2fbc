"""`build.py new`: a term's first file, or one more name of a term that is there."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from termsite.content.lengths import KEYWORD, limits
from termsite.content.read import read_areas, read_terms
from termsite.content.shape import schema, slug_of
from termsite.content.term import read_term
from termsite.editing.folder import Files
from termsite.editing.names import added
from termsite.editing.scalar import listed, scalar
from termsite.editing.sheet import sheet
from termsite.linking.mention import normal
from termsite.linking.names import Near, forms, near_duplicates, no_area, no_term, redirects, too_near
from termsite.model import Area, Place, Problem, Term

Ask = Callable[[str], str]  # a question to whoever sits at the terminal

_KEYS = schema("term")["properties"]
LEVELS: tuple[str, ...] = tuple(_KEYS["level"]["enum"])
_LENGTH = limits(_KEYS["summary"][KEYWORD], _KEYS["summary"]["maxLength"])
_STOPGAP = "What it means is not said yet."  # so that the name can be judged before anything else is asked
_QUESTIONS = {
    "summary": f"What does it mean? One sentence of {_LENGTH}, which would do alone.",
    "areas": "Where does it belong? The main area first, then others, with commas: {areas}",
    "level": f"Who is it written for? {', '.join(LEVELS)}",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody says of a new term; empty is what is not said yet."""

    title: str
    summary: str = ""
    areas: tuple[str, ...] = ()
    level: str = ""
    published: str = ""

    @property
    def path(self) -> str:
        """Where its file is to stand."""
        return f"terms/{slug_of(self.title)}.md"

    @property
    def missing(self) -> tuple[str, ...]:
        """The keys that nobody has given a value."""
        return tuple(key for key in ("summary", "areas", "level") if not getattr(self, key))

    def content(self) -> bytes:
        """The bytes of its file."""
        lines = (
            "---",
            f"title: {scalar(self.title)}",
            f"summary: {scalar(self.summary)}",
            f"areas: {listed(self.areas)}",
            f"level: {scalar(self.level)}",
            f"published: {scalar(self.published, day=True)}",
            "---\n",
        )
        return "\n".join(lines).encode()


def new(root: Path, draft: Draft, ask: Ask | None) -> tuple[Files, list[Problem]]:
    """The file of a new term; with any problem, none. What is not said is asked, if there is whom to ask."""
    known = _known(root)
    if problems := _judged(root, _filled(draft, known), known):
        return {}, problems
    if draft.missing and ask is None:
        return {}, [_unsaid(draft)]
    for key in draft.missing:
        draft = _asked(key, draft, known, ask or input)
    return {draft.path: draft.content()}, []


def also(root: Path, title: str, slug: str) -> tuple[Files, list[Problem]]:
    """The file of a term with one more name; with any problem, none."""
    known, path = _known(root), f"terms/{slug}.md"
    if slug not in known.terms:
        unread = [one for one in known.unread if one.place.path == path]
        return {}, unread or [no_term(slug, Place(path, 0), known.terms)]
    if normal(title) in map(normal, (known.terms[slug].title, *known.terms[slug].aliases)):
        message = f"'{title}' is a name of '{slug}' already"
        return {}, [Problem(known.terms[slug].place(), message, "There is nothing to do.")]
    if problems := [*nameless(title, path), *taken(title, path, known.terms)]:
        return {}, problems
    page = sheet((root / path).read_bytes())
    changed = page.edited(added(page, [title]))
    term, problems = read_term(path, changed)
    return {path: changed}, problems if term is None else _worse(known, term)


def nameless(title: str, path: str) -> Iterator[Problem]:
    """A name that gives no address."""
    if not slug_of(title):
        hint = "A name has a letter or a digit, of which its address is made."
        yield Problem(Place(path.rpartition("/")[0], 0), f"'{title}' is no name", hint)


def taken(title: str, path: str, terms: Mapping[str, Term]) -> Iterator[Problem]:
    """An address at which a term is, or from which an alias leads to one."""
    slug = slug_of(title)
    owner = slug if slug in terms else redirects(terms).get(slug)
    if owner:
        what = "is a term already" if owner == slug else f"is a name of '{owner}' already"
        hint = f"Write in terms/{owner}.md, or take another name."
        yield Problem(Place(path, 0), f"'{title}' {what}", hint)


@dataclass(frozen=True, slots=True)
class _Known:
    terms: Mapping[str, Term]
    areas: Mapping[str, Area]
    unread: tuple[Problem, ...]  # what is wrong with terms that could not be read

    def problems(self, *more: Term) -> set[Problem]:
        """What is wrong with the names of these terms and some more."""
        terms = {**self.terms, **{term.slug: term for term in more}}
        return {*forms(terms.values())[1], *too_near(terms, self.areas)}


def _known(root: Path) -> _Known:
    (terms, unread), (areas, _) = read_terms(root / "terms"), read_areas(root)
    by_area = {area.slug: area for area in areas}
    return _Known({term.slug: term for term in terms}, by_area, tuple(unread))


def _filled(draft: Draft, known: _Known) -> Draft:
    """A draft that can be judged by what it says."""
    area = next(iter(known.areas), "none")
    return replace(
        draft,
        summary=draft.summary or _STOPGAP,
        areas=draft.areas or (area,),
        level=draft.level or LEVELS[0],
    )


def _judged(root: Path, draft: Draft, known: _Known) -> list[Problem]:
    """What `check` would say of the file, and what stands in its way."""
    before = [*nameless(draft.title, draft.path), *taken(draft.title, draft.path, known.terms)]
    if before or (before := [*_there(root, draft.path)]):
        return before
    term, problems = read_term(draft.path, draft.content())
    return problems if term is None else _nowhere(term, known) + _worse(known, term)


def _there(root: Path, path: str) -> Iterator[Problem]:
    if os.path.lexists(root / path):
        yield Problem(Place(path, 0), "this file is there already", "Write in it, or take another name.")


def _nowhere(term: Term, known: _Known) -> list[Problem]:
    return [no_area(one.slug, one.place, known.areas) for one in term.areas if one.slug not in known.areas]


def _worse(known: _Known, term: Term) -> list[Problem]:
    """What is wrong with the names of all terms because of this one."""
    every, before = {**known.terms, term.slug: term}, known.problems()
    near = [one for one in near_duplicates(every.values()) if term in (one.term, one.other)]
    near = [one for one in near if one.problem not in before]
    others = known.problems(term) - before - {one.problem for one in near}
    return [*(_offered(one, term) for one in near), *sorted(others)]


def _offered(near: Near, term: Term) -> Problem:
    """A near-duplicate, told of the new term whichever is the longer, and what would do instead."""
    other = near.other if near.term is term else near.term
    problem = Near(term, other, near.turned).problem
    command = f"build.py new {shlex.quote(term.title)} --alias-of {other.slug}"
    return replace(problem, hint=f"{problem.hint} For an alias: {command}")


def _unsaid(draft: Draft) -> Problem:
    options = {"areas": "--area"}
    given = ", ".join(options.get(key, f"--{key}") for key in draft.missing)
    message = f"nothing says {' or '.join(map(repr, draft.missing))} of '{draft.title}'"
    return Problem(Place(draft.path, 0), message, f"Give {given}; on a terminal they are asked for.")


def _asked(key: str, draft: Draft, known: _Known, ask: Ask) -> Draft:
    """Ask until the answer is one; why it is none is part of the next question."""
    why = ""
    while True:
        answer = " ".join(
            ask(f"{why}{_QUESTIONS[key].format(areas=', '.join(known.areas))}\n{key}: ").split()
        )
        said = tuple(answer.replace(",", " ").split()) if key == "areas" else answer
        draft = replace(draft, **{key: said})  # type: ignore[arg-type]  # each key with its own kind of value
        term, problems = read_term(draft.path, _filled(draft, known).content())
        problems = problems if term is None else _nowhere(term, known)
        if said and not problems:
            return draft
        why = "\n".join(f"{one.message}. {one.hint}" for one in problems) + "\n" * bool(problems)
