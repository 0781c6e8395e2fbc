"""Weights that do not stay: what an asset counts for when there is much of it, in one account or in all."""

from margin import checks

__all__ = [
    "asset_weight_by_deposits",
    "asset_weight_by_size",
    "debt_weight_by_debts",
    "debt_weight_by_size",
]


def asset_weight_by_size(
    weight: float, size: float, *, factor: float, power: float = 0.5, top: float = 1.1
) -> float:
    """Return what a deposit counts for when its own size shrinks its weight.

    Equation: w = min(weight, top / (1 + factor · size^power))

    Args:
        weight: Fraction of the value that a small deposit counts for. 0 to 1.
        size: Size of this deposit: in units at Drift, in value at Orderly. ≥ 0.
        factor: How fast the weight falls (Drift: imf). ≥ 0; 0 keeps it.
        power: Power of the size. 0 to 1; a half at Drift, four fifths at Orderly.
        top: What the falling weight starts from. ≥ 1; 1.1 at Drift, 1.2 at Orderly.

    Returns:
        A fraction, 0 to the weight. Drift rounds it down to ten-thousandths, which is not imitated. Never
        None.

    Raises:
        ValueError: An argument is outside its range, or size and factor are too large; the message names it.
        TypeError: An argument is not a number.

    Source: Drift protocol-v2, margin.rs, calculate_size_discount_asset_weight (commit 0ae3e3b);
        @orderly.network/perp 5.2.1 for the other power and start.
    """
    base = checks.between("weight", weight, 0, 1)
    start = checks.at_least("top", top, 1)
    grown = _grown("asset weight of size, factor and power", size, factor, power)
    return min(base, start / (1 + grown))


def debt_weight_by_size(
    weight: float, size: float, *, factor: float, power: float = 0.5, kept: float = 0.8
) -> float:
    """Return what a debt counts for when its own size raises its weight.

    Equation: w = max(weight, kept · weight + factor · size^power)

    Args:
        weight: What a small debt's value is multiplied by. > 0; 1 or more, unless it is a margin rate.
        size: Units owed. ≥ 0.
        factor: How fast the weight grows (Drift: imf). ≥ 0; 0 keeps it.
        power: Power of the size. 0 to 1; a half at Drift.
        kept: The part of the weight from which it grows, so that small debts feel nothing. 0 to 1; 0.8 at
            Drift.

    Returns:
        A factor, the weight or more. Drift rounds the part that grows down to ten-thousandths, which is not
        imitated. Never None.

    Raises:
        ValueError: An argument is outside its range, or the weight is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Drift protocol-v2, margin.rs, calculate_size_premium_liability_weight (commit 0ae3e3b);
        @drift-labs/sdk 2.156.0.
    """
    base = checks.positive("weight", weight)
    part = checks.between("kept", kept, 0, 1)
    what = "debt weight of weight, size, factor, power and kept"
    grown = _grown(what, size, factor, power)
    return checks.finite(what, max(base, part * base + grown))


def asset_weight_by_deposits(weight: float, deposits_value: float, *, start: float) -> float:
    """Return what a deposit counts for when all users together have deposited much of the asset.

    Equation: w = weight · min(1, start / deposits value)

    Args:
        weight: Fraction of the value that it counts for at first. 0 to 1.
        deposits_value: Value of what all users have deposited of the asset, base currency. ≥ 0.
        start: Value from which the weight falls. > 0.

    Returns:
        A fraction, 0 to the weight: above the start all deposits together count for weight · start. Never
        None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is not a number.

    Source: Mango v4, bank.rs, scaled_init_asset_weight (commit 1303a4a); marginfi-v2, bank.rs,
        maybe_get_asset_weight_init_discount (commit 3031ba3); Drift protocol-v2, spot_market.rs,
        get_scaled_initial_asset_weight (commit 0ae3e3b). All three scale the weight for new borrowing alone.
    """
    base = checks.between("weight", weight, 0, 1)
    value = checks.not_negative("deposits_value", deposits_value)
    first = checks.positive("start", start)
    return base if value <= first else base * (first / value)


def debt_weight_by_debts(weight: float, debts_value: float, *, start: float) -> float:
    """Return what a debt counts for when all users together owe much of the asset.

    Equation: w = weight · max(1, debts value / start)

    Args:
        weight: What its value is multiplied by at first. > 0; usually 1 or more.
        debts_value: Value of what all users owe of the asset, base currency. ≥ 0.
        start: Value from which the weight grows. > 0.

    Returns:
        A factor, the weight or more. Never None.

    Raises:
        ValueError: An argument is outside its range, or the weight is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Mango v4, bank.rs, scaled_init_liab_weight (commit 1303a4a): for new borrowing alone.
    """
    base = checks.positive("weight", weight)
    value = checks.not_negative("debts_value", debts_value)
    first = checks.positive("start", start)
    what = "debt weight of weight, debts_value and start"
    return base if value <= first else checks.computed(what, lambda: base * (value / first))


def _grown(what: str, size: float, factor: float, power: float) -> float:
    amount = checks.not_negative("size", size)
    speed = checks.not_negative("factor", factor)
    exponent = checks.between("power", power, 0, 1)
    return checks.finite(what, speed * float(amount**exponent))
