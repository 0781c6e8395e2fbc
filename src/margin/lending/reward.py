"""Fixed amounts beside the rates: what a loan costs to open, and what is paid to whoever liquidates it."""

from dataclasses import dataclass

from margin import checks, compare

__all__ = ["OpeningDebt", "keeper_reward", "opening_debt"]


@dataclass(frozen=True, slots=True)
class OpeningDebt:
    """What is owed right after borrowing.

    Attributes:
        fee: Fee on what is borrowed, in the coin. ≥ 0.
        debt: What is owed for the coins and the fee. ≥ 0.
        owed: The same with the reserve, which decides the ratio. ≥ 0.
        enough: Whether the debt is the least that the protocol allows, or more.
    """

    fee: float
    debt: float
    owed: float
    enough: bool


def opening_debt(
    borrowed: float, *, fee_rate: float = 0.0, reserve: float = 0.0, least_debt: float = 0.0
) -> OpeningDebt:
    """Return what is owed right after borrowing coins.

    Equation: debt = borrowed · (1 + fee rate); owed = debt + reserve; enough: debt ≥ least debt

    Args:
        borrowed: Coins that the borrower receives. ≥ 0.
        fee_rate: Fee at the start, a fraction. 0 to 1, below 1; 0.005 to 0.05 at Liquity.
        reserve: Coins put aside for whoever liquidates, or given back at the end. ≥ 0; 200 at Liquity.
        least_debt: Least that must be owed besides the reserve, fee included. ≥ 0; 1,800 at Liquity.

    Returns:
        An OpeningDebt; a debt of exactly the least is enough. Never None.

    Raises:
        ValueError: An argument is outside its range, or the debt is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Liquity, LiquityBase.sol and BorrowerOperations.sol, openTrove (liquity/dev, commit 39f1f7f);
        @liquity/lib-base 3.0.0; the least alone: Maker, vat.sol, dust (dss, commit fa4f663).
    """
    coins = checks.not_negative("borrowed", borrowed)
    rate = checks.fraction("fee_rate", fee_rate)
    aside = checks.not_negative("reserve", reserve)
    least = checks.not_negative("least_debt", least_debt)
    what = "debt of borrowed, fee_rate, reserve and least_debt"
    debt = checks.total(what, (coins, coins * rate))
    return OpeningDebt(
        fee=coins * rate,
        debt=debt,
        owed=checks.total(what, (coins, coins * rate, aside)),
        enough=compare.left(what, debt, -least) >= 0,
    )


def keeper_reward(amount: float, *, fixed: float = 0.0, share: float = 0.0) -> float:
    """Return what a protocol pays to whoever starts a liquidation.

    Equation: reward = fixed + share · amount

    Args:
        amount: What the share is of: the debt with its penalty at Maker, the value of the collateral at
            Liquity. ≥ 0.
        fixed: Paid for every liquidation, however small. ≥ 0; the tip at Maker, 200 at Liquity.
        share: Fraction of the amount on top. 0 to 1; the chip at Maker, 0.005 at Liquity.

    Returns:
        Base currency, ≥ 0: the two are added; it is not the larger of them that counts. Never None.

    Raises:
        ValueError: An argument is outside its range, or the reward is too large; the message names it.
        TypeError: An argument is not a number.

    Source: Maker, clip.sol, kick (dss, commit fa4f663: tip and chip); Liquity, LiquityBase.sol (liquity/dev,
        commit 39f1f7f: 200 LUSD and one part in 200 of the collateral).
    """
    base = checks.not_negative("amount", amount)
    tip = checks.not_negative("fixed", fixed)
    chip = checks.between("share", share, 0, 1)
    return checks.total("reward of amount, fixed and share", (tip, chip * base))
