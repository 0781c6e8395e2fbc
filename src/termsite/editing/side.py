"""What readers get of a project's folder, as plain values that can be held against those of another state.

Of an earlier revision it is found out in a process of its own: its calculators, and what they compute with,
are Python modules of the same names as today's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from calckit.fields import Field
from termsite.downloads.notes import notes
from termsite.downloads.robots import page_part
from termsite.editing.in_line import in_line
from termsite.glossary import read_and_link
from termsite.kept import got, put
from termsite.linking.calculators import written_at
from termsite.linking.code import without_code
from termsite.linking.prose import FIGURE
from termsite.linking.texts import of_term
from termsite.model import Glossary, Place, Problem, Site, Term
from termsite.pages.all import pages
from termsite.pages.workshop import Workshop

GROUND = "a side of a comparison"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a term's file asks for: where, by which name, and what readers see."""

    place: Place
    name: str  # "{half.rest}", or "half: Rest" of an example that is shown
    shown: str


@dataclass(frozen=True, slots=True)
class Card:
    """A note of the deck: what people call it, and the words of its fields."""

    name: str
    path: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example of a calculator: its inputs and results as they are shown, by their labels."""

    place: Place
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """A state of the folder; all else is empty where there are problems."""

    problems: tuple[Problem, ...]
    terms: Mapping[str, Term]
    figures: Mapping[str, tuple[Figure, ...]]  # by term
    pages: Mapping[str, str]  # path → a name for its words
    cards: Mapping[str, Card]  # by key
    examples: Mapping[str, Example]  # "calculator" or "calculator:preset"


class Unread(Exception):
    """A folder could not be read to its end; the message says why."""


def side(root: Path) -> Side:
    """Read and link a folder as `check` does, and say what readers get of it."""
    glossary, site, problems = read_and_link(root)
    if problems:
        return Side(tuple(problems), {}, {}, {}, {}, {})
    examples = dict(_examples(glossary))
    return Side(
        problems=(),
        terms=dict(glossary.terms),
        figures={slug: tuple(_figures(glossary, term, examples)) for slug, term in glossary.terms.items()},
        pages={part.path: part.digest for part in map(page_part, pages(glossary, site))},
        cards=dict(_cards(glossary, site)),
        examples=examples,
    )


def side_apart(root: Path) -> Side:
    """Find out the same in a process of its own, with the package that the folder brings itself.

    Raise Unread with what that process says if it comes to no end.
    """
    found = root.parent / "side.pickle"
    engine = Path(__file__).parents[2]
    ways = {"PYTHONPATH": os.pathsep.join((str(root / "src"), str(engine)))}
    asked = f"from termsite.editing.side import write; write({str(root)!r}, {str(found)!r})"
    command = [sys.executable, "-B", "-P", "-c", asked]
    done = subprocess.run(
        command, cwd=root.parent, env={**os.environ, **ways}, capture_output=True, check=False
    )
    value = got(found, GROUND) if done.returncode == 0 else None
    if not isinstance(value, Side):
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise Unread(said or f"it ended with {done.returncode}")
    return value


def _examples(glossary: Glossary) -> Iterator[tuple[str, Example]]:
    for slug, calculator in glossary.catalogue.items():
        labels = dict(_labels((*calculator.inputs, *calculator.outputs)))
        for preset in ("", *(one.slug for one in calculator.presets)):
            figures = glossary.answers.figures(slug, preset)
            shown = {_called(name, labels): value for name, value in figures.items()}
            shown["Answer"] = glossary.answers.sentence(slug, preset)
            place = next(written_at(glossary.sources[slug], preset))
            yield f"{slug}:{preset}".rstrip(":"), Example(place, shown)


def _labels(fields: Iterable[Field]) -> Iterator[tuple[str, str]]:
    for field in fields:
        yield field.name, field.kind.label
        yield from ((f"{field.name}.{column.name}", column.kind.label) for column in field.columns)


def _called(name: str, labels: Mapping[str, str]) -> str:
    """What the form calls a value: "Price", or of the second row "Positions 2: Price"."""
    rows, _, cell = name.partition(".")
    row, _, column = cell.partition(".")
    if not column:
        return labels.get(name, name)
    return f"{labels.get(rows, rows)} {int(row) + 1}: {labels.get(f'{rows}.{column}', column)}"


def _figures(glossary: Glossary, term: Term, examples: Mapping[str, Example]) -> Iterator[Figure]:
    """Numbers in its texts, then those of the calculators that it shows."""
    for one in of_term(term):
        for match in FIGURE.finditer(without_code(one.text.text)):
            yield Figure(one.text.at(match.start()), match[0], glossary.figures[match[0]])
    for use in term.calculators:
        example = f"{use.calculator}:{use.preset or ''}".rstrip(":")
        for label, value in examples[example].shown.items():
            yield Figure(use.place, f"{example}: {label}", value)


def _cards(glossary: Glossary, site: Site) -> Iterator[tuple[str, Card]]:
    for note in notes(Workshop(glossary, site)):
        fields = {name: in_line(str(value)) for name, value in note.fields.items()}
        yield note.key, Card(note.name, note.path, fields | {"tags": " ".join(note.tags)})


def write(root: str, to: str) -> None:
    """Put the side of a folder into a file, for the process that asked."""
    put(Path(to), GROUND, side(Path(root)))
