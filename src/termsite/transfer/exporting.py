"""`build.py export`: a project's terms in a form that `import` and other programs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from termsite.content.counted import counted
from termsite.content.frontmatter import front_of
from termsite.downloads.as_json import as_json
from termsite.downloads.records import records
from termsite.downloads.skos import turtle
from termsite.downloads.tables import TERMS, Column, as_csv
from termsite.glossary import read_and_link
from termsite.model import Glossary, Place, Problem, Site, Term
from termsite.pages.page import LICENCE
from termsite.picture import Shown
from termsite.transfer.entry import Loss
from termsite.transfer.fields import quoted
from termsite.transfer.importing import listed

# What a file of this form does not hold, or not so that `import` could read it.
_NOT_IN = {
    "csv": (
        *("sorted_as", "related", "contrast", "formula", "symbols", "calculators", "questions", "venues"),
        *("sources", "no_autolink", "notes"),
    ),
    "skos": (
        *("sorted_as", "symbol_aliases", "level", "related", "contrast", "formula", "latex", "symbols"),
        *("calculators", "questions", "venues", "sources", "no_autolink", "notes", "text"),
    ),
}
_PICTURE = "a picture"
_TEXT = Column("text", "Its text, in Markdown.")


def export_terms(root: Path, to: Path, form: str) -> tuple[list[Problem], str]:
    """Write all terms to a new file or folder; beside it, where there is any, the list of what it lacks."""
    glossary, site, problems = read_and_link(root)
    if problems:
        return problems, ""
    if to.exists():
        return [Problem(Place(str(to), 0), "there is something of that name", "Export to a new one.")], ""
    losses = tuple(lacking(root, glossary, form))
    for path, content in exported(root, glossary, site, form).items():
        file = to / path if path else to
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    count = f"{len(glossary.terms):,} term{'s' * (len(glossary.terms) != 1)}"
    if not losses:
        return [], f"{count} written to {to}."
    beside = to.with_name(f"{to.name}.losses.txt")
    beside.write_text(listed(losses), "utf-8")
    pictures = sum(loss.kind == _PICTURE for loss in losses)
    without = (
        f" {counted(pictures, 'picture')} among it; --form markdown takes them along." if pictures else ""
    )
    return [], f"{count} written to {to}; {beside} lists what this form does not hold.{without}"


def exported(root: Path, glossary: Glossary, site: Site, form: str) -> Mapping[str, bytes]:
    """The files of a form by their paths; the one file of a form has none."""
    match form:
        case "markdown":
            paths = [f"terms/{slug}.md" for slug in glossary.terms]
            paths += [
                shown.picture.path for term in glossary.terms.values() for shown in _shown(glossary, term)
            ]
            return {path.removeprefix("terms/"): (root / path).read_bytes() for path in paths}
        case "skos":
            return {"": turtle(glossary, site, LICENCE)[0].encode()}
    every = [_whole(root, glossary.terms[one["slug"]], one) for one in records(glossary, site, _as_written)]
    if form == "json":
        return {"": as_json({"terms": every}, lines=True)}
    return {"": as_csv(replace(TERMS, columns=(*TERMS.columns, _TEXT), rows=_with_text), {"terms": every})}


def lacking(root: Path, glossary: Glossary, form: str) -> Iterator[Loss]:
    """What a form does not hold of each term."""
    for slug, term in glossary.terms.items():
        front = _front(root, term)
        for key in _NOT_IN.get(form, ()):
            if key in front.values or (key == "text" and term.body.text.strip()):
                place = term.body.place if key == "text" else front.place(key)
                yield Loss(place, f"'{key}'", f"of '{slug}'", "not in this form")
        for shown in _shown(glossary, term) if form != "markdown" else ():
            yield Loss(Place(shown.picture.path, 0), _PICTURE, f"of '{slug}'", "not in this form")


def _shown(glossary: Glossary, term: Term) -> tuple[Shown, ...]:
    """The pictures of a term's text."""
    return glossary.pictures.get(term.path, ())


def _as_written(text: str) -> str:
    return text


def _whole(root: Path, term: Term, record: Mapping[str, Any]) -> dict[str, Any]:
    """A record, and what only the term's file has."""
    values = _front(root, term).values
    own = ("sorted_as", "contrast", "questions", "venues", "no_autolink", "notes")
    return {**record, **{key: values[key] for key in own if key in values}, "text": term.body.text}


def _front(root: Path, term: Term) -> Any:
    path = term.body.place.path
    return front_of((root / path).read_bytes(), path)[0]


def _with_text(every: Any) -> Iterator[tuple[Any, ...]]:
    for row, one in zip(TERMS.rows(every), every["terms"], strict=True):
        yield (*map(_cell, row), one["text"])


def _cell(value: Any) -> Any:
    """A list as one cell, of which each item is read again as it was."""
    return "; ".join(map(quoted, value)) if isinstance(value, list) else value
