"""Pages rendered and read so many at a time, in this process or by workers, to the same bytes.

What a worker gets and what it gives back are values: it needs this code and nothing of the project's folder.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache

from termsite.kept import Shelf, ground
from termsite.model import Document, Site
from termsite.pages.page import Page
from termsite.rendering.render import render
from termsite.rendering.slim import slim
from termsite.theme.frames import Frames
from termsite.verify.facts import Facts, facts
from termsite.workers import Crew, Lost, Unfit

SHARE = 50  # pages: few, so that workers end at about one time
ABREAST = 16  # shards under way: each holds all frames while it waits


class Fallen(RuntimeError):
    """A worker was lost while it rendered a page, and another one was lost at the same page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.path)
        self.page = page


@dataclass(frozen=True, slots=True)
class Press:
    """What every page of a build is rendered with."""

    frames: Frames
    site: Site
    scripts: frozenset[str]
    templates: Mapping[str, bytes]  # compiled before
    ground: str  # a name for the code


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it is published, and what can be checked of it."""

    document: Document
    facts: Facts


@dataclass(frozen=True, slots=True)
class Sheet:
    """The leaves of one shard, in its order, and every template that it took to make them, compiled."""

    leaves: tuple[Leaf, ...]
    templates: Mapping[str, bytes]


def printed(press: Press, pages: Iterable[Page]) -> Sheet:
    """Render these pages, and read them as a browser would."""
    templates = Shelf(press.templates)
    documents = slim(render(pages, press.frames, press.site, press.scripts, templates), press.site)
    leaves = tuple(Leaf(document, facts(document.content.decode())) for document in documents)
    return Sheet(leaves, templates.asked)


def printed_elsewhere(press: Press, pages: Sequence[Page]) -> Sheet:
    """Do that in a worker, if it would do it as this process does."""
    if press.ground != _here():
        raise Unfit("a worker has other code or packages than this build; give both the same")
    return printed(press, pages)


_here = cache(ground)


def shared(press: Press, pages: Sequence[Page], crew: Crew) -> Iterator[Sheet]:
    """Let workers render the pages; the sheets come in the order of the pages.

    Of a worker that is lost the pages are rendered again, by others.
    """
    left = deque(pages[at : at + SHARE] for at in range(0, len(pages), SHARE))
    while left:
        try:
            yield from _abreast(press, left, crew)
        except Lost:
            yield from _halved(press, left.popleft(), crew)


def _abreast(press: Press, left: deque[Sequence[Page]], crew: Crew) -> Iterator[Sheet]:
    """Render shards side by side; what has come is taken off, so that a loss leaves what is still to do."""
    with crew.hired() as hands:
        under_way: deque[Future[Sheet]] = deque()
        while left:
            ahead = list(left)[len(under_way) : ABREAST]
            under_way.extend(hands.submit(printed_elsewhere, press, shard) for shard in ahead)
            sheet = hands.result(under_way.popleft())
            left.popleft()
            yield sheet


def _halved(press: Press, pages: Sequence[Page], crew: Crew) -> Iterator[Sheet]:
    """Render a shard again by itself; if that loses a worker too, each half of it, down to the one page."""
    try:
        with crew.hired() as hands:
            sheet = hands.result(hands.submit(printed_elsewhere, press, pages))
    except Lost:
        if len(pages) == 1:
            raise Fallen(pages[0]) from None
        middle = len(pages) // 2
        yield from _halved(press, pages[:middle], crew)
        yield from _halved(press, pages[middle:], crew)
    else:
        yield sheet
