"""Links to other terms that wait until it is known which terms there are.

Between reading and settling such a link stands in its text between signs that no file can hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from termsite.content.shape import slug_of
from termsite.linking.code import outside_code
from termsite.linking.dialect import REFERENCE
from termsite.linking.mention import normal
from termsite.linking.words import plural

_LINK = re.compile("\x02([^\x02-\x04]*)\x03([^\x02-\x04]*)\x03([^\x02-\x04]*)\x04")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a term: what the source calls it, the words shown, and the address if it is no term here."""

    name: str
    words: str
    address: str = ""
    line: int = 0  # of its text, from 0


def waiting(link: Link) -> str:
    """A link as it stands in a text until then."""
    return f"\x02{link.name}\x03{link.words}\x03{link.address}\x04"


def links(text: str, change: Callable[[Link], str]) -> str:
    """The text with every open link changed."""
    return _LINK.sub(
        lambda found: change(Link(found[1], found[2], found[3], text.count("\n", 0, found.start()))), text
    )


def references(text: str, change: Callable[[Link, str], str]) -> str:
    """The text with every [[slug]] changed, which is given as it is written too; but for code."""
    if "[[" not in text:
        return text

    def changed(found: re.Match[str]) -> str:
        return change(Link(found[1].strip(), found[2] or ""), found[0])

    return outside_code(text, lambda part: REFERENCE.sub(changed, part))


class Names:
    """All terms by whatever a source calls them: a file's name, a title, another name, each in its plural."""

    def __init__(self, terms: Iterable[tuple[str, str, Iterable[str]]]) -> None:
        """Take the slug, the title and the aliases of each."""
        known = [(slug, title, tuple(aliases)) for slug, title, aliases in terms]
        self.titles: Mapping[str, str] = {slug: title for slug, title, _ in known}
        called = [(normal(name), slug) for slug, title, others in known for name in (*others, title)]
        self._named = {plural(name): slug for name, slug in called if name} | dict(called)

    def slug(self, name: str) -> str:
        """The slug of the term that is called so, or empty."""
        slug = slug_of(name)
        return slug if slug in self.titles else self._named.get(normal(name), "")
