"""A largest amount, typed back as the page shows it, stays within what it is the largest of."""

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from calckit import Calculator, Case, Number, Outcome, answer, load

CATALOGUE = load()
DRAWS = 60

Back = Callable[[dict[str, str], Decimal], dict[str, str]]


def put(name: str) -> Back:
    """Type the amount into a field."""
    return lambda given, most: {**given, name: str(most)}


def added(name: str, sign: int = 1) -> Back:
    """Add the amount to a field, or take it off."""
    return lambda given, most: {**given, name: str(Decimal(given[name]) + sign * most)}


# Who typed it back is told nothing of the kind.
def warned(words: str) -> Callable[[Case, Outcome], bool]:
    return lambda case, outcome: any(words in one for one in outcome.words.warnings)


BEYOND: dict[tuple[str, str], tuple[Back, Callable[[Any, Outcome], bool]]] = {
    ("position-size", "max_leverage"): (put("leverage"), warned("before the stop, or closer to it")),
    ("initial-margin", "max_quantity"): (put("quantity"), lambda case, _: case.left < -1e-9),
    ("cdp", "mintable"): (added("debt"), lambda case, _: case.liquidatable),
    ("cdp", "withdrawable"): (added("collateral_amount", -1), lambda case, _: case.liquidatable),
    ("health-factor", "max_borrow"): (
        added("debt"),
        lambda case, _: case.loan_to_value > case.max_ltv * (1 + 1e-12),
    ),
}


def drawn(calculator: Calculator, chance: random.Random) -> dict[str, str]:
    """Return inputs near the example's, of few digits as people type them."""
    numbers = [field for field in calculator.inputs if isinstance(field.kind, Number)]
    given = {
        field.name: field.kind.plain(float(f"{field.default * chance.uniform(0.8, 1.2):.5g}"))
        for field in numbers
        if isinstance(field.kind, Number)
    }
    return {name: text for name, text in given.items() if name not in ("leverage", "quantity")}


@pytest.mark.parametrize(("slug", "output"), BEYOND)
def test_what_is_shown_as_the_largest_is_within_it(slug: str, output: str) -> None:
    calculator, (back, beyond) = CATALOGUE[slug], BEYOND[slug, output]
    chance, tried = random.Random(f"{slug} {output}"), 0
    for _ in range(DRAWS):
        given = drawn(calculator, chance) | ({"table": "none"} if slug == "initial-margin" else {})
        before = answer(calculator, plain=given)
        if not isinstance(before, Outcome) or not getattr(before.case, output):
            continue
        shown = Decimal(before.case[output].replace(",", "").rstrip("×"))
        after = answer(calculator, plain=back(given, shown))
        if isinstance(after, Outcome):
            tried += 1
            assert not beyond(after.case, after), (given, shown)
    assert tried >= 10


def test_every_largest_amount_is_shown_rounded_down() -> None:
    fields = [(slug, f) for slug, one in CATALOGUE.items() for f in one.outputs if isinstance(f.kind, Number)]
    largest = {(slug, f.name): f.kind for slug, f in fields if isinstance(f.kind, Number) and f.kind.most}
    assert set(BEYOND) < set(largest)
    for kind in largest.values():
        for value in (1.23456789999, 12_345.6789999, 0.000123456789):
            shown = Decimal(kind.show(value).replace(",", "").rstrip("×"))
            assert 0 < shown <= Decimal(str(value))
        assert kind.show(4_999.999999999999) == kind.show(5_000.0), "what a float adds is no more and no less"
