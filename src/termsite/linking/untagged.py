"""HTML as words: what is shown, without what shows it."""

from __future__ import annotations

import re

from markupsafe import Markup

_SEEN = re.compile(r"<img\b[^>]*?\balt=\"([^\"]*)\"[^>]*>")
_LINE = re.compile(r"<br\b[^>]*>|</p>")
# 10 to the sixth, but not the 1st.
_POWER = re.compile(r"(?<=[\w)])<sup>(?=[-\u2212]?(?:\d|\w</|\())")


def plain(html: str) -> str:
    """The words of a piece of HTML, in one line."""
    return " ".join(untagged(html).split())


def untagged(html: str) -> str:
    """A piece of HTML without its tags, as `Markup.striptags` gives it; most pieces have none.

    Of a picture its words are left, lines and paragraphs stand apart, and a power is told from a factor.
    """
    html = str(html)  # Markup would escape what is put in
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    html = _LINE.sub(r"\g<0> ", html)
    html = _SEEN.sub(r" \1. ", html) if "<img" in html else html
    html = _POWER.sub("^", html) if "<sup" in html else html
    return Markup(html).striptags()
