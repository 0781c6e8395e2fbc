"""Practice: the same seed gives the same exercise; the right answer is right; the usual mistakes are called by name."""

import json

import pytest

from calckit import Calculator, Number, ask, load
from calckit.practice import MOST_SEED, check, exercise, headline, mistakes

CATALOGUE = load()
EVERY = [pytest.param(calculator, id=slug) for slug, calculator in CATALOGUE.items()]
NAMED = [pytest.param(c, id=slug) for slug, c in CATALOGUE.items() if c.mistakes]
SEEDS = range(1, 30)


@pytest.mark.parametrize("calculator", EVERY)
def test_every_exercise_has_a_number_to_ask_for_and_its_shown_answer_is_right(calculator: Calculator) -> None:
    for seed in SEEDS:
        outcome = exercise(calculator, seed)
        assert outcome.status == "ok"
        assert exercise(calculator, seed).given == outcome.given
        checked = check(outcome, outcome.case[outcome.words.headline].replace(",", ""))
        assert checked.right, (seed, checked.words)


@pytest.mark.parametrize("calculator", NAMED)
def test_each_mistake_can_be_made_and_is_called_by_name(calculator: Calculator) -> None:
    named = set()
    for seed in range(1, 120):
        outcome = exercise(calculator, seed)
        kind = headline(outcome).kind
        assert isinstance(kind, Number)
        for name, value, _ in mistakes(outcome):
            checked = check(outcome, kind.plain(float(f"{value:.9g}")))
            if checked.mistake == name:
                named.add(name)
    assert named == {mistake.name for mistake in calculator.mistakes}


def test_a_declared_mistake_says_what_was_done() -> None:
    outcome = exercise(CATALOGUE["health-factor"], 5)
    wrong = float(outcome.case.debt / (outcome.case.collateral_value * outcome.case.threshold))
    assert check(outcome, f"{wrong:.6f}").mistake == "Upside down"


@pytest.mark.parametrize(
    ("factor", "words"), [(100, "A hundred times too much"), (0.1, "Ten times too little"), (-1, "The sign")]
)
def test_mistakes_that_can_be_made_anywhere_are_named_too(factor: float, words: str) -> None:
    outcome = exercise(CATALOGUE["black-scholes"], 3)
    assert check(outcome, f"{outcome.case.price * factor:.6f}").words.startswith(words)


def test_another_wrong_number_is_told_which_way_it_is_wrong() -> None:
    outcome = exercise(CATALOGUE["liquidation-price"], 3)
    assert "too high" in check(outcome, f"{outcome.case.price * 3.7:.2f}").words
    assert not check(outcome, "what?").right


def test_both_readings_of_one_mark_count() -> None:
    outcome = exercise(CATALOGUE["liquidation-price"], 1)
    whole = f"{outcome.case.price:,.0f}"
    assert check(outcome, whole).right == check(outcome, whole.replace(",", ".")).right


def test_the_door_gives_an_exercise_and_checks_an_answer() -> None:
    def asked(**practice: object) -> dict[str, object]:
        request = {"calculator": "pnl-roe", "root": "../", "practice": practice}
        return dict(json.loads(ask(CATALOGUE, json.dumps(request)))["practice"])

    given = asked(seed=7)
    assert given["inputs"] and given["hints"] and given["unit"] == "USDT"
    assert asked(seed=7) == given
    assert asked(seed=7, answer="12")["right"] is False


@pytest.mark.parametrize("seed", [-1, MOST_SEED + 1, "abc"])
def test_no_other_seeds(seed: object) -> None:
    with pytest.raises(ValueError):
        ask(CATALOGUE, json.dumps({"calculator": "pnl-roe", "practice": {"seed": seed}}))
