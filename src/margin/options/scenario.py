"""A portfolio repriced in many small futures: what the worst of them would cost is its margin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from margin import checks, compare
from margin.options._pricing import OPTION_TYPES, value, written

__all__ = ["Leg", "Scenario", "ScenarioMargin", "span_scan", "tims_grid"]

KINDS = (*OPTION_TYPES, "underlying")
THIRDS = (0.0, 1 / 3, -1 / 3, 2 / 3, -2 / 3, 1.0, -1.0)


@dataclass(frozen=True, slots=True)
class Leg:
    """One holding of a portfolio on a single underlying.

    Attributes:
        kind: "call", "put" or "underlying" (a share, a coin or a future).
        quantity: Contracts, negative when sold.
        multiplier: Units of underlying per contract. > 0.
        strike: Strike, > 0; not used by "underlying".
        years: Time to expiry, > 0; not used by "underlying".
        volatility: Annual volatility, > 0; not used by "underlying".
    """

    kind: str
    quantity: float
    multiplier: float = 1.0
    strike: float = 1.0
    years: float = 1.0
    volatility: float = 1.0

    def __post_init__(self) -> None:
        checks.keep(
            self,
            kind=checks.one_of("kind", self.kind, KINDS),
            quantity=checks.number("quantity", self.quantity),
            multiplier=checks.positive("multiplier", self.multiplier),
            strike=checks.positive("strike", self.strike),
            years=checks.positive("years", self.years),
            volatility=checks.positive("volatility", self.volatility),
        )


@dataclass(frozen=True, slots=True)
class Scenario:
    """One possible next day, and what it does to the portfolio.

    Attributes:
        number: Its place in the list, from 1.
        price: Price of the underlying in it. > 0.
        volatility_change: Added to every volatility, 0.04 is four percentage points.
        cover: Fraction of the result that counts. 0 to 1.
        profit: Counted profit of the portfolio, in money; negative is a loss.
    """

    number: int
    price: float
    volatility_change: float
    cover: float
    profit: float


@dataclass(frozen=True, slots=True)
class ScenarioMargin:
    """A portfolio in every scenario, and the margin that follows.

    Attributes:
        scenarios: All of them, in the published order.
        worst: Number of the scenario with the largest loss, the first of equal ones; None when none loses.
        scan_risk: The largest loss, in money. ≥ 0.
        minimum: Least requirement by number of contracts, in money. ≥ 0.
        requirement: The larger of both. ≥ 0.
    """

    scenarios: tuple[Scenario, ...]
    worst: int | None
    scan_risk: float
    minimum: float
    requirement: float


def span_scan(
    legs: Sequence[Leg],
    price: float,
    *,
    price_range: float,
    volatility_range: float,
    extreme_multiplier: float = 3.0,
    extreme_cover: float = 0.33,
    short_option_minimum: float = 0.0,
    rate: float = 0.0,
    dividend_yield: float = 0.0,
) -> ScenarioMargin:
    """Return the scanning risk of a portfolio on one underlying, as SPAN works it out.

    Equation: requirement = largest loss of 16 scenarios: price + k · range for k = 0, ±1/3, ±2/3 and ±1, each
        with volatility up and down, and ±extreme multiplier · range with unchanged volatility, at the cover

    Args:
        legs: Up to 200 holdings, repriced with Black-Scholes-Merton.
        price: Price of the underlying now. > 0; extreme_multiplier · price_range must be below it.
        price_range: Price scan range, in money per unit. ≥ 0.
        volatility_range: Volatility scan range, added and subtracted. ≥ 0, below every option's volatility.
        extreme_multiplier: Size of the extreme moves in ranges; 3, in older texts 2. ≥ 0.
        extreme_cover: Fraction of an extreme loss that counts; 0.33, in older texts 0.35. 0 to 1.
        short_option_minimum: Least money per option contract sold. ≥ 0.
        rate: Interest rate, continuously compounded. Any.
        dividend_yield: Yield of the underlying; equal to rate for options on futures. Any.

    Returns:
        A ScenarioMargin with 16 scenarios. Time does not pass in them, and offsets between underlyings are
        not modelled. Never None.

    Raises:
        ValueError: An argument is outside its range, or a result is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Risk Arrays" and "CME SPAN: Standard Portfolio Analysis of Risk", CME Group.
    """
    market = checks.positive("price", price)
    scan = checks.not_negative("price_range", price_range)
    shift = checks.not_negative("volatility_range", volatility_range)
    most = checks.not_negative("extreme_multiplier", extreme_multiplier)
    cover = checks.between("extreme_cover", extreme_cover, 0, 1)
    least = checks.not_negative("short_option_minimum", short_option_minimum)
    if compare.left("price_range", market, -max(most, 1.0) * scan) <= 0:
        says = f"times extreme_multiplier must be below price, got {scan} and {most}"
        checks.refuse("price_range", "below", scan, market / max(most, 1.0), says=says)
    moves = [(market + k * scan, change, 1.0) for k in THIRDS for change in (shift, -shift)]
    moves += [(market + most * scan, 0.0, cover), (market - most * scan, 0.0, cover)]
    held = _legs(legs, shift)
    sold = -checks.total(
        "quantity of legs", (min(leg.quantity, 0.0) for leg in held if leg.kind != "underlying")
    )
    book = _Book(held, rate, dividend_yield)
    minimum = checks.finite("minimum of short_option_minimum", sold * least)
    return checks.computed("profit of legs at price", lambda: _worst(book, market, moves, minimum))


def tims_grid(
    legs: Sequence[Leg],
    price: float,
    *,
    move_down: float = 0.15,
    move_up: float = 0.15,
    intervals: int = 10,
    minimum_per_contract: float = 0.0,
    rate: float = 0.0,
    dividend_yield: float = 0.0,
) -> ScenarioMargin:
    """Return the margin of a portfolio on one underlying by equally spaced price moves, as TIMS does.

    Equation: requirement = max(largest loss at price · (1 + move), minimum · contracts), with moves at the
        bounds of equal intervals from −move_down to +move_up

    Args:
        legs: Up to 200 holdings, repriced with Black-Scholes-Merton at unchanged volatility.
        price: Price of the underlying now. > 0.
        move_down: Largest fall; 0.15 for equities, 0.08 or 0.1 for broad indexes. 0 to 1, below 1.
        move_up: Largest rise; 0.15 for equities, 0.06 or 0.1 for broad indexes. ≥ 0.
        intervals: How many equal intervals. 1 to 1000; 10 gives steps of 3 % for ±15 %.
        minimum_per_contract: Least money per option contract, bought or sold. ≥ 0.
        rate: Interest rate, continuously compounded. Any.
        dividend_yield: Yield of the underlying, continuously compounded. Any.

    Returns:
        A ScenarioMargin with intervals + 1 scenarios. Never None.

    Raises:
        ValueError: An argument is outside its range, or a result is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Rule 4210(g) (portfolio margin), FINRA; "Theoretical Intermarket Margin System Methodology", The
        Options Clearing Corporation. The moves are defaults to overwrite: the rule's text was not read.
    """
    market = checks.positive("price", price)
    fall = checks.fraction("move_down", move_down)
    rise = checks.not_negative("move_up", move_up)
    count = checks.whole("intervals", intervals, 1, 1000)
    least = checks.not_negative("minimum_per_contract", minimum_per_contract)
    what = "prices of price, move_down and move_up"
    steps = [(rise * k - fall * (count - k)) / count for k in range(count + 1)]
    moves = [(checks.finite(what, market * (1 + step)), 0.0, 1.0) for step in steps]
    held = _legs(legs, 0.0)
    options = checks.total(
        "quantity of legs", (abs(leg.quantity) for leg in held if leg.kind != "underlying")
    )
    book = _Book(held, rate, dividend_yield)
    minimum = checks.finite("minimum of minimum_per_contract", options * least)
    return checks.computed("profit of legs at price", lambda: _worst(book, market, moves, minimum))


def _legs(legs: Sequence[Leg], shift: float) -> tuple[Leg, ...]:
    held = checks.sequence("legs", legs, checks.MOST_POSITIONS)
    for index, leg in enumerate(held):
        checks.instance(f"legs[{index}]", leg, Leg)
        if leg.kind != "underlying":
            checks.below("volatility_range", shift, leg.volatility, f"legs[{index}].volatility")
    return held


Valued = Callable[[float], float]


def _valued(leg: Leg, change: float, rate: float, dividend_yield: float) -> Valued:
    """Return the function from the price of the underlying to the value of a leg."""
    size = leg.quantity * leg.multiplier
    if leg.kind == "underlying":
        return lambda price: size * price
    option = written(
        leg.kind,
        leg.strike,
        years=leg.years,
        volatility=leg.volatility + change,
        rate=rate,
        dividend_yield=dividend_yield,
    )
    return lambda price: size * value(option.at(price))


class _Book:
    """The legs, priced at any change of volatility: each change is prepared once."""

    def __init__(self, held: tuple[Leg, ...], rate: float, dividend_yield: float) -> None:
        self.held = held
        self.rate = checks.number("rate", rate)
        self.dividend_yield = checks.number("dividend_yield", dividend_yield)
        self.prepared: dict[float, list[Valued]] = {}

    def worth(self, price: float, change: float) -> list[float]:
        """Return the value of each leg."""
        if change not in self.prepared:
            self.prepared[change] = [
                _valued(leg, change, self.rate, self.dividend_yield) for leg in self.held
            ]
        at = checks.positive("price", price)
        return [valued(at) for valued in self.prepared[change]]


def _worst(
    book: _Book, price: float, moves: list[tuple[float, float, float]], minimum: float
) -> ScenarioMargin:
    what = "profit of legs at price"
    before = book.worth(price, 0.0)
    scale = max(map(abs, before), default=0.0)
    scenarios = []
    for number, (moved, change, cover) in enumerate(moves, start=1):
        changes = (a - b for a, b in zip(book.worth(moved, change), before, strict=True))
        gain = cover * compare.left(what, *changes, of=scale)
        scenarios.append(Scenario(number, moved, change, cover, gain))
    least = min(scenario.profit for scenario in scenarios)
    worst = next(each for each in scenarios if compare.left(what, each.profit, -least, of=scale) <= 0)
    risk = max(0.0, -least)
    return ScenarioMargin(
        tuple(scenarios), worst.number if risk > 0 else None, risk, minimum, max(risk, minimum)
    )
