"""An iterative answer, round by round."""

import json
import random

import pytest

from calckit import Calculator, Outcome, answer, ask, load
from tests.calculators import inputs

CATALOGUE = load()
STEPPED = [pytest.param(c, id=slug) for slug, c in CATALOGUE.items() if c.rounds]


def test_the_cascade_is_one_of_them() -> None:
    assert CATALOGUE["liquidation-cascade"].rounds


@pytest.mark.parametrize("calculator", STEPPED)
def test_every_round_has_its_words_and_its_own_charts(calculator: Calculator) -> None:
    chance = random.Random(calculator.slug)
    for plain in [{}, *(inputs.draw(calculator, chance) for _ in range(15))]:
        outcome = answer(calculator, plain=plain)
        if not isinstance(outcome, Outcome):
            continue
        assert outcome.rounds
        request = {"calculator": calculator.slug, "plain": plain}
        whole = json.loads(ask(CATALOGUE, json.dumps(request)))["html"]["rounds"]
        assert whole.count("<li>") == len(outcome.rounds.rounds) >= 1
        drawn = {
            json.loads(ask(CATALOGUE, json.dumps(request | {"round": i})))["html"]["round"]
            for i in range(len(outcome.rounds.rounds))
        }
        assert len(drawn) == len(outcome.rounds.rounds), "each round looks different"
        assert all("style=" not in html and "nan" not in html for html in drawn)


def test_the_last_round_of_the_cascade_is_the_chart_of_the_whole() -> None:
    outcome = answer(CATALOGUE["liquidation-cascade"])
    assert isinstance(outcome, Outcome) and outcome.rounds
    assert outcome.rounds.charts(len(outcome.rounds.rounds) - 1)[0] == outcome.chart


def test_what_the_rounds_tell_better_is_not_told_twice() -> None:
    reply = json.loads(ask(CATALOGUE, json.dumps({"calculator": "liquidation-cascade"})))
    assert "Every sale" not in reply["html"]["results"]
    assert "Buyers in the book" in reply["html"]["results"]
