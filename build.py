"""Marginary's command: build the site, serve it while writing, check the content, ask a calculator."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path

from termsite.model import Glossary, Problem

ROOT = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    site = commands.add_parser("build", help="build the whole site")
    site.add_argument(
        "--to", type=Path, default=ROOT / "site", help="the folder of the site (default: site/)"
    )
    site.add_argument(
        "--address", default="", help="where it will live, if not at the site_url of mkdocs.yml"
    )
    site.add_argument(
        "--live", action="store_true", help=argparse.SUPPRESS
    )  # for a server that adds a script
    live = commands.add_parser("serve", help="build, serve and rebuild at every edit")
    live.add_argument("--port", type=int, default=8000)
    live.add_argument("--address", default="", help="default: http://127.0.0.1:<port>/; may have a path")
    commands.add_parser("check", help="read and link everything, write nothing")
    question = commands.add_parser("ask", help="ask a calculator: ask liquidation-price entry_price=30000")
    question.add_argument("calculator", metavar="SLUG")
    question.add_argument("inputs", nargs="*", metavar="name=value")
    question.add_argument("--preset", default="")
    question.add_argument(
        "--solve", default="", metavar="INPUT",
        help="the other way round: --solve leverage price=50000",
    )  # fmt: skip
    question.add_argument("--json", action="store_true", help="the whole answer as JSON")
    given, rest = parser.parse_known_args(arguments)
    if given.command == "ask":  # its inputs may stand on both sides of an option
        given.inputs += [one for one in rest if not one.startswith("-")]
        rest = [one for one in rest if one.startswith("-")]
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    match given.command:
        case "build":
            return told(
                build(given.to.resolve(), given.address, live=given.live), f"The site is in {given.to}."
            )
        case "serve":
            from termsite.serving.serve import serve

            return serve(ROOT, given.address or f"http://127.0.0.1:{given.port}/")
        case "check":
            return told(read_and_link()[1], "No problems.")
        case _:
            return ask(given.calculator, given.inputs, given.preset, given.solve, as_json=given.json)


def read_and_link(root: Path = ROOT) -> tuple[Glossary, list[Problem]]:
    """Read all content and resolve every name."""
    from termsite.content.read import read_areas, read_catalogue, read_docs, read_paths, read_terms
    from termsite.linking.link import link

    terms, in_terms = read_terms(root / "terms")
    areas, in_areas = read_areas(root / "docs" / "areas")
    paths, in_paths = read_paths(root / "docs" / "paths")
    docs, in_docs = read_docs(root / "docs")
    catalogue, in_calculators = read_catalogue(root / "calculators")
    unreadable = [*in_terms, *in_areas, *in_paths, *in_docs, *in_calculators]
    unread = frozenset(Path(problem.place.path).stem for problem in (*in_terms, *in_areas))
    glossary, unlinked = link(terms, areas, paths, catalogue, docs, unread)
    return glossary, unreadable + unlinked


def build(to: Path, address: str = "", *, live: bool = False, root: Path = ROOT) -> list[Problem]:
    """Build the whole site into a folder; with any problem, nothing is published."""
    from termsite.content.changelog import read_changelog
    from termsite.downloads.all import downloads
    from termsite.downloads.feed import notices
    from termsite.downloads.search import search
    from termsite.engine.bundle import bundle
    from termsite.engine.code import code
    from termsite.pages.all import pages
    from termsite.publish import publish
    from termsite.rendering.render import render
    from termsite.rendering.slim import slim
    from termsite.theme.dress import dress
    from termsite.theme.frame import frames, site_of
    from termsite.verify import verify

    glossary, problems = read_and_link(root)
    if problems:
        return problems
    site = site_of(root, address, live=live)
    engine = bundle(root)
    shown = pages(glossary, glossary.catalogue, site, read_changelog(root / "CHANGELOG.md"))
    theme = frames(root, shown, glossary, site)
    drawn = render(shown, theme, site, scripts=(one.path for one in engine))
    documents = drawn if live else slim(drawn)  # a live server adds its script before a closing tag
    files = (*search(shown, root / "node_modules"), *downloads(glossary, site), *notices(shown, site))
    files = (*files, *code(root, glossary.catalogue), *dress(root, theme.styles))
    return publish((*documents, *engine, *files), to, partial(verify, base=site.base))


def told(problems: list[Problem], well: str) -> int:
    """Print every problem, sorted and counted, or that all is well."""
    for problem in sorted(set(problems)):
        print(problem, file=sys.stderr)
    if not problems:
        print(well)
        return 0
    count, files = len(set(problems)), len({problem.place.path for problem in problems})
    say = f"{count} problem{'s' * (count != 1)} in {files} file{'s' * (files != 1)}."
    print(say, file=sys.stderr)
    return 1


def ask(calculator: str, inputs: list[str], preset: str, solve: str = "", *, as_json: bool) -> int:
    """Print what a calculator answers."""
    from termsite.serving.asking import asked

    answer, text = asked(ROOT / "calculators", calculator, inputs, preset, solve)
    if as_json and answer:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print(text, file=sys.stderr if answer.get("status", "refused") == "refused" else sys.stdout)
    return 1 if answer.get("status", "refused") == "refused" else 0


if __name__ == "__main__":
    sys.exit(main())
