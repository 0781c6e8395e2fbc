"""What is kept beside the maintenance rate: a reserve, a least amount, the edge of a band of prices."""

from typing import Any

import pytest

import margin
from margin import Bracket, Position
from tests.margin.answers import there
from tests.margin.exact import Chance, F, t

DRAWS = 1_500
SEED = 20261128
TABLE = [Bracket(0, 0.01), Bracket(1_000, 0.02), Bracket(5_000, 0.05)]


def required(value: F, fee: F, least: F, reserve: F) -> F:
    """What the table asks of a notional, slice by slice, with all that is beside it."""
    ends = [F(1_000), F(5_000), None]
    starts, rates = [F(0), F(1_000), F(5_000)], [F(1, 100), F(1, 50), F(1, 20)]
    slices = (
        rate * max(F(0), (value if end is None else min(value, end)) - start)
        for start, end, rate in zip(starts, ends, rates, strict=True)
    )
    return max(sum(slices, F(0)), least) + fee * value + reserve


@pytest.mark.parametrize("rule", [margin.BINANCE, margin.GATE])
def test_at_the_price_exactly_what_is_asked_is_left_and_nowhere_before_it(rule: margin.Rule) -> None:
    c, found = Chance(f"{SEED} {rule.title}"), 0
    for _ in range(DRAWS):
        side, size, entry = c.side(), c.typed(0.1, 60, 1), c.typed(10, 300, 1)
        own, reserve = size * entry * F(c.randint(5, 90), 100), c.choice([F(0), c.typed(0.1, 20, 1)])
        least, band = c.choice([F(0), c.typed(1, 400, 1)]), c.choice([F(0), F(1, 50)])
        fee = F(1, 1000) if rule.fee_in_rate else F(0)
        held = Position(side, "linear", t(size), t(entry))
        given: dict[str, Any] = {"reserve": t(reserve), "least": t(least), "band": t(band)}
        result = margin.isolated_price(held, float(own), TABLE, rule=rule, fee=float(fee), **given)
        sign = 1 if side == "long" else -1

        def left(price: F) -> F:
            counted = price * (1 - sign * band)  # noqa: B023
            equity = own + sign * size * (counted - entry)  # noqa: B023
            return equity - required(size * counted, fee, least, reserve)  # noqa: B023

        if result.status == "liquidatable_now":
            assert left(entry) <= own * F(1, 10**12)
            continue
        if result.status == "none":
            assert left(F(1, 10**9)) > -F(1, 10**6)
            continue
        found += 1
        price = F(there(result.price))
        assert abs(left(price)) < F(1, 10**8)
        assert left(price * (1 + sign * F(1, 1000))) > 0
        assert left(price * (1 - sign * F(1, 1000))) < 0
    assert found > DRAWS / 2


def test_without_them_nothing_changes() -> None:
    held = Position("short", "inverse", 30_000, 60_000)
    plain = margin.isolated_price(held, 0.05, [Bracket(0, 0.005)])
    assert plain == margin.isolated_price(held, 0.05, [Bracket(0, 0.005)], reserve=0, least=0, band=0)


def test_maintenance_at_entry_is_raised_to_the_least() -> None:
    held = Position("long", "linear", 1, 100)
    for least, price in ((0, 91.0), (0.5, 91.0), (1, 91.0), (4, 94.0)):
        result = margin.isolated_price(held, 10, [Bracket(0, 0.01)], rule=margin.BYBIT_2023, least=least)
        assert there(result.price) == pytest.approx(price)


def test_a_coin_margined_position_keeps_its_reserve_in_coin() -> None:
    held = Position("long", "inverse", 10_000, 50_000)
    price = there(margin.isolated_price(held, 0.02, [Bracket(0, 0.01)], reserve=0.001).price)
    value = 10_000 / price
    assert 0.02 + (0.2 - value) == pytest.approx(0.01 * value + 0.001)


def test_a_least_amount_and_a_rate_that_grows_with_size_are_not_put_together() -> None:
    held = Position("long", "linear", 1, 100)
    with pytest.raises(ValueError, match="least must be 0 where the rate grows with size, got 1"):
        margin.isolated_price(held, 10, [Bracket(0, 0.01)], rule=margin.DERIBIT, slope=0.001, least=1)
