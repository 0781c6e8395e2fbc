"""The other way round: what is found gives the asked number when it is put back; what is not there is said to be not there."""

import json
import os
import random
from collections.abc import Iterator
from itertools import islice

import pytest

from calckit import Calculator, Outcome, answer, ask, load
from calckit.asking.answering import read
from calckit.asking.solve import solve
from tests.calculators import inputs
from tests.draws import some

CATALOGUE = load()
PAIRS = [
    pytest.param(calculator, name, output, id=f"{slug}:{name}-{output}")
    for slug, calculator in CATALOGUE.items()
    for name, output in calculator.solve
]
DRAWS = 12
ENOUGH = int(os.environ.get("MARGINARY_SOLVED", "12"))  # found ones, after which a pair is believed


@pytest.mark.parametrize(("calculator", "name", "output"), some(PAIRS, 4))
def test_solving_and_asking_again_agree(calculator: Calculator, name: str, output: str) -> None:
    chance = random.Random(f"{calculator.slug} {name} {output}")
    found = 0
    for start, outcome in islice(answered(calculator, output, chance), DRAWS):
        target = outcome.case[output]
        solved = solve(
            calculator,
            read(calculator, plain={**start, name: _another(calculator, name, outcome)}),
            name,
            output,
            target,
        )
        if solved.status != "found":
            continue
        found += 1
        kind = next(field.kind for field in calculator.inputs if field.name == name)
        again = answer(calculator, plain={**start, name: kind.plain(solved.value)})  # type: ignore[union-attr,arg-type]
        assert isinstance(again, Outcome), (start, solved)
        assert again.case[output] == target, (start, solved)
        if found == ENOUGH:
            break
    assert found >= 3, "the search finds what is there"


def answered(
    calculator: Calculator, output: str, chance: random.Random
) -> Iterator[tuple[inputs.Inputs, Outcome]]:
    """Yield the default and then drawn inputs, those that have a number to ask for."""
    for start in [{}, *(inputs.draw(calculator, chance) for _ in range(DRAWS * 6))]:
        outcome = answer(calculator, plain=start)
        if isinstance(outcome, Outcome) and getattr(outcome.case, output) is not None:
            yield start, outcome


def _another(calculator: Calculator, name: str, outcome: Outcome) -> str:
    """Return another value than the one to be found, that the field takes."""
    field = next(field for field in calculator.inputs if field.name == name)
    return (
        outcome.given[name]
        if getattr(outcome.case, name) == field.default
        else field.kind.plain(field.default)  # type: ignore[union-attr]
    )


def asked(slug: str, plain: dict[str, str], pick: str = "", **wanted: str) -> dict[str, str]:
    request = {
        "calculator": slug,
        "plain": plain,
        "pick": pick,
        "solve": {"for": wanted["name"], "output": wanted["output"], "target": wanted["target"]},
    }
    solved: dict[str, str] = json.loads(ask(CATALOGUE, json.dumps(request)))["solved"]
    return solved


def test_the_answer_is_said_with_its_direction() -> None:
    solved = asked("liquidation-price", {}, name="leverage", output="price", target="50,000")
    assert solved["status"] == "found"
    assert solved["sentence"] == "A leverage of 5.85366× gives a liquidation price of 50,000.00 USDT."
    assert solved["direction"] == "The higher the leverage, the higher the liquidation price."
    assert solved["value"] == "5.85366"


def test_no_value_is_said_honestly_with_what_there_is() -> None:
    solved = asked("liquidation-price", {}, name="leverage", output="price", target="70000")
    assert solved["status"] == "none"
    assert solved["value"] is None
    assert solved["sentence"].startswith("No leverage gives a liquidation price of 70,000.00 USDT.")
    assert "59,899.50 at 150×" in solved["sentence"]


def test_near_the_edge_of_what_exists_it_is_still_found() -> None:
    solved = asked("liquidation-price", {}, name="leverage", output="price", target="1")
    assert solved["status"] == "found"


def test_a_jump_past_the_target_is_no_solution_and_is_told() -> None:
    solved = asked("liquidation-cascade", {}, name="initial_quantity", output="final_price", target="98.7")
    assert solved["status"] == "none"
    assert solved["sentence"] == (
        "No opening sale gives a price at the end of 98.70 USDT. "
        "The price at the end jumps past it, from 99.50 to 97.50, near 55."
    )


def test_where_the_output_stands_still_any_value_of_it_will_do() -> None:
    solved = asked("partial-liquidation", {}, name="equity", output="left", target="13.3333")
    assert solved["sentence"] == "An equity of 18,500 USDT gives a quantity left of 13.3333 BTC."


UNITS = [
    ("liquidation-price", "", {"contract": "inverse"}, "leverage", "price", "50,000 USD", "A leverage of 4.85437× gives a liquidation price of 50,000.00 USD."),
    ("partial-liquidation", "binance.DOGEUSDT", {}, "equity", "left", "12.5 DOGE", "An equity of 18,500 USDT gives a quantity left of 12.5 DOGE."),
    ("liquidation-price", "binance.ETHBTC", {"quantity": "1", "entry_price": "0.05"}, "extra_margin", "price", "0.04 BTC", "An extra margin of 0.0052 BTC gives a liquidation price of 0.04 BTC."),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "pick", "plain", "name", "output", "target", "sentence"), UNITS)
def test_both_numbers_have_the_units_that_they_have_in_the_answer(
    slug: str, pick: str, plain: dict[str, str], name: str, output: str, target: str, sentence: str
) -> None:
    assert asked(slug, plain, pick, name=name, output=output, target=target)["sentence"] == sentence


def test_every_calculator_can_be_asked_the_other_way_round() -> None:
    assert [slug for slug, calculator in CATALOGUE.items() if not calculator.solve] == []


@pytest.mark.parametrize("target", ["", "abc", "1e5", "9" * 5_000, "<b>1</b>"])
def test_a_target_that_is_no_number_is_refused_in_words(target: str) -> None:
    solved = asked("liquidation-price", {}, name="leverage", output="price", target=target)
    assert solved["status"] == "refused"
    assert solved["sentence"].endswith(".")
    assert "<" not in solved["sentence"]


def test_refused_inputs_are_told_first() -> None:
    solved = asked("liquidation-price", {"entry_price": "-1"}, name="leverage", output="price", target="5")
    assert solved["sentence"] == "Entry price must be above 0."


def test_what_has_no_single_number_cannot_be_solved_for() -> None:
    with pytest.raises(KeyError):
        solve(CATALOGUE["cross-margin"], read(CATALOGUE["cross-margin"]), "positions", "price", "1")
