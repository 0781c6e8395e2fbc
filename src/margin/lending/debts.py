"""Debt that counts for more than it is worth: several deposits against several debts, each weighted."""

from collections.abc import Sequence
from dataclasses import dataclass

from margin import checks, compare
from margin.compare import TRIGGERS, Trigger
from margin.lending.collateral import Collateral, EMode, rates_in_force
from margin.lending.health import collateral_liquidation_price

__all__ = ["Debt", "WeightedLoan", "debt_liquidation_price", "weighted_loan"]


@dataclass(frozen=True, slots=True)
class Debt:
    """One asset that is owed.

    Attributes:
        amount: Units owed, interest included. ≥ 0.
        price: Price of a unit in the base currency. > 0.
        weight: What its value is multiplied by when the loan is tested: borrow factor, liability weight. ≥ 1.
        initial_weight: The same when more is to be borrowed. The weight or more; None for the weight.
    """

    amount: float
    price: float
    weight: float = 1.0
    initial_weight: float | None = None

    def __post_init__(self) -> None:
        weight = checks.at_least("weight", self.weight, 1)
        initial = weight if self.initial_weight is None else self.initial_weight
        checks.keep(
            self,
            amount=checks.not_negative("amount", self.amount),
            price=checks.positive("price", self.price),
            weight=weight,
            initial_weight=checks.at_least("initial_weight", initial, weight, "weight"),
        )
        checks.finite("amount x price x initial_weight", self.value * self.first_weight)

    @property
    def value(self) -> float:
        """Return amount x price, in the base currency."""
        return self.amount * self.price

    @property
    def first_weight(self) -> float:
        """Return the weight for new borrowing, never None."""
        return self.weight if self.initial_weight is None else self.initial_weight


@dataclass(frozen=True, slots=True)
class WeightedLoan:
    """All figures of a borrower with several deposits and several debts.

    Attributes:
        collateral_value: Σ amount · price of the deposits, base currency. ≥ 0.
        counted_collateral: What they count for against the debts, base currency. ≥ 0.
        debt_value: Σ amount · price of the debts, base currency. ≥ 0.
        counted_debt: What the debts count for, base currency. ≥ 0.
        health_factor: Counted collateral over counted debt, ≥ 0, exactly 1 where both are equal; None without
            debt.
        used: Counted debt over counted collateral, ≥ 0; None without counted collateral.
        liquidatable: Whether the health factor has passed 1, as the trigger says.
        available: What more may be counted as debt, by the maximum loan-to-values and the initial weights,
            base currency. ≥ 0.
        borrowable: For each debt, how many units more of it that is. Each ≥ 0.
        drop_to_liquidation: Fraction by which all deposits may fall together; negative when already past;
            None without debt or without counted collateral.
        rise_to_liquidation: Fraction by which all debts may rise together; negative when already past; None
            without debt.
        collateral_prices: For each deposit, the price at which the health factor is 1 while the others stay;
            None where no positive price does that.
        debt_prices: The same for each debt: above it the loan has passed 1.
    """

    collateral_value: float
    counted_collateral: float
    debt_value: float
    counted_debt: float
    health_factor: float | None
    used: float | None
    liquidatable: bool
    available: float
    borrowable: tuple[float, ...]
    drop_to_liquidation: float | None
    rise_to_liquidation: float | None
    collateral_prices: tuple[float | None, ...]
    debt_prices: tuple[float | None, ...]


def weighted_loan(
    collaterals: Sequence[Collateral],
    debts: Sequence[Debt],
    *,
    band: float = 0.0,
    emode: EMode | None = None,
    trigger: Trigger = "below",
) -> WeightedLoan:
    """Return every figure of a borrower whose deposits and debts are weighted one by one.

    Equation: HF = Σ amount·price·(1 − band)·LT / Σ amount·price·(1 + band)·weight;
        available = max(0, Σ amount·price·(1 − band)·LTV − Σ amount·price·(1 + band)·initial weight)

    Args:
        collaterals: Up to 200 deposits. Each amount in units, price in base currency, rates 0 to 1.
        debts: Up to 200 debts. Each amount in units, price in base currency, weights 1 or more.
        band: How far, as a fraction of every price, deposits are counted below it and debts above it. 0 to 1,
            below 1. Where each price has its own two edges: 0, and the edges of `PriceBand` as the prices.
        emode: The category whose rates replace those of the deposits enabled in it, or None.
        trigger: "below": at exactly 1 the loan stands, as with Suilend and marginfi; "at_or_below": it does
            not, as with Euler.

    Returns:
        A WeightedLoan; its fields say which are None without debt or collateral. The prices in it are those
        of the oracle, before the band. Never None.

    Raises:
        ValueError: An argument is outside its range, or a result is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Folks Finance, lend/formulae.ts and lend/utils.ts (algorand-js-sdk, commit 8975d8b: collateral and
        borrow factor, both sides summed); Suilend, obligation.move (commit a84b325: borrow weight, strict
        test); marginfi, marginfi_account.rs (marginfi-v2, commit 3031ba3: weights, low and high price); Mango
        v3, @blockworks-foundation/mango-client 3.6.20; Euler, Liquidation.sol (euler-vault-kit, commit
        5b98b42: the test that includes equality).
    """
    width = checks.fraction("band", band)
    checks.one_of("trigger", trigger, TRIGGERS)
    values, thresholds, max_ltvs = rates_in_force(collaterals, emode)
    owed = _debts(debts)
    what = "weighted loan of collaterals, debts, band and emode"
    low, high = 1 - width, 1 + width
    counts = [value * low * rate for value, rate in zip(values, thresholds, strict=True)]
    weighs = [debt.value * high * debt.weight for debt in owed]
    counted, weighed = checks.total(what, counts), checks.total(what, weighs)
    limit = checks.total(what, (v * low * r for v, r in zip(values, max_ltvs, strict=True)))
    burden = checks.total(what, (debt.value * high * debt.first_weight for debt in owed))
    room = max(0.0, compare.left(what, limit, -burden))
    return checks.computed(
        what,
        lambda: WeightedLoan(
            collateral_value=checks.total(what, values),
            counted_collateral=counted,
            debt_value=checks.total(what, (debt.value for debt in owed)),
            counted_debt=weighed,
            health_factor=compare.ratio(what, counted, weighed) if weighed else None,
            used=compare.ratio(what, weighed, counted) if counted else None,
            liquidatable=weighed > 0 and compare.reached(compare.left(what, counted, -weighed), trigger),
            available=room,
            borrowable=tuple(room / (debt.price * high * debt.first_weight) for debt in owed),
            drop_to_liquidation=compare.left(what, 1.0, -weighed / counted) if weighed and counted else None,
            rise_to_liquidation=compare.left(what, counted / weighed, -1.0) if weighed else None,
            collateral_prices=_fallen(collaterals, thresholds, counts, weighed, low),
            debt_prices=_risen(owed, weighs, counted, high),
        ),
    )


def debt_liquidation_price(
    amount: float, counted_collateral: float, *, weight: float = 1.0, other_counted: float = 0.0
) -> float | None:
    """Return the price of one debt at which the health factor is 1 while everything else stays.

    Equation: P = (counted collateral − Σ other value·weight) / (amount · weight)

    Args:
        amount: Units owed of the asset whose price moves. ≥ 0.
        counted_collateral: Σ value · liquidation threshold of the deposits, base currency. ≥ 0.
        weight: What this debt's value is multiplied by. ≥ 1.
        other_counted: Σ value · weight of the other debts, base currency. ≥ 0.

    Returns:
        A price in base currency per unit; above it the loan may be liquidated. None when no positive price
        does it: nothing of this asset is owed, or the other debts use up the collateral alone.

    Raises:
        ValueError: An argument is outside its range, or the price is too large; the message names it.
        TypeError: An argument is not a number.

    Source: health factor of `weighted_loan`, solved for the price of one debt; as
        @mrgnlabs/marginfi-client-v2 6.4.2 gives it (160 for 5 coins at a weight of 1.25 against 1,000).
    """
    units = checks.not_negative("amount", amount)
    counted = checks.not_negative("counted_collateral", counted_collateral)
    factor = checks.at_least("weight", weight, 1)
    others = checks.not_negative("other_counted", other_counted)
    what = "liquidation price of amount, counted_collateral, weight and other_counted"
    free = compare.left(what, counted, -others)
    if units == 0 or free <= 0:
        return None
    price = checks.computed(what, lambda: free / units / factor)
    return price if price > 0 else None


def _debts(debts: Sequence[Debt]) -> tuple[Debt, ...]:
    owed = checks.sequence("debts", debts, checks.MOST_POSITIONS)
    for index, debt in enumerate(owed):
        checks.instance(f"debts[{index}]", debt, Debt)
    return owed


def _fallen(
    collaterals: Sequence[Collateral], rates: list[float], counts: list[float], weighed: float, low: float
) -> tuple[float | None, ...]:
    """Return at which price of each deposit, the band taken off it, the health factor is 1."""
    return tuple(
        collateral_liquidation_price(
            deposit.amount,
            weighed,
            liquidation_threshold=rate * low,
            other_counted=checks.total("counted collateral", counts[:index] + counts[index + 1 :]),
        )
        for index, (deposit, rate) in enumerate(zip(collaterals, rates, strict=True))
    )


def _risen(
    owed: tuple[Debt, ...], weighs: list[float], counted: float, high: float
) -> tuple[float | None, ...]:
    """Return at which price of each debt, the band put on it, the health factor is 1."""
    return tuple(
        debt_liquidation_price(
            debt.amount,
            counted,
            weight=debt.weight * high,
            other_counted=checks.total("counted debt", weighs[:index] + weighs[index + 1 :]),
        )
        for index, debt in enumerate(owed)
    )
