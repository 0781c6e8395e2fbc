"""The market picker: for each venue and market every form that offers it answers as the module does with the table."""

import json
from dataclasses import fields
from typing import Any

import pytest

import margin
from calckit import Calculator, Case, Filled, Number, Rows, ask, describe, load
from calckit.asking.answering import read, work
from tests.draws import some

CATALOGUE = load()
PICKING = [pytest.param(calculator, id=slug) for slug, calculator in CATALOGUE.items() if calculator.pick]
LIQUIDATION = CATALOGUE["liquidation-price"]
POSITIONS = (("long", 0.5, 60_000.0, 10.0), ("short", 40.0, 61_000.0, 3.0), ("long", 3_000.0, 0.5, 5.0))


def every(calculator: Calculator) -> list[str]:
    assert calculator.pick
    return [name for cases in calculator.pick.groups.values() for name in cases]


def worked(calculator: Calculator, name: str, plain: dict[str, str]) -> tuple[Case, Filled]:
    reading = read(calculator, plain=plain, pick=name)
    assert not reading.refusals and reading.picked, (name, reading.refusals)
    case = work(calculator, reading.values, reading.picked)
    assert isinstance(case, Case), (name, case)
    return case, reading.picked


def test_what_takes_a_maintenance_rate_or_brackets_of_an_exchange_offers_its_markets() -> None:
    others = {
        "margin-call-price",
        "margin-call-amount",
        "margin-contagion",
        "collateral-haircut",
        "liquidation-cascade",
        "replay-of-real-days",  # days of the past, which no venue's table of today fits
    }
    taking = {
        slug
        for slug, calculator in CATALOGUE.items()
        for field in calculator.inputs
        if {"maintenance_rate", "brackets", "table"}
        & {field.name, *(column.name for column in field.columns)}
    }
    assert taking - others == {slug for slug, calculator in CATALOGUE.items() if calculator.pick}


def test_each_liquidation_price_is_the_modules_with_the_whole_table() -> None:
    """The form takes one rate and one amount: they are those of the bracket that the price lies in."""
    counted = 0
    for side, quantity, entry, leverage in POSITIONS:
        plain = {
            "side": side,
            "quantity": str(quantity),
            "entry_price": str(entry),
            "leverage": str(leverage),
        }
        for name in every(LIQUIDATION):
            market, (case, _) = margin.MARKETS[name], worked(LIQUIDATION, name, plain)
            size = quantity if market.contract == "linear" else quantity * entry
            position: Any = margin.Position(side, market.contract, size, entry)  # type: ignore[arg-type]
            own = margin.initial_margin(position, leverage)
            fee = 0.0005 if market.taker is None else market.taker
            by_value = market.contract == "linear" and not (market.in_coins or market.slope)
            table = market.brackets if by_value else (market.row(position),)
            result = margin.isolated_price(position, own, table, rule=margin.RULES[market.rule], fee=fee)
            assert case.result.status == result.status, name
            if result.status == "ok":
                counted += 1
                assert case.price == pytest.approx(result.price, rel=1e-12), name
    assert counted > 1_500


@pytest.mark.parametrize("calculator", some(PICKING, 3))
def test_every_market_fills_what_its_table_says_with_its_date_and_source(calculator: Calculator) -> None:
    bounded = {field.name: field.kind for field in calculator.inputs}
    for name in every(calculator):
        case, filled = worked(calculator, name, {})
        whose = _market(name, case)
        assert whose.as_of in filled.says and whose.source in filled.says and whose.venue in filled.says, name
        for field, value in filled.values.items():
            kind = bounded[field]
            if isinstance(kind, Number):
                assert kind.holds(value), (name, field, value)
            if isinstance(kind, Rows):
                assert kind.least <= len(value) <= kind.most, name
        assert (
            _rates(case) <= {bracket.rate for market in _markets(name, case) for bracket in market.brackets}
            or whose.slope
        )


def _market(name: str, case: Case) -> margin.Market:
    return _markets(name, case)[0]


def _markets(name: str, case: Case) -> list[margin.Market]:
    venue, _, market = name.partition(".")
    if market != "each":
        return [margin.MARKETS[name]]
    coins = {leg.market for leg in case.positions}
    return [m for key, m in margin.MARKETS.items() if key.startswith(f"{venue}.") and m.base in coins]


def _rates(case: Case) -> set[float]:
    """Return the rates that the answer was worked with."""
    for rows in ("positions", "brackets"):
        found = getattr(case, rows, None)
        if found and fields(found[0]):
            name = "rate" if hasattr(found[0], "rate") else "maintenance_rate"
            return {getattr(row, name) for row in found}
    return {case.maintenance_rate} if hasattr(case, "maintenance_rate") else set()


def test_coin_and_currency_follow_the_market() -> None:
    case, filled = worked(LIQUIDATION, "hyperliquid.SOL", {"entry_price": "150"})
    assert filled.units == {"BTC": "SOL", "USDT": "USDC"}
    assert case.unit("price") == "USDC" and "USDC" in LIQUIDATION.words(case).after
    drawn: Any = LIQUIDATION.chart(case)
    assert drawn.x.unit == "USDC per SOL"


UNITS = [
    ({}, {"entry_price": "USDT", "quantity": "BTC", "extra_margin": "USDT", "maintenance_amount": "USDT"}),
    ({"plain": {"contract": "inverse"}}, {"entry_price": "USD", "quantity": "BTC", "extra_margin": "BTC", "maintenance_amount": "BTC"}),
    ({"pick": "hyperliquid.SOL"}, {"entry_price": "USDC", "quantity": "SOL", "extra_margin": "USDC", "maintenance_amount": "USDC"}),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "units"), UNITS)
def test_an_answer_says_in_which_units_it_took_the_numbers(
    asked: dict[str, Any], units: dict[str, str]
) -> None:
    reply = json.loads(ask(CATALOGUE, json.dumps({"calculator": "liquidation-price", **asked})))
    assert reply["units"] == units


@pytest.mark.parametrize("calculator", PICKING)
def test_each_market_says_its_units_before_it_is_picked(calculator: Calculator) -> None:
    pick = calculator.pick
    assert pick
    for name in some(every(calculator), 40):
        values = read(calculator).values
        if name in margin.MARKETS:
            assert pick.units(name) == pick.fill(name, values).units, name


def test_a_form_begins_with_the_units_of_its_example() -> None:
    for preset, unit in (("", "USDT"), ("coin-margined", "BTC")):
        told = describe(LIQUIDATION, preset)
        fields = {field["name"]: field for field in told["fields"]}
        assert fields["extra_margin"]["unit"] == unit  # type: ignore[typeddict-item]
        assert fields["extra_margin"]["follows"]  # type: ignore[typeddict-item]


def test_a_rule_beside_another_venues_rate_is_told() -> None:
    def warned(**plain: str) -> str:
        reading = read(LIQUIDATION, plain=plain)
        case = work(LIQUIDATION, reading.values)
        assert isinstance(case, Case)
        return " ".join(LIQUIDATION.words(case).warnings)

    assert warned() == ""
    assert "Hyperliquid's, the rate is not" in warned(rule="hyperliquid")
    assert warned(rule="hyperliquid", maintenance_rate="1.25") == ""
    assert "was not checked" in warned(rule="phemex")


def test_a_market_that_is_not_offered_is_refused_in_words() -> None:
    for calculator in (LIQUIDATION, CATALOGUE["health-factor"]):
        reading = read(calculator, pick="binance.NOSUCH")
        assert [refusal.message for refusal in reading.refusals] == [
            "There is no such market here: binance.NOSUCH."
        ]
