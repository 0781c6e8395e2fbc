"""A borrower's position to its danger: which price, which drop, which repayment decides it."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks, compare
from margin.lending.collateral import Collateral, EMode, rates_in_force

__all__ = [
    "LendingPosition",
    "collateral_liquidation_price",
    "drop_to_liquidation",
    "lending_position",
    "liquidation_for_health_factor",
    "repay_for_health_factor",
]


@dataclass(frozen=True, slots=True)
class LendingPosition:
    """All figures of a borrower with several deposits.

    Attributes:
        collateral_value: Σ amount · price, base currency. ≥ 0.
        counted_collateral: Σ value · liquidation threshold, base currency. ≥ 0.
        debt_value: What is owed, base currency. ≥ 0.
        liquidation_threshold: Value-weighted threshold, 0 to 1; None without collateral.
        max_ltv: Value-weighted maximum loan-to-value, 0 to 1; None without collateral.
        loan_to_value: Debt over collateral value, ≥ 0; None without collateral.
        health_factor: Counted collateral over debt, ≥ 0, exactly 1 where both are equal; None without debt.
        liquidatable: Whether the health factor is below 1; at exactly 1 the loan stands.
        available: What may still be borrowed, base currency. ≥ 0.
        drop_to_liquidation: Fraction by which every price may fall together; negative when already
            liquidatable; None without debt or without counted collateral.
        liquidation_prices: For each deposit, the price at which the health factor is 1 while the others
            stay; None where no positive price does that.
    """

    collateral_value: float
    counted_collateral: float
    debt_value: float
    liquidation_threshold: float | None
    max_ltv: float | None
    loan_to_value: float | None
    health_factor: float | None
    liquidatable: bool
    available: float
    drop_to_liquidation: float | None
    liquidation_prices: tuple[float | None, ...]


def lending_position(
    collaterals: Sequence[Collateral], debt_value: float, *, emode: EMode | None = None
) -> LendingPosition:
    """Return every figure of a borrower with one or several deposits.

    Equation: HF = Σ value·LT / debt; drop = 1 − 1/HF; price = (debt − Σ other value·LT) / (amount·LT)

    Args:
        collaterals: Up to 200 deposits. Each amount in units, price in base currency, rates 0 to 1.
        debt_value: What is owed, base currency. ≥ 0.
        emode: The category whose rates replace those of the assets enabled in it, or None.

    Returns:
        A LendingPosition; its fields say which of them are None without debt or collateral. Never None.

    Raises:
        ValueError: An argument is outside its range, or a result is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Liquidations", Aave developer documentation; weighting as in @aave/math-utils.
    """
    debt = checks.not_negative("debt_value", debt_value)
    values, thresholds, max_ltvs = rates_in_force(collaterals, emode)
    what = "lending position of collaterals, debt_value and emode"
    counted_each = [value * rate for value, rate in zip(values, thresholds, strict=True)]
    value = checks.total(what, values)
    counted = checks.total(what, counted_each)
    limit = checks.total(what, (v * r for v, r in zip(values, max_ltvs, strict=True)))
    prices = tuple(
        collateral_liquidation_price(
            deposit.amount,
            debt,
            liquidation_threshold=rate,
            other_counted=checks.total(what, counted_each[:index] + counted_each[index + 1 :]),
        )
        for index, (deposit, rate) in enumerate(zip(collaterals, thresholds, strict=True))
    )
    return checks.computed(
        what,
        lambda: LendingPosition(
            collateral_value=value,
            counted_collateral=counted,
            debt_value=debt,
            liquidation_threshold=counted / value if value else None,
            max_ltv=limit / value if value else None,
            loan_to_value=debt / value if value else None,
            health_factor=compare.ratio(what, counted, debt) if debt else None,
            liquidatable=compare.left(what, counted, -debt) < 0,
            available=max(0.0, compare.left(what, limit, -debt)),
            drop_to_liquidation=compare.left(what, 1.0, -debt / counted) if debt and counted else None,
            liquidation_prices=prices,
        ),
    )


def collateral_liquidation_price(
    amount: float, debt_value: float, *, liquidation_threshold: float, other_counted: float = 0.0
) -> float | None:
    """Return the price of one deposit at which the health factor is 1 while everything else stays.

    Equation: P = (debt value − Σ other value·LT) / (amount · LT)

    Args:
        amount: Units of the deposit whose price moves. ≥ 0.
        debt_value: What is owed, base currency. ≥ 0.
        liquidation_threshold: Fraction of this deposit that counts. 0 to 1.
        other_counted: Σ value · threshold of the other deposits, base currency. ≥ 0.

    Returns:
        A price in base currency per unit. None when no positive price does it: there is no debt, the others
        cover it alone, or this deposit does not count.

    Raises:
        ValueError: An argument is outside its range, or the price is too large; the message names it.
        TypeError: An argument is not a number.

    Source: health factor of "Liquidations", Aave developer documentation, solved for one price.
    """
    units = checks.not_negative("amount", amount)
    debt = checks.not_negative("debt_value", debt_value)
    threshold = checks.between("liquidation_threshold", liquidation_threshold, 0, 1)
    others = checks.not_negative("other_counted", other_counted)
    what = "liquidation price of amount, debt_value, liquidation_threshold and other_counted"
    owed = compare.left(what, debt, -others)
    if units == 0 or threshold == 0 or owed <= 0:
        return None
    price = checks.computed(what, lambda: owed / units / threshold)
    return price if price > 0 else None


def drop_to_liquidation(health_factor: float) -> float:
    """Return the fraction by which all collateral may fall together before the health factor is 1.

    Equation: drop = 1 − 1/HF

    Args:
        health_factor: Ratio of counted collateral to debt. > 0.

    Returns:
        A fraction below 1; negative when already liquidatable: the rise needed to return. Never None.

    Raises:
        ValueError: The health factor is outside its range or too small; the message names it.
        TypeError: The health factor is not a number.

    Source: health factor of "Liquidations", Aave developer documentation, solved for a common drop.
    """
    factor = checks.positive("health_factor", health_factor)
    what = "drop to liquidation of health_factor"
    return checks.computed(what, lambda: compare.left(what, 1.0, -1 / factor))


def repay_for_health_factor(counted_collateral: float, debt_value: float, *, target: float) -> float:
    """Return how much a borrower repays, from money outside the position, to reach a health factor.

    Equation: repay = max(0, debt − Σ value·LT / target)

    Args:
        counted_collateral: Σ value · liquidation threshold, base currency. ≥ 0.
        debt_value: What is owed, base currency. ≥ 0.
        target: Health factor wanted. > 0.

    Returns:
        Base currency, 0 to the whole debt; 0 when the target is already met. Never None.

    Raises:
        ValueError: An argument is outside its range, or a step is too large; the message names it.
        TypeError: An argument is not a number.

    Source: health factor of "Liquidations", Aave developer documentation, solved for the debt.
    """
    counted = checks.not_negative("counted_collateral", counted_collateral)
    debt = checks.not_negative("debt_value", debt_value)
    wanted = checks.positive("target", target)
    what = "debt allowed by counted_collateral and target"
    allowed = checks.computed(what, lambda: counted / wanted)
    return max(0.0, compare.left(what, debt, -allowed))


def liquidation_for_health_factor(
    counted_collateral: float,
    debt_value: float,
    *,
    target: float,
    liquidation_threshold: float,
    liquidation_bonus: float,
) -> float | None:
    """Return how much debt a liquidator repays, taking collateral with a bonus, to reach a health factor.

    Equation: repay = (h·D − Σ value·LT) / (h − LT·(1 + b))

    Args:
        counted_collateral: Σ value · liquidation threshold before, base currency. ≥ 0.
        debt_value: Debt D before, base currency. ≥ 0.
        target: Health factor h wanted. > 0.
        liquidation_threshold: Threshold LT of the collateral that is taken. 0 to 1.
        liquidation_bonus: Bonus b, excess over 1. ≥ 0.

    Returns:
        Base currency, 0 to the whole debt; 0 when the target is already met. None when no liquidation
        reaches it, because each unit repaid costs more health than it gains (HF < LT·(1 + b)); where both are
        equal it takes the whole debt.

    Raises:
        ValueError: An argument is outside its range, or a step is too large; the message names it.
        TypeError: An argument is not a number.

    Source: target health factor of Aave v4's liquidation engine, Aave documentation; algebra here.
    """
    counted = checks.not_negative("counted_collateral", counted_collateral)
    debt = checks.not_negative("debt_value", debt_value)
    wanted = checks.positive("target", target)
    threshold = checks.between("liquidation_threshold", liquidation_threshold, 0, 1)
    bonus = checks.not_negative("liquidation_bonus", liquidation_bonus)
    what = "repayment of counted_collateral, debt_value, target, liquidation_threshold and liquidation_bonus"
    missing = compare.left(what, checks.finite(what, wanted * debt), -counted)
    cost = checks.finite(what, threshold * (1 + bonus))
    gain = compare.left(what, wanted, -cost)
    if missing <= 0:
        return 0.0
    if gain <= 0 or compare.left(what, counted, -cost * debt) < 0:
        return None
    return checks.computed(what, lambda: min(debt, missing / gain))
