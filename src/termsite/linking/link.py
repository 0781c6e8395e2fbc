"""Terms to a glossary: every name resolved, everything that follows from them derived, or problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache, partial
from itertools import chain, groupby
from types import MappingProxyType
from typing import Any, TypeAlias

from calckit.formula.tree import BadFormula, parse
from calckit.saying import ENGLISH, Speech
from termsite.answers import Answers
from termsite.content.shape import did_you_mean
from termsite.kept import Memory, Shelf, digest
from termsite.linking.accounts import account_problems, unlisted
from termsite.linking.alone import alone, unknown_references
from termsite.linking.alphabet import sort_key
from termsite.linking.calculators import answered, misnamed, unused
from termsite.linking.checks import check_problems
from termsite.linking.figures import figures
from termsite.linking.kept_prose import KeptWriter
from termsite.linking.mention import Mentions
from termsite.linking.names import (
    Address,
    clashing,
    compared,
    forms,
    linkable,
    no_area,
    no_term,
    redirects,
    too_near,
)
from termsite.linking.order import cycles, learning_order
from termsite.linking.own import own_of
from termsite.linking.pictures import figured, misplaced, pictures_in, unshown
from termsite.linking.prose import ROOT, Writer, first_uses, term_prose
from termsite.linking.questions import asked_twice
from termsite.linking.repeated import named_twice
from termsite.linking.standing import standing
from termsite.linking.targets import Places, astray, claimed, places, taken
from termsite.linking.texts import folder_of, half_written, written
from termsite.linking.typeset import fault
from termsite.model import (
    Area,
    Backlink,
    Content,
    Doc,
    Glossary,
    LearningPath,
    Place,
    Problem,
    Prose,
    Reference,
    Term,
    Text,
)
from termsite.picture import Shown

_SIGNS = "There are + - * / **, brackets, min, max, abs, sqrt, ln, exp, sum; for all else there is 'latex'."
Linked: TypeAlias = tuple[Glossary, list[Problem]]


def link(content: Content, memory: Memory | None = None, speech: Speech = ENGLISH) -> Linked:
    """Resolve every name; the glossary is whole only if there is no problem.

    What refers to a file with problems of its own is no problem besides. What an earlier run found out is
    taken from the memory, what this one does is put there. Calculators answer in the `speech`.
    """
    known = memory or Memory()
    terms, areas, paths = content.terms, content.areas, content.paths
    by_slug = {term.slug: term for term in sorted(terms, key=_place)}
    by_area = {area.slug: area for area in sorted(areas, key=lambda area: (area.order, area.slug))}
    by_path = {path.slug: path for path in sorted(paths, key=lambda path: (path.order, path.slug))}
    answers = Answers(content.calculators, known.answers, content.formulas, speech)
    names, problems = forms(by_slug.values())
    unanswered = answers.once("answered", "", "", lambda: answered(content, answers))
    shown, unresolved = _resolved(content, by_slug, by_area, answers, unanswered)
    problems += unresolved
    titles = {slug: term.title for slug, term in by_slug.items()}
    writer = Writer(titles, Mentions(linkable(names, by_slug)), shown)
    prose = _prose(content, KeptWriter(writer, known.prose))
    uses, mentions = _uses(by_slug, prose)
    order = learning_order(terms)
    glossary = Glossary(
        terms=MappingProxyType(by_slug),
        areas=MappingProxyType(by_area),
        paths=MappingProxyType(by_path),
        docs=MappingProxyType({doc.path: doc for doc in content.docs}),
        members=MappingProxyType(_named(by_area, order, lambda slug: by_slug[slug].areas)),
        unlocks=MappingProxyType(_named(by_slug, order, lambda slug: by_slug[slug].requires)),
        uses=MappingProxyType(uses),
        mentions=MappingProxyType(mentions),
        order=order,
        redirects=MappingProxyType(redirects(by_slug)),
        compared=MappingProxyType(compared(by_slug)),
        forms=MappingProxyType(names),
        figures=MappingProxyType(shown),
        catalogue=content.catalogue,
        sources=content.sources,
        answers=answers,
        texts=known.texts,
        changelog=content.changelog,
        ledger=content.ledger,
        heights=content.heights,
        prose=MappingProxyType(prose),
        pictures=MappingProxyType(_pictures(content)),
        accounts=tuple(sorted(content.accounts, key=lambda account: (account.order, account.slug))),
        facts=content.facts,
    )
    there = standing(content, glossary, _told(content, prose, writer))
    problems += _misread(content, places(content, there), known.files)
    return glossary, sorted({*problems, *(() if problems else _empty_areas(content, by_area))})


def _resolved(
    content: Content,
    by_slug: Mapping[str, Term],
    by_area: Mapping[str, Area],
    answers: Answers,
    unanswered: Mapping[str, tuple[Problem, ...]],
) -> tuple[dict[str, str], list[Problem]]:
    """The number of every placeholder, and all that names what is not there, or twice."""
    terms, docs = content.terms, content.docs
    unread = content.unread_in("terms") | content.unread_in("areas")
    known = {*by_slug, *unread}
    texts = [one.text for one in chain(written(content), half_written(content))]
    silent = content.unread_in("calculators") | set(unanswered)
    shown, problems = figures(texts, content, answers, silent)
    problems += chain.from_iterable(unanswered.values())
    aliases = redirects(by_slug)
    problems += [one for text in texts for one in unknown_references(text, known, aliases)]
    problems += _relations(by_slug, by_area, content.paths, docs, unread, aliases)
    problems += _formulas(terms) + _unnamed(terms) + asked_twice(terms) + named_twice(terms)
    problems += unused(terms, docs, content.catalogue, silent)
    problems += misnamed(content, answers, known, silent)
    problems += check_problems(content, answers, silent)
    problems += account_problems(content, known, answers, silent)
    problems += too_near(by_slug, by_area) + _alike(content) + cycles(by_slug)
    problems += unlisted(content)
    return shown, problems


def _prose(content: Content, writer: KeptWriter) -> dict[str, Prose]:
    prose = {}
    for term in content.terms:
        prose[term.path] = term_prose(writer, term, _figured(term.body, content))
    pages: list[Area | LearningPath] = [*content.areas, *content.paths]
    for page in pages:
        prose[page.path] = writer.prose(_figured(page.body, content), "", root=ROOT)
    return prose


def _figured(text: Text, content: Content) -> str:
    return figured(text.text, content.pictures.get(folder_of(text), {}))


def _pictures(content: Content) -> dict[str, tuple[Shown, ...]]:
    """The pictures of every page that shows some."""
    if not content.pictures:  # as in most glossaries
        return {}
    texts = (one for one in written(content) if one.folder in content.pictures)
    return {one.page: pictures_in(one.text.text, content.pictures[one.folder]) for one in texts}


def _place(term: Term) -> tuple[tuple[str, str], str]:
    """Where a term stands among all."""
    return sort_key(term.sorted_as), term.slug


def _told(content: Content, prose: Mapping[str, Prose], writer: Writer) -> Callable[[str], str]:
    """The text of a page by its path, as HTML; that of a page written by hand where a link asks for it."""
    by_hand = {doc.path: (doc.body.text, own_of(doc.path, doc.lists, content)) for doc in content.docs}

    @cache
    def told(path: str) -> str:
        if path in by_hand:
            text, own = by_hand[path]
            return writer.block(text, "", own)
        return prose[path].lead + prose[path].rest if path in prose else ""

    return told


def _misread(content: Content, known: Places, kept: Shelf[Any]) -> Iterator[Problem]:
    """What readers would not get as it was written."""
    yield from taken(content.docs)
    lists = {doc.path: doc.lists for doc in content.docs}
    for _, group in groupby(
        chain(written(content), half_written(content)), key=lambda one: one.text.place.path
    ):
        texts = tuple(group)
        words = (f"{one.text.place} {one.body} {one.text.text}" for one in texts)
        strange, led = kept.take(digest("foreign", *words), partial(alone, texts))
        yield from strange
        for one, links_of_one in zip(texts, led, strict=True):
            yield from astray(one, links_of_one, known)
            yield from claimed(one, own_of(one.page, lists[one.page], content)) if one.page in lists else ()
            yield from misplaced(one, content.pictures.get(one.folder, {}), content.unread.keys())
    if content.pictures:
        yield from unshown(written(content), content.pictures)


def _alike(content: Content) -> list[Problem]:
    """Files whose pages, or pictures, have one address to some systems."""
    kinds = [
        [Address(one.path, Place(one.body.place.path), f"'{one.body.place.path}'") for one in kind]
        for kind in (content.paths, content.docs)
    ]
    kinds.append([Address(slug, one.place, f"'{one.place.path}'") for slug, one in content.sources.items()])
    kinds += [
        [Address(name, Place(f"{folder}/{name}", 0), f"'{folder}/{name}'") for name in names]
        for folder, names in content.pictures.items()
    ]
    return [problem for kind in kinds for problem in clashing(kind)]


def _relations(
    terms: Mapping[str, Term],
    areas: Mapping[str, Area],
    paths: Iterable[LearningPath],
    docs: Iterable[Doc],
    unread: Set[str],
    aliases: Mapping[str, str],
) -> list[Problem]:
    problems = []
    known, known_areas = {*terms, *unread}, {*areas, *unread}
    for term in terms.values():
        for slug, place in _references(term):
            if slug == term.slug:
                problems.append(Problem(place, f"'{slug}' refers to itself", "Take it out."))
            elif slug not in known:
                problems.append(no_term(slug, place, known, aliases))
        for area in term.areas:
            if area.slug not in known_areas:
                problems.append(no_area(area.slug, area.place, areas))
    for doc in docs:
        problems += [no_term(r.slug, r.place, known, aliases) for r in doc.often_asked if r.slug not in known]
    for path in paths:
        problems += [no_term(r.slug, r.place, known, aliases) for r in path.terms if r.slug not in known]
    return problems


def _references(term: Term) -> Iterator[tuple[str, Place]]:
    one: tuple[Reference, ...] = (term.broader,) if term.broader else ()
    yield from ((reference.slug, reference.place) for reference in (*term.requires, *one))
    yield from ((relation.term, relation.why.place) for relation in term.related)
    yield from ((contrast.term, contrast.difference.place) for contrast in term.contrast)
    if isinstance(term.no_autolink, tuple):
        yield from ((slug, term.place("no_autolink")) for slug in term.no_autolink)


def _unnamed(terms: Iterable[Term]) -> list[Problem]:
    """Venues whose rule is taken from none of the term's sources."""
    problems = []
    for term in terms:
        known = [name for source in term.sources for name in (source.title, source.url)]
        for venue in (venue for venue in term.venues if venue.source not in known):
            hint = did_you_mean(venue.source, known) or "It is the title or address of one of the 'sources'."
            problems.append(Problem(venue.rule.place, f"no source '{venue.source}'", hint))
    return problems


def _formulas(terms: Iterable[Term]) -> list[Problem]:
    problems = []
    for term in terms:
        place = term.place("formula")
        explained = {symbol.name for symbol in term.symbols}
        if term.latex and (wrong := fault(term.latex)):
            problems.append(Problem(term.place("latex"), *wrong))
        try:
            formula = parse(term.formula) if term.formula else None
        except BadFormula as error:
            problems.append(Problem(place, str(error), _SIGNS))
            continue
        used = {*formula.names, formula.target} - {""} if formula else set()
        for name in sorted(used - explained):
            problems.append(Problem(place, f"symbol '{name}' is not explained", "Add it to 'symbols'."))
        if formula:
            extra = sorted(explained - used)
            problems += [
                Problem(term.place("symbols"), f"symbol '{n}' is not in the formula", "Use it or drop it.")
                for n in extra
            ]
    return problems


def _uses(
    terms: Mapping[str, Term], prose: Mapping[str, Prose]
) -> tuple[dict[str, tuple[Backlink, ...]], dict[str, tuple[str, ...]]]:
    """For each term who uses it, with the first sentence; and which terms its own text links to."""
    uses: dict[str, list[Backlink]] = {slug: [] for slug in terms}
    mentions: dict[str, tuple[str, ...]] = {}
    for slug, term in terms.items():
        first = first_uses(slug, prose[term.path])
        mentions[slug] = tuple(first)
        for target, use in first.items():
            uses[target].append(use)
    return {slug: tuple(found) for slug, found in uses.items()}, mentions


def _empty_areas(content: Content, areas: Mapping[str, Area]) -> list[Problem]:
    if content.unread_in("terms") or content.unread_in("areas"):  # else it is told twice
        return []
    named = {reference.slug for term in content.terms for reference in term.areas}
    return [
        Problem(area.body.place, f"no term is in the area '{slug}'", "Name it under 'areas' in a term.")
        for slug, area in areas.items()
        if slug not in named
    ]


def _named(
    slugs: Iterable[str], order: Iterable[str], names: Callable[[str], Iterable[Reference]]
) -> dict[str, tuple[str, ...]]:
    """For each of these slugs all terms that name it, in their order."""
    found: dict[str, list[str]] = {slug: [] for slug in slugs}
    for term in order:
        for named in dict.fromkeys(reference.slug for reference in names(term)):
            if named in found:
                found[named].append(term)
    return {slug: tuple(terms) for slug, terms in found.items()}
