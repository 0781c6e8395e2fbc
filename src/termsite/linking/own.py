"""What each kind of page calls its own parts: names that no heading gets, and no text may give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from termsite.content.keys import KINDS
from termsite.model import Content

# On every page: what the frame around it is made of, the title's place, and what notes are called.
_EVERYWHERE = re.compile(r"__.*|content|fn:.*|fnref\d*:.*", re.DOTALL)
_NUMBERED = re.compile(r"(?:q|source-)\d+")


@dataclass(frozen=True, slots=True)
class Own:
    """What a kind of page calls its parts: `names`, and all that begins with one of the `families`."""

    names: frozenset[str] = frozenset()
    families: tuple[str, ...] = ()
    numbered: bool = False  # whether it has questions and sources

    def has(self, name: str) -> bool:
        """Whether the page has, or may have, a place of this name that is not its text's."""
        if name in self.names or name.startswith(self.families) or _EVERYWHERE.fullmatch(name):
            return True
        return self.numbered and _NUMBERED.fullmatch(name) is not None


_FORMS = ("c-", "mg-")  # what the parts of calculators and their marks begin with
# The page of a term, an area or a learning path: one list for all three, so that what a text is part of
# does not decide what its headings are called. `check-unit` is set in by web/calculator/check.js.
RECORD = Own(
    frozenset(
        (
            *("formula", "numbers", "venues", "questions", "check", "check-unit", "contrast", "related"),
            *("used-in", "sources", "cite", "terms", "map", "calculators", "worksheet"),
        )
    ),
    _FORMS,
    numbered=True,
)
HOME = Own(frozenset(("ask", "ask-words", "start", "feature", "areas")), _FORMS)
KEYS = Own(frozenset(KINDS), tuple(f"{kind}-" for kind in KINDS))
DRAFT = Own()  # a page that the theme's renderer converts has no parts but its text


def listed(slugs: Iterable[str]) -> Own:
    """A page that lists accounts or venues: each is called by its slug."""
    return Own(frozenset(slugs))


def own_of(path: str, lists: str, content: Content) -> Own:
    """What a page written by hand calls its own parts, by its path and by what it lists."""
    if not path:
        return HOME
    if lists == "accounts":
        return listed(account.slug for account in content.accounts)
    if lists == "venues":
        return listed(file.slug for file in content.facts["venues"])
    return KEYS if lists == "keys" else DRAFT
