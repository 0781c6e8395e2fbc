"""Health factor, limits and interest against @aave/math-utils, the arithmetic of Aave's own interface."""

import json
import math
import subprocess
from pathlib import Path
from typing import Any

import pytest

import margin
from margin.lending.interest import SECONDS_PER_YEAR
from termsite.engine.node import NODE
from tests.margin.answers import there

ROOT = Path(__file__).parents[2]
SCRIPT = """
const aave = require("@aave/math-utils");
const big = (x, d) => aave.valueToBigNumber(x).shiftedBy(d).decimalPlaces(0).toFixed();
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
const health = (value, debt, lt) => aave.calculateHealthFactorFromBalances({
  collateralBalanceMarketReferenceCurrency: value, borrowBalanceMarketReferenceCurrency: debt,
  currentLiquidationThreshold: lt }).toFixed(30);
const limit = (value, debt, ltv) => aave.calculateAvailableBorrowsMarketReferenceCurrency({
  collateralBalanceMarketReferenceCurrency: value, borrowBalanceMarketReferenceCurrency: debt,
  currentLtv: ltv }).toFixed(30);
const borrow = (rate, seconds) => aave.calculateCompoundedInterest({
  rate: big(rate, 27), currentTimestamp: seconds, lastUpdateTimestamp: 0 }).shiftedBy(-27).toFixed(30);
const supply = (rate, seconds) => aave.calculateLinearInterest({
  rate: big(rate, 27), currentTimestamp: seconds, lastUpdateTimestamp: 0 }).shiftedBy(-27).toFixed(30);
const ask = { health, limit, borrow, supply };
console.log(JSON.stringify(cases.map(([name, ...given]) => Number(ask[name](...given)))));
"""
VALUES = [0.01, 1999.5, 30_000.0, 123_456.789, 5e8]
SHARES = [0.1, 0.5, 0.75, 0.829, 0.83, 0.9, 0.999, 1.2]  # debt as a share of collateral
POINTS = [
    (value, value * share, threshold)
    for value in VALUES
    for share, threshold in zip(SHARES, [8300, 7700, 8000, 8300, 8300, 9500, 9999, 5000], strict=True)
]
INTEREST = [
    (rate, seconds)
    for rate in (0.0, 0.0123, 0.05, 0.2, 0.9)
    for seconds in (0, 1, 2, 1918, 86_400, 31_536_000)
]


def theirs(cases: Any) -> Any:
    """Ask the package once for a whole table; plain decimals, since it works in decimals."""
    run = subprocess.run(
        [str(NODE), "--input-type=commonjs", "-e", SCRIPT],
        input=json.dumps([[name, *(plain(x) for x in given)] for name, *given in cases]),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return json.loads(run.stdout)


def plain(value: Any) -> Any:
    return value if isinstance(value, int) else format(value, ".17g")


def test_there_are_enough_points() -> None:
    assert len(POINTS) == 40
    assert len(INTEREST) == 30


def test_health_factors_agree() -> None:
    answers = theirs([("health", value, debt, threshold) for value, debt, threshold in POINTS])
    for (value, debt, threshold), answer in zip(POINTS, answers, strict=True):
        ours = margin.health_factor(value, debt, liquidation_threshold=threshold / 10_000)
        assert ours == pytest.approx(answer, rel=1e-12)


def test_what_may_still_be_borrowed_agrees() -> None:
    answers = theirs([("limit", value, debt, limit) for value, debt, limit in POINTS])
    for (value, debt, limit), answer in zip(POINTS, answers, strict=True):
        ours = margin.max_borrow([margin.Collateral(value, 1.0, 1.0, limit / 10_000)], debt)
        assert ours == pytest.approx(answer, rel=1e-9, abs=1e-9 * value)


def test_their_health_factor_is_1_at_our_liquidation_price() -> None:
    amounts = [7.0 for _ in POINTS]
    prices = [
        there(margin.collateral_liquidation_price(amount, debt, liquidation_threshold=threshold / 10_000))
        for amount, (_, debt, threshold) in zip(amounts, POINTS, strict=True)
    ]
    answers = theirs(
        ("health", amount * price, debt, threshold)
        for amount, price, (_, debt, threshold) in zip(amounts, prices, POINTS, strict=True)
    )
    assert answers == pytest.approx([1.0] * len(POINTS), rel=1e-12)


def test_their_health_factor_is_the_target_after_our_repayment() -> None:
    target = 1.25
    rows = [(value, debt, lt) for value, debt, lt in POINTS if value * lt / 10_000 / debt < target]
    assert len(rows) >= 30
    left = [
        debt - margin.repay_for_health_factor(value * lt / 10_000, debt, target=target)
        for value, debt, lt in rows
    ]
    answers = theirs(("health", value, debt, lt) for (value, _, lt), debt in zip(rows, left, strict=True))
    assert answers == pytest.approx([target] * len(rows), rel=1e-9)


def test_debts_grow_as_theirs_do_as_far_as_their_27_decimals_reach() -> None:
    answers = theirs([("borrow", rate, seconds) for rate, seconds in INTEREST])
    for (rate, n), answer in zip(INTEREST, answers, strict=True):
        ours = margin.borrow_growth(1.0, annual_rate=rate, seconds=n, method="binomial")
        # they keep x² and x³ to half a unit of the 27th decimal, then multiply by n(n−1)/2 and n(n−1)(n−2)/6
        rounding = (n * (n - 1) / 2 + n * (n - 1) * (n - 2) / 6) * 1e-27
        assert ours == pytest.approx(answer, rel=1e-12, abs=rounding)
    largest = INTEREST.index((0.9, 31_536_000))
    assert answers[largest] == pytest.approx(1 + 0.9 + 0.9**2 / 2 + 0.9**3 / 6, rel=1e-5)


def test_the_exact_growth_is_the_exponential_for_short_steps() -> None:
    for rate, seconds in INTEREST:
        exact = margin.borrow_growth(1.0, annual_rate=rate, seconds=seconds)
        assert exact == pytest.approx(math.exp(rate * seconds / SECONDS_PER_YEAR), rel=1e-7)


def test_deposits_grow_as_theirs_do() -> None:
    answers = theirs([("supply", rate, seconds) for rate, seconds in INTEREST])
    for (rate, seconds), answer in zip(INTEREST, answers, strict=True):
        assert margin.supply_growth(1.0, annual_rate=rate, seconds=seconds) == pytest.approx(
            answer, rel=1e-12
        )
