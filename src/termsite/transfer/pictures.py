"""Pictures that come along with a term: those that its text shows and that hold here; the others are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from termsite.content.shape import slug_of
from termsite.linking.code import without_code
from termsite.model import Place
from termsite.picture import Picture
from termsite.pictures.measure import ENDINGS, measured
from termsite.transfer.entry import Beside, Entry, Loss

# A picture beside its text; what lies elsewhere is refused as in a text of our own.
_SHOWN = re.compile(r"(?<!\\)!\[[^\[\]]*\]\((?P<to>[^\s\"'()<>/:]+)(?: +\"[^\"\n]*\")? *\)")


@dataclass(frozen=True, slots=True)
class Pictured:
    """A term's text as it can be shown, its pictures by their names, and what was left out."""

    body: str
    pictures: Mapping[str, Picture]
    losses: tuple[Loss, ...]


def is_picture(name: str) -> bool:
    """Whether a file of this name is a picture that a page can show."""
    return PurePosixPath(name).suffix.lower() in ENDINGS


def pictured(entry: Entry) -> Pictured:
    """The text without pictures whose files did not come along; no line of it goes."""
    whole, done, at = entry.body, "", 0
    losses: list[Loss] = []
    found = list(_SHOWN.finditer(without_code(whole))) if "![" in whole else []
    known = dict(_held(entry, {one["to"] for one in found}, losses))
    for one in found:
        if one["to"] in known:
            continue
        line = entry.first + whole.count("\n", 0, one.start()) if entry.first else 0
        instead = "left out: no file of it came along" + (
            " that holds here" if one["to"] in entry.pictures else ""
        )
        losses.append(Loss(entry.at(line), "a picture", f"'{one['to']}'", instead))
        done, at = done + whole[at : one.start()] + "\n" * one[0].count("\n"), one.end()
    return Pictured(done + whole[at:], known, tuple(losses))


def _held(entry: Entry, shown: set[str], losses: list[Loss]) -> Iterator[tuple[str, Picture]]:
    """The pictures that hold; why not, of the others."""
    for name, file in entry.pictures.items():
        picture, reasons = _picture(entry.slug, name, file) if name in shown else (None, ["no text shows it"])
        if picture and not reasons:
            yield name, picture
        else:
            losses += [Loss(file.place, "a picture", reason, "left out") for reason in reasons]


def _picture(slug: str, name: str, file: Beside) -> tuple[Picture | None, list[str]]:
    wanted = f"{slug_of(PurePosixPath(name).stem)}{PurePosixPath(name).suffix.lower()}"
    if name != wanted:
        return None, [f"its name is not a slug; it would be '{wanted}'"]
    picture, problems = measured(f"terms/{slug}/{name}", file.content)
    return picture, [_told(file.place, one.place, one.message) for one in problems]


def _told(file: Place, at: Place, message: str) -> str:
    return f"line {at.line}: {message}" if at.line and not file.line else message
