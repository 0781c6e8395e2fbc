"""Margin and liquidation: ask a calculator, list them, find and read a term, serve an assistant."""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib.metadata import version
from io import TextIOWrapper
from typing import Any

from calckit.asking.in_words import in_words
from calckit.asking.manual import manual
from marginary.catalogue import Unknown, calculator, catalogue
from marginary.glossary import find, term

_EXTRA = ("anyio", "jsonschema", "mcp", "mcp_types")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what is not there is told in a sentence."""
    for stream in (sys.stdout, sys.stderr):  # into a file Windows writes an alphabet that lacks Δ and −
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        return _understood(arguments)
    except (Unknown, FileNotFoundError) as error:
        print(error, file=sys.stderr)
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        print('Assistants need more: pip install "marginary[mcp]"', file=sys.stderr)
    return 1


def _understood(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    given, rest = parser.parse_known_args(arguments)
    inputs = [one for one in rest if not one.startswith("-")]  # may stand on both sides of an option
    if len(inputs) < len(rest) or (rest and given.command != "ask"):
        dashed = next((one for one in rest if given.command == "ask" and "=" in one.lstrip("-")), "")
        hint = f"; an input has no dashes: {dashed.lstrip('-')}" if dashed.startswith("-") else ""
        parser.error(f"unrecognized arguments: {' '.join(rest)}{hint}")
    return _run(given, inputs)


def _run(given: argparse.Namespace, more: list[str]) -> int:
    match given.command:
        case "ask":
            return _ask(given, [*given.inputs, *more])
        case "list":
            print("\n".join(f"{slug:26} {one.question}" for slug, one in catalogue().items()))
        case "find":
            return _find(" ".join(given.words))
        case "term":
            print(term(" ".join(given.name))["text"], end="")
        case _:
            from marginary.assistant import serve

            serve()
    return 0


def _find(words: str) -> int:
    found = find(words)
    for one in found:
        print(f"{one['slug']:26} {one['summary']}")
    if not found:
        print(f"No term for '{words}'.", file=sys.stderr)
    return int(not found)


def _ask(given: argparse.Namespace, inputs: list[str]) -> int:
    calculator(given.calculator, given.preset)
    reply, text = in_words(catalogue(), given.calculator, inputs, given.preset, given.solve)
    refused = reply.get("status", "refused") == "refused"
    if given.json and reply:
        print(json.dumps(reply, ensure_ascii=False, indent=2))
    else:
        print(text, file=sys.stderr if refused else sys.stdout)
    return int(refused)


class _Manual(argparse.Action):
    """`--help` behind a calculator says what that one takes and gives."""

    def __call__(self, parser: argparse.ArgumentParser, given: argparse.Namespace, *_: Any) -> None:
        print(manual(calculator(given.calculator)) if given.calculator else parser.format_help().rstrip())
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="marginary", description=f"{__doc__} For learning; not advice.")
    parser.add_argument("--version", action="version", version=f"marginary {version('marginary')}")
    commands = parser.add_subparsers(dest="command", required=True)
    told = "ask a calculator: ask liquidation-price leverage=20"
    _asks(commands.add_parser("ask", help=told, add_help=False))
    commands.add_parser("list", help="name every calculator with its question")
    search = commands.add_parser("find", help="name the terms that words lead to: find liq price")
    search.add_argument("words", nargs="+")
    read = commands.add_parser("term", help="print what a term means, as Markdown: term margin call")
    read.add_argument("name", nargs="+")
    commands.add_parser("mcp", help="serve an assistant over standard streams (needs marginary[mcp])")
    return parser


def _asks(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("calculator", metavar="SLUG", help="one of `marginary list`")
    ask.add_argument("inputs", nargs="*", metavar="name=value", help="what is left out is as in the example")
    told = "behind SLUG: its inputs, presets and outputs, by name"
    ask.add_argument("-h", "--help", nargs=0, action=_Manual, help=told)
    ask.add_argument("--preset", default="", help="begin with one of its presets instead of the example")
    ask.add_argument(
        "--solve", default="", metavar="INPUT", help="the other way round: --solve leverage price=50000"
    )
    ask.add_argument("--json", action="store_true", help="the whole answer as JSON")
