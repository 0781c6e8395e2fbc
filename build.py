"""The glossary's command: build the site, serve it while writing, check the content, keep what is released,
ask a calculator, examine the site where it is."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

try:
    from termsite.editing import commands as editing
    from termsite.editing.unread import while_read
    from termsite.least import least
except ModuleNotFoundError:
    sys.exit("Nothing is installed for this Python; run `make install`, then .venv/bin/python build.py.")

if TYPE_CHECKING:
    from termsite.model import Problem

ROOT = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; what the machine refuses is told in a sentence."""
    try:
        return while_read(lambda: run(arguments))
    except (OSError, RuntimeError) as error:  # the engine's steps run in Node, and tell its errors as text
        from termsite.editing.history import NoHistory
        from termsite.serving.obstacle import obstacle
        from termsite.workers import Unfit

        sentence = str(error) if isinstance(error, NoHistory | Unfit) else obstacle(error)
        if not sentence:
            raise
        print(sentence, file=sys.stderr)
        return 1


def commands() -> argparse.ArgumentParser:
    """Say which commands there are, and what each takes."""
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    each = parser.add_subparsers(dest="command", required=True)
    building(each.add_parser("build", help="build the whole site"))
    live = each.add_parser("serve", help="build, serve and rebuild at every edit")
    live.add_argument("--port", type=int, help="default: 8000, or the first free one after it")
    live.add_argument("--address", default="", help="default: http://127.0.0.1:<port>/; may have a path")
    check = each.add_parser("check", help="read and link everything, write nothing")
    how = check.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_const", const="json", dest="form", help="as one JSON document")
    how.add_argument("--annotate", choices=("github", "gitlab"), dest="form", help="for a code host to show")
    since = "say instead what readers would see change since a git revision (default: HEAD)"
    check.add_argument("--diff", nargs="?", const="HEAD", metavar="REVISION", help=since)
    out = each.add_parser("release", help="keep in ledger.tsv what this release changes, and when")
    out.add_argument(
        "--moment",
        type=moment,
        metavar="2026-11-28T19:00:00Z",
        help="when it goes out (default: now); later than the last one",
    )
    question = each.add_parser("ask", help="ask a calculator: ask CALCULATOR input=30000")
    question.add_argument("calculator", metavar="SLUG")
    question.add_argument("inputs", nargs="*", metavar="name=value")
    question.add_argument("--preset", default="")
    question.add_argument(
        "--solve", default="", metavar="INPUT",
        help="the other way round: --solve INPUT output=50000",
    )  # fmt: skip
    question.add_argument("--json", action="store_true", help="the whole answer as JSON")
    npm = each.add_parser("npm", help="write the package of the element for npm")
    npm.add_argument("--to", type=Path, default=ROOT / "dist" / "npm", help="a folder (default: dist/npm)")
    npm.add_argument("--address", default="", help="of the site, if not the site_url of mkdocs.yml")
    doctor = each.add_parser("doctor", help="say what would break the site where it is, or is to be")
    doctor.add_argument("where", metavar="URL-or-FOLDER", help="its address, or a built folder")
    doctor.add_argument("--address", default="", help="where a folder will live, as for build")
    editing.declare(each)
    return parser


def building(site: argparse.ArgumentParser) -> None:
    """Say what `build` takes."""
    site.add_argument(
        "--to", type=Path, default=ROOT / "site", help="the folder of the site (default: site/)"
    )
    site.add_argument(
        "--address", default="", help="where it will live, if not at the site_url of mkdocs.yml"
    )
    site.add_argument(
        "--live", action="store_true", help=argparse.SUPPRESS
    )  # for a server that adds a script
    site.add_argument("--ahead", type=Path, help=argparse.SUPPRESS)  # where it finds pages before all is made
    site.add_argument(
        "--executor",
        default="none",
        metavar="NAME",
        help="who renders pages: none (this process, the default), local, local:2, dask:tcp://host:8786",
    )


def run(arguments: list[str] | None) -> int:
    """Run one command and return its exit code."""
    parser = commands()
    given, rest = parser.parse_known_args(arguments)
    if given.command == "ask":  # its inputs may stand on both sides of an option
        given.inputs += [one for one in rest if not one.startswith("-")]
        rest = [one for one in rest if one.startswith("-")]
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    match given.command:
        case "build":
            problems, note = build(
                given.to.resolve(), given.address, given.executor, live=given.live, shown=given.ahead
            )
            return told(problems, f"The site is in {given.to}.{note}")
        case "serve":
            from termsite.serving.serve import serve

            return serve(ROOT, given.address, given.port)
        case "check":
            if given.diff and given.form not in (None, "json"):
                parser.error("--annotate tells what is wrong, --diff what changes: ask for one of them")
            return diff(given.diff, given.form) if given.diff else check(given.form)
        case "release":
            said, problems = release(given.moment or datetime.now(UTC).replace(microsecond=0))
            return told(problems, said)
        case "npm":
            return told(npm(given.to.resolve(), given.address), f"The package is in {given.to}.")
        case "doctor":
            return told(doctor_of(given.where, given.address), f"Nothing is wrong with {given.where}.")
        case "ask":
            return ask(given.calculator, given.inputs, given.preset, given.solve, as_json=given.json)
        case _:
            return told(*editing.run(ROOT, given))


def build(
    to: Path, address: str, executor: str, *, live: bool, shown: Path | None = None
) -> tuple[list[Problem], str]:
    """Build the site into a folder, and say what it lacks."""

    def whole() -> list[Problem]:
        from termsite.site import build
        from termsite.workers import crew

        return build(ROOT, to, address, live=live, terminal=sys.stderr, crew=crew(executor))

    done = least(ROOT, to, (address, str(live)), whole, shown)
    if done.problems or done.how != "whole":
        return list(done.problems), ""
    from termsite.archive import lacking
    from termsite.content.settings import read_site

    return [], lacking(ROOT, read_site(ROOT, address)[0])


def check(form: str | None) -> int:
    """Tell what is wrong in words, or to programs on standard output.

    GitHub takes commands from both streams, so that what it gets is the words.
    """
    from termsite.editing.annotations import FORMS
    from termsite.glossary import read_and_link

    problems = read_and_link(ROOT)[-1]
    print(FORMS[form](problems) if form else "", end="")
    if form == "github":
        return int(bool(problems))
    return told(problems, "" if form else "No problems.")


def diff(revision: str, form: str | None) -> int:
    """Tell what readers would see change since a revision."""
    from termsite.editing.against import against

    return told(*against(ROOT, revision, as_json=form == "json"))


def moment(text: str) -> datetime:
    """Read a moment as the ledger writes it."""
    from termsite.ledger import STAMP

    return datetime.strptime(text, STAMP).replace(tzinfo=UTC)


def release(when: datetime) -> tuple[str, list[Problem]]:
    """Try the engine, move the ledger, and say what has changed."""
    from termsite.release import engine_tried, release

    return release(ROOT, when, engine_tried)


def npm(to: Path, address: str) -> list[Problem]:
    """Write the package that the settings name into a folder."""
    from termsite.engine.npm import npm_package
    from termsite.glossary import read_and_link
    from termsite.model import Place, Problem

    glossary, site, problems = read_and_link(ROOT, address)
    if not problems and not site.owner.npm:
        hint = "Name it under 'extra' as 'npm: \"@scope/name\"'."
        problems = [Problem(Place("mkdocs.yml"), "the package has no name", hint)]
    if problems:
        return problems
    to.mkdir(parents=True, exist_ok=True)
    for document in npm_package(ROOT, site, next(iter(glossary.catalogue), "")):
        (to / document.path).write_bytes(document.content)
    return []


def doctor_of(where: str, address: str) -> list[Problem]:
    """Examine a served site by its address, or a folder before it is served."""
    from termsite.content.settings import read_site
    from termsite.hosting.doctor import examine
    from termsite.hosting.seen import Address, Folder

    if where.startswith(("https://", "http://")):
        return examine(Address(where))
    site, problems = read_site(ROOT, address)
    return problems or examine(Folder(Path(where).resolve(), site.address))


def told(problems: list[Problem], well: str) -> int:
    """Print every problem, sorted and counted, or that all is well."""
    for problem in sorted(set(problems)):
        print(problem, file=sys.stderr)
    if not problems:
        print(well, end="\n" if well else "")
        return 0
    from termsite.content.counted import counted

    count, files = len(set(problems)), len({problem.place.path for problem in problems})
    print(f"{counted(count, 'problem')} in {counted(files, 'file')}.", file=sys.stderr)
    return 1


def ask(calculator: str, inputs: list[str], preset: str, solve: str = "", *, as_json: bool) -> int:
    """Print what a calculator answers."""
    from termsite.serving.asking import asked

    answer, text = asked(ROOT, calculator, inputs, preset, solve)
    if as_json and answer:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print(text, file=sys.stderr if answer.get("status", "refused") == "refused" else sys.stdout)
    return 1 if answer.get("status", "refused") == "refused" else 0


if __name__ == "__main__":
    sys.exit(main())
