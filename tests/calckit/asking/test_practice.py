"""Practice: the same seed gives the same exercise; the right answer is right; the usual mistakes are called by name."""

import json

import pytest

from calckit import Calculator, Number, Outcome, ask, askable, load
from calckit.asking.practice import MOST_SEED, TOLERANCE, check, exercise, headline, mistakes, shown
from tests.draws import some

CATALOGUE = load()
EVERY = [pytest.param(calculator, id=slug) for slug, calculator in CATALOGUE.items()]
SEEDS = range(1, 30)


@pytest.mark.parametrize("calculator", some(EVERY, 2))
def test_every_exercise_has_a_number_to_ask_for_and_its_shown_answer_is_right(calculator: Calculator) -> None:
    for seed in SEEDS:
        outcome = exercise(calculator, seed)
        assert outcome.status == "ok"
        assert exercise(calculator, seed).given == outcome.given
        for answer in (outcome.case[outcome.words.headline].replace(",", ""), shown(outcome)):
            checked = check(outcome, answer)
            assert checked.right, (seed, answer, checked.words)


@pytest.mark.parametrize("calculator", some(EVERY, 4))
def test_each_mistake_can_be_made_and_is_called_by_name(calculator: Calculator) -> None:
    named = set()
    for seed in range(1, 120):
        outcome = exercise(calculator, seed)
        for name, value, _ in mistakes(outcome):
            if check(outcome, typed(outcome, value)).mistake == name:
                named.add(name)
    assert named == {mistake.name for mistake in calculator.mistakes} != set()


@pytest.mark.parametrize("calculator", some(EVERY, 4))
def test_no_mistake_counts_as_right_and_none_is_called_by_another_name(calculator: Calculator) -> None:
    """But for one whose number is the answer, or cannot be told from the answer rounded, or is next to nothing."""
    for seed in range(1, 60):
        outcome = exercise(calculator, seed)
        kind, right = headline(outcome).kind, getattr(outcome.case, outcome.words.headline)
        assert isinstance(kind, Number)
        made = mistakes(outcome)
        for name, value, _ in made:
            same = kind.show(value) == kind.show(right) or value == pytest.approx(right, rel=TOLERANCE / 10)
            if same or 0 < abs(value) < 1e-9:
                continue
            checked = check(outcome, typed(outcome, value))
            alike = {other for other, number, _ in made if number == pytest.approx(value, rel=1e-9)}
            assert not checked.right, (seed, name)
            assert checked.mistake in alike | {name}, (seed, name)
            assert checked.words.startswith(f"{checked.mistake}: ")


def typed(outcome: Outcome, value: float) -> str:
    """Write a number with all the digits that a reader might copy from a calculator."""
    kind = headline(outcome).kind
    assert isinstance(kind, Number)
    return kind.plain(float(f"{value:.12g}"))


def test_a_declared_mistake_says_what_was_done() -> None:
    outcome = exercise(CATALOGUE["health-factor"], 5)
    case = outcome.case
    wrong = float(case.debt * case.borrow_factor / (case.collateral_value * case.threshold))
    assert check(outcome, f"{wrong:.6f}").mistake == "Upside down"


def test_a_term_in_a_mistake_is_a_link() -> None:
    case = exercise(CATALOGUE["health-factor"], 5).case
    wrong = float(case.collateral_value * case.max_ltv / (case.debt * case.borrow_factor))
    attempt = {"seed": 5, "answer": f"{wrong:.6f}"}
    asked = {"calculator": "health-factor", "root": "../../", "practice": attempt}
    told = json.loads(ask(CATALOGUE, json.dumps(asked)))["practice"]
    assert '<a class="mg-term" href="../../terms/liquidation-threshold/">threshold</a>' in told["html"]
    assert "[[" not in told["words"] + told["html"]
    assert told["words"].endswith("liquidation looks at the threshold.")


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


@pytest.mark.parametrize("calculator", some(EVERY, 4))
def test_whatever_the_working_leads_to_can_be_asked_for(calculator: Calculator) -> None:
    for of in askable(calculator):
        for seed in range(1, 8):
            outcome = exercise(calculator, seed, of)
            assert outcome.words.headline == of
            assert check(outcome, outcome.case[of].replace(",", "")).right, (of, seed)


def test_no_other_output_is_asked_for() -> None:
    with pytest.raises(KeyError):
        exercise(CATALOGUE["liquidation-price"], 1, "distance")


def drawn(**practice: object) -> dict[str, object]:
    request = {"calculator": "liquidation-price", "root": "../", "practice": practice}
    return dict(json.loads(ask(CATALOGUE, json.dumps(request)))["practice"])


def test_a_sheet_is_known_by_its_number_and_no_two_share_an_exercise() -> None:
    assert drawn(seed=7, place=3) == drawn(seed=7, place=3) == drawn(seed=703)
    seeds = {drawn(seed=sheet, place=place)["seed"] for sheet in (1, 2, 99, 100) for place in (1, 2, 12)}
    assert len(seeds) == 12
    with pytest.raises(ValueError, match="place"):
        drawn(seed=1, place=100)


def test_the_key_ends_with_the_answer() -> None:
    one = drawn(seed=4)
    assert str(one["answer"]) in str(one["key"])
    assert str(one["key"]).count("<li>") == len(list(one["hints"]))  # type: ignore[call-overload]
    assert "Liquidation price" not in [given["label"] for given in one["inputs"]]  # type: ignore[attr-defined]
