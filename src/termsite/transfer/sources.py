"""The text of a source that is one file: UTF-8, and not too much of it."""

from __future__ import annotations

from pathlib import Path

from termsite.model import Place, Problem
from termsite.transfer.entry import Unreadable

LARGEST = 100_000_000  # bytes
_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def text_of(source: Path) -> str:
    """The text; the mark by which spreadsheets know UTF-8 is no part of it.

    Raises:
        Unreadable: it is no UTF-8, or larger than can be read at once.
    """
    place = Place(source.name, 0)
    if (size := source.stat().st_size) > LARGEST:
        raise Unreadable(Problem(place, f"{size:,} bytes, {LARGEST:,} at most", "Import it in parts."))
    raw = source.read_bytes()
    if raw[:2] in _MARKS:
        raise Unreadable(Problem(place, "written in UTF-16", "Save it as UTF-8."))
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8: byte 0x{raw[error.start]:02x}"
        raise Unreadable(Problem(Place(source.name, line), message, "Save the file as UTF-8.")) from None
