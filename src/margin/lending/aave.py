"""One liquidation call on an Aave v3 position, step by step, by the rule of the version in force."""

from dataclasses import dataclass
from typing import Literal

from margin import checks, compare, lots
from margin.lending.collateral import health_factor as ratio

__all__ = [
    "AAVE_BEFORE_V3_3",
    "AAVE_V3_3",
    "AaveLiquidation",
    "AavePosition",
    "AaveRules",
    "liquidate_aave",
    "max_liquidatable_debt",
]

Limit = Literal["request", "close factor", "debt", "collateral"]


@dataclass(frozen=True, slots=True)
class AaveRules:
    """What differs between versions of the protocol's liquidation rule.

    Attributes:
        whole_position: True since v3.3: the close factor applies to the whole debt; False: to one reserve.
        close_factor: Fraction of the debt that may be repaid at once. 0 to 1, not 0.
        full_close_health_factor: At or below this health factor all of the reserve may be repaid. 0 to 1.
        full_close_value: Below this value of the debt or the collateral, all may be repaid; at exactly it,
            not yet. ≥ 0.
        least_left_value: What must be left of debt and of collateral if neither is cleared; exactly this much
            is enough. ≥ 0.
    """

    whole_position: bool = True
    close_factor: float = 0.5
    full_close_health_factor: float = 0.95
    full_close_value: float = 2000.0
    least_left_value: float = 1000.0

    def __post_init__(self) -> None:
        checks.keep(
            self,
            whole_position=checks.instance("whole_position", self.whole_position, bool),
            close_factor=checks.between(
                "close_factor", checks.positive("close_factor", self.close_factor), 0, 1
            ),
            full_close_health_factor=checks.between(
                "full_close_health_factor", self.full_close_health_factor, 0, 1
            ),
            full_close_value=checks.not_negative("full_close_value", self.full_close_value),
            least_left_value=checks.not_negative("least_left_value", self.least_left_value),
        )


AAVE_V3_3 = AaveRules()
AAVE_BEFORE_V3_3 = AaveRules(whole_position=False, full_close_value=0.0, least_left_value=0.0)


@dataclass(frozen=True, slots=True)
class AaveLiquidation:
    """A liquidation call, in the order in which the protocol works it out.

    Attributes:
        status: "ok"; "healthy": health factor 1 or more, nothing may be taken; "dust": refused, because it
            would leave too little of debt or collateral (the figures then describe the attempt).
        health_factor_before: Ratio ≥ 0; None without debt.
        repayable: Units of the debt asset that the close factor allows. ≥ 0.
        limited_by: What set the amount: "request", "close factor", "debt" (all of it) or "collateral".
        repaid: Units of the debt asset repaid. ≥ 0.
        base_collateral: Units of collateral worth what was repaid. ≥ 0.
        bonus_collateral: Units on top, the liquidation bonus, protocol fee included. ≥ 0.
        seized: Units taken from the borrower, base and bonus. ≥ 0.
        protocol_fee: Units of the bonus that go to the protocol. ≥ 0.
        to_liquidator: Units that go to the liquidator. ≥ 0.
        profit: What the liquidator gains before costs, base currency. ≥ 0.
        collateral_left: Units of this collateral left. ≥ 0.
        debt_left: Units of this debt that were not repaid. ≥ 0.
        bad_debt: Value of all debts once no collateral of any kind is left, base currency; written off since
            v3.3, owed for ever before. ≥ 0.
        health_factor_after: Ratio ≥ 0; None when no debt is left, or it is written off.
        helps: Whether each unit repaid raises the health factor; None without debt.
    """

    status: Literal["ok", "healthy", "dust"]
    health_factor_before: float | None
    repayable: float
    limited_by: Limit
    repaid: float
    base_collateral: float
    bonus_collateral: float
    seized: float
    protocol_fee: float
    to_liquidator: float
    profit: float
    collateral_left: float
    debt_left: float
    bad_debt: float
    health_factor_after: float | None
    helps: bool | None


@dataclass(frozen=True, slots=True)
class AavePosition:
    """A borrower as a liquidation call sees it: one collateral, one debt, and the rest in totals.

    Attributes:
        collateral_amount: Units of the collateral that is taken. ≥ 0.
        collateral_price: Base currency per unit. > 0.
        debt_amount: Units of the debt that is repaid. ≥ 0.
        debt_price: Base currency per unit. > 0.
        liquidation_threshold: Fraction of this collateral that counts. 0 to 1.
        liquidation_bonus: Excess over 1 paid to liquidators. ≥ 0.
        protocol_fee: Fraction of the bonus that goes to the protocol. 0 to 1.
        other_collateral_value: Value of the other deposits, base currency. ≥ 0.
        other_counted: Σ value · threshold of the other deposits, base currency. 0 to their value.
        other_debt_value: Value of the other debts, base currency. ≥ 0.
    """

    collateral_amount: float
    collateral_price: float
    debt_amount: float
    debt_price: float
    liquidation_threshold: float
    liquidation_bonus: float
    protocol_fee: float = 0.1
    other_collateral_value: float = 0.0
    other_counted: float = 0.0
    other_debt_value: float = 0.0

    def __post_init__(self) -> None:
        checks.keep(
            self,
            collateral_amount=checks.not_negative("collateral_amount", self.collateral_amount),
            collateral_price=checks.positive("collateral_price", self.collateral_price),
            debt_amount=checks.not_negative("debt_amount", self.debt_amount),
            debt_price=checks.positive("debt_price", self.debt_price),
            liquidation_threshold=checks.between("liquidation_threshold", self.liquidation_threshold, 0, 1),
            liquidation_bonus=checks.not_negative("liquidation_bonus", self.liquidation_bonus),
            protocol_fee=checks.between("protocol_fee", self.protocol_fee, 0, 1),
            other_collateral_value=checks.not_negative("other_collateral_value", self.other_collateral_value),
            other_counted=checks.not_negative("other_counted", self.other_counted),
            other_debt_value=checks.not_negative("other_debt_value", self.other_debt_value),
        )
        checks.at_most(
            "other_counted", self.other_counted, self.other_collateral_value, "other_collateral_value"
        )


def max_liquidatable_debt(
    debt_value: float,
    total_debt_value: float,
    *,
    collateral_value: float,
    health_factor: float,
    rules: AaveRules = AAVE_V3_3,
) -> float:
    """Return how much of one debt a single liquidation call may repay.

    Equation: min(debt, close factor · whole debt) above the full-close health factor and values, else debt;
        before v3.3: close factor · debt above the full-close health factor, else debt

    Args:
        debt_value: Value of the debt that is repaid, base currency. ≥ 0.
        total_debt_value: Value of all debts, base currency. debt_value or more.
        collateral_value: Value of the collateral that is taken, base currency. ≥ 0.
        health_factor: Ratio of counted collateral to debt. ≥ 0.
        rules: AAVE_V3_3, AAVE_BEFORE_V3_3 or one's own.

    Returns:
        Base currency, 0 to debt_value; 0 at a health factor of 1 or more. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is of the wrong type.

    Source: Aave v3.3 features document, section 2.1; aave-v3-origin, LiquidationLogic.
    """
    debt = checks.not_negative("debt_value", debt_value)
    whole = checks.not_negative("total_debt_value", total_debt_value)
    collateral = checks.not_negative("collateral_value", collateral_value)
    factor = checks.not_negative("health_factor", health_factor)
    checks.instance("rules", rules, AaveRules)
    checks.at_least("total_debt_value", whole, debt, "debt_value")
    if _compared(factor, 1.0) >= 0:
        return 0.0
    small = _compared(min(debt, collateral), rules.full_close_value) < 0
    if small or _compared(factor, rules.full_close_health_factor) <= 0:
        return debt
    return min(debt, rules.close_factor * (whole if rules.whole_position else debt))


def liquidate_aave(
    position: AavePosition, repay_amount: float | None = None, *, rules: AaveRules = AAVE_V3_3
) -> AaveLiquidation:
    """Work out one liquidation call: who repays what, who receives what, and what is left.

    Equation: seized = repaid · debt price / collateral price · (1 + bonus), at most the collateral;
        protocol fee = fee rate · (seized − seized / (1 + bonus))

    Args:
        position: The borrower, amounts in units and values in base currency.
        repay_amount: Units of the debt asset that the liquidator asks to repay, > 0; None for all allowed.
        rules: AAVE_V3_3, AAVE_BEFORE_V3_3 or one's own.

    Returns:
        An AaveLiquidation; its fields say which are None without debt. Exact arithmetic: on-chain rounding
        to the smallest unit is not imitated. Never None.

    Raises:
        ValueError: An argument is outside its range, or a result is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: aave-v3-origin, LiquidationLogic (executeLiquidationCall,
        _calculateAvailableCollateralToLiquidate); Aave v3.3 features document.
    """
    checks.instance("position", position, AavePosition)
    checks.instance("rules", rules, AaveRules)
    asked = None if repay_amount is None else checks.positive("repay_amount", repay_amount)
    return checks.computed(
        "liquidation of position by repay_amount", lambda: _liquidate(position, asked, rules)
    )


def _liquidate(position: AavePosition, asked: float | None, rules: AaveRules) -> AaveLiquidation:
    collateral = position.collateral_amount * position.collateral_price
    debt = position.debt_amount * position.debt_price
    whole_debt = checks.finite("value of position", debt + position.other_debt_value)
    counted = collateral * position.liquidation_threshold + position.other_counted
    before = ratio(checks.finite("value of position", counted), whole_debt, liquidation_threshold=1)
    repayable = 0.0
    if before is not None:
        value = max_liquidatable_debt(
            debt, whole_debt, collateral_value=collateral, health_factor=before, rules=rules
        )
        repayable = position.debt_amount if compare.same(value, debt) else value / position.debt_price
    repaid, seized, limited_by = _taken(position, asked, repayable)
    return _settled(position, rules, before, repayable, repaid, seized, limited_by)


def _taken(position: AavePosition, asked: float | None, repayable: float) -> tuple[float, float, Limit]:
    gross = 1 + position.liquidation_bonus
    part = asked is not None and _compared(asked, repayable) < 0
    request = asked if asked is not None and part else repayable
    seized = request * position.debt_price / position.collateral_price * gross
    lacking = compare.left("seized", seized, -position.collateral_amount)
    if lacking > 0:
        covered = position.collateral_amount * position.collateral_price / position.debt_price / gross
        return min(request, covered), position.collateral_amount, "collateral"
    if lacking == 0:
        seized = position.collateral_amount
    if part:
        return request, seized, "request"
    return request, seized, "debt" if repayable == position.debt_amount else "close factor"


def _settled(
    position: AavePosition,
    rules: AaveRules,
    before: float | None,
    repayable: float,
    repaid: float,
    seized: float,
    limited_by: Limit,
) -> AaveLiquidation:
    base = seized / (1 + position.liquidation_bonus)
    fee = (seized - base) * position.protocol_fee
    collateral_left = lots.difference(position.collateral_amount, seized)
    debt_left = lots.difference(position.debt_amount, repaid)
    value_left = collateral_left * position.collateral_price
    owed = debt_left * position.debt_price + position.other_debt_value
    healthy = before is None or _compared(before, 1.0) >= 0
    dust = debt_left > 0 < collateral_left and (
        _compared(min(debt_left * position.debt_price, value_left), rules.least_left_value) < 0
    )
    stripped = not healthy and collateral_left == 0 == position.other_collateral_value
    written_off = stripped and rules.whole_position
    counted_left = value_left * position.liquidation_threshold + position.other_counted
    return AaveLiquidation(
        status="healthy" if healthy else "dust" if dust else "ok",
        health_factor_before=before,
        repayable=repayable,
        limited_by=limited_by,
        repaid=repaid,
        base_collateral=base,
        bonus_collateral=seized - base,
        seized=seized,
        protocol_fee=fee,
        to_liquidator=seized - fee,
        profit=(seized - base - fee) * position.collateral_price,
        collateral_left=collateral_left,
        debt_left=debt_left,
        bad_debt=owed if stripped else 0.0,
        health_factor_after=None if written_off else ratio(counted_left, owed, liquidation_threshold=1),
        helps=None
        if before is None
        else _compared(before, position.liquidation_threshold * (1 + position.liquidation_bonus)) > 0,
    )


def _compared(value: float, line: float) -> float:
    """Return what a value has above a line: 0 at it, negative below."""
    return compare.left("value of position", value, -line)
