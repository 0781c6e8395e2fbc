"""Collateral and debt to a health factor: one asset or many, and what the position may still borrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks, compare

__all__ = [
    "Collateral",
    "EMode",
    "health_factor",
    "loan_to_value",
    "max_borrow",
    "weighted_max_ltv",
    "weighted_threshold",
]


@dataclass(frozen=True, slots=True)
class Collateral:
    """One asset deposited as collateral.

    Attributes:
        amount: Units deposited. ≥ 0.
        price: Price of a unit in the base currency. > 0.
        liquidation_threshold: Fraction of its value that counts against the debt. 0 to 1.
        max_ltv: Fraction of its value that may be borrowed. 0 to the liquidation threshold.
        in_emode: Whether the e-mode category, if one is chosen, replaces this asset's own rates.
    """

    amount: float
    price: float
    liquidation_threshold: float
    max_ltv: float = 0.0
    in_emode: bool = False

    def __post_init__(self) -> None:
        checks.keep(
            self,
            amount=checks.not_negative("amount", self.amount),
            price=checks.positive("price", self.price),
            liquidation_threshold=checks.between("liquidation_threshold", self.liquidation_threshold, 0, 1),
            max_ltv=checks.between("max_ltv", self.max_ltv, 0, 1),
            in_emode=checks.instance("in_emode", self.in_emode, bool),
        )
        checks.at_most("max_ltv", self.max_ltv, self.liquidation_threshold, "liquidation_threshold")
        checks.finite("amount x price", self.value)

    @property
    def value(self) -> float:
        """Return amount x price, in the base currency."""
        return self.amount * self.price


@dataclass(frozen=True, slots=True)
class EMode:
    """An efficiency-mode category: rates shared by assets that move together.

    Attributes:
        liquidation_threshold: Replaces the threshold of assets enabled in the category. 0 to 1.
        max_ltv: Replaces their maximum loan-to-value. 0 to the liquidation threshold.
        liquidation_bonus: Excess over 1 paid to liquidators in the category. ≥ 0.
    """

    liquidation_threshold: float
    max_ltv: float
    liquidation_bonus: float = 0.0

    def __post_init__(self) -> None:
        checks.keep(
            self,
            liquidation_threshold=checks.between("liquidation_threshold", self.liquidation_threshold, 0, 1),
            max_ltv=checks.between("max_ltv", self.max_ltv, 0, 1),
            liquidation_bonus=checks.not_negative("liquidation_bonus", self.liquidation_bonus),
        )
        checks.at_most("max_ltv", self.max_ltv, self.liquidation_threshold, "liquidation_threshold")


def health_factor(
    collateral_value: float, debt_value: float, *, liquidation_threshold: float
) -> float | None:
    """Return how many times the counted collateral covers the debt; below 1 it may be liquidated.

    Equation: HF = collateral value · LT / debt value

    Args:
        collateral_value: Value of the collateral, base currency. ≥ 0.
        debt_value: Value of the debt, base currency. ≥ 0.
        liquidation_threshold: Fraction of the collateral that counts (value-weighted if several). 0 to 1.

    Returns:
        The health factor, a ratio ≥ 0, exactly 1 where both sides are equal: it still stands. None when there
        is no debt: nothing to liquidate.

    Raises:
        ValueError: An argument is outside its range, or the ratio is too large; the message names it.
        TypeError: An argument is not a number.

    Source: "Liquidations", Aave developer documentation.
    """
    value = checks.not_negative("collateral_value", collateral_value)
    debt = checks.not_negative("debt_value", debt_value)
    threshold = checks.between("liquidation_threshold", liquidation_threshold, 0, 1)
    if debt == 0:
        return None
    what = "health factor of collateral_value, debt_value and liquidation_threshold"
    return checks.computed(what, lambda: compare.ratio(what, value * threshold, debt))


def loan_to_value(collateral_value: float, debt_value: float) -> float | None:
    """Return the debt as a fraction of the collateral's value.

    Equation: LTV = debt value / collateral value

    Args:
        collateral_value: Value of the collateral, base currency. ≥ 0.
        debt_value: Value of the debt, base currency. ≥ 0.

    Returns:
        A fraction; above 1 the debt exceeds the collateral. None when there is no collateral.

    Raises:
        ValueError: An argument is outside its range, or the ratio is too large; the message names it.
        TypeError: An argument is not a number.

    Source: "Liquidations", Aave developer documentation.
    """
    value = checks.not_negative("collateral_value", collateral_value)
    debt = checks.not_negative("debt_value", debt_value)
    if value == 0:
        return None
    return checks.computed("loan to value of collateral_value and debt_value", lambda: debt / value)


def weighted_threshold(collaterals: Sequence[Collateral], *, emode: EMode | None = None) -> float | None:
    """Return the liquidation threshold of several assets together.

    Equation: LT = Σ value·LT / Σ value

    Args:
        collaterals: Up to 200 deposits. Each amount in units, price in base currency, threshold 0 to 1.
        emode: The category whose rates replace those of the assets enabled in it, or None.

    Returns:
        A fraction between the smallest and the largest threshold. None when the deposits are worth nothing.

    Raises:
        ValueError: Too many deposits, or their sum is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Liquidations", Aave developer documentation; e-mode per aave-v3-origin, GenericLogic.
    """
    values, thresholds, _ = rates_in_force(collaterals, emode)
    return _weighted(values, thresholds)


def weighted_max_ltv(collaterals: Sequence[Collateral], *, emode: EMode | None = None) -> float | None:
    """Return the maximum loan-to-value of several assets together.

    Equation: max LTV = Σ value·LTV / Σ value

    Args:
        collaterals: Up to 200 deposits. Each amount in units, price in base currency, max LTV 0 to 1.
        emode: The category whose rates replace those of the assets enabled in it, or None.

    Returns:
        A fraction between the smallest and the largest maximum. None when the deposits are worth nothing.

    Raises:
        ValueError: Too many deposits, or their sum is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Liquidations", Aave developer documentation; e-mode per aave-v3-origin, GenericLogic.
    """
    values, _, max_ltvs = rates_in_force(collaterals, emode)
    return _weighted(values, max_ltvs)


def max_borrow(
    collaterals: Sequence[Collateral], debt_value: float = 0.0, *, emode: EMode | None = None
) -> float:
    """Return how much more may be borrowed against the deposits.

    Equation: max(0, Σ value·LTV − debt value)

    Args:
        collaterals: Up to 200 deposits. Each amount in units, price in base currency, max LTV 0 to 1.
        debt_value: What is already owed, base currency. ≥ 0.
        emode: The category whose rates replace those of the assets enabled in it, or None.

    Returns:
        Base currency, ≥ 0; 0 when the debt has used up the limit. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Liquidations", Aave developer documentation; calculateAvailableBorrowsMarketReferenceCurrency
        in @aave/math-utils.
    """
    debt = checks.not_negative("debt_value", debt_value)
    values, _, max_ltvs = rates_in_force(collaterals, emode)
    limit = checks.total(
        "borrowing limit of collaterals", (v * r for v, r in zip(values, max_ltvs, strict=True))
    )
    return max(0.0, compare.left("borrowing limit of collaterals", limit, -debt))


def rates_in_force(
    collaterals: Sequence[Collateral], emode: EMode | None
) -> tuple[list[float], list[float], list[float]]:
    """Return value, threshold and max LTV of each deposit, with the e-mode rates where they apply."""
    deposits = checks.sequence("collaterals", collaterals, checks.MOST_POSITIONS)
    for index, deposit in enumerate(deposits):
        checks.instance(f"collaterals[{index}]", deposit, Collateral)
    if emode is not None:
        checks.instance("emode", emode, EMode)
    in_force = [emode if emode is not None and deposit.in_emode else deposit for deposit in deposits]
    return (
        [deposit.value for deposit in deposits],
        [rates.liquidation_threshold for rates in in_force],
        [rates.max_ltv for rates in in_force],
    )


def _weighted(values: list[float], rates: list[float]) -> float | None:
    whole = checks.total("value of collaterals", values)
    if whole == 0:
        return None
    return checks.computed(
        "weighted rate of collaterals",
        lambda: (
            checks.total("value of collaterals", (v * r for v, r in zip(values, rates, strict=True))) / whole
        ),
    )
