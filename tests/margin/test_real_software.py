"""What real packages answered when they were run, and the call that gives the same here.

One line an answer: package and version, what was asked, its answer, ours. All were run on 2026-11-28 or 29, offline, on
valid input; docs/software/ tells why each answers as it does, and which answers are a package's own.
"""

from math import floor
from typing import Any

import pytest

import margin


def isolated(
    side: Any,
    entry: Any,
    own: Any,
    rate: Any,
    *,
    rule: Any = margin.BINANCE,
    fee: Any = 0.0,
    reserve: Any = 0.0,
) -> Any:
    """The price at which one unit is closed."""
    held = margin.Position(side, "linear", 1.0, entry)
    return margin.isolated_price(
        held, own, [margin.Bracket(0.0, rate)], rule=rule, fee=fee, reserve=reserve
    ).price


def coins(amount: Any, **given: Any) -> Any:
    """The price at which a long of 1 from 50,000 at 5% is closed, with coins behind it."""
    held = margin.Position("long", "linear", 1.0, 50_000)
    return margin.coin_collateral_price(held, amount, [margin.Bracket(0.0, 0.05)], **given).result.price


def option(kind: Any, strike: Any, premium: Any, **given: Any) -> Any:
    return margin.short_option_margin_us(kind, 100, strike, premium=premium, **given).margin


def health(amount: Any, price: Any, threshold: Any, debt: Any) -> Any:
    return margin.lending_position([margin.Collateral(amount, price, threshold)], debt).health_factor


def weighted(threshold: Any, factor: Any, held: Any, owed: Any) -> Any:
    return margin.weighted_loan([margin.Collateral(1, held, threshold)], [margin.Debt(owed, 1, factor)])


def room(loan: Any) -> Any:
    return loan.counted_collateral - loan.counted_debt


AT_ENTRY = margin.BYBIT_2023
ANSWERS = [
    ("@orderly.network/perp 5.2.1", "long 1 from 30,000 with 3,000 at 2.5%", 27_692.30769230769, lambda: isolated("long", 30_000, 3_000, 0.025)),
    ("@orderly.network/perp 5.2.1", "the other half after a sale, before its loss is counted in", 46_153.846153846156, lambda: isolated("long", 50_000, 5_000, 0.025)),
    ("@orderly.network/perp 5.2.1", "the rate to open 6 million at a factor of 3e-7", 0.079367, lambda: margin.curve_rate(6e6, margin.RateCurve(0.02, 3e-7, 0.8))),
    ("@orderly.network/perp 5.2.1", "the rate to keep them: half of it, as the base is", 0.039684, lambda: margin.curve_rate(6e6, margin.RateCurve(0.01, 1.5e-7, 0.8))),
    ("@drift-labs/sdk 2.156.0", "a base of 10% and a factor of 0.00055 at 10,000 units", 0.135, lambda: margin.curve_rate(10_000, margin.RateCurve(0.1, 0.00055, 0.5, 0.8, "size"))),
    ("@drift-labs/sdk 2.156.0", "the same at 100 units: the base", 0.1, lambda: margin.curve_rate(100, margin.RateCurve(0.1, 0.00055, 0.5, 0.8, "size"))),
    ("@d8x/perpetuals-sdk 2.7.5", "long 1 from 50,000 with 5,000 at 5%", 47_368.42105263158, lambda: isolated("long", 50_000, 5_000, 0.05)),
    ("@d8x/perpetuals-sdk 2.7.5", "the same with 0.1 of the coin behind it", 47_619.04761904762, lambda: coins(0.1)),
    ("@d8x/perpetuals-sdk 2.7.5", "the same with 0.1 of the coin", 47_619.04761904762, lambda: margin.cross_price_from_equity(5_000, 1.1, 50_000, rate=0.05 / 1.1).price),
    ("@mcdex/mai3.js 0.5.90", "long 1 from 1,000 with 100, 5% and a fee of 0.1%", 948.37, lambda: isolated("long", 1_000, 100, 0.05, rule=margin.GATE, fee=0.001)),
    ("@mcdex/mai3.js 0.5.90", "the same with a reward of 1: that much less margin", 949.42, lambda: isolated("long", 1_000, 99, 0.05, rule=margin.GATE, fee=0.001)),
    ("@mcdex/mai3.js 0.5.90", "the same with the reward beside the maintenance", 949.42, lambda: isolated("long", 1_000, 100, 0.05, rule=margin.GATE, fee=0.001, reserve=1)),
    ("@gainsnetwork/sdk 1.8.7", "the same trade with the fee of at least 7,500 of size", 95.5, lambda: isolated("long", 100, 10, 0.01, rule=AT_ENTRY, reserve=4.5)),
    ("@gainsnetwork/sdk 1.8.7", "and with 5 behind it: at the entry", 100.0, lambda: isolated("long", 100, 5, 0.005, rule=AT_ENTRY, reserve=4.5)),
    ("ostium-python-sdk 3.3.1", "10x from 100, a quarter of a tenth of the margin left", 90.25, lambda: isolated("long", 100, 10, 0.0025, rule=AT_ENTRY)),
    ("@gainsnetwork/sdk 1.8.7", "10x from 100, a tenth of the margin and 0.06% left", 91.06, lambda: isolated("long", 100, 10, 0.0106, rule=AT_ENTRY)),
    ("@gmx-io/sdk 1.4.0", "10x from 2,000, 0.5% and 0.06% left", 1_811.2, lambda: isolated("long", 2_000, 200, 0.0056, rule=AT_ENTRY)),
    ("freqtrade 2026.9", "long 40 from 60,000 at 20x, in the bracket of the stake: 0.4%", 57_228.915662650601, lambda: isolated("long", 60_000, 3_000, 0.004)),
    ("freqtrade 2026.9", "a short of the same", 62_749.003984063745, lambda: isolated("short", 60_000, 3_000, 0.004)),
    ("@perennial/sdk 0.0.3-beta.6", "long 1 from 100 with 10 at 1%", 90.90909, lambda: isolated("long", 100, 10, 0.01)),
    ("@mrgnlabs/marginfi-client-v2 6.4.2", "10 coins at a weight of 0.8 against 500", 62.5, lambda: margin.collateral_liquidation_price(10, 500, liquidation_threshold=0.8)),
    ("@mrgnlabs/marginfi-client-v2 6.4.2", "500 of equity, 5 coins owed at 100 and a weight of 1.25", 160.0, lambda: margin.cross_price_from_equity(500, -5, 100, rate=0.25).price),
    ("@mrgnlabs/marginfi-client-v2 6.4.2", "the same as a debt of 5 coins against 1,000", 160.0, lambda: margin.debt_liquidation_price(5, 1_000, weight=1.25)),
    ("@folks-finance/algorand-sdk 0.2.6", "the same by the factor itself", 1 / 0.75, lambda: weighted(0.8, 1.2, 2_000, 1_000).health_factor),
    ("@folks-finance/algorand-sdk 0.2.6", "how much of it is used", 0.75, lambda: weighted(0.8, 1.2, 2_000, 1_000).used),
    ("@blockworks-foundation/mango-client 3.6.20", "1,000 less 5 coins owed at 100 and a weight of 1.1", 450.0, lambda: room(margin.weighted_loan([margin.Collateral(1_000, 1, 1)], [margin.Debt(5, 100, 1.1)]))),
    ("@blockworks-foundation/mango-v4 0.33.9", "a weight of 0.8 at twice the deposits where it begins to fall", 0.4, lambda: margin.asset_weight_by_deposits(0.8, 2e6, start=1e6)),
    ("@blockworks-foundation/mango-v4 0.33.9", "a liability weight at twice the debts where it begins to grow", 2.0, lambda: margin.debt_weight_by_debts(1.0, 2e6, start=1e6)),
    ("@drift-labs/sdk 2.156.0", "a rate of 10% with a factor of 0.00055, 10,000 units", 0.135, lambda: margin.debt_weight_by_size(0.1, 10_000, factor=0.00055)),
    ("@drift-labs/sdk 2.156.0", "the same, 100 units", 0.1, lambda: margin.debt_weight_by_size(0.1, 100, factor=0.00055)),
    ("@drift-labs/sdk 2.156.0", "1,000 short, at once", 0.1, lambda: margin.share_by_time(1_000, 0)),
    ("@drift-labs/sdk 2.156.0", "after 75 slots with 100 freed, cut to ten-thousandths", 0.5555, lambda: floor(10_000 * margin.share_by_time(900, 75, freed=100)) / 10_000),
    ("@liquity/lib-base 3.0.0", "what is owed for 2,000 at a fee of 0.5%", 2_210.0, lambda: margin.opening_debt(2_000, fee_rate=0.005, reserve=200).owed),
    ("@folks-finance/algorand-sdk 0.2.6", "2,000 at 80% against 1,000 at a factor of 1.2", 1 / 0.75, lambda: health(1, 2_000, 0.8 / 1.2, 1_000)),
    ("@morpho-org/blue-sdk 6.4.0", "the incentive at a limit of 86%", 1.0438, lambda: margin.morpho_incentive(0.86)),
    ("@morpho-org/blue-sdk 6.4.0", "the incentive at a limit of 38.5%", 1.15, lambda: margin.morpho_incentive(0.385)),
    ("@liquity/lib-base 3.0.0", "1.1 coins at 100 against 100", 1.1, lambda: margin.cdp(1.1, 100, 100, minimum_ratio=1.1).ratio),
    ("margin-estimator 0.4.1", "put at 95 sold for 2", 1_700.0, lambda: option("put", 95, 2)),
    ("margin-estimator 0.4.1", "call at 105 sold for 2.5", 1_750.0, lambda: option("call", 105, 2.5)),
    ("margin-estimator 0.4.1", "put at 95 on a broad fund", 1_200.0, lambda: option("put", 95, 2, percent=0.15)),
    ("margin-estimator 0.4.1", "put at 95 on one with three times the move", 4_200.0, lambda: option("put", 95, 2, percent=0.45)),
    ("margin-estimator 0.4.1", "call at 105 for 6 and put at 98 for 2", 2_300.0, lambda: pair(105, 6, 98, 2)),
    ("margin-estimator 0.4.1", "pair at 100 for 5 and 4", 2_900.0, lambda: pair(100, 5, 100, 4)),
    ("quantark 0.5.5", "a million for a basis point of dollars at ten years, weight 60", 60_000_000.0, lambda: margin.simm_rates_delta([margin.RateBucket([1e6], [60], [[1]])], between=0).margin),
    ("margin-estimator 0.4.1", "calls at 100 and 105 for 2.5 and 1, in cash", 350.0, lambda: spread().net_call),
]  # fmt: skip


def pair(call: Any, call_premium: Any, put: Any, put_premium: Any) -> Any:
    return margin.short_straddle_margin_us(
        100, call_strike=call, call_premium=call_premium, put_strike=put, put_premium=put_premium
    ).margin


def spread() -> Any:
    return margin.credit_spread_margin_us(
        "call", short_strike=100, short_premium=2.5, long_strike=105, long_premium=1.0
    )


@pytest.mark.parametrize(
    ("package", "asked", "answer", "ours"), ANSWERS, ids=[f"{a[0]}: {a[1]}" for a in ANSWERS]
)
def test_the_switch_gives_what_the_package_returned(package: Any, asked: Any, answer: Any, ours: Any) -> None:
    decimals = len(f"{answer:.10f}".rstrip("0").partition(".")[2])
    assert ours() == pytest.approx(answer, abs=0.51 * 10 ** -min(decimals, 9))


def test_at_exactly_the_lowest_ratio_neither_calls_a_loan_open() -> None:
    assert not margin.cdp(1.1, 100, 100, minimum_ratio=1.1).liquidatable
    assert not margin.cdp(11, 10, 100, minimum_ratio=1.1).liquidatable
    assert margin.cdp(1.0999, 100, 100, minimum_ratio=1.1).liquidatable
