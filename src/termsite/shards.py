"""Pages rendered and read so many at a time, in this process or by workers, to the same bytes.

What a worker gets and what it gives back are values: it needs this code and nothing of the project's folder.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from functools import cache

from termsite.kept import ground
from termsite.pages.page import Page
from termsite.press import Press, Sheet, printed
from termsite.workers import Crew, Lost, Unfit

SHARE = 50  # pages: few, so that workers end at about one time
ABREAST = 16  # shards under way: each holds all frames while it waits


class Fallen(RuntimeError):
    """A worker was lost while it rendered a page, and another one was lost at the same page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.path)
        self.page = page


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
