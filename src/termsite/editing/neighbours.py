"""Which terms the front matter of a term names."""

from __future__ import annotations

from collections.abc import Iterator

from termsite.model import Term


def neighbours(term: Term) -> Iterator[str]:
    """What it requires, is related to, is contrasted with and is a kind of."""
    yield from (one.slug for one in term.requires)
    yield from (one.term for one in term.related)
    yield from (one.term for one in term.contrast)
    if term.broader:
        yield term.broader.slug
