"""The engine tried before it goes out: what readers may ask of it, asked of Python too."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calckit import Catalogue, ask
from calckit.saying import ENGLISH, Speech, speaking
from termsite.engine.drawn import draw
from termsite.engine.node import step

COUNT = 60  # questions drawn for a calculator
STARTS = ("library", "snapshot")
_ANEW = "Make the profile anew: python -m tests.pyodide.profile 10"
_OTHERWISE = "Nothing goes out before both answer alike; src/termsite/engine/bundle.py makes the engine."


@dataclass(frozen=True, slots=True)
class Told:
    """What an engine answered, and the place of the question that first needed the rest of the runtime.

    -1 is the start of the engine; nothing is none.
    """

    answers: tuple[str, ...]
    cold: int | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A question to a calculator that a reader's engine would not answer as it should, and what to do."""

    calculator: str
    message: str
    hint: str


def answered(engine: Path, start: str, asked: Sequence[str]) -> Told:
    """Put questions to the engine of a folder, started from its library or from its snapshot.

    After `library whole` and `snapshot whole` the runtime is the one for whom its rest cannot be had.
    """
    told = json.loads(step("trial/answers.mjs", engine, *start.split(), given=json.dumps(asked)))
    return Told(tuple(told["answers"]), told["cold"])


def questions(catalogue: Catalogue, count: int = COUNT) -> tuple[str, ...]:
    """Return, for each calculator, its default, its presets, and random inputs, plain and typed in turn.

    They are drawn by the calculator's name: the same ones at every trial.
    """
    return tuple(json.dumps(one) for slug in catalogue for one in _of(catalogue, slug, count))


def _of(catalogue: Catalogue, slug: str, count: int) -> Iterator[dict[str, Any]]:
    calculator, chance = catalogue[slug], random.Random(f"answers {slug}")
    yield from ({"calculator": slug, "preset": one} for one in ("", *(p.slug for p in calculator.presets)))
    for number in range(count):
        how = "typed" if number % 2 else "plain"
        yield {"calculator": slug, how: draw(calculator, chance), "root": "../../"}


def trial(
    engine: Path,
    catalogue: Catalogue,
    asked: Sequence[str],
    speech: Speech = ENGLISH,
    starts: Sequence[str] = STARTS,
) -> list[Fault]:
    """Put questions to the engine of a folder and to Python, and return whatever was not as it should be.

    Both answer in the language of `speech`, which the engine was made with.
    """
    with speaking(speech):
        right = [ask(catalogue, one) for one in asked]
    return [
        fault for start in starts for fault in judged(start, asked, right, answered(engine, start, asked))
    ]


def judged(start: str, asked: Sequence[str], right: Sequence[str], told: Told) -> Iterator[Fault]:
    """Say what is wrong with an engine's answers: a calculator's first that differs, and the cold one."""
    if told.cold is not None:
        when = f"when asked {asked[told.cold]}" if told.cold >= 0 else "before it is asked anything"
        calculator = _calculator(asked[max(told.cold, 0)])
        yield Fault(
            calculator, f"{calculator}, from the {start}, needs the rest of the runtime {when}", _ANEW
        )
    wrong = [one for one, ours, its in zip(asked, right, told.answers, strict=True) if ours != its]
    for calculator, one in {_calculator(one): one for one in reversed(wrong)}.items():
        message = f"{calculator}, from the {start}, answers otherwise than Python when asked {one}"
        yield Fault(calculator, message, _OTHERWISE)


def _calculator(question: str) -> str:
    return str(json.loads(question)["calculator"])
