"""A text that was edited, set anew in the built site: its page and what tells of its words, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from termsite.content.stray import is_file
from termsite.content.term import read_term
from termsite.desk import Desk, Lying, Shown
from termsite.downloads.robots import SITEMAP, entry, in_sitemap, sitemaps
from termsite.downloads.texts import TEXTS, Texts, rewritten, text_of, with_text
from termsite.ledger import Ledger
from termsite.linking.alone import alone, unknown_references
from termsite.linking.code import without_code
from termsite.linking.mention import Mentions
from termsite.linking.names import term_path
from termsite.linking.prose import FIGURE, Writer, first_uses, term_prose
from termsite.linking.standing import has_more
from termsite.linking.texts import of_term
from termsite.model import Backlink, Document, Place, Problem, Site, Term
from termsite.pages.parts import Meaning, link_to, meaning_of, use_shown
from termsite.pages.term import TermPage, UsesPage, retold, reused, twin_path, uses_path
from termsite.press import printed
from termsite.record.key import key_of
from termsite.record.record import Record
from termsite.record.store import Store
from termsite.renewal import More, Renewal, renewed
from termsite.untouched import Untouched
from termsite.verify.check import judged
from termsite.verify.facts import Facts

T = TypeVar("T")

_MOST = 20  # files: what changed more than so many is made whole
FOLDER = "terms"


def retouch(root: Path, to: Path, seen: Untouched, written: frozenset[str]) -> frozenset[str] | None:
    """Publish the site with the texts of the files `written` over.

    Gives the files touched in the folder that is the site now; None where more follows from what was written,
    and nothing was published.
    """
    files = texts_of(root, written)
    if not files:
        return None

    def work(renewal: Renewal) -> frozenset[str]:
        hand = _Hand(renewal)
        for file in files:
            hand.set(root, file)
        return hand.publish()

    return renewed(root, to, seen, work)


def texts_of(root: Path, written: frozenset[str]) -> list[Path]:
    """The files of terms that were written over; none if others were too, or many."""
    files = sorted(map(Path, written))
    ours = all(file.parent == root / FOLDER and file.suffix == ".md" and is_file(file) for file in files)
    return files if ours and len(files) <= _MOST else []


def desk_in(store: Store) -> Desk:
    """What the last build laid ready there."""
    desk = store.value("desk")
    if not isinstance(desk, Desk):
        raise More
    return desk


def writer_at(desk: Desk) -> Writer:
    """Who converts texts as the last build did."""
    forms = {name: slug for name, slug in desk.names.items() if not name.startswith("[[")}
    return Writer(desk.titles, Mentions.of(forms), desk.figures)


class _Hand:
    """Sets texts on the pages of a site that stands, by what was laid ready."""

    def __init__(self, renewal: Renewal) -> None:
        self._renewal, self._store, self._to = renewal, renewal.store, renewal.to
        self._desk = desk = desk_in(renewal.store)
        self._site: Site = desk.press.site
        self._place = {slug: number for number, slug in enumerate(desk.titles)}
        self._writer = writer_at(desk)
        self._before: dict[str, Shown] = {}  # pages by path, as they lay there
        self._pages: dict[str, Shown] = {}  # and as they are now
        self._lying: dict[str, Lying] = {}
        self._twins: list[Document] = []

    def set(self, root: Path, file: Path) -> None:
        """Set the text of one file."""
        path = f"{FOLDER}/{file.name}"
        new, wrong = read_term(path, file.read_bytes())
        old = self._lie(file.stem).term
        if wrong or new is None or replace(new, body=old.body) != old or new.body.place != old.body.place:
            raise More
        if new == old:
            return
        if file.with_suffix("").exists():  # the folder of its pictures
            raise More
        self._judge(old, new)
        prose = term_prose(self._writer, new, new.body.text)
        uses = first_uses(new.slug, prose)
        before = self._lie(new.slug).uses
        page = self._page(new.path)
        known = {one.link.slug: one for one in page.mentions}
        meanings = tuple(known.get(slug) or self._meaning(slug) for slug in uses)
        self._pages[new.path] = retold(page, prose, meanings, self._site.words)
        for slug in {*before, *uses}:
            if before.get(slug) != uses.get(slug):
                self._use(slug, new, uses.get(slug))
        self._twins.append(self._twin(old, new))
        self._lying[new.slug] = Lying(new, uses)

    def _judge(self, old: Term, new: Term) -> None:
        """Leave to the whole build what may be a mistake, and what asks for more than the text."""
        strange, led = alone(tuple(of_term(new)))
        known = {link for link, _ in alone(tuple(of_term(old)))[1][0]}
        unknown = unknown_references(new.body, self._desk.titles, {})
        if strange or unknown or any(link not in known for link, _ in led[0]):
            raise More
        plain = FIGURE.sub(lambda one: "" if one[0] in self._desk.figures else one[0], new.body.text)
        if "{" in without_code(plain) or "![" in new.body.text or "![" in old.body.text:
            raise More

    def _use(self, slug: str, by: Term, use: Backlink | None) -> None:
        """Let a term be used by another in this sentence, or no longer."""
        page, more = self._page(term_path(slug)), self._shown(uses_path(term_path(slug)))
        uses = more.uses if isinstance(more, UsesPage) else page.uses
        others = [one for one in uses if one.link.slug != by.slug]
        shown = [*others, use_shown(link_to(by), use)] if use else others
        now = tuple(sorted(shown, key=lambda one: self._place[one.link.slug]))
        if now == uses:
            return
        if has_more(len(now), len(page.unlocks)) != (more is not None):  # a page comes or goes
            raise More
        self._pages[page.path] = reused(page, now, self._site.words)
        if isinstance(more, UsesPage):
            self._pages[more.path] = replace(more, uses=now)

    def _twin(self, old: Term, new: Term) -> Document:
        texts = Texts(self._desk.titles, self._desk.figures, self._site)
        path = twin_path(new)
        parts = [texts.parts(term.body.text) for term in (old, new)]
        twin = rewritten((self._to / path).read_text("utf-8"), *parts)
        if twin is None:
            raise More
        return Document(path, twin.encode(), new.body.place)

    def publish(self) -> frozenset[str]:
        """Publish the pages and all that tells of their words; give the files touched for that."""
        changed = {path: page for path, page in self._pages.items() if page != self._before[path]}
        leaves = printed(self._desk.press, changed.values()).leaves
        facts = {leaf.document.path: leaf.facts for leaf in leaves}
        pairs = [(self._before[path], page) for path, page in changed.items()]
        told = (*self._twins, *self._texts(pairs), *self._sitemap(pairs))
        record = Record(self._store, str(self._to), self._site.base)
        if not record.agrees(facts):
            raise More

        def check(folder: Path) -> list[Problem]:
            return judged(folder, _Files(folder), facts, self._site.base, partial(_ids, record, facts))

        touched = self._renewal.put((*(leaf.document for leaf in leaves), *told), check)
        with self._store.together():
            record.renew({page.file: self._key(page) for page in changed.values()}, facts)
            self._store.put((f"term {slug}", lying) for slug, lying in self._lying.items())
            self._store.put((f"page {path}", page) for path, page in changed.items())
        return touched

    def _texts(self, pairs: Iterable[tuple[Shown, Shown]]) -> Iterator[Document]:
        """What the search finds in the texts."""
        before = after = (self._to / TEXTS).read_bytes()
        for old, new in pairs:
            if isinstance(old, TermPage) and isinstance(new, TermPage) and text_of(old) != text_of(new):
                after = _sure(with_text(after, text_of(old), text_of(new)))
        if after != before:
            yield Document(TEXTS, after, Place("src/termsite/downloads/search.py"))

    def _sitemap(self, pairs: Iterable[tuple[Shown, Shown]]) -> Iterator[Document]:
        """Since when the pages are as they are."""
        ledger: Ledger = self._store.value("ledger")
        before = after = (self._to / SITEMAP).read_text("utf-8")
        for old, new in filter(lambda pair: in_sitemap(pair[1]), pairs):
            was, now = (entry(page, self._site, ledger) for page in (old, new))
            if was != now:
                after = _sure(after.replace(was, now) if after.count(was) == 1 else None)
        if after != before:
            yield from sitemaps(after.encode())

    def _key(self, page: Shown) -> str:
        return key_of(page, self._desk.ground, self._desk.press.frames.name_of(page))

    def _lie(self, slug: str) -> Lying:
        if slug not in self._lying:
            self._lying[slug] = _sure(self._store.value(f"term {slug}"))
        return self._lying[slug]

    def _meaning(self, slug: str) -> Meaning:
        term = self._lie(slug).term
        return meaning_of(term, link_to(term))

    def _page(self, path: str) -> TermPage:
        page = self._shown(path)
        if not isinstance(page, TermPage):
            raise More
        return page

    def _shown(self, path: str) -> Shown | None:
        if path not in self._pages:
            page: Shown | None = self._store.value(f"page {path}")
            if page is None:
                return None
            self._before[path] = self._pages[path] = page
        return self._pages[path]


class _Files:
    """Which files there are in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __contains__(self, name: object) -> bool:
        return Path(self._folder, str(name)).is_file()


def _ids(record: Record, fresh: Mapping[str, Facts], name: str) -> Set[str] | None:
    facts = fresh.get(name) or record.facts(name)
    return facts.ids if facts else None


def _sure(value: T | None) -> T:
    """A value that is there."""
    if value is None:
        raise More
    return value
