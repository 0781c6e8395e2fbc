"""Maintenance tables: bracket by bracket, what a notional requires and what leverage it allows."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import isclose
from operator import attrgetter

from margin import checks, compare
from margin.exchange.types import MOST_BRACKETS, Bracket

__all__ = [
    "bracket_at",
    "maintenance_amount",
    "maintenance_margin",
    "max_leverage",
    "max_notional",
    "normalise",
]


def normalise(brackets: Sequence[Bracket]) -> tuple[Bracket, ...]:
    """Return the table with every maintenance amount derived, or refuse a table that cannot be right.

    Equation: A₀ as given (0 by default); Aₖ = Aₖ₋₁ + floorₖ × (mₖ − mₖ₋₁), which keeps maintenance
    continuous.

    Args:
        brackets: 1 to 200 brackets by rising floor, the first at 0. Amounts may be left out. Published
            amounts are rounded: one within 1 % of floor × rate of the derived amount is accepted, and the
            derived one is used.

    Returns:
        The brackets, each with its amount in the settlement currency. Never None.

    Raises:
        TypeError, ValueError: The table is empty, its floors do not increase, its rates decrease, or an
            amount disagrees with the recursion.

    Source: How to Calculate Liquidation Price of COIN-M Futures Contracts, Binance FAQ; Margin tiers,
    Hyperliquid documentation.
    """
    table = checks.sequence("brackets", brackets, MOST_BRACKETS, 1)
    for bracket in table:
        checks.instance("brackets", bracket, Bracket)
    checks.same("brackets[0].floor", table[0].floor, 0.0)
    return _derived(table)


@lru_cache(maxsize=64)
def _derived(table: tuple[Bracket, ...]) -> tuple[Bracket, ...]:
    """Derive the amounts of a table once: a curve through many notionals asks for the same one at each."""
    done = [replace(table[0], amount=table[0].amount or 0.0)]
    for index, bracket in enumerate(table[1:], 1):
        done.append(_next(index, done[-1], bracket))
    return tuple(done)


def _next(index: int, before: Bracket, bracket: Bracket) -> Bracket:
    here, there = f"brackets[{index}]", f"brackets[{index - 1}]"
    checks.above(f"{here}.floor", bracket.floor, before.floor, f"{there}.floor")
    checks.at_least(f"{here}.rate", bracket.rate, before.rate, f"{there}.rate")
    amount = maintenance_amount(before, bracket.floor, bracket.rate)
    given = bracket.amount
    if given is not None and not isclose(
        given, amount, rel_tol=1e-9, abs_tol=0.01 * bracket.floor * bracket.rate
    ):
        checks.refuse(f"{here}.amount", "same", given, amount)
    return replace(bracket, amount=amount)


def maintenance_amount(before: Bracket, floor: float, rate: float) -> float:
    """Return the maintenance amount of a bracket from the bracket before it.

    Equation: A = A₋ + floor × (m − m₋).

    Args:
        before: The bracket before, with its amount A₋ (taken as 0 when None) and rate m₋.
        floor: Where the bracket begins, in the settlement currency. ≥ 0.
        rate: The bracket's own maintenance rate, m, a fraction in [0, 1), not below the rate before.

    Returns:
        The amount in the settlement currency. ≥ 0. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: How to Calculate Liquidation Price of COIN-M Futures Contracts, Binance FAQ.
    """
    checks.instance("before", before, Bracket)
    floor, rate = checks.not_negative("floor", floor), checks.fraction("rate", rate)
    checks.at_least("rate", rate, before.rate, "before.rate")
    return checks.finite("maintenance amount", (before.amount or 0.0) + floor * (rate - before.rate))


def bracket_at(value: float, brackets: Sequence[Bracket]) -> int:
    """Return the index of the bracket that a notional falls into.

    Equation: the last k with floorₖ ≤ n.

    Args:
        value: Notional, in the settlement currency. ≥ 0.
        brackets: Maintenance table; see `normalise`.

    Returns:
        Index from 0. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: How to Calculate Liquidation Price of USDS-M Futures Contracts, Binance FAQ (floors inclusive).
    """
    value = checks.not_negative("value", value)
    return find(value, normalise(brackets))


def find(value: float, table: Sequence[Bracket]) -> int:
    """Return the index of the bracket of `value` in a table that is known to be in order."""
    return bisect_right(table, compare.most(value), key=attrgetter("floor")) - 1


def maintenance_margin(value: float, brackets: Sequence[Bracket]) -> float:
    """Return the maintenance margin of a notional.

    Equation: MM(n) = n × mₖ − Aₖ in the bracket k of n; the same as taxing each slice at its own rate.

    Args:
        value: Notional n, in the settlement currency. ≥ 0.
        brackets: Maintenance table; see `normalise`. A single bracket with an amount is taken as stated.

    Returns:
        Maintenance margin in the settlement currency. Never None.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: How to Calculate Liquidation Price of USDS-M Futures Contracts, Binance FAQ.
    """
    value, table = checks.not_negative("value", value), normalise(brackets)
    bracket = table[find(value, table)]
    return checks.finite("maintenance margin", value * bracket.rate - (bracket.amount or 0.0))


def max_leverage(value: float, brackets: Sequence[Bracket]) -> float | None:
    """Return the highest leverage allowed for a notional.

    Equation: the max_leverage of the bracket of n.

    Args:
        value: Notional n, in the settlement currency. ≥ 0.
        brackets: Maintenance table; see `normalise`.

    Returns:
        A multiple, ≥ 1. None when the bracket states none.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range.

    Source: Binance USDS-M leverage brackets, as shipped with freqtrade (the table's own column).
    """
    value, table = checks.not_negative("value", value), normalise(brackets)
    return table[find(value, table)].max_leverage


def max_notional(leverage: float, brackets: Sequence[Bracket]) -> float | None:
    """Return the largest notional that may be held at a leverage.

    Equation: the floor of the first bracket whose max_leverage is below L.

    Args:
        leverage: Leverage L, a multiple. > 0.
        brackets: Maintenance table with max_leverage in every bracket; see `normalise`.

    Returns:
        Notional in the settlement currency, the end that is itself excluded; 0 when no bracket allows the
        leverage. None when even the last bracket allows it: the table sets no limit.

    Raises:
        TypeError, ValueError: An argument is of the wrong type or outside its range, or a bracket lacks
            max_leverage.

    Source: Binance USDS-M leverage brackets, as shipped with freqtrade (the table's own columns).
    """
    leverage, table = checks.positive("leverage", leverage), normalise(brackets)
    for index, bracket in enumerate(table):
        if bracket.max_leverage is None:
            checks.refuse(f"brackets[{index}].max_leverage", "fits", None, says="is missing")
        if bracket.max_leverage < leverage:
            return bracket.floor
    return None
