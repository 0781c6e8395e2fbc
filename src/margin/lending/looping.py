"""Borrow against a deposit, deposit what was borrowed, again: the exposure that looping builds."""

from dataclasses import dataclass

from margin import checks, compare

__all__ = ["Loop", "LoopStep", "loop"]

MOST_LOOPS = 100


@dataclass(frozen=True, slots=True)
class LoopStep:
    """The position after some loops.

    Attributes:
        loops: How often has been borrowed and deposited again, from 0.
        borrowed: Borrowed in this loop, base currency. ≥ 0.
        exposure: Value of all collateral, base currency. ≥ 0.
        debt: Value of all debt, base currency. ≥ 0.
        leverage: Exposure over the first deposit. ≥ 1.
        health_factor: Exposure · threshold over debt; None before the first loop or without debt.
        drop_to_liquidation: Fraction by which the collateral may fall against the debt; negative when
            already liquidatable; None without debt or without a threshold.
    """

    loops: int
    borrowed: float
    exposure: float
    debt: float
    leverage: float
    health_factor: float | None
    drop_to_liquidation: float | None


@dataclass(frozen=True, slots=True)
class Loop:
    """A looped position, loop by loop.

    Attributes:
        steps: The position after 0, 1, 2, … loops.
        limit: Leverage that endless looping approaches, 1 / (1 − loan-to-value). ≥ 1.
    """

    steps: tuple[LoopStep, ...]
    limit: float

    @property
    def last(self) -> LoopStep:
        """Return the position after the last loop."""
        return self.steps[-1]


def loop(deposit_value: float, loops: int, *, loan_to_value: float, liquidation_threshold: float) -> Loop:
    """Return exposure, debt and health factor of a deposit that is borrowed against and redeposited.

    Equation: exposure = V · (1 − l^(n+1)) / (1 − l); debt = exposure − V; HF = exposure · LT / debt

    Args:
        deposit_value: First deposit V, base currency. > 0.
        loops: How often the loan is deposited again. 0 to 100.
        loan_to_value: Fraction l of each deposit that is borrowed. 0 to 1, below 1.
        liquidation_threshold: Fraction LT of the collateral that counts. 0 to 1.

    Returns:
        A Loop with loops + 1 steps; the health factor is None where there is no debt. Never None.

    Raises:
        ValueError: An argument is outside its range, or a result is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: arithmetic (geometric series) on "Liquidations", Aave developer documentation.
    """
    value = checks.positive("deposit_value", deposit_value)
    count = checks.whole("loops", loops, 0, MOST_LOOPS)
    share = checks.fraction("loan_to_value", loan_to_value)
    threshold = checks.between("liquidation_threshold", liquidation_threshold, 0, 1)
    return checks.computed(
        "loop of deposit_value, loops, loan_to_value and liquidation_threshold",
        lambda: Loop(
            steps=tuple(_step(value, n, share, threshold) for n in range(count + 1)), limit=1 / (1 - share)
        ),
    )


def _step(value: float, n: int, share: float, threshold: float) -> LoopStep:
    leverage = (1 - share ** (n + 1)) / (1 - share)
    debt_per_unit = (
        share * (1 - share**n) / (1 - share)
    )  # not leverage − 1: that loses the digits of a small share
    return LoopStep(
        loops=n,
        borrowed=value * share**n if n else 0.0,
        exposure=value * leverage,
        debt=value * debt_per_unit,
        leverage=leverage,
        health_factor=compare.ratio("health factor", leverage * threshold, debt_per_unit)
        if debt_per_unit
        else None,
        drop_to_liquidation=compare.left("drop", 1.0, -debt_per_unit / (leverage * threshold))
        if debt_per_unit and threshold
        else None,
    )
