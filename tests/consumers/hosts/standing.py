"""Hosts that stand: built or started, and found at an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.browser.served import served
from tests.consumers.hosts import block_editor, visit, wordpress
from tests.consumers.hosts.kind import Kind
from tests.consumers.hosts.pasted import pasted
from tests.engines.page import Page

Visit = Callable[[Page], str]


@contextmanager
def standing(kind: Kind, away: Path, folder: Path, site: str) -> Iterator[Visit]:
    """Build one kind in `away` with what the site in `folder`, at `site`, says to paste; gives how it is visited."""
    lines = pasted(folder, site, kind.slug)
    with served(away / kind.out) as address:
        kind.built(away, lines, address)

        def visited(page: Page) -> str:
            page.open(address)
            page.follow_words(
                "The calculator"
            )  # as a reader comes: many hosts change pages without loading one
            return visit.by(lines)(page)

        yield visited


@contextmanager
def posted(version: str, away: Path, folder: Path, site: str) -> Iterator[Mapping[str, Visit]]:
    """Run one version of WordPress, whose packages are in `away`; gives how each post is visited."""
    custom = f"<!-- wp:html -->{pasted(folder, site, 'frame')}<!-- /wp:html -->"
    posts: dict[str, tuple[wordpress.Post, Visit]] = {
        "an author pastes the address": (("author", pasted(folder, site, "wordpress")), visit.pasted_address),
        "an author saves the frame in Custom HTML": (("author", custom), visit.link),
        "an editor saves the frame in Custom HTML": (("editor", custom), visit.frame),
    }
    with wordpress.wordpress(away, version, site, [post for post, _ in posts.values()]) as (home, addresses):
        visits = {
            name: _visit(address, see)
            for (name, (_, see)), address in zip(posts.items(), addresses, strict=True)
        }

        def writing(page: Page) -> str:
            return block_editor.preview(page, home, "editor", pasted(folder, site, "wordpress"))

        yield {**visits, "an editor embeds the address in the block editor": writing}


def _visit(address: str, see: Visit) -> Visit:
    def visited(page: Page) -> str:
        page.open(address)
        return see(page)

    return visited
