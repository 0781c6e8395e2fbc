"""What a build lays ready beside a site, so that a text can be set anew there without all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from termsite.model import Backlink, Glossary, Term
from termsite.pages.page import Page
from termsite.pages.term import TermPage, UsesPage
from termsite.press import Press
from termsite.record.store import Store
from termsite.theme.frames import Frames, key_of

Shown: TypeAlias = TermPage | UsesPage


@dataclass(frozen=True, slots=True)
class Desk:
    """What every text of a site is set with."""

    titles: Mapping[str, str]  # of all terms by slug, in their order
    names: Mapping[str, str]  # all that decides what is linked: `Writer.names`
    figures: Mapping[str, str]  # placeholder → the number shown
    press: Press
    ground: str  # a name for what every page is made with


@dataclass(frozen=True, slots=True)
class Lying:
    """A term as it was read, and how its text uses others, by their slugs."""

    term: Term
    uses: Mapping[str, Backlink]


def lay(
    store: Store, desk: Desk, glossary: Glossary, styles: bytes, pages: Sequence[Page], fresh: Iterable[str]
) -> None:
    """Lay it all ready; of the pages those that are `fresh`, since the others lie there.

    `styles` are the theme's own, which a style sheet of ours follows.
    """
    using: dict[str, dict[str, Backlink]] = {slug: {} for slug in glossary.terms}
    for slug, uses in glossary.uses.items():
        for use in uses:
            using[use.term][slug] = use
    shown = {page.file: page for page in pages if isinstance(page, TermPage | UsesPage)}
    frames = _frames(desk.press.frames, shown.values())
    store.put(
        [
            ("desk", replace(desk, press=replace(desk.press, frames=frames))),
            ("ledger", glossary.ledger),
            ("look", (desk.press.site, styles)),
        ]
    )
    store.put((f"term {slug}", Lying(term, using[slug])) for slug, term in glossary.terms.items())
    store.put((f"page {shown[file].path}", shown[file]) for file in fresh if file in shown)
    store.keep("term", glossary.terms.keys())
    store.keep("page", {page.path for page in shown.values()})
    store.forget("apart")


def _frames(frames: Frames, pages: Iterable[Page]) -> Frames:
    """Those frames alone that such pages are set into."""
    keys = {key_of(page) for page in pages}
    return replace(
        frames,
        frames={key: frames.frames[key] for key in keys},
        names={key: frames.names[key] for key in keys},
    )
