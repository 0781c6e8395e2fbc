"""The ledger's file: one row a part, as `build.py release` wrote it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

from termsite.ledger import STAMP, Ledger, Part, Row
from termsite.model import Place, Problem

FILE = "ledger.tsv"
_HEAD = "key\tpath\tname\tdigest\tmoment"


def read_ledger(root: Path) -> tuple[Ledger, list[Problem]]:
    """Read the ledger of a project; there is none before its first release."""
    file = root / FILE
    lines = file.read_text("utf-8", errors="replace").splitlines() if file.exists() else []
    rows: dict[str, Row] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        row = None if line == _HEAD and number == 1 else _row(line)
        if row and row.part.key not in rows:
            rows[row.part.key] = row
        elif number > 1:
            hint = "`build.py release` alone writes it: take the file back as it was, and release again."
            problems.append(Problem(Place(FILE, number), "this is no row of the ledger", hint))
    return Ledger(MappingProxyType(rows)), problems


def _row(line: str) -> Row | None:
    try:
        key, path, name, digest, moment = line.split("\t")
        when = _when(moment)
    except ValueError:
        return None
    return Row(Part(key, path, name, digest), when) if key and "\ufffd" not in line else None


@cache
def _when(moment: str) -> datetime:
    """A moment, of which a ledger has one a release and not one a row."""
    return datetime.strptime(moment, STAMP).replace(tzinfo=UTC)


def text_of(ledger: Ledger) -> str:
    """Write a ledger as its file holds it."""
    rows = (
        "\t".join((row.part.key, row.part.path, row.part.name, row.part.digest, f"{row.moment:{STAMP}}"))
        for _, row in sorted(ledger.rows.items())
    )
    return "\n".join((_HEAD, *rows, ""))
