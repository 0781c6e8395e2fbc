"""An iterative answer, round by round."""

import json
import random
import re

import pytest

from calckit import Calculator, Outcome, answer, ask, load
from calckit.chart.draw import draw
from calckit.marks import bare
from tests.calckit.chart.boxes import collisions, outside
from tests.calculators import inputs

CATALOGUE = load()
CLOSING = ("liquidation-cascade", "margin-contagion", "partial-liquidation")
STEPPED = [pytest.param(c, id=slug) for slug, c in CATALOGUE.items() if c.rounds]


def test_what_closes_in_rounds_and_what_replays_days_can_be_stepped_through() -> None:
    stepped = {slug for slug, calculator in CATALOGUE.items() if calculator.rounds}
    assert stepped == {*CLOSING, "replay-of-real-days"}


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
        assert not any("style=" in html or re.search(r"\bnan\b", html) for html in drawn)


@pytest.mark.parametrize("calculator", STEPPED)
def test_every_round_is_a_sound_picture_at_both_widths(calculator: Calculator) -> None:
    chance = random.Random(f"{calculator.slug} drawn")
    starts = [
        dict(answer(calculator, preset=slug).given) for slug in ("", *(p.slug for p in calculator.presets))
    ]
    for plain in [*starts, *(inputs.draw(calculator, chance) for _ in range(10))]:
        outcome = answer(calculator, plain=plain)
        if not isinstance(outcome, Outcome) or not outcome.rounds:
            continue
        for index in range(len(outcome.rounds.rounds)):
            for chart in outcome.rounds.charts(index):
                for width in (328, 440):
                    svg = draw(chart, width)
                    assert (outside(svg), collisions(svg)) == ([], []), (plain, index)


@pytest.mark.parametrize("slug", CLOSING)
def test_the_last_round_is_the_chart_of_the_whole(slug: str) -> None:
    outcome = answer(CATALOGUE[slug])
    assert isinstance(outcome, Outcome) and outcome.rounds
    assert outcome.rounds.charts(len(outcome.rounds.rounds) - 1)[0] == outcome.chart


def test_the_day_that_is_looked_at_is_the_chart_of_its_round() -> None:
    outcome = answer(CATALOGUE["replay-of-real-days"], plain={"bought": "3", "day": "12"})
    assert isinstance(outcome, Outcome) and outcome.rounds
    assert outcome.rounds.rounds[9].name == "12"
    assert outcome.rounds.charts(9)[0] == outcome.chart


def test_a_step_down_works_what_is_sold_and_what_is_asked_of_the_rest() -> None:
    outcome = answer(CATALOGUE["partial-liquidation"])
    assert isinstance(outcome, Outcome) and outcome.rounds
    assert [one.figure for one in outcome.rounds.rounds] == ["6,000,000.00", "3,000,000.00", "800,000.00"]
    assert bare(outcome.rounds.rounds[1].words) == (
        "(6,000,000.00 − 3,000,000.00) / 60,000.00 = 50 BTC, at a fee of 1,500.00. 3,000,000.00 × 1.00% − 12,000.00 = "
        "18,000.00 are required; the equity of 17,000.00 is not more, so part of it is closed."
    )


def test_a_contagion_works_the_prices_and_names_who_is_reached() -> None:
    outcome = answer(CATALOGUE["margin-contagion"])
    assert isinstance(outcome, Outcome) and outcome.rounds
    assert [one.figure for one in outcome.rounds.rounds] == ["0 of 5", "1 of 5", "2 of 5", "3 of 5"]
    assert bare(outcome.rounds.rounds[1].words) == (
        "10 BTC are sold: 54,000.00 × (1 − 10 × 0.20%) = 52,920.00. Now B has 17,600.00 of the 19,230.00 required."
    )


def test_what_the_rounds_tell_better_is_not_told_twice() -> None:
    reply = json.loads(ask(CATALOGUE, json.dumps({"calculator": "liquidation-cascade"})))
    assert "Every sale" not in reply["html"]["results"]
    assert "Buyers in the book" in reply["html"]["results"]
