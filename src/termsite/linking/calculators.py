"""Calculators against the rest: whether each answers, and whether the terms that it names are there."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Set

from calckit import Calculator, Catalogue
from calckit.marks import named
from termsite.answers import Answers
from termsite.content.shape import did_you_mean
from termsite.linking.names import no_term
from termsite.linking.spelling import misspelt
from termsite.model import Content, Doc, Place, Problem, Term, Text


def unknown(catalogue: Catalogue, calculator: str, preset: str | None, place: Place) -> Problem | None:
    """A problem if there is no such calculator or preset."""
    if calculator not in catalogue:
        hint = did_you_mean(calculator, list(catalogue)) or "Each file in calculators/ is one."
        return Problem(place, f"no calculator '{calculator}'", hint)
    presets = [known.slug for known in catalogue[calculator].presets]
    if preset and preset not in presets:
        hint = did_you_mean(preset, presets) or f"It has: {', '.join(presets) or 'none'}."
        return Problem(place, f"calculator '{calculator}' has no preset '{preset}'", hint)
    return None


def unused(
    terms: Iterable[Term], docs: Iterable[Doc], catalogue: Catalogue, silent: Set[str]
) -> list[Problem]:
    """What terms and pages want to show, where there is no such calculator or preset."""
    wanted = [(use.calculator, use.preset, use.place) for term in terms for use in term.calculators]
    docs = tuple(docs)
    wanted += [(doc.feature.slug, None, doc.feature.place) for doc in docs if doc.feature]
    wanted += [(to.slug, None, to.place) for doc in docs for _, to in doc.doors]
    found = (unknown(catalogue, *one) for one in wanted if one[0] not in silent)
    return [problem for problem in found if problem is not None]


def answered(content: Content, answers: Answers) -> dict[str, tuple[Problem, ...]]:
    """The calculators that do not answer as they are declared, by slug, each with why."""
    found: dict[str, tuple[Problem, ...]] = {}
    for slug, calculator in answers.catalogue.items():
        source = content.sources[slug]
        if problems := misspelt(calculator, source):
            found[slug] = problems
        elif problem := _trouble(calculator, source, answers):
            found[slug] = (problem,)
    return found


def _trouble(calculator: Calculator, source: Text, answers: Answers) -> Problem | None:
    for preset in _cases(calculator):
        case = f"preset '{preset}'" if preset else "its own example"
        try:
            answer = answers.answer(calculator.slug, preset, "full")
        except Exception as error:  # whatever an editor's Python raises becomes a problem with its line
            message = f"cannot answer {case}: {type(error).__name__}: {error}"
            return Problem(Place(source.place.path, _line(error, source.place.path)), message)
        if answer["refusals"]:
            message = f"refuses {case}: {answer['refusals'][0]['message']}"
            return Problem(next(written_at(source, preset)), message, "Give it numbers that can be answered.")
    return None


def _line(error: Exception, path: str) -> int:
    """The last line of this file that the error came through."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename.replace("\\", "/").endswith(path)]
    return (lines[-1] if lines else None) or 1


def misnamed(content: Content, answers: Answers, known: Set[str], silent: Set[str]) -> list[Problem]:
    """Terms that a calculator names - itself, in a field or column, in its words - and that are none."""
    return [
        no_term(slug, place, known)
        for calculator in content.catalogue.values()
        if calculator.slug not in silent
        for slug in sorted(_terms(calculator, answers) - known)
        for place in written_at(content.sources[calculator.slug], slug)
    ]


def _terms(calculator: Calculator, answers: Answers) -> Set[str]:
    said = (answers.terms(calculator.slug, preset) for preset in _cases(calculator))
    texts = (
        *calculator.assumptions,
        *(preset.source for preset in calculator.presets),
        *(mistake.why for mistake in calculator.mistakes),
    )
    return {*calculator.every_term, *(slug for text in texts for slug in named(text))}.union(*said)


def _cases(calculator: Calculator) -> tuple[str, ...]:
    return ("", *(preset.slug for preset in calculator.presets))


def written_at(source: Text, slug: str) -> Iterator[Place]:
    """Where a file names a slug, in quotes or in brackets; its first line if it only puts it together."""
    whole = re.compile(rf"(?:['\"]|\[\[){re.escape(slug)}(?:['\"]|\]\]|\|)")
    lines = [n for n, line in enumerate(source.text.splitlines(), 1) if whole.search(line)] if slug else []
    yield from (Place(source.place.path, line) for line in lines or [1])
