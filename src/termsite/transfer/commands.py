"""`import` and `export`: what each takes; the tools are loaded where they are called for."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from termsite.transfer import FORMS

if TYPE_CHECKING:
    from termsite.model import Problem
    from termsite.transfer.importing import Write

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def declare(each: Subparsers) -> None:
    """Add both commands."""
    out = each.add_parser("export", help="write the terms in a form that other programs read")
    out.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="a new file; of Markdown, a folder"
    )
    out.add_argument("--form", choices=FORMS, required=True)
    one = each.add_parser("import", help="take terms over from a table, from SKOS, from a folder of Markdown")
    one.add_argument("source", type=Path, metavar="FILE-or-FOLDER")
    one.add_argument("--form", choices=FORMS, default="", help="where its name does not say it")
    one.add_argument(
        "--losses", type=Path, metavar="FILE", help="write what holds, and keep there what does not"
    )
    one.add_argument(
        "--column", action="append", default=[], type=_pair, metavar="KEY=THEIRS", help="title=Term"
    )
    one.add_argument("--drop", action="append", default=[], metavar="THEIRS", help="a key knowingly left out")
    one.add_argument("--separator", default="", help="of a table: ',' or ';' or tab")
    one.add_argument("--language", default="", help="of SKOS labels in several (default: the site's)")
    one.add_argument("--area", default="", metavar="SLUG", help="of terms without one")
    one.add_argument("--level", default="", help="of terms without one: starter, working or deep")
    one.add_argument("--day", type=_day, help="of reading, for 'published' too (default: today)")
    one.add_argument(
        "--source", dest="address", default="", metavar="URL", help="of a term's page, {slug} in it"
    )
    one.add_argument("--publisher", default="", help="whose texts they are")
    one.add_argument("--licence", default="", help="under which they may be taken over")
    one.add_argument("--own", action="store_true", help="the texts are this project's own")


def run(root: Path, given: argparse.Namespace, write: Write) -> tuple[list[Problem], str]:
    """Do what one command asks: what is wrong, and what to say if nothing is.

    `write` lets files stand in a project by their paths, whole or not at all.
    """
    if given.command == "export":
        from termsite.transfer.exporting import export_terms

        return export_terms(root, given.to, given.form)
    from termsite.transfer.asked import Asked
    from termsite.transfer.importing import import_terms

    asked = Asked(
        day=given.day or datetime.now(UTC).date(),
        form=given.form,
        columns=dict(given.column),
        drop=frozenset(given.drop),
        separator="\t" if given.separator == "tab" else given.separator,
        language=given.language,
        area=given.area,
        level=given.level,
        source=given.address,
        publisher=given.publisher,
        licence=given.licence,
        own=given.own,
    )
    return import_terms(root, given.source.resolve(), asked, given.losses, write)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day, as in 2026-11-29") from None


def _pair(text: str) -> tuple[str, str]:
    ours, sign, theirs = text.partition("=")
    if not (ours and sign and theirs):
        raise argparse.ArgumentTypeError(f"'{text}' is not KEY=THEIRS, as in title=Term")
    return ours, theirs
