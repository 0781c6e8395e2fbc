"""`build.py import`: another glossary's terms beside a project's own, and what was not taken over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from termsite.content.read import read
from termsite.content.settings import read_site
from termsite.model import Place, Problem
from termsite.transfer.asked import Asked
from termsite.transfer.entry import Entry, Loss
from termsite.transfer.fields import misnamed
from termsite.transfer.forms import read_form
from termsite.transfer.settle import Settled, settled

Write = Callable[[Path, Mapping[str, bytes]], None]


def import_terms(
    root: Path, source: Path, asked: Asked, losses: Path | None, write: Write
) -> tuple[list[Problem], str]:
    """Write the terms of a source into a project's `terms/`; tell what stands against it, or what was done.

    Where something cannot be taken over nothing is written, unless `losses` names the file that is to keep
    the list of it.
    """
    if losses is not None and losses.exists():
        return [Problem(Place(str(losses), 0), "there is something of that name", "Name a new file.")], ""
    done, problems = taken_over(root, source, asked)
    if problems:
        return problems, ""
    if done.losses and losses is None:
        return [loss.problem for loss in done.losses] + [_asking(source, done)], ""
    if losses is not None and done.losses:
        losses.write_text(listed(done.losses), "utf-8")
    write(root, done.files)
    kept = f"; {losses} lists what was not taken over" if losses and done.losses else ""
    return [], f"{_counted(done.terms, 'term')} written to terms/{kept}."


def taken_over(root: Path, source: Path, asked: Asked) -> tuple[Settled, list[Problem]]:
    """Read a source and settle its terms beside those of a project; write nothing."""
    nothing = Settled({}, (), ())
    site, problems = read_site(root, "")
    if problems := problems or [*misnamed(asked, Place(source.name, 0))]:
        return nothing, problems
    content, _ = read(root, site.calculators, site.package)
    (entries, losses), refused = read_form(source, asked, site.language)
    if not (refused or entries):
        refused = _without_terms(source, losses)
    if refused or (refused := [*_unsaid(source, entries, asked)]):
        return nothing, refused
    done = settled(entries, content, asked)
    every = tuple(sorted({*losses, *done.losses}))
    return Settled(done.files, every, done.problems), list(done.problems)


def listed(losses: Iterable[Loss]) -> str:
    """The list as a file: how many of each kind, then each with its place."""
    every = sorted(losses)
    kinds = Counter(loss.kind for loss in every)
    head = [f"{count:>6}  {kind}" for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))]
    return "\n".join((*head, "", *(str(loss.problem) for loss in every), ""))


def _asking(source: Path, done: Settled) -> Problem:
    held = f"{_counted(done.terms, 'term')} that hold{'s' * (done.terms == 1)}"
    hint = f"--losses FILE writes the {held}, and keeps this list in a file."
    if not done.terms:
        hint = "None of its terms holds; above stands why, of each."
    return Problem(Place(source.name, 0), "nothing was written", hint)


def _without_terms(source: Path, losses: Iterable[Loss]) -> list[Problem]:
    """That nothing was read, and why of each file: nobody mends what is not named."""
    every = [loss.problem for loss in losses]
    hint = (
        "Why not, is told of each of its files." if every else "Name the folder or the file that holds them."
    )
    return [Problem(Place(source.name, 0), "there are no terms", hint), *every]


def _unsaid(source: Path, entries: Iterable[Entry], asked: Asked) -> Iterator[Problem]:
    """What no term can do without, and neither the source nor the command says."""
    place, every = Place(source.name, 0), list(entries)
    for key, said, hint in (
        (
            "areas",
            asked.area,
            "Say one for all of them: --area SLUG; or which key has it: --column areas=KEY.",
        ),
        ("level", asked.level, "Say one for all of them: --level starter, working or deep."),
    ):
        without = sum(key not in entry.values for entry in every)
        if without and not said:
            yield Problem(place, f"{_counted(without, 'term')} without '{key}'", hint)
    for name, said in (("source", asked.source), ("publisher", asked.publisher), ("licence", asked.licence)):
        if not (asked.own or said):
            hint = (
                f"Say --{name}; it is written into every term's 'sources'. If the texts are yours, say --own."
            )
            yield Problem(place, f"no {name} is named for these texts", hint)


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'s' * (number != 1)}"
