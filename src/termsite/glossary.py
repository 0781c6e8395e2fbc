"""A project's folder to its glossary: everything read, every name resolved, and all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from termsite.content.read import read
from termsite.linking.link import link
from termsite.model import Glossary, Problem


def read_and_link(root: Path) -> tuple[Glossary, list[Problem]]:
    """Read all content and resolve every name; write nothing."""
    content, unreadable = read(root)
    glossary, unlinked = link(content)
    return glossary, unreadable + unlinked
