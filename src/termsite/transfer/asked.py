"""What whoever imports has said: about the form, and about whose texts these are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote, urljoin, urlsplit

PLACE = "{slug}"  # in the address of a term's page
_FILE = re.compile(r"\.(?:md|markdown|mdown|mkd)$", re.IGNORECASE)  # how a link to a term's file ends
_UNSAFE = re.compile(r"[\s<>\"%]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The choices of one import; what is empty was not said."""

    day: date
    form: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)  # our key → what the source calls it
    drop: frozenset[str] = frozenset()  # keys of the source that are knowingly left out
    separator: str = ""
    language: str = ""  # of labels that are given in several
    area: str = ""
    level: str = ""
    source: str = ""  # the address of a term's page, with {slug} in it, or of the whole glossary
    publisher: str = ""
    licence: str = ""
    own: bool = False  # the texts are the project's own

    def page(self, name: str) -> str:
        """The address of a term's page, as far as it is known."""
        return self.source.replace(PLACE, _UNSAFE.sub(lambda sign: quote(sign[0]), name))

    def absolute(self, link: str, name: str) -> str:
        """Where a link in a term's text leads, or empty where that is not known."""
        return urljoin(self.page(name), link) if self.source and not link.startswith("#") else ""

    def key(self, theirs: str) -> str:
        """The key that is meant by one of the source, if it was said."""
        return next((ours for ours, name in self.columns.items() if name == theirs), "")

    def linked(self, link: str, name: str) -> str:
        """What a link in a term's text would call the term that it leads to, if it leads to one; or empty.

        Pages of one glossary in several languages stand side by side; a link to another language's page
        means the same term.
        """
        if _FILE.search(link) and "://" not in link:
            return _FILE.sub("", link.rpartition("/")[2])
        pattern, page = (
            (self.source, self.page(name)) if PLACE in self.source else (f"/{PLACE}/", f"/{name}/")
        )
        before, _, after = (part.rstrip("/") for part in _bare(pattern).partition(PLACE))
        there = _bare(urljoin(page, link)).rstrip("/")
        inside = there.startswith(before) and there.endswith(after)
        return there[len(before) : len(there) - len(after)].lstrip("/") if inside else ""


def _bare(address: str) -> str:
    """An address without its scheme, and without a language at the front of its path."""
    parts = urlsplit(address.replace(PLACE, "\x02"))
    path = parts.path
    first, _, rest = path.lstrip("/").partition("/")
    if rest and len(first.partition("-")[0]) == 2:  # /ja/…, /zh-cn/…
        path = f"/{rest}"
    query = f"?{parts.query}" if parts.query else ""
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.netloc}{path}{query}{anchor}".replace("\x02", PLACE)
