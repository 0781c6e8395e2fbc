"""Placeholders to numbers: `{calculator:preset.output}` in a text is what the calculator shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from termsite.answers import Answers
from termsite.content.shape import did_you_mean
from termsite.linking.calculators import unknown
from termsite.linking.code import without_code
from termsite.linking.prose import FIGURE
from termsite.model import Content, Place, Problem, Text

_BRACES = re.compile(r"\{\s*(?P<calculator>[\w-]+)[^{}\n]*\}")


def figures(
    texts: Iterable[Text], content: Content, answers: Answers, silent: Set[str]
) -> tuple[dict[str, str], list[Problem]]:
    """The number for every placeholder, and a problem for each that has none.

    Of `silent` calculators it is told elsewhere that they cannot answer.
    """
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for text in texts:
        if "{" not in text.text:  # as in most
            continue
        for match in FIGURE.finditer(without_code(text.text)):
            calculator, preset, output = match.groups()
            if calculator in silent:
                continue
            place = text.at(match.start())
            problem = unknown(content.catalogue, calculator, preset, place)
            shown = {} if problem else answers.figures(calculator, preset or "")
            if output in shown:
                found[match.group()] = shown[output]
            else:
                problems.append(problem or _no_output(calculator, output, list(shown), place))
        problems += _nearly(text, content)
    return found, problems


def _nearly(text: Text, content: Content) -> Iterator[Problem]:
    """What names a calculator in braces and is no placeholder: it would be shown as it is typed."""
    for match in _BRACES.finditer(without_code(text.text)):
        slug = match["calculator"]
        if slug in content.catalogue and not FIGURE.fullmatch(match[0]):
            hint = f"Write {{{slug}.output}} or {{{slug}:preset.output}}, without blanks."
            yield Problem(text.at(match.start()), f"'{match[0]}' is no placeholder", hint)


def _no_output(calculator: str, output: str, known: list[str], place: Place) -> Problem:
    hint = did_you_mean(output, known) or f"It has: {', '.join(known)}."
    return Problem(place, f"calculator '{calculator}' has no output '{output}'", hint)
