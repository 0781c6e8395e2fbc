"""The venues' own worked examples, each held to its published digits."""

import json
import pathlib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from margin import (
    BYBIT_2019,
    BYBIT_2023,
    BYBIT_2026,
    FUNDING_RULES,
    KRAKEN,
    PHEMEX,
    Bracket,
    Candidate,
    Holding,
    Position,
    ScalingTier,
    bankruptcy_price,
    cross_price,
    cross_price_from_equity,
    deleverage,
    deleveraging_order,
    fee_to_close,
    funding_payment,
    funding_rate_cap,
    funding_rate_from_premium,
    incremental_scaling,
    initial_margin,
    isolated_price,
    maintenance_amount,
    maintenance_margin,
    notional,
    pnl,
    portfolio_margin_status,
    size_scaled_margin,
    size_scaled_rate,
)

FOLDER = pathlib.Path(__file__).parents[1] / "cases"
FILES = {
    name: json.loads((FOLDER / f"{name}.json").read_text())
    for name in ("crypto-liquidation", "margin-schedules")
}
CASES = [(name, case) for name, file in FILES.items() for case in file["cases"]]
Answers = dict[str, Any]


def flat(given: dict[str, Any]) -> list[Bracket]:
    return [Bracket(0, given["maintenance_margin_rate"], given.get("maintenance_amount"))]


def isolated_linear(given: dict[str, Any]) -> Answers:
    position = Position(given["side"], "linear", given["quantity"], given["entry_price"])
    if given.get("venue") != "bybit":
        result = isolated_price(position, given["wallet_balance"], flat(given), fee=given["taker_fee_rate"])
        return {"liquidation_price": result.price}
    rule = BYBIT_2023 if given["form"].startswith("2023") else BYBIT_2026
    margin, fee = initial_margin(position, given["leverage"]), given.get("taker_fee_rate", 0)
    extra = given["extra_margin"]
    result = isolated_price(position, margin, flat(given), rule=rule, fee=fee, extra=extra)
    closing = fee_to_close(position, given["leverage"], fee)
    return {
        "initial_margin": margin,
        "maintenance_margin": result.maintenance,
        "liquidation_price": result.price,
        "estimated_close_fee": closing,
        "maintenance_margin_with_fee": result.maintenance + closing,
    }


def cross_linear(given: dict[str, Any]) -> Answers:
    holdings = [
        Holding(
            str(index),
            Position(leg["side"], "linear", leg["quantity"], leg["entry_price"]),
            leg["mark_price"],
            flat(leg),
        )
        for index, leg in enumerate([given["target"], *given["others"]])
    ]
    return {"liquidation_price": cross_price(given["wallet_balance"], holdings, "0").price}


def maintenance(given: dict[str, Any]) -> Answers:
    return {"maintenance_margin": maintenance_margin(given["notional"], flat(given))}


def amount_step(given: dict[str, Any]) -> Answers:
    before = Bracket(0, given["previous_rate"], given["previous_amount"])
    return {"maintenance_amount": maintenance_amount(before, given["bracket_floor"], given["rate"])}


def isolated_inverse(given: dict[str, Any]) -> Answers:
    position = Position(given["side"], "inverse", given["size_quote"], given["entry_price"])
    value = notional(position, position.entry)
    if given["venue"] == "kraken":
        margin = given["position_margin"]
        result = isolated_price(position, margin, flat(given), rule=KRAKEN)
        return {
            "position_value": value,
            "initial_margin": value * given["initial_margin_rate"],
            "maintenance_margin_at_entry": result.maintenance,
            "liquidation_price": result.price,
            "bankruptcy_price": bankruptcy_price(position, margin),
        }
    leverage, fee = given["leverage"], given["taker_fee_rate"]
    margin = initial_margin(position, leverage)
    result = isolated_price(
        position, margin, flat(given), rule=BYBIT_2026, fee=fee, extra=given["extra_margin"]
    )
    return {
        "position_value": value,
        "initial_margin_with_fee": initial_margin(position, leverage, fee=fee),
        "maintenance_margin_with_fee": result.maintenance + fee_to_close(position, leverage, fee),
        "liquidation_price": result.price,
    }


def cross_inverse(given: dict[str, Any]) -> Answers:
    # one position has the whole account: what is free of orders is its margin
    position = Position(given["side"], "inverse", given["size_quote"], given["entry_price"])
    margin, fee = given["account_balance"] - given["order_margin"], given["taker_fee_rate"]
    return {
        "bankruptcy_price": bankruptcy_price(position, margin, fee=fee),
        "liquidation_price": isolated_price(position, margin, flat(given), rule=BYBIT_2019, fee=fee).price,
    }


def bankruptcy(given: dict[str, Any]) -> Answers:
    position = Position(given["side"], "linear", given.get("quantity", 1), given["entry_price"])
    margin = given["margin"] if "margin" in given else initial_margin(position, given["leverage"])
    return {"bankruptcy_price": bankruptcy_price(position, margin)}


def initial_inverse(given: dict[str, Any]) -> Answers:
    position = Position("long", "inverse", given["size_quote"], given["order_price"])
    return {"initial_margin": initial_margin(position, given["leverage"])}


def phemex(given: dict[str, Any]) -> Answers:
    position = Position(given["side"], "linear", given["size"], given["open_value"] / given["size"])
    fee = given["taker_fee_rate"]
    margin = initial_margin(position, given["leverage"], fee=fee)
    price = isolated_price(position, margin, flat(given), rule=PHEMEX, fee=fee).price
    return {"assigned_balance": margin, "liquidation_price": price}


def dydx(given: dict[str, Any]) -> Answers:
    needs = [
        maintenance_margin(
            abs(other["size"]) * other["price"], [Bracket(0, other["maintenance_margin_fraction"])]
        )
        for other in given["others"]
    ]
    size, start = given["size"], given["price"]
    rate, other = given["maintenance_margin_fraction"], sum(needs)
    price = cross_price_from_equity(given["equity"], size, start, rate=rate, other_maintenance=other).price
    assert price is not None
    equity = given["equity"] + size * (price - start)
    return {"liquidation_price": price, "other_maintenance": other, "equity_at_liquidation": equity}


def standing(given: dict[str, Any]) -> Answers:
    position = Position("long", "linear", given["size"], given["entry_price"])
    table = [Bracket(0, given["maintenance_margin_fraction"])]
    result = isolated_price(position, given["deposit"], table, mark=given["price"])
    at_entry = isolated_price(position, given["deposit"], table)
    profit = pnl(position, given["price"])
    return {"maintenance_margin_at_entry": at_entry.maintenance, "pnl": profit, "equity": result.equity}


def adl(given: dict[str, Any]) -> Answers:
    queue = [Candidate(item["id"], item["quantity"], item["score"]) for item in given["longs"]]
    answer = deleverage(queue, given["liquidated_quantity"])
    assert answer.unfilled == 0
    return {
        "order": list(deleveraging_order(queue)),
        "closed": dict(answer.closed),
        "close_price": given["bankruptcy_price"],
    }


def scaled(given: dict[str, Any]) -> Answers:
    size, base, slope = given["position_coin"], given["base_rate"], given["slope_per_coin"]
    return {
        "rate": size_scaled_rate(size, base, slope),
        "margin_coin": size_scaled_margin(size, base, slope),
        "margin_quote": size_scaled_margin(size, base, slope, price=given["price"]),
    }


def scaling(given: dict[str, Any]) -> Answers:
    tiers = [ScalingTier(tier["floor"], tier["multiplier"]) for tier in given["tiers"]]
    other = given["other_requirement"]
    return {
        "scaled": incremental_scaling(given["raw"], tiers),
        "requirement": incremental_scaling(given["raw"], tiers, other_requirement=other),
    }


def opening(given: dict[str, Any]) -> Answers:
    size, price = given["position_base"], given["price"]
    if given["contract"] == "coin-margined":
        position = Position("long", "inverse", size * price, price)
        return {"initial_margin_base": initial_margin(position, given["leverage"])}
    return {
        "initial_margin_quote": initial_margin(Position("long", "linear", size, price), given["leverage"])
    }


def portfolio(given: dict[str, Any]) -> Answers:
    bounds = tuple(given["thresholds"])
    return {"status": [portfolio_margin_status(ratio, thresholds=bounds) for ratio in given["ratios"]]}


def funding_inverse(given: dict[str, Any]) -> Answers:
    rule = replace(FUNDING_RULES["kraken"], divisor=given["divisor"])
    rate = funding_rate_from_premium(given["average_premium"], rule) * given["hours"]
    position = Position(given["side"], "inverse", given["size_usd"], given["index_price"])
    coin = -funding_payment(position, given["index_price"], rate)
    return {"hourly_rate": rate, "received_coin": coin, "received_usd": coin * given["index_price"]}


def funding_capped(given: dict[str, Any]) -> Answers:
    rule = FUNDING_RULES["kraken"]
    assert (rule.divisor, rule.cap) == (given["divisor"], given["cap"])
    return {
        "uncapped": funding_rate_from_premium(given["premium"], replace(rule, cap=None)),
        "rate": funding_rate_from_premium(given["premium"], rule),
    }


def funding_bound(given: dict[str, Any]) -> Answers:
    return {"eight_hour_cap": funding_rate_cap(given["imf"], given["mmf"])}


OPERATIONS: dict[str, Callable[[dict[str, Any]], Answers]] = {
    "liquidation_price_isolated_linear": isolated_linear,
    "liquidation_price_cross_linear": cross_linear,
    "maintenance_margin": maintenance,
    "maintenance_amount_step": amount_step,
    "liquidation_price_isolated_inverse": isolated_inverse,
    "liquidation_price_cross_inverse": cross_inverse,
    "bankruptcy_price_linear": bankruptcy,
    "initial_margin_inverse": initial_inverse,
    "liquidation_price_phemex": phemex,
    "liquidation_price_dydx": dydx,
    "maintenance_and_equity": standing,
    "adl_allocation": adl,
    "size_scaled_margin": scaled,
    "incremental_scaling": scaling,
    "initial_margin": opening,
    "portfolio_margin_status": portfolio,
    "funding_inverse": funding_inverse,
    "funding_rate_cap": funding_capped,
    "funding_cap": funding_bound,
}


def allowed(file: str, case: dict[str, Any], key: str, expected: float) -> float:
    """The case's own tolerance for its headline; half a unit of the last published digit elsewhere."""
    own, common = case.get("tolerance", {}), FILES[file]["tolerance"]
    if f"{key}_abs" in own:
        return float(own[f"{key}_abs"])
    if "rel" in own:
        return float(own["rel"]) * abs(expected)
    if "abs" in own and (key == "liquidation_price" or len(case["expected"]) == 1):
        return float(own["abs"])
    if "rel" in common:
        return float(common["rel"]) * abs(expected)
    exponent = Decimal(repr(expected)).normalize().as_tuple().exponent
    return 0.5 * 10.0 ** min(int(exponent), 0) * (1 + 1e-9)


@pytest.mark.parametrize(
    ("file", "case"), CASES, ids=[f"{case['id']}: {case['source']}" for _, case in CASES]
)
def test_a_published_example_comes_out_as_published(file: Any, case: Any) -> None:
    answers = OPERATIONS[case["op"]](case["inputs"])
    for key, expected in case["expected"].items():
        if isinstance(expected, (int, float)):
            assert abs(answers[key] - expected) <= allowed(file, case, key, expected), key
        else:
            assert answers[key] == expected


def test_all_34_published_examples_are_here() -> None:
    assert len(CASES) == 34 and len({case["id"] for _, case in CASES}) == 34
