"""Files to values: everything that a project's folders say, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar
from unicodedata import normalize

from calckit.calculator import Catalogue
from termsite.content.catalogue import declarations, read_catalogue, read_sources
from termsite.content.changelog import read_changelog
from termsite.content.days import read_days
from termsite.content.frontmatter import Front
from termsite.content.heights import read_heights
from termsite.content.ledger import read_ledger
from termsite.content.pictures import read_pictures
from termsite.content.single import questions, readable, references, single
from termsite.content.stray import READ, is_file, linked, stray
from termsite.content.term import term
from termsite.content.venues import read_venues
from termsite.kept import Shelf, digest, digest_of
from termsite.model import (
    Account,
    Area,
    Check,
    Content,
    Doc,
    LearningPath,
    Problem,
    Reference,
    Term,
    Text,
    Trial,
    Worked,
)

T = TypeVar("T")


def read(
    root: Path, calculators: str, package: str = "", kept: Shelf[Any] | None = None
) -> tuple[Content, list[Problem]]:
    """Read a whole project; `calculators` is the name of their folder, `package` what they compute with.

    A file whose bytes were read before is taken from the shelf.
    """
    files = kept or Shelf()
    terms, in_terms = read_terms(root / "terms", files)
    areas, in_areas = read_areas(root, files)
    paths, in_paths = _read(root / "docs" / "paths", "path", learning_path, files)
    docs, in_docs = _read(root / "docs", "doc", doc, files)
    accounts, in_accounts = _read(root / "docs" / "software", "account", account, files)
    pictures, in_pictures = read_pictures(root, files)
    venues, in_venues = read_venues(root, f"src/{package}/venues", files)
    days, in_days = read_days(root, f"src/{package}/days", files)
    formulas = _formulas(root, calculators, package)
    whole = cache(partial(read_catalogue, root / calculators))
    catalogue, in_calculators = files.take(digest("calculators", formulas), lambda: _declared(*whole()))
    ledger, in_ledger = read_ledger(root)
    heights, in_heights = read_heights(root)
    sources = read_sources(root / calculators)
    problems = [*in_terms, *in_areas, *in_paths, *in_docs, *in_accounts, *in_pictures]
    problems += [*in_venues, *in_days, *in_calculators, *in_ledger, *in_heights, *stray(root)]
    problems += linked(root, ("terms", "docs", calculators, f"src/{package}/venues", f"src/{package}/days"))
    wrong = {form(problem.place.path) for problem in problems for form in (str, partial(normalize, "NFC"))}
    undeclared = [source.place.path for slug, source in sources.items() if slug not in catalogue]
    content = Content(
        terms=terms,
        areas=areas,
        paths=paths,
        docs=docs,
        accounts=accounts,
        facts=MappingProxyType({"venues": venues, "days": days}),
        pictures=pictures,
        catalogue=catalogue,
        calculators=lambda: whole()[0],
        sources=sources,
        formulas=formulas,
        changelog=read_changelog(root / "CHANGELOG.md"),
        ledger=ledger,
        heights=heights,
        unread=MappingProxyType({path: _readable(root, path) for path in (*wrong, *undeclared)}),
    )
    return content, problems


def _readable(root: Path, path: str) -> tuple[Text, ...]:
    """What of a file with problems can be judged all the same."""
    file = root / path
    meant = path.endswith(".md") and str(PurePosixPath(path).parent) in READ
    return readable(path, file.read_bytes()) if meant and file.is_file() and is_file(file) else ()


def _declared(catalogue: Catalogue, problems: list[Problem]) -> tuple[Catalogue, list[Problem]]:
    return declarations(catalogue), problems


def _formulas(root: Path, calculators: str, package: str) -> str:
    below = sorted((root / "src" / package).rglob("*.*")) if package else []
    package_files = (file for file in below if file.is_file() and file.suffix != ".pyc")
    return digest_of((*sorted((root / calculators).glob("*.py")), *package_files))


def read_terms(folder: Path, kept: Shelf[Any] | None = None) -> tuple[tuple[Term, ...], list[Problem]]:
    """Read `terms/`: one file, one term."""
    return _read(folder, "term", term, kept or Shelf())


def read_areas(root: Path, kept: Shelf[Any] | None = None) -> tuple[tuple[Area, ...], list[Problem]]:
    """Read `docs/areas/` of a project: one file, one area."""
    return _read(root / "docs" / "areas", "area", area, kept or Shelf())


def _read(
    folder: Path, kind: str, make: Callable[[str, Front], T], kept: Shelf[Any]
) -> tuple[tuple[T, ...], list[Problem]]:
    made: list[T] = []
    problems: list[Problem] = []
    prefix = f"docs/{folder.name}" if folder.parent.name == "docs" else folder.name
    for file in filter(is_file, sorted(folder.glob("[!.]*.md"))):  # what begins with a dot is an editor's own
        path, raw = f"{prefix}/{file.name}", file.read_bytes()
        one, found = kept.take(digest(path, raw), partial(single, path, raw, kind, make))
        made += [] if one is None else [one]
        problems += found
    return tuple(made), problems


def area(slug: str, front: Front) -> Area:
    """A checked file as an area."""
    values = front.values
    return Area(
        slug=slug,
        title=values["title"],
        summary=values["summary"],
        order=values["order"],
        aliases=tuple(values.get("aliases", ())),
        questions=questions(front),
        body=front.body,
    )


def learning_path(slug: str, front: Front) -> LearningPath:
    """A checked file as a learning path."""
    values = front.values
    return LearningPath(
        slug=slug,
        title=values["title"],
        summary=values["summary"],
        order=values["order"],
        minutes=values["minutes"],
        terms=references(front, "terms"),
        checks=tuple(_checks(front)),
        body=front.body,
    )


def _checks(front: Front) -> Iterator[Check]:
    for slug, wanted in front.values.get("checks", {}).items():
        calculator, _, output = wanted.partition(".")
        yield Check(slug, calculator, output, front.place("checks", slug))


def doc(slug: str, front: Front) -> Doc:
    """A checked file as a page written by hand."""
    values = front.values
    return Doc(
        path="" if slug == "index" else f"{slug}/",
        title=values["title"],
        description=values["description"],
        lead=values.get("lead", ""),
        often_asked=references(front, "often_asked"),
        feature=Reference(values["feature"], front.place("feature")) if "feature" in values else None,
        doors=tuple(
            (one["say"], Reference(one["to"], front.place("doors", i)))
            for i, one in enumerate(values.get("doors", ()))
        ),
        head_title=values.get("head_title", ""),
        lists=values.get("lists", ""),
        labels=MappingProxyType(values.get("labels", {})),
        addresses="addresses" in values,
        body=front.body,
    )


def account(slug: str, front: Front) -> Account:
    """A checked file as an account."""
    values = front.values
    return Account(
        slug=slug,
        title=values["title"],
        order=values["order"],
        asked=front.text("asked"),
        worked=tuple(_worked(front)),
        trials=tuple(_trials(front)),
        terms=references(front, "terms"),
        body=front.body,
    )


def _worked(front: Front) -> Iterator[Worked]:
    for n, item in enumerate(front.values.get("worked", ())):
        inputs = {name: str(typed) for name, typed in item.get("inputs", {}).items()}
        words, place = front.text("worked", n, "words"), front.place("worked", n)
        yield Worked(item["use"], MappingProxyType(inputs), item["output"], words, place)


def _trials(front: Front) -> Iterator[Trial]:
    for n, item in enumerate(front.values["trials"]):
        day, why = date.fromisoformat(item["run"]), front.text("trials", n, "why")
        yield Trial(item["package"], item["version"], day, item["value"], item["same"], why)
