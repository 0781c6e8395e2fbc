"""Characters that no text of a page can hold: they are not seen, and change what is."""

from __future__ import annotations

import re

from termsite.model import Place, Problem

# Controls but for a tab and a line's end; the byte order mark; separators of lines that no editor shows; what
# turns the direction of all that follows (U+2066 to U+2069 do it for a phrase); and what is no character.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_UNSHOWN = re.compile(f"[{_CONTROLS}\ufeff\u2028\u2029\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff]")
# What may stand between letters and is seen nowhere: places to break a line at, marks of a direction.
UNSEEN = re.compile("[\u00ad\u034f\u180e\u200b\u200e\u200f\u2060-\u2064]")


def unshown(text: str, path: str) -> Problem | None:
    """The first such character of a file."""
    found = _UNSHOWN.search(text)
    if found is None:
        return None
    place = Place(path, text.count("\n", 0, found.start()) + 1)
    hint = "Save the file with the ends of lines of Unix or Windows." if found[0] == "\r" else "Take it out."
    return Problem(place, f"a character that cannot be shown: U+{ord(found[0]):04X}", hint)
