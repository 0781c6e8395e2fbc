"""`build.py check --diff`: what a folder shows otherwise than one of its revisions, with old and new numbers.

The revision's files are written into a folder apart, which goes again; the work tree is left alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from termsite.content.frontmatter import read_yaml
from termsite.content.settings import FILE
from termsite.editing.differences import Changed, Differences, differences
from termsite.editing.history import History, NoHistory, history_of
from termsite.editing.side import Side, Unread, side, side_apart
from termsite.model import Problem

VERSION = 1  # of the JSON document
FEW = 8  # so many numbers, and so many pages, are named; of more it is said how many


def against(root: Path, revision: str, *, as_json: bool) -> tuple[list[Problem], str]:
    """Say what differs from a revision, as text or document, unless there are problems.

    Raise NoHistory where there is no such revision, or one that could not be built.
    """
    history = history_of(root)
    commit = history.commit(revision)
    now = side(root)
    if now.problems:
        return list(now.problems), ""
    try:
        before = _before(history, commit)
    except Unread as error:
        raise NoHistory(f"'{revision}' cannot be read: {error}; name a revision that can.") from None
    if before.problems:
        raise NoHistory(_unfit(revision, before.problems))
    found = differences(before, now)
    if as_json:
        told = {"version": VERSION, "against": {"revision": revision, "commit": commit}, **asdict(found)}
        return [], json.dumps(told, indent=2)
    return [], "\n".join(in_words(found, f"{revision} ({commit[:10]} of {history.day(commit)})"))


def _unfit(revision: str, problems: Sequence[Problem]) -> str:
    first, count = problems[0], len(problems)
    more = f", and {count - 1} more" if count > 1 else ""
    told = f"{first.place}: {first.message}{more}"
    return f"'{revision}' does not pass the check itself ({told}); name a revision that does."


def _before(history: History, commit: str) -> Side:
    """What a commit shows, read in a folder of its own."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "then"
        history.export(commit, root, lambda path: "/" not in path or path.startswith(("terms/", "docs/")))
        if not (root / FILE).exists():
            raise NoHistory(f"There was no {FILE} at that revision, so no glossary was there.")
        code = _code(root)
        history.export(commit, root, lambda path: path.startswith(code))
        return side_apart(root)


def _code(root: Path) -> tuple[str, ...]:
    """The folders of calculators and of what they compute with, as the settings of that time name them."""
    front, _ = read_yaml(root / FILE, FILE)
    extra = front.values.get("extra") if front else None
    named = extra if isinstance(extra, dict) else {}
    package = named.get("package")
    return (f"{named.get('calculators', 'calculators')}/", *([f"src/{package}/"] if package else []))


def in_words(found: Differences, revision: str) -> Iterator[str]:
    """Say for people what differs, a line each; `revision` is what it is held against."""
    if not found:
        yield f"Nothing that readers see is another than in {revision}."
        return
    yield f"Against {revision}:"
    if found.terms:
        yield f"\nTerms: {_counted(found.terms)}"
    for one in found.terms:
        yield f"  {one.place}: {_how(one)}"
        yield from _numbers(one, "    ")
    for name, every in (("Worked examples", found.examples), ("Cards", found.cards)):
        if every:
            yield f"\n{name}: {_counted(every)}"
        for one in every:
            yield f"  {one.place}: {one.name}: {_how(one)}"
            yield from _numbers(one, "    ", placed=False)
    if found.pages:
        yield f"\nOther pages: {_counted(found.pages)}"
        yield from (f"  {line}" for line in _pages(found.pages))


def _how(one: Changed) -> str:
    return one.how if one.how != "changed" else ", ".join(one.parts) or "what it shows"


def _numbers(one: Changed, indent: str, *, placed: bool = True) -> Iterator[str]:
    for number in one.numbers[:FEW]:
        yield f"{indent}{f'{number.place}: ' if placed else ''}{number}"
    if len(one.numbers) > FEW:
        yield f"{indent}and {len(one.numbers) - FEW} numbers more; --json has all"


def _counted(every: Iterable[Changed]) -> str:
    hows = [one.how for one in every]
    counts = ((hows.count(how), how) for how in ("changed", "new", "gone"))
    return ", ".join(f"{count} {how}" for count, how in counts if count)


def _pages(every: Iterable[Changed]) -> Iterator[str]:
    """Name them a line a sort: what is new and gone by name, of what only quotes or lists the rest a few."""
    for how in ("new", "gone", "changed"):
        names = [one.name or "the first page" for one in every if one.how == how]
        more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
        if names:
            yield f"{how}: {', '.join(names[:FEW])}{more}"
