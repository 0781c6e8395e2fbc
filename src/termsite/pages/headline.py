"""A page's title: its capital, and as much of it in <title> as a list of results shows."""

from __future__ import annotations

LONGEST = 65  # characters, the site's name included


def headline(site: str, *wordings: str) -> str:
    """The first wording that leaves room for the site's name, else the last."""
    return next((words for words in wordings if signature(words, site)), wordings[-1])


def signature(words: str, site: str) -> str:
    """The site's name as it follows a title, where there is room for it."""
    by = f" - {site}"
    return by if len(words + by) <= LONGEST else ""


def capital(words: str) -> str:
    """The words with a capital at the front."""
    return words[:1].upper() + words[1:]
