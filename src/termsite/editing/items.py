"""An item of a list, or a key, taken out of a file's front matter: all others stay as they are written."""

from __future__ import annotations

from termsite.content.frontmatter import Key
from termsite.editing.sheet import Edit, Sheet


def without(page: Sheet, keys: Key) -> Edit:
    """What takes out an item, or a key with its value; the only one of its kind takes what holds it along."""
    held, last = keys[:-1], keys[-1]
    beside = [at for at in page.spots if at[:-1] == held and at != keys and at]
    if not beside and held:
        return without(page, held)
    if not isinstance(last, int):
        return _lines(page, page.names[keys].start, keys)
    if not page.spots[held].inside:
        return _lines(page, page.spots[keys].start, keys)
    one, first = page.spots[keys], page.spots[(*held, 0)]
    if last:
        return Edit(page.spots[(*held, last - 1)].end, one.end, "")
    return Edit(first.start, page.spots[(*held, 1)].start, "")


def _lines(page: Sheet, start: int, keys: Key) -> Edit:
    return Edit(page.text.rindex("\n", 0, start) + 1, page.after(*keys), "")
