"""The commands of who writes: what each takes, and which tool does it.

A tool is imported where it is called for, so that a build waits for none of them.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from termsite.content.counted import counted
from termsite.transfer import commands as transfer

if TYPE_CHECKING:
    from termsite.model import Problem

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def declare(each: Subparsers) -> None:
    """Add every command of this wing to those of `build.py`."""
    new = each.add_parser("new", help='start a term\'s file: new "spring tide"')
    new.add_argument("title", help="as it stands in a sentence")
    new.add_argument("--summary", default="", help="what it means, in one sentence")
    new.add_argument("--area", action="append", default=[], metavar="SLUG", help="the main one first")
    new.add_argument("--level", default="", help="starter, working or deep")
    new.add_argument("--published", default="", metavar="2026-11-21", help="(default: today)")
    new.add_argument("--alias-of", default="", metavar="SLUG", help="one more name of that term, no new one")
    init = each.add_parser("init", help="begin another glossary, of another subject, in an empty folder")
    init.add_argument("folder", type=Path, metavar="FOLDER")
    words = each.add_parser("words", help="bring the interface's words in a language up to date: words fr")
    words.add_argument(
        "language", metavar="LANGUAGE", nargs="?", help="its code (default: all that there are)"
    )
    each.add_parser("vscode", help="write what Visual Studio Code reads: snippets, settings, rules")
    transfer.declare(each)
    report = each.add_parser("report", help="say what an editor would want to know and no rule forbids")
    how = report.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_const", const="json", dest="form", help="as one JSON document")
    patch = "the links that are missing, for git apply"
    how.add_argument("--patch", action="store_const", const="patch", dest="form", help=patch)
    report.add_argument(
        "--on", type=date.fromisoformat, metavar="2026-11-28", help="the day (default: today)"
    )
    report.add_argument(
        "--older-than", type=int, default=365, metavar="DAYS", help="of sources (default: 365)"
    )
    report.add_argument("--grade", type=float, default=12.0, help="above which a text is hard (default: 12)")
    review = each.add_parser("review", help="what a term says otherwise than when it was last reviewed")
    review.add_argument("term", metavar="TERM", help="its slug")
    fmt = each.add_parser("fmt", help="bring the files of terms into their one form")
    fmt.add_argument("files", nargs="*", type=Path, metavar="FILE", help="(default: all of terms/)")
    fmt.add_argument("--check", action="store_true", help="write nothing, tell which are in another")
    other = each.add_parser("rename", help="call a term otherwise, wherever it is named: rename OLD NEW")
    other.add_argument("old", metavar="SLUG")
    other.add_argument("new", metavar="NEW", help="its title, or its slug")
    other.add_argument("--title", default="", help="where the slug's words are not the title")
    joined = each.add_parser("merge", help="take a term into another: merge LOSER into WINNER")
    joined.add_argument("loser", metavar="LOSER")
    joined.add_argument("into", choices=["into"])
    joined.add_argument("winner", metavar="WINNER")
    joined.add_argument("--drop", action="store_true", help="let go what the winner does not take over")


def run(root: Path, given: argparse.Namespace) -> tuple[list[Problem], str]:
    """Do what one command asks: what is wrong, and what to say if nothing is."""
    match given.command:
        case "new":
            return _new(root, given)
        case "init":
            from termsite.editing.new_glossary import begin

            said = f"Another glossary is in {given.folder}: go there, and run make serve."
            return begin(root, given.folder), said
        case "words":
            return _words(given.language)
        case "vscode":
            from termsite.editing.vscode import keep

            return keep(root), "What Visual Studio Code reads is in .vscode/ and .remarkrc.json."
        case "import" | "export":
            from termsite.editing.folder import write

            return transfer.run(root, given, write)
        case "report":
            from termsite.editing.report import Wanted, report

            wanted = Wanted(given.on or date.today(), given.older_than, given.grade)
            return report(root, wanted, given.form or "words")
        case "review":
            from termsite.editing.review import review

            return review(root, given.term)
        case "fmt":
            return _fmt(root, given)
        case "rename":
            return _rename(root, given)
        case "merge":
            return _merge(root, given)
        case _:
            raise NotImplementedError(given.command)


def _words(language: str | None) -> tuple[list[Problem], str]:
    from termsite.editing.words import NoLanguage, update

    try:
        return [], update(language)
    except NoLanguage as error:
        sys.exit(str(error))


def _new(root: Path, given: argparse.Namespace) -> tuple[list[Problem], str]:
    from termsite.editing.folder import write
    from termsite.editing.new import Draft, also, new

    title = " ".join(given.title.split())
    if given.alias_of:
        files, problems = also(root, title, given.alias_of)
        said = f"'{title}' is a name of '{given.alias_of}' now."
    else:
        day = given.published or date.today().isoformat()
        draft = Draft(title, given.summary, tuple(given.area), given.level, day)
        files, problems = new(root, draft, _ask if sys.stdin.isatty() else None)
        said = f"{draft.path} is there; its text goes below the second '---'."
    if not problems:
        write(root, files)
    return problems, said


def _ask(question: str) -> str:
    try:
        return input(question)
    except (EOFError, KeyboardInterrupt):  # who changes their mind
        sys.exit("\nNothing is written.")


def _fmt(root: Path, given: argparse.Namespace) -> tuple[list[Problem], str]:
    from termsite.editing.folder import write
    from termsite.editing.form import fmt, told

    files, others, problems = fmt(root, given.files)
    if given.check:
        problems += told(root, others)
    elif not problems:
        write(root, others)
    count = f"{len(files)} file{'s' * (len(files) != 1)}"
    return problems, f"{count} in form." if given.check else f"{count} read, {len(others)} written."


def _rename(root: Path, given: argparse.Namespace) -> tuple[list[Problem], str]:
    from termsite.editing.folder import write
    from termsite.editing.rename import Name, name_of, rename

    name = name_of(" ".join(given.new.split()))
    if given.title:
        name = Name(" ".join(given.title.split()), name.slug)
    files, said, problems = rename(root, given.old, name)
    if not problems:
        write(root, files)
    count = sum(content is not None for content in files.values())
    return problems, "\n".join((f"'{given.old}' is '{name.title}' in {counted(count, 'file')}.", *said))


def _merge(root: Path, given: argparse.Namespace) -> tuple[list[Problem], str]:
    from termsite.editing.folder import write
    from termsite.editing.merge import merge

    files, led, problems = merge(root, given.loser, given.winner, drop=given.drop)
    if not problems:
        write(root, files)
    said = f"'{given.loser}' is part of '{given.winner}' now, and its address leads there."
    cards = "Its cards say that they are withdrawn; questions that moved are new cards."
    return problems, "\n".join((said, cards, *led))
