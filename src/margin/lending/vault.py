"""A stablecoin vault: collateral locked, coins minted against it, and the price that ends it."""

from dataclasses import dataclass

from margin import checks, compare
from margin.compare import TRIGGERS, Trigger

__all__ = ["Cdp", "cdp"]


@dataclass(frozen=True, slots=True)
class Cdp:
    """All figures of a collateralised debt position.

    Attributes:
        collateral_value: Amount · price, in the coin. ≥ 0.
        owed: Coins owed with the reserve, which counts once anything is owed. ≥ 0.
        ratio: Collateral value over what is owed, ≥ 0; None without debt.
        liquidation_price: Price at which the ratio is the minimum; None without debt or collateral.
        mintable: Coins that may still be minted. ≥ 0.
        withdrawable: Units of collateral that may be taken out. ≥ 0.
        debt_with_penalty: What an auction must raise after liquidation, in the coin. ≥ 0.
        liquidatable: Whether the ratio has passed the minimum, as the trigger says.
    """

    collateral_value: float
    owed: float
    ratio: float | None
    liquidation_price: float | None
    mintable: float
    withdrawable: float
    debt_with_penalty: float
    liquidatable: bool


def cdp(
    collateral_amount: float,
    price: float,
    debt: float,
    *,
    minimum_ratio: float = 1.5,
    penalty: float = 0.13,
    reserve: float = 0.0,
    trigger: Trigger = "below",
) -> Cdp:
    """Return the ratio of a vault, its liquidation price, and what may still be minted or withdrawn.

    Equation: ratio = C/D; liquidation price = D·MCR/amount; mintable = C/MCR − D; with penalty D·(1 + chop);
        D is the debt and the reserve

    Args:
        collateral_amount: Units locked. ≥ 0.
        price: Coins per unit of collateral, by the oracle. > 0.
        debt: Coins owed, fees included, the reserve not. ≥ 0.
        minimum_ratio: Collateral value over debt below which the vault is liquidated. > 0; usually above 1.
        penalty: Liquidation penalty as a fraction of what is owed. ≥ 0.
        reserve: Coins in every debt that the borrower does not receive: they pay whoever liquidates, or are
            given back at the end. ≥ 0; 200 at Liquity, 0 at Maker.
        trigger: "below": a ratio equal to the minimum is safe, as in Maker's contract and Liquity's;
            "at_or_below": it is not.

    Returns:
        A Cdp; its fields say which are None without debt or collateral. Never None.

    Raises:
        ValueError: An argument is outside its range, or a result is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Maker documentation (Vat, Spotter and Dog: liquidation ratio and chop); MIP45, MakerDAO; the
        reserve: Liquity, LiquityBase.sol and BorrowerOperations.sol (liquity/dev, commit 39f1f7f).
    """
    amount = checks.not_negative("collateral_amount", collateral_amount)
    unit = checks.positive("price", price)
    debit = checks.not_negative("debt", debt)
    aside = checks.not_negative("reserve", reserve)
    least = checks.positive("minimum_ratio", minimum_ratio)
    chop = checks.not_negative("penalty", penalty)
    checks.one_of("trigger", trigger, TRIGGERS)
    what = "vault of collateral_amount, price, debt, minimum_ratio, penalty and reserve"
    owed = checks.finite(what, debit + aside) if debit else 0.0
    return checks.computed(
        what,
        lambda: Cdp(
            collateral_value=amount * unit,
            owed=owed,
            ratio=amount * unit / owed if owed else None,
            liquidation_price=owed * least / amount if owed and amount else None,
            mintable=max(0.0, compare.left(what, amount * unit / least, -debit, -aside)),
            withdrawable=max(0.0, compare.left(what, amount, -owed * least / unit)),
            debt_with_penalty=owed * (1 + chop),
            liquidatable=owed > 0
            and compare.reached(compare.left(what, amount * unit, -owed * least), trigger),
        ),
    )
