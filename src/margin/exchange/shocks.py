"""A wallet under shocks: what is left of it in each of a list of scenarios."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from margin import checks
from margin.exchange.account import equity_over_maintenance
from margin.exchange.position import notional, pnl
from margin.exchange.requirement import required, requirement_lines
from margin.exchange.rules import BINANCE
from margin.exchange.types import Holding, Rule

__all__ = ["StressResult", "stress"]


@dataclass(frozen=True, slots=True)
class StressResult:
    """How a wallet stands in one scenario.

    Args:
        equity: Equity after the shock, in the settlement currency; may be negative.
        maintenance: Maintenance required at the shocked prices, same currency.
        ratio: Equity over maintenance; None when nothing is required.
        liquidated: True when equity ≤ maintenance and there is something to liquidate.
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
        holdings: 0 to 200 holdings that share the wallet.
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
    items = checks.sequence("holdings", holdings, checks.MOST_POSITIONS)
    for item in items:
        checks.instance("holdings", item, Holding)
    checks.instance("rule", rule, Rule)
    checks.fee("fee", fee)
    shocks = checks.sequence("scenarios", scenarios, checks.MOST_LEVELS)
    symbols = {item.symbol for item in items}
    checked = [_shocks(scenario, symbols) for scenario in shocks]
    lines = [requirement_lines(item.position, item.brackets, rule, fee) for item in items]
    results = []
    for scenario in checked:
        prices = [_shocked(item, scenario) for item in items]
        pairs = list(zip(items, prices, strict=True))
        equity = checks.total("equity", [wallet, *(pnl(item.position, price) for item, price in pairs)])
        values = [notional(item.position, price) for item, price in pairs]
        needs = [required(each, value) for each, value in zip(lines, values, strict=True)]
        results.append(_result(equity, checks.total("maintenance", needs), bool(items)))
    return tuple(results)


def _shocks(scenario: Mapping[str, float], symbols: set[str]) -> dict[str, float]:
    checks.instance("scenarios", scenario, Mapping)  # type: ignore[type-abstract]
    for symbol, shock in scenario.items():
        if symbol not in symbols:
            raise ValueError(f"scenarios: {checks.shown(symbol)} is not among the holdings")
        if checks.number("scenarios", shock) <= -1:
            raise ValueError(f"scenarios: a shock must be above -1, got {shock!r}")
    return dict(scenario)


def _shocked(item: Holding, scenario: Mapping[str, float]) -> float:
    return checks.positive("price", checks.finite("price", item.mark * (1 + scenario.get(item.symbol, 0.0))))


def _result(equity: float, maintenance: float, held: bool) -> StressResult:
    ratio = equity_over_maintenance(equity, maintenance) if maintenance > 0 else None
    return StressResult(equity, maintenance, ratio, held and equity <= maintenance)
