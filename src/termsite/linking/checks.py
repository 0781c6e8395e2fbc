"""What a learning path asks its readers: a term of the path, and an output that can be worked by hand."""

from __future__ import annotations

from collections.abc import Iterator, Set

from termsite.answers import Answers
from termsite.content.shape import did_you_mean
from termsite.linking.calculators import unknown
from termsite.model import Check, Content, LearningPath, Problem


def check_problems(content: Content, answers: Answers, silent: Set[str]) -> Iterator[Problem]:
    """Checks of what is no term of their path, and of what no calculator leads to; `silent` ones are told."""
    for path in content.paths:
        for check in path.checks:
            yield from _stray(check, path)
            if check.calculator in silent:
                continue
            if missing := unknown(content.catalogue, check.calculator, None, check.place):
                yield missing
            else:
                yield from _not_asked(check, answers.askable(check.calculator))


def _stray(check: Check, path: LearningPath) -> Iterator[Problem]:
    terms = [reference.slug for reference in path.terms]
    if check.term not in terms:
        hint = did_you_mean(check.term, terms) or "A check belongs to one of the path's terms."
        yield Problem(check.place, f"the path has no term '{check.term}'", hint)


def _not_asked(check: Check, outputs: tuple[str, ...]) -> Iterator[Problem]:
    if check.output not in outputs:
        message = f"no step of calculator '{check.calculator}' gives '{check.output}'"
        hint = did_you_mean(check.output, outputs) or f"Its working gives: {', '.join(outputs)}."
        yield Problem(check.place, message, hint)
