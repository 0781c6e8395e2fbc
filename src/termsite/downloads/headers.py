"""`_headers`: what a host should send, for hosts that read such a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from termsite.hosting.needs import EVERYWHERE, PACKED, PAGES, SHARED, TYPES, Need
from termsite.model import Document, Place, Site
from termsite.pages.page import Page

_TYPED = {"engine": (".wasm", ".mjs", *PACKED), "data": (".ttl",), "terms": (".md",)}
_TYPES = {**TYPES, **PACKED}


def headers(pages: Sequence[Page], site: Site) -> Document:
    """Make the file; every page says its own strict policy in its head, so headers only add to it.

    Of two rules that match one address some hosts take the last, others both: so no header is named twice
    but the policy, of which several may hold.
    """
    text = "".join(_rule(site.base + pattern, lines) for pattern, lines in _rules(pages))
    return Document("_headers", text.encode(), Place("src/termsite/downloads/headers.py"))


def _rules(pages: Sequence[Page]) -> Iterator[tuple[str, list[str]]]:
    yield "*", _sent(EVERYWHERE)
    sections = {page.path.partition("/")[0] for page in pages if "/" in page.path} - set(SHARED)
    for pattern in ("", *(f"{section}/*" for section in sorted(sections))):
        yield pattern, _sent(PAGES)
    for section, needs in SHARED.items():
        yield f"{section}/*", _sent(needs)
    for section, endings in _TYPED.items():
        yield from ((f"{section}/*{ending}", [f"Content-Type: {_TYPES[ending]}"]) for ending in endings)


def _sent(needs: Iterable[Need]) -> list[str]:
    return [f"{need.header}: {need.value}" for need in needs]


def _rule(pattern: str, lines: list[str]) -> str:
    return "\n  ".join((pattern, *lines)) + "\n"
