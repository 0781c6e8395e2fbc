"""What an exercise tells: the inputs that its answer hangs on, and rows up to the last of them."""

import pytest

from calckit import Choice, Number, Outcome, answer, load
from calckit.asking.given import matters, rows_needed
from calckit.asking.practice import exercise

CATALOGUE = load()
LIQUIDATION = CATALOGUE["liquidation-price"]
RULE = next(field.kind for field in LIQUIDATION.inputs if field.name == "rule")
RULES = tuple(RULE.options) if isinstance(RULE, Choice) else ()


def asked(calculator: str, **plain: str) -> Outcome:
    outcome = answer(CATALOGUE[calculator], plain=plain)
    assert isinstance(outcome, Outcome)
    return outcome


def told(outcome: Outcome) -> set[str]:
    return {
        field.name
        for field in outcome.calculator.inputs
        if isinstance(field.kind, Number) and matters(outcome, field)
    }


def test_a_fee_is_told_where_the_rule_takes_it() -> None:
    found = set()
    for rule in RULES:
        fees = {asked("liquidation-price", rule=rule, fee=fee).case.price for fee in ("0", "1")}
        takes = len(fees) == 2
        assert ("fee" in told(asked("liquidation-price", rule=rule))) == takes, rule
        found.add(takes)
    assert found == {True, False}


def test_the_maximum_loan_to_value_has_no_part_in_a_health_factor() -> None:
    assert told(asked("health-factor")) == {"amount", "price", "threshold", "debt", "borrow_factor"}
    assert told(exercise(CATALOGUE["health-factor"], 1, "collateral_value")) == {"amount", "price"}


@pytest.mark.parametrize(("value", "rows"), [("100000", 1), ("700000", 2), ("2000000", 3), ("10000000", 4)])
def test_brackets_are_told_up_to_that_of_the_position(value: str, rows: int) -> None:
    outcome = asked("maintenance-tiers", value=value)
    field = next(field for field in outcome.calculator.inputs if field.name == "brackets")
    assert rows_needed(outcome, field) == rows
