"""Terms to which no text leads: only lists, search and the alphabet."""

from __future__ import annotations

from collections.abc import Iterator

from termsite.editing.findings import Finding
from termsite.editing.neighbours import neighbours
from termsite.model import Glossary


def orphans(glossary: Glossary) -> Iterator[Finding]:
    """Give each term that no text links to, and that no other term or path names."""
    led = {use.term for prose in glossary.prose.values() for use in prose.uses}
    led |= {slug for term in glossary.terms.values() for slug in neighbours(term)}
    led |= {reference.slug for path in glossary.paths.values() for reference in path.terms}
    for slug, term in glossary.terms.items():
        if slug not in led:
            hint = "Name it where its word is used, or under 'related' of the term next to it."
            yield Finding(term.place(), "no text and no other term leads here", hint)
