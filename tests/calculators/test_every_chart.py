"""Every calculator's chart, wide and narrow, over presets and random inputs: nothing covered, cut or outside."""

import os
import random

import pytest

from calckit import Calculator, Outcome, answer, load
from calckit.chart.draw import NARROW, WIDE, draw
from tests.calckit.chart.boxes import clipped, collisions, label_boxes, outside
from tests.calculators import inputs

CATALOGUE = load()
STARTS = [
    pytest.param(calculator, preset, id=f"{slug}:{preset or 'default'}")
    for slug, calculator in CATALOGUE.items()
    for preset in ("", *(each.slug for each in calculator.presets))
]
EVERY = [pytest.param(calculator, id=slug) for slug, calculator in CATALOGUE.items()]
DRAWS = int(os.environ.get("MARGINARY_RANDOM", "50"))
WIDTHS = (WIDE, NARROW)


@pytest.mark.parametrize(("calculator", "preset"), STARTS)
def test_a_worked_example_is_told_whole(calculator: Calculator, preset: str) -> None:
    outcome = answer(calculator, preset=preset)
    assert isinstance(outcome, Outcome)
    for width in WIDTHS:
        svg = draw(outcome.chart, width)
        assert [box.text for box in label_boxes(svg) if "…" in box.text] == []


@pytest.mark.parametrize("calculator", EVERY)
def test_no_words_on_words_and_nothing_outside(calculator: Calculator) -> None:
    chance = random.Random(f"chart {calculator.slug}")
    plains = [{}, *(inputs.draw(calculator, chance) for _ in range(DRAWS))]
    outcomes = [
        outcome for plain in plains if isinstance(outcome := answer(calculator, plain=plain), Outcome)
    ]
    for outcome in outcomes:
        for width in WIDTHS:
            svg = draw(outcome.chart, width)
            assert (outside(svg), collisions(svg), clipped(svg)) == ([], [], []), outcome.given
