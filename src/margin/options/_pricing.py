"""The one calculation behind every option formula: two discounted amounts and a volatility to expiry."""

import math
from collections.abc import Callable
from typing import NamedTuple

from margin import checks

OPTION_TYPES = ("call", "put")


class Terms(NamedTuple):
    """What every formula here needs: both sides of the exchange, discounted, and the volatility to expiry."""

    option_type: str
    asset: float  # what is received or delivered, discounted by its yield
    cash: float  # the strike, discounted by the interest rate
    moneyness: float  # ln(asset / cash)
    deviation: float  # volatility · √years

    @property
    def d1(self) -> float:
        """Return d1."""
        return self.moneyness / self.deviation + self.deviation / 2

    @property
    def d2(self) -> float:
        """Return d2 = d1 − volatility · √years."""
        return self.moneyness / self.deviation - self.deviation / 2


def normal(x: float) -> float:
    """Return the standard normal distribution function, exact far into the left tail."""
    return 0.5 * math.erfc(-x / math.sqrt(2))


def normal_density(x: float) -> float:
    """Return the standard normal density."""
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def out_of_the_money_value(asset: float, cash: float, moneyness: float, deviation: float) -> float:
    """Return the value of whichever option is out of the money at the forward: it is all time value."""
    d1 = moneyness / deviation + deviation / 2
    d2 = moneyness / deviation - deviation / 2
    if asset <= cash:
        return max(0.0, asset * normal(d1) - cash * normal(d2))  # 0.0: two tails may cancel to −1e-300
    return max(0.0, cash * normal(-d2) - asset * normal(-d1))


def lower_bound(option_type: str, asset: float, cash: float) -> float:
    """Return the least an option can cost without a free profit: its discounted intrinsic value."""
    return max(0.0, asset - cash if option_type == "call" else cash - asset)


class Written(NamedTuple):
    """An option as it was written: all of its terms that do not depend on the price of the underlying."""

    option_type: str
    discount: float  # what the underlying loses by its yield until expiry, as a factor
    cash: float
    log_strike: float
    drift: float
    deviation: float

    def at(self, price: float) -> Terms:
        """Return its terms at a price, > 0, of the underlying."""
        moneyness = math.log(price) - self.log_strike + self.drift
        return Terms(self.option_type, price * self.discount, self.cash, moneyness, self.deviation)


def written(
    option_type: str, strike: float, *, years: float, volatility: float, rate: float, dividend_yield: float
) -> Written:
    """Check what an option is, and work out what holds at every price."""
    what = "option of strike, years, volatility, rate and dividend_yield"
    return checks.computed(what, _writer(option_type, strike, years, volatility, rate, dividend_yield))


def _writer(
    option_type: str, strike: float, years: float, volatility: float, rate: float, dividend_yield: float
) -> Callable[[], Written]:
    kind = checks.one_of("option_type", option_type, OPTION_TYPES)
    fixed = checks.positive("strike", strike)
    time = checks.positive("years", years)
    sigma = checks.positive("volatility", volatility)
    interest = checks.number("rate", rate)
    earned = checks.number("dividend_yield", dividend_yield)
    return lambda: Written(
        kind,
        math.exp(-earned * time),
        fixed * math.exp(-interest * time),
        math.log(fixed),
        (interest - earned) * time,
        _no_nothing(sigma * math.sqrt(time)),
    )


def terms(
    option_type: str,
    asset: float,
    strike: float,
    *,
    years: float,
    volatility: float,
    rate: float,
    dividend_yield: float,
    asset_name: str = "spot",
) -> Terms:
    """Check the arguments of a pricing formula and discount both sides."""
    write = _writer(option_type, strike, years, volatility, rate, dividend_yield)
    price = checks.positive(asset_name, asset)
    what = f"option of {asset_name}, strike, years, volatility, rate and dividend_yield"
    return checks.computed(what, lambda: write().at(price))


def value(option: Terms) -> float:
    """Return the price of an option from its terms."""
    time_value = out_of_the_money_value(option.asset, option.cash, option.moneyness, option.deviation)
    return lower_bound(option.option_type, option.asset, option.cash) + time_value


def _no_nothing(deviation: float) -> float:
    if deviation == 0:
        raise ArithmeticError("volatility and years too small to matter")
    return deviation
