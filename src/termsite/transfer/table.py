"""A table with a line of headings, as spreadsheets write it: one row, one term."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from termsite.content.counted import counted
from termsite.model import Place, Problem
from termsite.transfer.asked import Asked
from termsite.transfer.entry import Entry, Loss, Unreadable
from termsite.transfer.fields import entry_of, unknown
from termsite.transfer.sources import text_of

_SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def read_table(source: Path, asked: Asked) -> tuple[list[Entry], list[Loss]]:
    """Read every row.

    Raises:
        Unreadable: it is no table, or a row is no row of it.
    """
    text = text_of(source)
    rows = _rows(text, source.name, asked.separator or _separator(text, source.name))
    headings = next(rows, (1, []))[1]
    columns = _columns(headings, Place(source.name, 1), asked)
    entries, problems = [], []
    for line, cells in rows:
        place = Place(source.name, line)
        if len(cells) != len(headings):
            problems.append(
                Problem(
                    place,
                    f"{counted(len(cells), 'cell')}, {counted(len(headings), 'heading')}",
                    "Give each its cell.",
                )
            )
        else:
            record = {name: cells[at].strip() for name, at in columns.items()}
            entries.append(entry_of(record, place, asked, cells=True))
    if problems:
        raise Unreadable(*problems)
    return entries, [*unknown(columns, Place(source.name, 1), asked)]


def _rows(text: str, name: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its first line; rows without a word are none."""
    reader, line = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(Problem(Place(name, line), f"no table from here on: {error}")) from None


def _separator(text: str, name: str) -> str:
    """The one sign of these that stands in the headings."""
    heading = text.partition("\n")[0]
    bare = "".join(heading.split('"')[::2])  # what stands between quotes is a heading's own
    found = [sign for sign in _SIGNS if sign in bare]
    if len(found) > 1:
        said = " and ".join(_SIGNS[sign] for sign in found)
        hint = "Say which parts the cells: --separator ',' or ';' or tab."
        raise Unreadable(Problem(Place(name, 1), f"{said} stand in the headings", hint))
    return found[0] if found else ","


def _columns(headings: list[str], place: Place, asked: Asked) -> dict[str, int]:
    """Each heading with its place."""
    problems = []
    columns: dict[str, int] = {}
    for at, heading in enumerate(one.strip() for one in headings):
        if heading in columns:
            problems.append(
                Problem(place, f"two columns are called '{heading}'", "Rename one, or take it out.")
            )
        columns.setdefault(heading, at)
    for ours, theirs in asked.columns.items():
        if theirs not in columns:
            known = f"There are: {', '.join(columns)}."
            problems.append(Problem(place, f"no column '{theirs}' for '{ours}'", known))
    if "title" not in {asked.key(one) or one for one in columns}:
        hint = "The first line holds the headings; say which one: --column title=HEADING."
        problems.append(Problem(place, "no column 'title'", hint))
    if problems:
        raise Unreadable(*problems)
    return columns
