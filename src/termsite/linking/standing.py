"""Which pages and files a site will have, and which places each page: what a link can lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache, partial
from html.parser import HTMLParser

from termsite.content.keys import KINDS, keys_of
from termsite.content.shape import slug_of
from termsite.linking.alphabet import letter
from termsite.linking.concept_map import concept_map
from termsite.linking.names import contrast_path
from termsite.model import Area, Content, Doc, Glossary, LearningPath, Question, Term

PER_PAGE = 30  # terms of an area on each of its pages
USES, THEN = 3, 4  # so many uses and next terms stand on a term's page; the rest on a page of their own
_TITLE = "content"  # the place of every page that stands in a frame
# Files beside the pages, and of them those that there are only with facts of a kind.
_FILES = ("404.html", "feed.xml", "llms.txt", "objects.inv", "robots.txt", "sitemap.xml")
_DATA = (
    *("alike.json", "datapackage.json", "meanings.json", "names.json", "search.json", "terms.apkg"),
    *("terms.csv", "terms.db", "terms.json", "terms.jsonl", "terms.ttl", "texts.json"),
    *(f"schemas/{name}.schema.json" for name in ("names", "term", "terms")),
)
_TABLES = (
    *("areas", "calculators", "contrasts", "letters", "names", "questions", "related", "requires"),
    *("sources", "term_areas", "uses", "venue_rules"),
)
_FACTS = {"venues": ("venues", "venue"), "days": ("replays", "replay")}  # all in one file, and each alone

Ids = Callable[[], Set[str]]
Told = Callable[[str], str]  # the text of a page as HTML, by its path; empty where it has none


@dataclass(frozen=True, slots=True)
class Standing:
    """The pages of a site, each with what finds its places; files beside them; pages that only lead on."""

    pages: Mapping[str, Ids]
    files: Set[str]
    leading: Mapping[str, str] = field(default_factory=dict)  # to which page


def has_more(uses: int, unlocks: int) -> bool:
    """Whether a term that is used so often, and needed by so many, has a second page."""
    return uses > USES or unlocks > THEN


def standing(content: Content, glossary: Glossary, told: Told) -> Standing:
    """All that there will be, as far as the content could be read."""
    own = (*_terms(glossary), *_areas(glossary), *_paths(glossary), *_docs(content, glossary))
    pages = dict((*own, *_calculators(glossary), *_made(glossary)))
    return Standing(
        {page: cache(partial(_whole, ids, partial(told, page))) for page, ids in pages.items()},
        frozenset(_files(glossary)),
        dict(_leading(glossary)),
    )


def _whole(ids: Ids, told: Callable[[], str]) -> Set[str]:
    return {*ids(), *ids_of(told())}


def _terms(glossary: Glossary) -> Iterator[tuple[str, Ids]]:
    asked = {check.term for path in glossary.paths.values() for check in path.checks}
    for slug, term in glossary.terms.items():
        uses, unlocks = glossary.uses[slug], glossary.unlocks[slug]
        yield term.path, partial(_of_term, term, bool(uses), slug in asked)
        for contrast in term.contrast:
            yield contrast_path(slug, contrast.term), partial(_chosen, {})
        if has_more(len(uses), len(unlocks)):
            yield f"{term.path}used-in/", partial(_chosen, {"used-in": uses, "then": unlocks})


def _of_term(term: Term, used: bool, asked: bool) -> Set[str]:
    parts = {
        "formula": term.formula or term.latex,
        "numbers": term.calculators,
        "venues": term.venues,
        "check": asked,
        "contrast": term.contrast,
        "related": term.related,
        "used-in": used,
        "sources": term.sources,
        "cite": True,
    }
    numbered = {f"source-{number}" for number, _ in enumerate(term.sources, 1)}
    return _chosen(parts) | _asked(term.questions) | numbered


def _areas(glossary: Glossary) -> Iterator[tuple[str, Ids]]:
    for slug, area in glossary.areas.items():
        yield area.path, partial(_of_area, area, glossary)
        for number in range(2, -(-len(glossary.members[slug]) // PER_PAGE) + 1):
            yield f"{area.path}page/{number}/", partial(_lists, area, glossary)


def _of_area(area: Area, glossary: Glossary) -> Set[str]:
    drawn = concept_map(glossary, area.slug) is not None
    return _lists(area, glossary) | _chosen({"map": drawn}) | _asked(area.questions)


def _lists(area: Area, glossary: Glossary) -> Set[str]:
    calculators = any(glossary.terms[slug].calculators for slug in glossary.members[area.slug])
    return _chosen({"terms": True, "calculators": calculators})


def _asked(questions: tuple[Question, ...]) -> Set[str]:
    return _chosen({"questions": questions}) | {f"q{number}" for number, _ in enumerate(questions, 1)}


def _paths(glossary: Glossary) -> Iterator[tuple[str, Ids]]:
    for path in glossary.paths.values():
        yield path.path, partial(_chosen, {"terms": True, "worksheet": path.checks})
        if path.checks:
            yield worksheet(path), partial(_chosen, {"key": True})


def worksheet(path: LearningPath) -> str:
    """Where the exercises of a learning path stand together."""
    return f"{path.path}worksheet/"


def _docs(content: Content, glossary: Glossary) -> Iterator[tuple[str, Ids]]:
    featured = any(doc.feature for doc in content.docs if not doc.path)
    home = {"ask": True, "start": glossary.paths, "feature": featured, "areas": True}
    yield "", partial(_chosen, home)
    for doc in content.docs:
        if doc.path:
            yield doc.path, partial(_of_doc, doc, content)


def _of_doc(doc: Doc, content: Content) -> Set[str]:
    if doc.lists == "keys":
        below = {f"{kind}-{key.name}" for kind in KINDS for key in keys_of(kind)}
        return {_TITLE, *KINDS, *below}
    if doc.lists == "accounts":
        return {_TITLE, *(account.slug for account in content.accounts)}
    return {_TITLE, *(file.slug for file in content.facts["venues"] if doc.lists == "venues")}


def _calculators(glossary: Glossary) -> Iterator[tuple[str, Ids]]:
    for slug, one in glossary.catalogue.items():
        parts = {"assumes": one.assumptions, "terms": one.terms, "embed": True, "cite": True}
        tools = {f"{slug}-working": True, f"{slug}-tool-practice": True, f"{slug}-tool-code": True}
        ids = partial(_chosen, {**parts, **tools, f"{slug}-tool-solve": one.solve})
        yield f"calculators/{slug}/", ids
        yield from ((f"calculators/{slug}/{preset.slug}/", ids) for preset in one.presets)
        settled = {"b-inputs": True, "b-preview": True, "paste": True}
        yield f"embed/build/{slug}/", partial(_chosen, settled)


def _made(glossary: Glossary) -> Iterator[tuple[str, Ids]]:
    """The pages that the site makes itself."""
    letters = {letter(term.sorted_as): True for term in glossary.terms.values()}
    yield "terms/", partial(_chosen, letters)
    groups = {one.group.lower().replace(" ", "-"): True for one in glossary.catalogue.values()}
    yield "calculators/", partial(_chosen, groups)
    yield "paths/", partial(_chosen, {})
    sections = dict.fromkeys(("files", "one-term", "schemas", "inventory", "changed"), True)
    yield "data/", partial(_chosen, {**sections, "days": glossary.facts["days"]})
    releases = {slug_of(f"version {one.title}"): True for one in glossary.changelog}
    yield "changes/", partial(_chosen, {**releases, "days": glossary.terms})


def _chosen(parts: Mapping[str, object]) -> Set[str]:
    """Those parts that the page has, and the place of its title."""
    return {_TITLE, *(name for name, has in parts.items() if has)}


def _files(glossary: Glossary) -> Iterator[str]:
    yield from _FILES
    yield from (f"data/{name}" for name in _DATA)
    yield from (f"data/tables/{name}.csv" for name in _TABLES)
    for slug in glossary.terms:
        yield from (f"terms/{slug}.md", f"data/terms/{slug}.json", f"data/terms/{slug}.ttl")
    for kind, files in glossary.facts.items():
        together, alone = _FACTS[kind]
        if files:
            yield from (f"data/{together}.json", f"data/schemas/{together}.schema.json")
            yield f"data/schemas/{alone}.schema.json"
            yield from (f"data/{together}/{file.slug}.json" for file in files)
    yield from (f"embed/v1/{slug}/" for slug in glossary.catalogue)
    yield from ["embed/versions/"] if glossary.catalogue else []


def _leading(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Pages that lead on to others, which alone have places."""
    yield "areas/", "terms/"
    yield from ((f"terms/{alias}/", f"terms/{slug}/") for alias, slug in glossary.redirects.items())
    for alias, pair in glossary.compared.items():
        yield from ((f"{folder}/{alias}/", contrast_path(*pair)) for folder in ("terms", "compare"))
    for area in glossary.areas.values():
        yield from ((f"areas/{alias}/", area.path) for alias in area.aliases)


def ids_of(html: str) -> Set[str]:
    """The ids of the elements of a piece of HTML."""
    reader = _Ids()
    reader.feed(html)
    return frozenset(reader.found)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the id of an element."""
        self.found |= {value for name, value in attrs if name == "id" and value}
