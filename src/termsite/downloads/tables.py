"""The records as tables, declared once: for the CSV files, for their description, for the database."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from termsite.downloads.records import Record

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what stands in it, and the table whose slug that is, if it is one."""

    name: str
    words: str
    kind: str = "string"  # or integer, date, as a table's description calls them
    to: str = ""
    listed: bool = False  # several values in one cell; in a database they are a table of their own


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what it holds, how many of its first columns name a row, and its rows."""

    name: str
    words: str
    key: int
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterable[Row]]  # of everything, as in terms.json


TERM = Column("term", "Slug of the term.", to="terms")
OTHER = Column("other", "Slug of the other term.", to="terms")
NUMBER = Column("number", "Its place in the term's list, from 1.", "integer")
SLUG = Column("slug", "The last part of the address of its page.")
TITLE = Column("title", "What it is called.")
URL = Column("url", "Address of its page.")
CHECKED = Column("checked", "The day it was read.", "date")


def _listed(name: str, words: str) -> Column:
    return Column(name, f"{words}, with '; ' between them.", listed=True)


def _in_terms(key: str, *names: str) -> Callable[[Record], Iterator[Row]]:
    """Rows of what each term lists under a key: the term's slug, the place, then these values."""

    def rows(every: Record) -> Iterator[Row]:
        for term in every["terms"]:
            for number, one in enumerate(term[key], 1):
                yield (term["slug"], number, *([one[name] for name in names] or [one]))

    return rows


def _at_the_top(key: str, *names: str) -> Callable[[Record], Iterator[Row]]:
    return lambda every: (tuple(one[name] for name in names) for one in every[key])


def _terms(every: Record) -> Iterator[Row]:
    for one in every["terms"]:
        formula: Mapping[str, str] = one["formula"] or {}
        flat = {**one, "formula": formula.get("text"), "latex": formula.get("latex")}
        for key, name in (
            ("related", "term"),
            ("contrast", "term"),
            ("calculators", "url"),
            ("sources", "url"),
        ):
            flat[key] = [each[name] for each in one[key]]
        yield tuple(flat[column.name] for column in TERMS.columns)


def _letters(every: Record) -> Iterator[Row]:
    for term in every["terms"]:
        for number, one in enumerate((term["formula"] or {"letters": ()})["letters"], 1):
            yield (term["slug"], number, one["letter"], one["means"], one["unit"], one["value"])


def _names(every: Record) -> Iterator[Row]:
    for term in every["terms"]:
        kinds = dict.fromkeys(term["symbols"], "symbol") | dict.fromkeys(term["aliases"], "alias")
        yield (term["title"], term["slug"], "title")
        yield from ((name, term["slug"], kind) for name, kind in kinds.items())


TERMS = Table(
    "terms", "Every term, in the order of their titles.", 1,
    (
        SLUG, TITLE,
        Column("summary", "Its meaning in one sentence."),
        URL,
        _listed("aliases", "Other names"),
        _listed("symbols", "Symbols and abbreviations"),
        _listed("areas", "Slugs of its areas, the main one first"),
        Column("level", "Whom it is written for: starter, working or deep."),
        Column("broader", "Slug of the term that it is a kind of.", to="terms"),
        _listed("requires", "Slugs of terms to read first"),
        _listed("unlocks", "Slugs of terms that ask to read this one first"),
        _listed("related", "Slugs of terms worth reading with it"),
        _listed("contrast", "Slugs of terms that are mistaken for it"),
        Column("formula", "The formula as an expression, where one can say it."),
        Column("latex", "The formula in LaTeX."),
        _listed("calculators", "Addresses of calculators on its page"),
        _listed("sources", "Addresses of its sources"),
        Column("published", "The day on which it came.", "date"),
        Column("reviewed", "The day on which somebody compared it with its sources again.", "date"),
    ),
    _terms,
)  # fmt: skip

TABLES: tuple[Table, ...] = (
    Table(
        "areas", "The areas of the field.", 1,
        (SLUG, TITLE, Column("summary", "What belongs to it."), URL),
        _at_the_top("areas", "slug", "title", "summary", "url"),
    ),
    Table(
        "calculators", "The calculators.", 1,
        (SLUG, TITLE, Column("question", "What it answers."), URL),
        _at_the_top("calculators", "slug", "title", "question", "url"),
    ),
    TERMS,
    Table(
        "names", "Every name of every term; a symbol may be claimed by several.", 2,
        (Column("name", "A name."), TERM, Column("kind", "title, alias or symbol.")),
        _names,
    ),
    Table(
        "term_areas", "The areas of each term, the main one first.", 2,
        (TERM, NUMBER, Column("area", "Slug of the area.", to="areas")),
        _in_terms("areas"),
    ),
    Table(
        "requires", "What to read before each term.", 2,
        (TERM, NUMBER, Column("first", "Slug of the term to read first.", to="terms")),
        _in_terms("requires"),
    ),
    Table(
        "related", "Terms worth reading with each, and why.", 2,
        (TERM, NUMBER, OTHER, Column("why", "Markdown.")),
        _in_terms("related", "term", "why"),
    ),
    Table(
        "contrasts", "Terms that are mistaken for each, and the difference.", 2,
        (TERM, NUMBER, OTHER, Column("difference", "Markdown.")),
        _in_terms("contrast", "term", "difference"),
    ),
    Table(
        "letters", "The letters of each formula, and what they mean.", 2,
        (
            TERM, NUMBER,
            Column("letter", "As the formula writes it."),
            Column("means", "Markdown."),
            Column("unit", "What it is counted in."),
            Column("value", "In the worked case."),
        ),
        _letters,
    ),
    Table(
        "questions", "What readers ask of each term, and the answers.", 2,
        (TERM, NUMBER, Column("ask", "The question."), Column("answer", "Markdown.")),
        _in_terms("questions", "ask", "answer"),
    ),
    Table(
        "venue_rules", "The same word under the rules of venues.", 2,
        (
            TERM, NUMBER,
            Column("venue", "Whose rule it is."),
            Column("rule", "Markdown."),
            Column("source", "Address of the source that says so."),
            CHECKED,
        ),
        _in_terms("venues", "venue", "rule", "source", "checked"),
    ),
    Table(
        "sources", "What each term cites, and for what.", 2,
        (
            TERM, NUMBER, TITLE,
            Column("publisher", "Who published it."),
            Column("url", "Its address."),
            CHECKED,
            Column("supports", "What it is cited for."),
        ),
        _in_terms("sources", "title", "publisher", "url", "checked", "supports"),
    ),
    Table(
        "uses", "The calculators on the page of each term.", 2,
        (
            TERM, NUMBER,
            Column("calculator", "Slug of the calculator.", to="calculators"),
            Column("preset", "The example that it starts from, where it is not the first."),
            URL,
        ),
        _in_terms("calculators", "calculator", "preset", "url"),
    ),
)  # fmt: skip


def csv_path(table: Table) -> str:
    """Where a table stands as CSV, below /data/."""
    return "terms.csv" if table is TERMS else f"tables/{table.name}.csv"


def as_csv(table: Table, every: Record) -> bytes:
    """A table as CSV, with the mark at its front by which spreadsheets know the letters."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows(every))
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else "" if value is None else value
