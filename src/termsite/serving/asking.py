"""A calculator of the project asked from the command line: the same door as in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from calckit.asking.in_words import Response, in_words
from termsite.content.catalogue import read_catalogue
from termsite.content.settings import read_site
from termsite.linking.calculators import unknown
from termsite.model import Place


def asked(
    root: Path, calculator: str, inputs: Sequence[str], preset: str, solve: str = ""
) -> tuple[Response, str]:
    """Give the response, empty if the question made no sense, and what to print; see `in_words`."""
    catalogue, problems = read_catalogue(root / read_site(root)[0].calculators)
    if problems:
        return {}, "\n".join(map(str, problems))
    if problem := unknown(catalogue, calculator, preset, Place("ask")):
        return {}, f"{problem.message}\n    {problem.hint}"
    return in_words(catalogue, calculator, inputs, preset, solve)
