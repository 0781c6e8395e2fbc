"""What cannot be had, in one sentence: the thing, why, and what to do."""

from collections.abc import Iterable, Sequence

from tests.tools.attempt import Attempt


class Lacking(Exception):
    """Tools that the tests need and that cannot be had here, of a run that wanted these engines."""

    def __init__(self, lacking: Sequence[Attempt], engines: Sequence[str]) -> None:
        tools = [one.tool for one in lacking]
        why = dict.fromkeys(fault for one in lacking for fault in one.faults)
        ways = [
            f"install {_and(tool.package for tool in tools)}",
            f"name the program in {_and(tool.variable for tool in tools)}",
            *_without({tool.engine for tool in tools}, engines),
            *(
                ["do without what is heard in `make test`"]
                if all(tool.ear and not tool.engine for tool in tools)
                else []
            ),
        ]
        super().__init__(f"The tests need {_and(tool.label for tool in tools)}: {_and(why)}; {_or(ways)}.")


def _without(lacking: set[str], engines: Sequence[str]) -> list[str]:
    left = [name for name in engines if name not in lacking]
    return [f"leave it out with `make test ENGINES={','.join(left)}`"] if left and "" not in lacking else []


def _and(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _or(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
