"""The forms in which terms come: which one a source has, and who reads it."""

from __future__ import annotations

from pathlib import Path

from termsite.model import Place, Problem
from termsite.transfer import FORMS
from termsite.transfer.asked import Asked
from termsite.transfer.entry import Entry, Loss, Unreadable

_BY_NAME = {
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
    **dict.fromkeys((".ttl", ".jsonld", ".rdf", ".skos"), "skos"),
}
Read = tuple[list[Entry], list[Loss]]


def form_of(source: Path, asked: Asked) -> str:
    """The form that was said, or that a name says without doubt; empty where one must ask."""
    if asked.form:
        return asked.form
    return "markdown" if source.is_dir() else _BY_NAME.get(source.suffix.lower(), "")


def read_form(source: Path, asked: Asked, language: str) -> tuple[Read, list[Problem]]:
    """Read a source in its form; what stands against the whole of it besides."""
    form, place = form_of(source, asked), Place(source.name, 0)
    nothing: Read = ([], [])
    if not source.exists():
        return nothing, [Problem(place, "there is no such file or folder")]
    if not form:
        return nothing, [Problem(place, "its form is not plain", f"Say --form {', '.join(FORMS)}.")]
    if (form == "markdown") != source.is_dir():
        return nothing, [
            Problem(place, f"as {form} it must be a {'folder' if form == 'markdown' else 'file'}")
        ]
    try:
        return _read(form, source, asked, language), []
    except Unreadable as error:
        return nothing, error.problems


def _read(form: str, source: Path, asked: Asked, language: str) -> Read:
    """By the reader of a form; each is loaded where it is asked for."""
    match form:
        case "markdown":
            from termsite.transfer.folder import read_folder

            return read_folder(source, asked)
        case "csv":
            from termsite.transfer.table import read_table

            return read_table(source, asked)
        case "json":
            from termsite.transfer.objects import read_objects

            return read_objects(source, asked)
        case _:
            from termsite.transfer.concepts import read_concepts

            return read_concepts(source, asked, language)
