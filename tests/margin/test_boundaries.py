"""What lies exactly on a line is on the side that the docstring names, and so is what lies just beside it."""

import os

import pytest

from tests.margin.boundary_laws import LAWS
from tests.margin.exact import Chance

COUNT = int(os.environ.get("MARGINARY_BOUNDARY", "2000"))
SEED = 20261128


@pytest.mark.parametrize("line", LAWS)
def test_typed_decimals_on_a_line_fall_where_exact_arithmetic_puts_them(line: str) -> None:
    chance = Chance(f"{SEED} {line}")
    wrong = [turn for turn in range(COUNT) if not LAWS[line](chance, 0)]
    assert not wrong, f"{line}: {len(wrong)} of {COUNT} on the wrong side"


@pytest.mark.parametrize("line", LAWS)
@pytest.mark.parametrize("step", [-1, 1])
def test_one_unit_of_the_last_place_beside_it_falls_on_that_side(line: str, step: int) -> None:
    chance = Chance(f"{SEED} {line} {step}")
    wrong = [turn for turn in range(COUNT // 4) if not LAWS[line](chance, step)]
    assert not wrong, f"{line}, {step:+}: {len(wrong)} of {COUNT // 4} on the wrong side"
