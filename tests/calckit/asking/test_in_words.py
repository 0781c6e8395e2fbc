"""What a command line is told: each input by its name, also where it is asked the other way round."""

import pytest

from calckit import load
from calckit.asking.in_words import in_words

CATALOGUE = load()


@pytest.mark.parametrize("target", ["price=50000", "price=x"])
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("leverge=5", "leverge: There is no such input. There are: side, "),
        ("entry_price=", "entry_price: Entry price must be a number"),
    ],
)
def test_the_other_way_round_a_refusal_names_its_input(given: str, told: str, target: str) -> None:
    response, text = in_words(CATALOGUE, "liquidation-price", [target, given], "", "leverage")
    assert response["status"] == "refused"
    assert text.startswith(told)


@pytest.mark.parametrize("given", ["leverage", "=5", ""])
def test_what_has_no_name_is_no_input(given: str) -> None:
    assert in_words(CATALOGUE, "liquidation-price", [given], "") == ({}, f"'{given}' is not name=value")
