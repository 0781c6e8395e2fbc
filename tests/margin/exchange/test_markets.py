"""Every market that a venue's file states, against the file: its table, its coin, and the row of a position."""

import json
from pathlib import Path
from typing import Any

import pytest

import margin

FOLDER = Path(margin.__file__).parent / "venues"
STATED = [
    (venue.stem, edition, table, name)
    for venue in sorted(FOLDER.glob("*.json"))
    for edition in json.loads(venue.read_text("utf-8"))["editions"]
    for table in (*edition.get("tables", ()), *edition.get("scaled", ()))
    for name in table["markets"]
]
# How a venue writes a market, and the coin that it means.
BASES = {
    "binance.BTCUSDT": "BTC",
    "binance.1000PEPEUSDC": "1000PEPE",
    "binance.ETHBTC": "ETH",
    "binance.BTCUSDT_261225": "BTC",
    "binance.BTCU": "BTC",
    "okx.BTC-USDT-SWAP": "BTC",
    "hyperliquid.SOL": "SOL",
    "dydx.DOGE-USD": "DOGE",
    "kraken.PF_XBTUSD": "BTC",
    "kraken.PI_XBTUSD": "BTC",
    "gate.BTC_USDT": "BTC",
    "deribit.SOL_USDC-PERPETUAL": "SOL",
}


def test_every_market_of_the_files_is_there_once_in_its_newest_edition() -> None:
    newest: dict[str, Any] = {}
    for venue, edition, _, name in STATED:
        newest.setdefault(f"{venue}.{name}", edition["as_of"])
    assert {name: market.as_of for name, market in margin.MARKETS.items()} == newest
    assert len(margin.MARKETS) == len(newest)


def test_every_market_has_the_floors_and_rates_of_its_table() -> None:
    of = {(f"{venue}.{name}", edition["as_of"]): table for venue, edition, table, name in STATED}
    for name, market in margin.MARKETS.items():
        table = of[name, market.as_of]
        rows = table.get("brackets") or [[0, table["maintenance"]]]
        assert [(b.floor, b.rate) for b in market.brackets] == [tuple(row[:2]) for row in rows], name
        assert (market.currency, market.cap) == (table["currency"], table.get("cap")), name
        assert market.rule in margin.RULES


@pytest.mark.parametrize("name", BASES)
def test_a_market_knows_its_coin(name: Any) -> None:
    assert margin.MARKETS[name].base == BASES[name]


def test_no_coin_carries_what_a_market_is_written_with() -> None:
    assert not [market.name for market in margin.MARKETS.values() if set("-_.") & set(market.base)]


@pytest.mark.parametrize(
    ("name", "quantity", "entry", "rate", "amount"),
    [
        ("binance.BTCUSDT", 0.5, 60_000.0, 0.004, 0.0),
        ("binance.BTCUSDT", 5.0, 60_000.0, 0.005, 300.0),  # a floor belongs to the higher bracket
        ("hyperliquid.SOL", 700_000.0, 100.0, 0.05, 1_750_000.0),
        ("okx.BTC-USDT-SWAP", 9.9, 60_000.0, 0.004, 0.0),  # by coins, whatever they are worth
        ("okx.BTC-USDT-SWAP", 10.0, 6.0, 0.005, 0.0),
        ("kraken.PF_ETHUSD", 200.0, 3_000.0, 0.02, 0.0),  # nothing is deducted
        ("deribit.BTC_USDC-PERPETUAL", 100.0, 60_000.0, 0.015, 0.0),
    ],
)
def test_a_position_has_the_row_of_its_size(
    name: Any, quantity: Any, entry: Any, rate: Any, amount: Any
) -> None:
    row = margin.MARKETS[name].row(margin.Position("long", "linear", quantity, entry))
    assert (row.rate, row.amount) == (pytest.approx(rate, rel=1e-12), pytest.approx(amount, rel=1e-12))


def test_a_coin_margined_position_counts_its_face_value() -> None:
    market = margin.MARKETS["kraken.PI_XBTUSD"]
    assert market.contract == "inverse"
    small, large = (
        margin.Position("short", "inverse", face, 60_000.0) for face in (1_000.0, market.brackets[1].floor)
    )
    assert (market.at(small), market.at(large)) == (0, 1)


@pytest.mark.parametrize("venue", sorted({name.partition(".")[0] for name in margin.MARKETS}))
def test_a_venue_asks_for_the_rates_of_its_markets_and_for_no_other(venue: str) -> None:
    own = [market for name, market in margin.MARKETS.items() if name.startswith(f"{venue}.")]
    rates = {bracket.rate for market in own for bracket in market.brackets}
    grows = any(market.slope for market in own)
    assert all(margin.MARKETS.asks(venue, rate) for rate in rates)
    assert margin.MARKETS.asks(venue, 0.0123456) is grows
    assert margin.MARKETS.asks(venue, min(rates) * (1 + 1e-9)) is grows
