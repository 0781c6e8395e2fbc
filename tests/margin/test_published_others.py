"""Every published example of brokers, options and DeFi, held within its own tolerance."""

import json
from pathlib import Path
from typing import Any

import pytest

import margin

CASES = Path(__file__).parent / "cases"


def published() -> Any:
    for name in ("broker-and-options.json", "defi.json"):
        file = json.loads((CASES / name).read_text(encoding="utf-8"))
        for case in file["cases"]:
            tolerance = case.get("tolerance", file["tolerance"])
            yield pytest.param(case, tolerance, id=f"{case['id']}: {case['source']}")


def margin_call_price_long(
    shares: Any, purchase_price: Any, initial_margin_rate: Any, maintenance_margin_rate: Any
) -> Any:
    loan = margin.margin_loan(shares, purchase_price, initial_rate=initial_margin_rate)
    price = margin.margin_call_price_long(loan, shares, maintenance_rate=maintenance_margin_rate)
    return {"loan": loan, "margin_call_price": price}


def margin_call_value_long(loan: Any, shares: Any, maintenance_margin_rate: Any) -> Any:
    return {
        "market_value": margin.margin_call_value_long(loan, maintenance_rate=maintenance_margin_rate),
        "margin_call_price": margin.margin_call_price_long(
            loan, shares, maintenance_rate=maintenance_margin_rate
        ),
    }


def leveraged_return(market_value: Any, own_equity: Any, price_change: Any) -> Any:
    change = margin.leveraged_return(price_change, market_value=market_value, equity=own_equity)
    return {"equity_change": change}


def margin_call_check(market_value: Any, loan: Any, maintenance_margin_rate: Any) -> Any:
    call = margin.margin_call_amount(market_value, loan, maintenance_rate=maintenance_margin_rate)
    return {"equity": call.equity, "equity_ratio": call.equity_ratio, "call": call.called}


def short_option_margin_us(type: Any, underlying_price: Any, strike: Any, **rest: Any) -> Any:
    answer = margin.short_option_margin_us(type, underlying_price, strike, **rest)
    return {"margin": answer.margin, "net_of_premium": answer.net_of_premium}


def credit_spread_margin_us(type: Any, **rest: Any) -> Any:
    answer = margin.credit_spread_margin_us(type, **rest)
    return {
        "requirement_plus_long_premium": answer.requirement_plus_long_premium,
        "net_call": answer.net_call,
    }


def coin_settled_payoff(type: Any, strike: Any, premium_coin: Any, delivery_price: Any) -> Any:
    answer = margin.coin_settled_payoff(type, delivery_price, strike, premium=premium_coin)
    return {"settlement_coin": answer.settlement, "profit_coin": answer.profit}


def short_option_margin_okx(
    type: Any, otm_amount: Any, underlying_price: Any, mark_price_coin: Any, **rest: Any
) -> Any:
    strike = underlying_price + (otm_amount if type == "call" else -otm_amount)
    answer = margin.short_option_margin_okx(
        type, underlying_price, strike, mark_price=mark_price_coin, **rest
    )
    return {"initial_margin": answer.initial}


def sell_to_open_order_margin_okx(position_margin_per_contract: Any, order_price: Any, **rest: Any) -> Any:
    return {"order_margin": margin.sell_to_open_margin_okx(position_margin_per_contract, order_price, **rest)}


def bsm(type: Any, spot: Any, strike: Any, **rest: Any) -> Any:
    return {"price": margin.bsm(type, spot, strike, **rest)}


def health_factor(collateral_value: Any, debt_value: Any, liquidation_threshold: Any) -> Any:
    factor = margin.health_factor(collateral_value, debt_value, liquidation_threshold=liquidation_threshold)
    return {"health_factor": factor}


def linear_supply_growth(scaled_balance: Any, index: Any, annual_rate: Any, seconds: Any) -> Any:
    balance = margin.supply_growth(scaled_balance, index=index, annual_rate=annual_rate, seconds=seconds)
    return {"balance": balance}


def max_liquidatable_debt(
    debts: Any, repay_asset: Any, health_factor: Any, close_factor: Any, collateral_value: Any
) -> Any:
    values = {debt["symbol"]: debt["value"] for debt in debts}
    rules = {
        "max_value_v3_3": margin.AaveRules(close_factor=close_factor),
        "max_value_before_v3_3": margin.AAVE_BEFORE_V3_3,
    }
    assert margin.AAVE_BEFORE_V3_3.close_factor == close_factor
    return {
        name: margin.max_liquidatable_debt(
            values[repay_asset],
            sum(values.values()),
            collateral_value=collateral_value,
            health_factor=health_factor,
            rules=rule,
        )
        for name, rule in rules.items()
    }


def auction_start_price(oracle_price: Any, buf: Any) -> Any:
    return {"start_price": margin.auction_start_price(oracle_price, buf=buf)}


def auction_price(
    curve: Any, start_price: Any, elapsed_seconds: Any, tau: Any = None, cut: Any = None
) -> Any:
    factor = None if cut is None else float(cut)
    return {"price": margin.auction_price(curve, start_price, elapsed_seconds, tau=tau, cut=factor)}


OPERATIONS = {
    function.__name__: function
    for function in (
        margin_call_price_long,
        margin_call_value_long,
        leveraged_return,
        margin_call_check,
        short_option_margin_us,
        credit_spread_margin_us,
        coin_settled_payoff,
        short_option_margin_okx,
        sell_to_open_order_margin_okx,
        bsm,
        health_factor,
        linear_supply_growth,
        max_liquidatable_debt,
        auction_start_price,
        auction_price,
    )
}


def test_every_published_case_is_here() -> None:
    assert len(list(published())) == 19


@pytest.mark.parametrize(("case", "tolerance"), list(published()))
def test_the_published_example_comes_out(case: Any, tolerance: Any) -> None:
    answers = OPERATIONS[case["op"]](**case["inputs"])
    assert set(answers) == set(case["expected"])
    for name, expected in case["expected"].items():
        absolute = tolerance.get(f"{name}_abs", tolerance.get("abs", 0.0))
        assert answers[name] == pytest.approx(expected, rel=tolerance.get("rel", 0.0), abs=absolute), name
