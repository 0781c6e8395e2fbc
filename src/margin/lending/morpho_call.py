"""One liquidation call in a Morpho market: repaid, seized and bad debt, in the contract's whole numbers."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from margin import checks

__all__ = [
    "MorphoLiquidation",
    "MorphoPosition",
    "liquidate_morpho",
    "morpho_position",
    "token_amount",
    "token_units",
]

WAD = 10**18  # what the contract counts as 1
PRICE_SCALE = 10**36
VIRTUAL_SHARES = 10**6
VIRTUAL_ASSETS = 1
MOST_UNITS = 2**128 - 1
MOST_PRICE = 2**256 - 1
MOST_DECIMALS = 36


@dataclass(frozen=True, slots=True)
class MorphoPosition:
    """A borrower in one market, as the contract holds it: whole numbers of the smallest units.

    Attributes:
        collateral: Smallest units of the collateral. 0 to 2^128 − 1.
        borrow_shares: Shares of the market's debt. 0 to all of them.
        price: Smallest units of the loan asset for 10^36 of the collateral. 1 to 2^256 − 1.
        lltv: Liquidation loan-to-value, times 10^18. 0 to 10^18.
        total_borrow_assets: What all borrowers of the market owe, smallest units of the loan asset. 0 to
            2^128 − 1.
        total_borrow_shares: Shares of all borrowers. 0 to 2^128 − 1.
    """

    collateral: int
    borrow_shares: int
    price: int
    lltv: int
    total_borrow_assets: int
    total_borrow_shares: int

    def __post_init__(self) -> None:
        for name in ("collateral", "total_borrow_assets", "total_borrow_shares"):
            checks.whole(name, getattr(self, name), 0, MOST_UNITS)
        checks.whole("borrow_shares", self.borrow_shares, 0, MOST_UNITS)
        checks.whole("price", self.price, 1, MOST_PRICE)
        checks.whole("lltv", self.lltv, 0, WAD)
        if self.borrow_shares > self.total_borrow_shares:
            checks.refuse(
                "borrow_shares",
                "at_most",
                self.borrow_shares,
                self.total_borrow_shares,
                "total_borrow_shares",
            )

    @property
    def borrowed(self) -> int:
        """Return what is owed, in smallest units of the loan asset, rounded up."""
        return _assets_up(self.borrow_shares, self)

    def shares_of(self, assets: int) -> int:
        """Return the shares that so many smallest units of the loan asset repay, rounded down."""
        units = checks.whole("assets", assets, 0, MOST_UNITS)
        return (
            units * (self.total_borrow_shares + VIRTUAL_SHARES) // (self.total_borrow_assets + VIRTUAL_ASSETS)
        )

    @property
    def may_borrow(self) -> int:
        """Return the most that may be owed, in smallest units of the loan asset, rounded down."""
        return self.collateral * self.price // PRICE_SCALE * self.lltv // WAD


@dataclass(frozen=True, slots=True)
class MorphoLiquidation:
    """What a liquidation call does, in whole numbers of the smallest units.

    Attributes:
        status: "ok", or "healthy": nothing may be taken, and nothing below changes.
        health_factor_before: Most that may be owed over what is owed, ≥ 0; None without debt.
        incentive: Collateral taken for each 1 repaid, by value. ≥ 1.
        repaid_shares: Shares of the debt that are repaid. ≥ 0.
        repaid: Loan asset that the liquidator pays, rounded up. ≥ 0.
        seized: Collateral that the liquidator takes, rounded down. ≥ 0.
        collateral_left: Collateral left to the borrower. ≥ 0.
        shares_left: Shares of the debt left to the borrower. ≥ 0.
        debt_left: What is still owed, rounded up; 0 when the rest was written off. ≥ 0.
        bad_debt_shares: Shares written off because no collateral is left. ≥ 0.
        bad_debt: What the lenders of the market lose by that. ≥ 0.
        total_borrow_assets: What all borrowers of the market owe afterwards. ≥ 0.
        total_borrow_shares: Shares of all borrowers afterwards. ≥ 0.
        health_factor_after: Ratio ≥ 0; None when nothing is owed any more.
    """

    status: Literal["ok", "healthy"]
    health_factor_before: float | None
    incentive: float
    repaid_shares: int
    repaid: int
    seized: int
    collateral_left: int
    shares_left: int
    debt_left: int
    bad_debt_shares: int
    bad_debt: int
    total_borrow_assets: int
    total_borrow_shares: int
    health_factor_after: float | None


def liquidate_morpho(
    position: MorphoPosition, *, seized: int | None = None, repaid_shares: int | None = None
) -> MorphoLiquidation:
    """Work out one liquidation call as the contract does, to the last unit.

    Equation: incentive = min(1.15, 1 / (1 − 0.3 · (1 − LLTV))); seized = repaid · incentive / price; bad debt
        = all that is still owed when no collateral is left

    Args:
        position: The borrower and the market.
        seized: Collateral asked for, smallest units. 1 to the collateral; None when shares are named.
        repaid_shares: Shares to repay instead. 1 to the borrower's; None when collateral is named. With
            neither, all of the debt is repaid, or as much as the collateral pays for.

    Returns:
        A MorphoLiquidation; its fields say which are None without debt. Never None. Interest is taken as
        accrued, and a product beyond 256 bits, which the contract refuses, is worked out.

    Raises:
        ValueError: An argument is outside its range, both are named, or the call would take more than there
            is; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Morpho.sol, liquidate and _isHealthy, with ConstantsLib, MathLib and SharesMathLib (morpho-blue,
        commit 3085651).
    """
    checks.instance("position", position, MorphoPosition)
    if seized is not None and repaid_shares is not None:
        says = f"cannot be named beside repaid_shares, got {checks.shown(seized)}"
        checks.refuse("seized", "fits", seized, says=says)
    if seized is not None:
        _within("seized", seized, position.collateral, "position.collateral")
    if repaid_shares is not None:
        _within("repaid_shares", repaid_shares, position.borrow_shares, "position.borrow_shares")
    if position.may_borrow >= position.borrowed:
        return _settled(position, "healthy", 0, 0)
    shares, taken = _asked(position, seized, repaid_shares)
    if taken > position.collateral:
        says = f"would take {taken}, more than position.collateral {position.collateral}"
        checks.refuse("repaid_shares", "fits", repaid_shares, says=says)
    if shares > position.borrow_shares:
        says = f"would repay {shares} shares, more than position.borrow_shares {position.borrow_shares}"
        checks.refuse("seized", "fits", seized, says=says)
    return _settled(position, "ok", shares, taken)


def morpho_position(
    collateral_amount: float,
    debt_amount: float,
    *,
    price: float,
    lltv: float,
    other_debt: float = 0.0,
    collateral_decimals: int = 18,
    loan_decimals: int = 6,
) -> MorphoPosition:
    """Return a position in the contract's whole numbers, in a market that has not yet earned interest.

    Equation: smallest units = amount · 10^decimals, rounded down; shares = smallest units · 10^6

    Args:
        collateral_amount: Units of the collateral. ≥ 0.
        debt_amount: Units of the loan asset owed. ≥ 0.
        price: Loan asset per unit of collateral, by the market's oracle. > 0.
        lltv: Liquidation loan-to-value of the market. 0 to 1.
        other_debt: What the other borrowers of the market owe, units. ≥ 0.
        collateral_decimals: Decimal places of the collateral. 0 to 36.
        loan_decimals: Decimal places of the loan asset. 0 to 36.

    Returns:
        A MorphoPosition. Never None.

    Raises:
        ValueError: An argument is outside its range, or has more units than the contract can hold; the
            message names it.
        TypeError: An argument is of the wrong type.

    Source: SharesMathLib (morpho-blue, commit 3085651): an empty market gives 10^6 shares for each unit.
    """
    checks.whole("collateral_decimals", collateral_decimals, 0, MOST_DECIMALS)
    checks.whole("loan_decimals", loan_decimals, 0, MOST_DECIMALS)
    held = _whole("collateral_amount", collateral_amount, collateral_decimals)
    mine = _whole("debt_amount", debt_amount, loan_decimals)
    theirs = _whole("other_debt", other_debt, loan_decimals)
    rate = Fraction(repr(checks.positive("price", price)))
    limit = Fraction(repr(checks.between("lltv", lltv, 0, 1)))
    scaled = int(rate * Fraction(10) ** (36 + loan_decimals - collateral_decimals))
    return MorphoPosition(
        collateral=_fits("collateral_amount", collateral_amount, held, MOST_UNITS),
        borrow_shares=mine * VIRTUAL_SHARES,
        price=_fits("price", price, scaled, MOST_PRICE, 1),
        lltv=int(limit * WAD),
        total_borrow_assets=mine + theirs,
        total_borrow_shares=_shares(debt_amount, (mine + theirs) * VIRTUAL_SHARES),
    )


def token_units(amount: float, decimals: int) -> int:
    """Return an amount in the smallest units of its token, as contracts count.

    Equation: ⌊amount · 10^decimals⌋, the amount read as the decimal that was typed

    Args:
        amount: Units. ≥ 0.
        decimals: Decimal places of the token. 0 to 36.

    Returns:
        A whole number, 0 to 2^256 − 1. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is of the wrong type.

    Source: EIP-20, decimals.
    """
    checks.whole("decimals", decimals, 0, MOST_DECIMALS)
    return _fits("amount", amount, _whole("amount", amount, decimals), MOST_PRICE)


def token_amount(units: int, decimals: int) -> float:
    """Return an amount from the smallest units of its token.

    Equation: units / 10^decimals

    Args:
        units: Smallest units. 0 to 2^256 − 1.
        decimals: Decimal places of the token. 0 to 36.

    Returns:
        The float next to the amount, ≥ 0. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is of the wrong type.

    Source: EIP-20, decimals.
    """
    checks.whole("decimals", decimals, 0, MOST_DECIMALS)
    return float(checks.whole("units", units, 0, MOST_PRICE) / 10**decimals)


def _within(name: str, units: int, most: int, holds: str) -> None:
    if checks.whole(name, units, 1, MOST_UNITS) > most:
        checks.refuse(name, "at_most", units, most, holds)


def _whole(name: str, amount: float, decimals: int) -> int:
    return int(Fraction(repr(checks.not_negative(name, amount))) * 10**decimals)


def _fits(name: str, given: float, units: int, most: int, least: int = 0) -> int:
    if not least <= units <= most:
        says = f"must be from {least} to {most:.4g} of the contract's units, got {checks.shown(given)}"
        checks.refuse(name, "fits", given, says=says)
    return units


def _shares(debt: float, shares: int) -> int:
    if shares > MOST_UNITS:
        says = f"and other_debt are more than the contract can hold: {checks.shown(debt)} and the rest"
        checks.refuse("debt_amount", "fits", debt, other="other_debt", says=says)
    return shares


def _up(product: int, divisor: int) -> int:
    return -(-product // divisor)


def _assets_up(shares: int, market: MorphoPosition) -> int:
    return _up(
        shares * (market.total_borrow_assets + VIRTUAL_ASSETS), market.total_borrow_shares + VIRTUAL_SHARES
    )


def _incentive(lltv: int) -> int:
    return min(WAD * 115 // 100, WAD * WAD // (WAD - WAD * 3 // 10 * (WAD - lltv) // WAD))


def _asked(position: MorphoPosition, seized: int | None, shares: int | None) -> tuple[int, int]:
    """Return shares repaid and collateral taken, one worked out from the other, or the most of both."""
    if seized is not None:
        return _shares_for(position, seized), seized
    if shares is not None:
        return shares, _taken_for(position, shares)
    taken = _taken_for(position, position.borrow_shares)
    if taken <= position.collateral:
        return position.borrow_shares, taken
    # Rounding cannot make these more shares than are owed: what they pay for is less than `taken`.
    return _shares_for(position, position.collateral), position.collateral


def _shares_for(position: MorphoPosition, seized: int) -> int:
    worth = _up(seized * position.price, PRICE_SCALE)
    repaid = _up(worth * WAD, _incentive(position.lltv))
    return _up(
        repaid * (position.total_borrow_shares + VIRTUAL_SHARES),
        position.total_borrow_assets + VIRTUAL_ASSETS,
    )


def _taken_for(position: MorphoPosition, shares: int) -> int:
    repaid = (
        shares
        * (position.total_borrow_assets + VIRTUAL_ASSETS)
        // (position.total_borrow_shares + VIRTUAL_SHARES)
    )
    return repaid * _incentive(position.lltv) // WAD * PRICE_SCALE // position.price


def _settled(
    position: MorphoPosition, status: Literal["ok", "healthy"], shares: int, taken: int
) -> MorphoLiquidation:
    repaid = _assets_up(shares, position)
    left = MorphoPosition(
        collateral=position.collateral - taken,
        borrow_shares=position.borrow_shares - shares,
        price=position.price,
        lltv=position.lltv,
        total_borrow_assets=max(0, position.total_borrow_assets - repaid),
        total_borrow_shares=position.total_borrow_shares - shares,
    )
    stripped = status == "ok" and left.collateral == 0
    bad_shares = left.borrow_shares if stripped else 0
    bad = min(left.total_borrow_assets, _assets_up(bad_shares, left))
    return MorphoLiquidation(
        status=status,
        health_factor_before=_health(position),
        incentive=_incentive(position.lltv) / WAD,
        repaid_shares=shares,
        repaid=repaid,
        seized=taken,
        collateral_left=left.collateral,
        shares_left=left.borrow_shares - bad_shares,
        debt_left=0 if stripped else left.borrowed,
        bad_debt_shares=bad_shares,
        bad_debt=bad,
        total_borrow_assets=left.total_borrow_assets - bad,
        total_borrow_shares=left.total_borrow_shares - bad_shares,
        health_factor_after=None if stripped else _health(left),
    )


def _health(position: MorphoPosition) -> float | None:
    owed = position.borrowed
    what = "health factor of position"
    return checks.computed(what, lambda: position.may_borrow / owed) if owed else None
