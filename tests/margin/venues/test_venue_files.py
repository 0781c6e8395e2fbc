"""The venues' files against the module that reads them, and against amounts that the venues gave themselves."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import margin
from margin.venues.file import venue_file
from tests.margin.answers import there

NAMES = sorted(file.stem for file in (Path(margin.__file__).parent / "venues").glob("*.json"))
TABLES = [
    (name, edition, table)
    for name in NAMES
    for edition in venue_file(name)["editions"]
    for table in edition.get("tables", ())
]
IDS = [f"{name} {edition['as_of']} {table['markets'][0]}" for name, edition, table in TABLES]
# Deductions as the venues answered them, which the files leave to the recursion: last bracket of each market.
GIVEN = {
    ("binance", "BTCUSDT"): 421_482_000.0,
    ("bybit", "BTCUSDT"): 226_382_000.0,
    ("bybit", "LTCUSDT"): 2_670_780.0,
}


def brackets(table: Any) -> Any:
    return tuple(margin.Bracket(float(row[0]), float(row[1])) for row in table["brackets"])


def of(name: str, market: Any) -> Any:
    return next(table for known, _, table in TABLES if known == name and market in table["markets"])


def test_every_file_of_the_folder_is_read_and_the_largest_holds_every_market() -> None:
    assert len(NAMES) == 12
    assert (
        sum(len(table["markets"]) for _, edition, table in TABLES if edition["as_of"] == "2026-09-29") == 907
    )


@pytest.mark.parametrize(("name", "edition", "table"), TABLES, ids=IDS)
def test_a_table_is_one_that_the_module_accepts(name: Any, edition: Any, table: Any) -> None:
    rows = margin.normalise(brackets(table))
    if edition["deducts"]:  # each slice at its own rate: what is required never jumps
        for before, bracket in pairwise(rows):
            below = bracket.floor * before.rate - there(before.amount)
            assert bracket.floor * bracket.rate - there(bracket.amount) == pytest.approx(below, rel=1e-12)
    if edition["columns"][-1] == "max_leverage":
        assert all(row[2] * row[1] <= 1 for row in table["brackets"]), "maintenance is above what opens it"
    if edition["columns"][-1] == "initial_rate":
        assert all(row[1] <= row[2] for row in table["brackets"])


@pytest.mark.parametrize(("name", "market"), GIVEN)
def test_the_deductions_that_a_venue_gave_follow_from_its_floors_and_rates(name: Any, market: Any) -> None:
    last = margin.normalise(brackets(of(name, market)))[-1]
    assert last.amount == pytest.approx(GIVEN[name, market], rel=1e-12)


def test_what_calculators_offer_is_what_the_files_say() -> None:
    offered = margin.BRACKET_TABLES["binance_btc"]
    table = of("binance", "BTCUSDT")
    assert [(b.floor, b.rate, b.max_leverage) for b in offered.brackets] == [
        tuple(row) for row in table["brackets"]
    ]
    assert offered.cap == table["cap"]


def test_every_rule_that_a_file_names_is_one_of_the_module() -> None:
    assert {venue_file(name)["rule"] for name in NAMES if "rule" in venue_file(name)} <= margin.RULES.keys()
