from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import margin
from tests.margin.answers import there
from tests.margin.strategies import numbers

MONEY = numbers(1e-6, 1e12)
SHARES = numbers(1e-3, 1e9)
PRICES = numbers(1e-4, 1e6)
INITIAL = st.floats(0, 1)
MAINTENANCE = st.floats(0, 0.95)

CALLS = [
    # market value, loan, rate, equity, cash,  securities, sale,  worked by hand
    (12_000, 9_500, 0.25, 2_500, 500, 500 / 0.75, 2_000),  # 3000 needed
    (10_000, 9_000, 0.25, 1_000, 1_500, 2_000, 6_000),  # 2500 needed
    (10_000, 7_500, 0.25, 2_500, 0, 0, 0),  # exactly enough
    (10_000, 0, 0.25, 10_000, 0, 0, 0),  # fully paid
    (10_000, 10_000, 0.25, 0, 2_500, 10_000 / 3, 10_000),  # selling everything just repays
    (10_000, 12_000, 0.25, -2_000, 4_500, 6_000, None),  # selling everything leaves a debt
    (10_000, 12_000, 0.0, -2_000, 2_000, 2_000, None),  # no requirement but a negative balance
    (0, 100, 0.25, -100, 100, 100 / 0.75, None),  # worthless stock
]


@pytest.mark.parametrize(("value", "loan", "rate", "equity", "cash", "securities", "sale"), CALLS)
def test_a_margin_call_and_its_three_cures(
    value: Any, loan: Any, rate: Any, equity: Any, cash: Any, securities: Any, sale: Any
) -> None:
    call = margin.margin_call_amount(value, loan, maintenance_rate=rate)
    assert (call.equity, call.cash) == (equity, cash)
    assert call.securities == pytest.approx(securities)
    assert call.sale == (None if sale is None else pytest.approx(sale))
    assert call.called is (cash > 0)


def test_stock_worth_nothing_has_no_equity_ratio() -> None:
    assert margin.margin_call_amount(0, 100).equity_ratio is None
    assert margin.margin_call_amount(100, 0).equity_ratio == 1


@given(MONEY, st.floats(0, 1.2), MAINTENANCE)
def test_each_cure_restores_exactly_the_ratio(value: Any, share: float, rate: Any) -> None:
    loan = value * share
    call = margin.margin_call_amount(value, loan, maintenance_rate=rate)
    assume(call.called)
    assert value - (loan - call.cash) == pytest.approx(rate * value, rel=1e-9, abs=1e-9 * value)
    more = value + call.securities
    assert more - loan == pytest.approx(rate * more, rel=1e-9, abs=1e-9 * value)
    if call.sale is not None:
        less = value - call.sale
        assert less - (loan - call.sale) == pytest.approx(rate * less, rel=1e-9, abs=1e-9 * value)


@given(SHARES, PRICES, st.floats(0, 0.99), st.floats(0, 0.95))
def test_at_the_call_price_equity_is_the_maintenance_margin(
    shares: Any, price: Any, initial: float, rate: float
) -> None:
    loan = margin.margin_loan(shares, price, initial_rate=initial)
    call = margin.margin_call_price_long(loan, shares, maintenance_rate=rate)
    exact = Fraction(loan) / (Fraction(shares) * (1 - Fraction(rate)))
    assert call == pytest.approx(float(exact), rel=1e-12)
    value = call * shares
    assert value - loan == pytest.approx(rate * value, rel=1e-9, abs=1e-9 * value)
    assert margin.margin_call_value_long(loan, maintenance_rate=rate) == pytest.approx(value, rel=1e-12)


@given(SHARES, PRICES, st.floats(0, 2), st.floats(0, 2))
def test_at_the_short_call_price_equity_is_the_maintenance_margin(
    shares: Any, price: Any, initial: float, rate: float
) -> None:
    credit = margin.short_credit(shares, price, initial_rate=initial)
    call = margin.margin_call_price_short(credit, shares, maintenance_rate=rate)
    assert credit - call * shares == pytest.approx(rate * call * shares, rel=1e-9, abs=1e-9 * credit)


def test_fully_paid_stock_has_no_call_price() -> None:
    assert margin.margin_call_price_long(0, 10) is None
    assert margin.margin_call_value_long(0) is None
    assert margin.margin_loan(10, 100, initial_rate=1) == 0


MINIMUMS = [
    # shares, price, maintenance, worked in a forum post on the NYSE and NASD rule and by hand
    (1_000, 50, 15_000),
    (10_000, 5, 50_000),
    (10_000, 4.5, 45_000),
    (50_000, 1, 125_000),
    (100, 16, 500),  # 5 a share is still more than 30 %
    (100, 20, 600),
]


@pytest.mark.parametrize(("shares", "price", "maintenance"), MINIMUMS)
def test_low_priced_shorts_have_minimums_per_share(shares: Any, price: Any, maintenance: Any) -> None:
    assert margin.short_maintenance(shares, price) == maintenance


@given(numbers(0.01, 1e5), numbers(1, 1e6), st.floats(0, 1))
def test_the_low_priced_call_price_agrees_with_bisection(each: float, shares: float, rate: float) -> Any:
    credit = each * shares
    call = margin.margin_call_price_short_low_priced(credit, shares, maintenance_rate=rate)

    def missing(price: Any) -> Any:
        return margin.short_maintenance(1, price, maintenance_rate=rate) + price - credit / shares

    if call is None:
        assert missing(1e-12) > -1e-9
        return
    low, high = 0.0, credit / shares
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if missing(middle) < 0 else (low, middle)
    assert call == pytest.approx(high, rel=1e-9, abs=1e-12)
    assert missing(call) == pytest.approx(0, abs=1e-9 * (1 + credit / shares))


def test_a_short_whose_credit_is_below_the_least_minimum_is_called_at_every_price() -> None:
    assert margin.margin_call_price_short_low_priced(250, 100) is None
    assert margin.margin_call_price_short_low_priced(251, 100) == pytest.approx(0.01)


@given(MONEY, st.floats(0, 1), st.floats(0.01, 1))
def test_buying_power_used_in_full_leaves_no_excess(value: Any, share: float, rate: float) -> None:
    loan = value * share
    power = margin.buying_power(value, loan, initial_rate=rate)
    excess = margin.margin_excess(value, loan, initial_rate=rate)
    assert power >= 0
    assert (power == 0) == (excess <= 0)
    if power:
        left = margin.margin_excess(value + power, loan + power, initial_rate=rate)
        assert left == pytest.approx(0, abs=1e-9 * (value + power))


def test_a_restricted_account_buys_nothing() -> None:
    assert margin.margin_excess(10_000, 6_000) == -1_000
    assert margin.buying_power(10_000, 6_000) == 0
    assert margin.buying_power(10_000, 3_000) == 4_000


OPENINGS = [(100, 100, 5_000), (100, 30, 2_000), (100, 15, 1_500), (0, 15, 0)]


@pytest.mark.parametrize(("shares", "price", "needed"), OPENINGS)
def test_an_account_opens_with_half_but_at_least_2000_or_the_whole_price(
    shares: Any, price: Any, needed: Any
) -> None:
    assert margin.opening_requirement(shares, price) == needed


def test_interest_moves_the_call_price_in_proportion() -> None:
    later = margin.loan_with_interest(5_000, annual_rate=0.08, years=0.5)
    assert later == pytest.approx(5_200)
    before = there(margin.margin_call_price_long(5_000, 100))
    assert margin.margin_call_price_long(later, 100) == pytest.approx(before * 1.04)
    monthly = margin.loan_with_interest(5_000, annual_rate=0.12, years=1, compounds_per_year=12)
    assert monthly == pytest.approx(5_000 * 1.01**12)


@given(MONEY, st.floats(0, 2), st.floats(0, 30), st.integers(0, 366))
def test_a_loan_never_shrinks_and_compounding_never_costs_less(
    loan: Any, rate: float, years: float, n: int
) -> None:
    simple = margin.loan_with_interest(loan, annual_rate=rate, years=years)
    assert simple >= loan
    whole_years = margin.loan_with_interest(loan, annual_rate=rate, years=int(years), compounds_per_year=n)
    plain = margin.loan_with_interest(loan, annual_rate=rate, years=int(years))
    assert whole_years >= plain * (1 - 1e-12)


@given(MONEY, st.floats(0.01, 1), st.floats(-1, 3))
def test_the_return_on_equity_is_the_change_of_equity(value: Any, share: float, change: float) -> None:
    own = value * share
    loan = value - own
    after = value * (1 + change) - loan
    ours = margin.leveraged_return(change, market_value=value, equity=own)
    assert ours == pytest.approx(after / own - 1, rel=1e-9, abs=1e-9 / share)


@given(st.floats(2, 1e6), SHARES, PRICES)
def test_amounts_scale_with_shares_and_prices_do_not(factor: float, shares: Any, price: Any) -> None:
    loan = margin.margin_loan(shares, price)
    assert margin.margin_loan(shares * factor, price) == pytest.approx(loan * factor)
    one = margin.margin_call_price_long(loan, shares)
    assert margin.margin_call_price_long(loan * factor, shares * factor) == pytest.approx(one)


REFUSED = [
    (lambda: margin.margin_call_price_long(1, 1, maintenance_rate=1), "maintenance_rate is a fraction"),
    (lambda: margin.margin_call_price_long(1, 0), "shares must be greater than 0"),
    (lambda: margin.margin_call_amount(-1, 1), "market_value must not be negative"),
    (lambda: margin.leveraged_return(-1.01, market_value=1, equity=1), "price_change must not be below -1"),
    (lambda: margin.buying_power(1, 1, initial_rate=0), "initial_rate must be greater than 0"),
    (lambda: margin.margin_loan("1", 1), "shares must be a number"),  # type: ignore[arg-type]
    (lambda: margin.loan_with_interest(1, annual_rate=1, years=1e308, compounds_per_year=2), "years"),
]


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_a_bad_argument_is_refused_by_name(call: Any, words: Any) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        call()
