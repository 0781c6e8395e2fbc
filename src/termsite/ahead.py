"""The page of an edited term as it will be, for who writes: shown while the rest of the site is still made.

Only what the term's own file says is as it will be; what other pages say of it follows with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from termsite.content.term import read_term
from termsite.desk import Lying
from termsite.kept import Shelf
from termsite.linking.alone import alone, unknown_references
from termsite.linking.prose import FIGURE, first_uses, term_prose
from termsite.linking.texts import of_term
from termsite.model import Document, Problem, Term, Text
from termsite.pages.page import Link, root_of
from termsite.pages.recorded import recorded_head, recorded_parts
from termsite.pages.setter import Setter
from termsite.pages.term import TermPage, contents
from termsite.press import printed
from termsite.record.store import Store
from termsite.renewal import Renewal, renewed
from termsite.retouch import FOLDER, desk_in, texts_of, writer_at
from termsite.untouched import Untouched

MISTAKES = "problems.txt"


def ahead(root: Path, to: Path, seen: Untouched, written: frozenset[str], shown: Path) -> tuple[str, ...]:
    """Write the pages of those terms among the files `written` over into the folder `shown`; tell which.

    There are none of what needs more than the last build laid ready. What is a mistake by itself stands in a
    file of its own there; the build, which tells it too, may find others.
    """
    files = texts_of(root, written)
    told = list[Problem]()

    def work(renewal: Renewal) -> tuple[Document, ...]:
        draft = _Draft(renewal.store)
        pages = [page for file in files if (page := draft.page(file, told))]
        return tuple(leaf.document for leaf in printed(draft.desk.press, pages).leaves)

    documents = (renewed(root, to, seen, work) or ()) if files else ()
    found = {one.path: one.content for one in documents}
    if told:
        found[MISTAKES] = "\n".join(map(str, sorted(set(told)))).encode()
    for name, content in found.items():
        file = shown / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return tuple(found)


class _Terms(Mapping[str, Term]):
    """All terms as they lie ready, each taken up where it is asked for."""

    def __init__(self, store: Store, slugs: Collection[str]) -> None:
        self._store, self._slugs = store, slugs

    def __getitem__(self, slug: str) -> Term:
        lying = self._store.value(f"term {slug}")
        if not isinstance(lying, Lying):
            raise KeyError(slug)
        return lying.term

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)


class _Draft:
    """Sets pages of terms by their files alone, and by what was laid ready."""

    def __init__(self, store: Store) -> None:
        self.desk = desk = desk_in(store)
        self._store, self._terms = store, _Terms(store, desk.titles)
        self._setter = Setter(desk.press.site, self._terms, desk.titles, desk.figures, Shelf())
        self._writer = writer_at(desk)

    def page(self, file: Path, told: list[Problem]) -> TermPage | None:
        """The page of a term by its file; None if it cannot be said yet. Mistakes are `told`."""
        new, wrong = read_term(f"{FOLDER}/{file.name}", file.read_bytes())
        old, page = self._terms.get(file.stem), self._store.value(f"page terms/{file.stem}/")
        told += wrong or (alone(tuple(of_term(new)))[0] if new else [])
        if told or new is None or old is None or not isinstance(page, TermPage):
            return None
        try:
            return self._made(page, new) if self._alone(old, new) else None
        except (KeyError, ValueError):  # what it names is not there, or is no formula: the build tells
            return None

    def _made(self, page: TermPage, term: Term) -> TermPage:
        prose = term_prose(self._writer, term, term.body.text)
        root, setter = root_of(page.path), self._setter
        head, parts = recorded_head(setter, term, root), recorded_parts(setter, term, root)
        others = {name: getattr(page, name) for name in ("panels", "asked", "uses")}
        return replace(
            page,
            crumbs=(*page.crumbs[:-1], Link(head["title"], page.path)),
            toc=contents(setter.say, head["formula"], prose.headings, {**others, **parts}),
            lead=prose.lead,
            body=prose.rest,
            mentions=setter.meanings(first_uses(term.slug, prose)),
            **head,
            **parts,
        )

    def _alone(self, old: Term, new: Term) -> bool:
        """Whether the file itself says all that its page would show otherwise."""
        texts = [one.text for one in of_term(new)]
        return _elsewhere(old) == _elsewhere(new) and not any(
            "![" in text.text or self._unknown(text) for text in texts
        )

    def _unknown(self, text: Text) -> bool:
        """Whether a text names a term or a figure that was not there before."""
        figures = FIGURE.finditer(text.text)
        titles = self.desk.titles
        return bool(unknown_references(text, titles, {})) or any(
            found[0] not in self.desk.figures for found in figures
        )


def _elsewhere(term: Term) -> tuple[object, ...]:
    """What the page of a term shows by asking others."""
    calculators = [(one.calculator, one.preset) for one in term.calculators]
    return [area.slug for area in term.areas], calculators, term.latex
