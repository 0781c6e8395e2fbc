"""A project's folder to its glossary: everything read, every name resolved, and all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from termsite.content.read import read
from termsite.content.settings import read_site
from termsite.kept import Memory
from termsite.linking.link import link
from termsite.model import Glossary, Problem, Site


def read_and_link(
    root: Path, address: str = "", *, live: bool = False, memory: Memory | None = None
) -> tuple[Glossary, Site, list[Problem]]:
    """Read settings and content and resolve every name; write nothing."""
    known = memory or Memory()
    site, unset = read_site(root, address, live=live)
    content, unreadable = read(root, site.calculators, site.package, known.files)
    glossary, unlinked = link(content, known, site.words.speech)
    return glossary, site, [*unset, *unreadable, *unlinked]
