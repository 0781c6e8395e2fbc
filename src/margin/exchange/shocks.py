"""A wallet under shocks: what is left of it in each of a list of scenarios."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from margin import checks, compare
from margin.exchange.brackets import normalise
from margin.exchange.position import notional
from margin.exchange.requirement import Requirement, requirement
from margin.exchange.rules import BINANCE
from margin.exchange.types import Holding, Rule
from margin.exchange.wallet import one_currency, shared

__all__ = ["StressResult", "stress"]


@dataclass(frozen=True, slots=True)
class StressResult:
    """How a wallet stands in one scenario.

    Args:
        equity: Equity after the shock, in the settlement currency; may be negative.
        maintenance: Maintenance required at the shocked prices, same currency.
        ratio: Equity over maintenance, exactly 1 where they are equal; None when nothing is required.
        liquidated: True when equity ≤ maintenance (below it, by a rule with that trigger) and there is
            something to liquidate.
    """

    equity: float
    maintenance: float
    ratio: float | None
    liquidated: bool


def stress(
    wallet: float,
    holdings: Sequence[Holding],
    scenarios: Sequence[Mapping[str, float]],
    *,
    rule: Rule = BINANCE,
    fee: float = 0.0,
) -> tuple[StressResult, ...]:
    """Return how a wallet stands after each of several sets of price shocks.

    Equation: per scenario: P = mark × (1 + shock); equity = W + Σ pnl(P); maintenance = Σ requirement(P).

    Args:
        wallet: Wallet balance W, in the settlement currency; any sign.
        holdings: 0 to 200 holdings that share the wallet, all settled in quote currency (linear) or all in
            coin.
        scenarios: 0 to 10 000 scenarios, each from symbol to relative shock, > −1 (−0.2 is a fall by 20 %). A
            symbol that is left out stays at its mark.
        rule: The venue's switches; see `RULES`. Only those of the rate and its valuation enter.
        fee: Closing fee rate, a fraction in (−0.01, 1). Read only by rules with the fee in the rate.

    Returns:
        One StressResult per scenario, in order. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range, or a scenario names a
            symbol that is not held.

    Source: arithmetic (the account equation of How to Calculate Liquidation Price of USDS-M Futures
    Contracts, Binance FAQ, at given prices).
    """
    wallet = checks.number("wallet", wallet)
    items = shared(holdings)
    one_currency(items)
    checks.instance("rule", rule, Rule)
    checks.fee("fee", fee)
    shocks = checks.sequence("scenarios", scenarios, checks.MOST_LEVELS)
    legs = [_leg(item, rule, fee) for item in items]
    symbols = {item.symbol for item in items}
    checked = [_shocks(scenario, symbols) for scenario in shocks]
    return tuple(_result(wallet, legs, scenario, rule) for scenario in checked)


@dataclass(frozen=True, slots=True)
class _Leg:
    """A holding, prepared for any number of scenarios."""

    symbol: str
    mark: float
    size: float
    inverse: bool
    direction: int
    entry: float
    required: Requirement


def _leg(item: Holding, rule: Rule, fee: float) -> _Leg:
    position = item.position
    return _Leg(
        symbol=item.symbol,
        mark=item.mark,
        size=position.size,
        inverse=position.contract == "inverse",
        direction=position.direction,
        entry=notional(position, position.entry),
        required=requirement(position, normalise(item.brackets), rule, fee),
    )


def _shocks(scenario: Mapping[str, float], symbols: set[str]) -> dict[str, float]:
    checks.instance("scenarios", scenario, Mapping)  # type: ignore[type-abstract]
    for symbol, shock in scenario.items():
        if symbol not in symbols:
            says = f"holds {checks.shown(symbol)}, which is not among the holdings"
            checks.refuse("scenarios", "one_of", symbol, tuple(sorted(symbols)), says=says)
        checks.above(f"scenarios: {checks.shown(symbol)}", shock, -1)
    return dict(scenario)


def _result(wallet: float, legs: list[_Leg], scenario: Mapping[str, float], rule: Rule) -> StressResult:
    prices = [leg.mark * (1 + scenario.get(leg.symbol, 0.0)) for leg in legs]
    checks.positive("price", min(prices, default=1.0))
    pairs = list(zip(legs, prices, strict=True))
    values = [leg.size / price if leg.inverse else leg.size * price for leg, price in pairs]
    profits = [leg.direction * (value - leg.entry) for leg, value in zip(legs, values, strict=True)]
    needs = [leg.required.at(value) for leg, value in zip(legs, values, strict=True)]
    scale = max((*values, *(leg.entry for leg in legs)), default=0.0)
    equity, maintenance = (
        compare.left("equity", wallet, *profits, of=scale),
        checks.total("maintenance", needs),
    )
    room = compare.left("equity", wallet, *profits, -maintenance, of=scale)
    ratio = None
    if compare.left("maintenance", maintenance, of=scale) > 0:
        ratio = 1.0 if room == 0 else checks.quotient("margin ratio", equity, maintenance)
    return StressResult(equity, maintenance, ratio, bool(legs) and compare.reached(room, rule.trigger))
