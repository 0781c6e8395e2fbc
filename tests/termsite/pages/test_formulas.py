"""A formula two letters of which sound alike is told in words too."""

import pytest

from calckit.saying import ENGLISH
from termsite.kept import Shelf
from termsite.pages.formulas import in_words, shown

MEANINGS = {
    "R": "range of the tide, in the open sea",
    "r": "radius; of the basin",
    "s": "+1 for a flood, −1 for an ebb",
    "d": "depth: at low water",
    "d_1": "depth at the gate",
}


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("R = s * r / (d - 2)", "range of the tide = s × radius ÷ (depth − 2)"),
        ("d = max(R, sqrt(r)) ** 2", "depth = max(range of the tide, √(radius))^2"),
        ("R - r", "range of the tide − radius"),
        ("R = D - d", "range of the tide = D − depth"),
    ],
)
def test_letters_that_sound_alike_are_told_in_words(formula: str, words: str) -> None:
    assert shown(formula, Shelf(), ENGLISH).alike
    assert in_words(formula, MEANINGS, ENGLISH) == words


@pytest.mark.parametrize("formula", ["R = d / 2", "d_1 = d * 2"])  # an index is heard
def test_letters_that_do_not_need_no_words(formula: str) -> None:
    assert not shown(formula, Shelf(), ENGLISH).alike
