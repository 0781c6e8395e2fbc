"""The command `marginary`: ask a calculator, list them, read a term, serve an assistant."""

import argparse
import json
import sys
from collections.abc import Sequence

from calckit.asking.in_words import in_words
from marginary.catalogue import Unknown, calculator, catalogue
from marginary.glossary import term

_EXTRA = ("anyio", "jsonschema", "mcp", "mcp_types")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what is not there is told in a sentence."""
    given, rest = _parser().parse_known_args(arguments)
    inputs = [one for one in rest if not one.startswith("-")]  # may stand on both sides of an option
    if len(inputs) < len(rest) or (rest and given.command != "ask"):
        _parser().error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        return _run(given, inputs)
    except (Unknown, FileNotFoundError) as error:
        print(error, file=sys.stderr)
    except ModuleNotFoundError as error:
        if error.name not in _EXTRA:
            raise
        print('Assistants need more: pip install "marginary[mcp]"', file=sys.stderr)
    return 1


def _run(given: argparse.Namespace, more: list[str]) -> int:
    match given.command:
        case "ask":
            return _ask(given, [*given.inputs, *more])
        case "list":
            print("\n".join(f"{slug:26} {one.question}" for slug, one in catalogue().items()))
        case "term":
            print(term(" ".join(given.name))["text"], end="")
        case _:
            from marginary.assistant import serve

            serve()
    return 0


def _ask(given: argparse.Namespace, inputs: list[str]) -> int:
    calculator(given.calculator, given.preset)
    reply, text = in_words(catalogue(), given.calculator, inputs, given.preset, given.solve)
    refused = reply.get("status", "refused") == "refused"
    if given.json and reply:
        print(json.dumps(reply, ensure_ascii=False, indent=2))
    else:
        print(text, file=sys.stderr if refused else sys.stdout)
    return int(refused)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="marginary", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask", help="ask a calculator: ask liquidation-price entry_price=30000")
    ask.add_argument("calculator", metavar="SLUG")
    ask.add_argument("inputs", nargs="*", metavar="name=value")
    ask.add_argument("--preset", default="")
    ask.add_argument(
        "--solve", default="", metavar="INPUT", help="the other way round: --solve leverage price=50000"
    )
    ask.add_argument("--json", action="store_true", help="the whole answer as JSON")
    commands.add_parser("list", help="name every calculator with its question")
    read = commands.add_parser("term", help="print what a term means, as Markdown: term margin call")
    read.add_argument("name", nargs="+")
    commands.add_parser(
        "mcp", help="serve an assistant over standard input and output (needs marginary[mcp])"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
