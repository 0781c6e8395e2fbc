"""The series of real days against their files: every price has a day, a source and a sum that it is held by."""

from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import margin
from margin.beside import facts

FILES = sorted(file.stem for file in (Path(margin.__file__).parent / "days").glob("*.json"))
# The greatest move from one of the days to the next, as the pages that were opened tell it in words.
TOLD = {
    "dow-1929": ("1929-10-28", -0.1282),  # tidbitsofhistory.com: 12.82%
    "dow-1987": ("1987-10-19", -0.226),  # stocksandnews.com: down 22.6% for the day
    "dow-2008": ("2008-10-13", 0.11),  # rc.tickerontest.com: 936 points, 11%
    "dow-2020": ("2020-03-16", -0.129),  # fxstreet.com: 12.9%, to settle at 20,188.52
}


def test_every_file_of_the_folder_is_a_series() -> None:
    assert sorted(margin.PRICE_SERIES) == FILES
    assert sum(len(series.days) for series in margin.PRICE_SERIES.values()) == 120


@pytest.mark.parametrize("name", FILES)
def test_a_series_is_what_its_file_says_and_its_sum_holds_it(name: Any) -> None:
    said, series = facts(f"days/{name}.json"), margin.PRICE_SERIES[name]
    days = [date.fromisoformat(day) for day in series.days]
    assert all(before < day for before, day in pairwise(days))
    assert all(price > 0 for price in series.prices)
    assert set(series.sources) <= {source["title"] for source in said["sources"]}
    lines = (f"{day} {price:.2f}\n" for day, price in zip(series.days, series.prices, strict=True))
    assert sha256("".join(lines).encode()).hexdigest() == said["sha256"]


@pytest.mark.parametrize("name", TOLD)
def test_the_greatest_move_is_the_one_that_the_pages_tell(name: Any) -> None:
    series = margin.PRICE_SERIES[name]
    moves = {
        day: after / before - 1
        for day, (before, after) in zip(series.days[1:], pairwise(series.prices), strict=True)
    }
    day, told = TOLD[name]
    assert max(moves, key=lambda one: abs(moves[one])) == day
    assert moves[day] == pytest.approx(told, abs=0.001)
