"""What happens, step by step, when somebody liquidates a loan?"""

from dataclasses import dataclass
from typing import Annotated, Literal

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Step, Unfit, Words, calculator, money, naming, percent, plain, quantity
from calckit.chart import Bar, BarsChart, Chart, Part

from ._fields import COLLATERAL, COLLATERAL_PRICE, LIQUIDATION_THRESHOLD

RULES = {"v3_3": margin.AAVE_V3_3, "before": margin.AAVE_BEFORE_V3_3}
RULE_NAMES = {"v3_3": "Aave 3.3 and later", "before": "Aave before 3.3", "morpho": "Morpho"}
ALL_AT_ONCE = margin.AaveRules(close_factor=1.0, full_close_value=0.0, least_left_value=0.0)
DECIMALS = 18  # of both tokens of the Morpho market
MOST_DEBT = 1e14  # whole tokens; the contract counts the shares of a debt in 128 bits, which hold three times as many


@dataclass(frozen=True, slots=True)
class Answer:
    """Who repays what, who receives what, and what is left."""

    repaid: Annotated[float, money("Repaid", said="repaid amount", unit="USD", symbol="R")]
    repayable: Annotated[float, money("At most repayable", unit="USD", symbol="A", term="close-factor")]
    seized: Annotated[float, quantity("Collateral taken", unit="ETH", symbol="S")]
    seized_value: Annotated[float, money("Worth", unit="USD")]
    protocol_takes: Annotated[float, money("Of it, to the protocol", unit="USD")]
    profit: Annotated[float, money("Liquidator's profit", unit="USD", symbol="G", term="liquidation-bonus")]
    health_before: Annotated[float | None, plain("Health factor before", said="health factor before the call", symbol="H", term="health-factor", digits=4)]
    health_after: Annotated[float | None, plain("Health factor after", digits=4)]
    bad_debt: Annotated[float, money("Bad debt", unit="USD", term="bad-debt")]
    status: Literal["ok", "healthy", "dust"]
    limited_by: Literal["request", "close factor", "debt", "collateral"]
    helps: bool | None
    bonus: float
    fee: float
    others: float
    counted: float
    counted_after: float
    debt_left: float
    value: float
    value_left: float


def words(case: Case) -> Words:
    """Say what a liquidator pays and takes, or why nobody may."""
    may = "Of this loan a liquidator may repay"
    if case.health_before is None:
        return Words(may, "repaid", "Nothing is owed. **Any debt above 0** gives a health factor.", instead="nothing", status="none")
    if case.status == "healthy":
        say = f"Its [[health-factor]] is **{case['health_before']}**: only below 1 may anyone step in. **A lower collateral price** would open it."
        return Words(may, "repaid", say, instead="nothing", status="none")
    if case.status == "dust":
        least = case.show("repaid", _rules(case).least_left_value)
        say = f"It would leave less than {least} USD of the debt or of the collateral. **Repaying all of it**, or less, is allowed."
        return Words("A liquidation of this size is", "repaid", say, instead="refused", status="none")
    after = (
        f"For it the liquidator takes **{case['seized']} ETH** worth {case['seized_value']} USD and keeps a profit of "
        f"**{case['profit']} USD**. {_why(case)} {_then(case)}"
    )
    return Words("The liquidator repays", "repaid", after.strip(), warnings=_warnings(case))


def _rules(case: Case) -> margin.AaveRules:
    """Return the close factor and the limits of the rule; Morpho has none of them."""
    return RULES.get(case.rules, ALL_AT_ONCE)


def _why(case: Case) -> str:
    share = f"{_rules(case).close_factor:.0%}"
    whole = "the whole debt" if _rules(case).whole_position else "this debt"
    return {
        "request": "That is the amount asked for.",
        "close factor": f"More is not allowed: the [[close-factor]] is {share} of {whole}.",
        "debt": "That is all of this debt.",
        "collateral": "The collateral is not worth more.",
    }[case.limited_by]


def _then(case: Case) -> str:
    if case.bad_debt and case.rules == "morpho":
        return f"**{case['bad_debt']} USD** of [[bad-debt]] is written off at once, and the lenders of this market bear it."
    if case.bad_debt:
        return f"**{case['bad_debt']} USD** of [[bad-debt]] stays, with nothing behind it."
    if case.health_after is None:
        return "No debt is left."
    return f"The health factor goes from {case['health_before']} to **{case['health_after']}**."


def _warnings(case: Case) -> tuple[str, ...]:
    if case.helps is False and case.health_after is not None:
        return ("Each liquidation makes this loan worse: the bonus takes more of the counted collateral than it repays of the debt.",)
    return ()


def working(case: Case) -> tuple[Step, ...]:
    """Health factor, allowed amount, repaid amount, collateral taken, profit, health factor after."""
    rules = _rules(case)
    v = {"C": case.collateral_amount, "p": case.collateral_price, "T": case.threshold, "D": case.debt_amount}
    v |= {"O": case.others, "b": case.bonus, "f": case.fee, "r": case.repay_amount}
    v |= {"A": case.repayable, "R": case.repaid, "S": case.seized, "H": case.health_before or 0.0, "x": rules.full_close_health_factor}
    v |= {"z": rules.full_close_value, "k": rules.close_factor}
    if case.health_before is None:
        return (Step("Nothing is owed, so at most this may be repaid", "R = D", v, "repaid"),)
    steps = [Step("What counts of the [[collateral]], over all debts", "H = C * p * T / (D + O)", v, "health_before")]
    if case.status == "healthy":
        return (*steps, Step("At 1 or above nothing may be repaid", "R = 0 if H >= 1 else D", v, "repaid"))
    return (
        *steps,
        *_allowed(case, v),
        Step(
            "The collateral limits it too: it must also pay the bonus",
            "R = min(A, C * p / (1 + b))" if not case.repay_amount else "R = min(r, A, C * p / (1 + b))",
            v,
            "repaid",
        ),
        Step("Collateral worth that, and the [[liquidation-bonus|bonus]] on top, is taken", "S = R * (1 + b) / p", v, "seized"),
        Step("Of the bonus the protocol keeps the share f, the liquidator the rest", "G = R * b * (1 - f)", v, "profit"),
    )


def _allowed(case: Case, v: dict[str, float]) -> tuple[Step, ...]:
    """What the rule lets one call repay; at Morpho the bonus, too, follows from the rule."""
    if case.rules == "morpho":
        say = "The limit T of the market gives the [[liquidation-bonus|bonus]]"
        return (
            Step(say, "b = min(1.15, 1 / (1 - 0.3 * (1 - T))) - 1", v, style="percent"),
            Step("There is no [[close-factor]]: all of the debt may be repaid", "A = D", v, "repayable"),
        )
    base = "D + O" if _rules(case).whole_position else "D"
    say = "The [[close-factor]] k limits what may be repaid, unless the health factor is at most x or either side is below z"
    return (Step(say, f"A = D if H <= x else (D if min(D, C * p) < z else min(D, k * ({base})))", v, "repayable"),)


def chart(case: Case) -> Chart:
    """Collateral and debts before and after, with what is taken and repaid, and where it goes."""
    taken, repaid = (case.seized_value, case.repaid) if _happens(case) else (0.0, 0.0)
    before = f"Before, health factor {case['health_before']}"
    bars = [
        _bar(case, "Collateral", case.value - taken, taken, before),
        _bar(case, f"Counts, {case['threshold']}", case.counted, 0.0, before),
        _bar(case, "Debts", case.debt_amount - repaid + case.others, repaid, before),
    ]
    if _happens(case):
        gets, after = (
            f"The liquidator, bonus {case.show('liquidation_bonus', case.bonus)}",
            "After" if case.health_after is None else f"After, health factor {case['health_after']}",
        )
        bars += [
            _bar(case, "Pays", 0.0, repaid, gets),
            _bar(case, "Takes", 0.0, taken - case.protocol_takes, gets),
            _bar(case, f"Protocol, {case.show('protocol_fee', case.fee)}", 0.0, case.protocol_takes, gets),
            _bar(case, "Collateral", case.value_left, 0.0, after),
            _bar(case, f"Counts, {case['threshold']}", case.counted_after, 0.0, after),
            _bar(case, "Bad debt" if case.bad_debt else "Debts", case.debt_left, 0.0, after),
        ]
    return BarsChart(
        title="Collateral and debts before and after the liquidation",
        bars=tuple(bars),
        shown_head="USD",
        legend=(("left", "stays"), ("now", "taken or repaid")) if _happens(case) else (("left", "stays"),),
    )


def _happens(case: Case) -> bool:
    return bool(case.status == "ok" and case.repaid > 0)


def _bar(case: Case, name: str, stays: float, goes: float, group: str) -> Bar:
    return Bar(name, (Part(stays), Part(goes, "now")), case.show("repaid", stays + goes), group)


@calculator(
    title="A liquidation, step by step",
    question="What is repaid, taken and left when somebody liquidates your loan?",
    group="Lending",
    terms=("liquidation", "close-factor", "liquidation-bonus", "bad-debt", "health-factor", "liquidator"),
    words=words,
    working=working,
    chart=chart,
    solve=(("debt_amount", "health_before"),),
    mistakes=(
        Mistake(
            "Close factor in every case",
            "k * D",
            "it holds only while the health factor is above its limit and neither side is small; otherwise the whole debt may be repaid.",
        ),
        Mistake(
            "Collateral limit without the bonus",
            "C * p",
            "the liquidator takes the bonus on top, so what is repaid and its bonus together must fit into the collateral: divide by 1 + b.",
        ),
        Mistake("Bonus taken off", "C * p * (1 - b)", "the bonus is a share of what is repaid, not of the collateral: divide by 1 + b."),
        Mistake("The whole debt", "D", "the close factor, or what the collateral is worth, allows less."),
    ),
    compact=("collateral_amount", "collateral_price", "debt_amount", "threshold"),
    presets=(
        Preset("deeper", "Deeper: all of it at once", {"collateral_price": 2_000.0}),
        Preset("bad-debt", "Bad debt", {"collateral_price": 1_700.0}),
        Preset(
            "aave-close-factor",
            "Aave's example of three debts",
            {"collateral_amount": 3.5, "collateral_price": 3_000.0, "debt_amount": 3_000.0, "other_debt_value": 6_000.0},
            "Aave v3.3 features document, section 2.1; the collateral is chosen to give a health factor between 0.95 and 1",
            "2026-11-21",
        ),
        Preset(
            "makes-it-worse",
            "A liquidation that makes it worse",
            {"threshold": 0.95, "collateral_price": 1_880.0, "liquidation_bonus": 0.1, "repay_amount": 3_000.0},
        ),
        Preset("healthy", "Nobody may", {"collateral_price": 3_000.0}),
        Preset(
            "morpho",
            "Morpho: all of it, the rest lost",
            {"rules": "morpho", "collateral_price": 1_700.0, "threshold": 0.86},
            "Morpho.sol, Morpho Blue",
            "2026-11-28",
        ),
    ),
    examples=(
        Example(
            "Half of the debt",
            {},
            {
                "repayable": "9,000.00",
                "repaid": "9,000.00",
                "seized": "4.5",
                "protocol_takes": "45.00",
                "profit": "405.00",
                "health_before": "0.9683",
                "health_after": "1.065",
            },
        ),
        Example(
            "Aave's example since 3.3: the whole debt in one asset",
            {"collateral_amount": "3.5", "collateral_price": "3000", "debt_amount": "3000", "other_debt_value": "6000"},
            {"repayable": "3,000.00", "health_before": "0.9683"},
        ),
        Example(
            "Aave's example before 3.3: half of that debt",
            {"collateral_amount": "3.5", "collateral_price": "3000", "debt_amount": "3000", "other_debt_value": "6000", "rules": "before"},
            {"repayable": "1,500.00"},
        ),
        Example(
            "Morpho at a limit of 86%: a bonus of 4.38% and no close factor",
            {"rules": "morpho", "collateral_price": "2000", "threshold": "86"},
            {"repaid": "18,000.00", "seized": "9.394572", "profit": "789.14", "health_after": "none", "bad_debt": "0.00"},
        ),
        Example("Bad debt", {"collateral_price": "1700"}, {"seized": "10", "repaid": "16,190.48", "bad_debt": "1,809.52", "health_after": "none"}),
    ),
    assumptions=(
        "One collateral asset, which is the one that is taken; the debt that is repaid keeps the price of 1 USD.",
        "One call by one liquidator. Others may follow as long as the health factor is below 1.",
        "The liquidator's own costs, gas and the price at which the collateral is sold, are not taken off the profit.",
        "Aave's calls are worked exactly, Morpho's in the whole numbers of its contract, with 18 decimal places for both tokens.",
        "Bonus, protocol's share and other debts are Aave's: at Morpho the bonus follows from the limit, and a market holds one debt.",
        "Target-health-factor rules of later versions and auctions of other protocols work differently.",
    ),
)
def defi_liquidation(
    collateral_amount: Annotated[float, COLLATERAL] = 10.0,
    collateral_price: Annotated[float, COLLATERAL_PRICE] = 2_100.0,
    debt_amount: Annotated[
        float, money("Debt that is repaid", said="debt", unit="USD", at_least=0, at_most=1e15, slider=(100.0, 200_000.0), scale="log", symbol="D")
    ] = 18_000.0,
    other_debt_value: Annotated[
        float, money("Other debts", unit="USD", at_least=0, at_most=1e15, symbol="O", help="In other assets; they count, but stay.")
    ] = 0.0,
    threshold: Annotated[float, LIQUIDATION_THRESHOLD] = 0.83,
    liquidation_bonus: Annotated[float, percent("Liquidation bonus", at_least=0, at_most=0.5, slider=(0.0, 0.15), symbol="b", term="liquidation-bonus")] = 0.05,
    protocol_fee: Annotated[float, percent("Protocol's share of the bonus", at_least=0, at_most=1, slider=(0.0, 0.5), symbol="f")] = 0.1,
    repay_amount: Annotated[float, money("Liquidator repays", unit="USD", at_least=0, at_most=1e15, symbol="r", help="0: all that is allowed.")] = 0.0,
    rules: Annotated[
        str,
        Choice(
            label="Rule",
            options=RULE_NAMES,
            term="close-factor",
            help="Since 3.3 the close factor is of the whole debt, and small loans are cleared. Morpho has none.",
        ),
    ] = "v3_3",
) -> Answer:
    """Ask `margin` for one call on a loan with one collateral, by the chosen rule."""
    if rules == "morpho":
        return _morpho(collateral_amount, collateral_price, debt_amount, threshold, repay_amount)
    loan = margin.AavePosition(
        collateral_amount=collateral_amount,
        collateral_price=collateral_price,
        debt_amount=debt_amount,
        debt_price=1.0,
        liquidation_threshold=threshold,
        liquidation_bonus=liquidation_bonus,
        protocol_fee=protocol_fee,
        other_debt_value=other_debt_value,
    )
    call = margin.liquidate_aave(loan, repay_amount or None, rules=RULES[rules])
    before = margin.lending_position((margin.Collateral(collateral_amount, collateral_price, threshold),), debt_amount)
    after = margin.lending_position((margin.Collateral(call.collateral_left, collateral_price, threshold),), call.debt_left)
    return Answer(
        repaid=call.repaid,
        repayable=call.repayable,
        seized=call.seized,
        seized_value=before.collateral_value - after.collateral_value,
        protocol_takes=call.protocol_fee * collateral_price,
        profit=call.profit,
        health_before=call.health_factor_before,
        health_after=call.health_factor_after if call.status == "ok" else None,
        bad_debt=call.bad_debt if call.status == "ok" else 0.0,
        status=call.status,
        limited_by=call.limited_by,
        helps=call.helps,
        bonus=liquidation_bonus,
        fee=protocol_fee,
        others=other_debt_value,
        counted=before.counted_collateral,
        counted_after=after.counted_collateral,
        debt_left=call.debt_left + other_debt_value,
        value=before.collateral_value,
        value_left=after.collateral_value,
    )


@naming({"price": "collateral_price", "lltv": "threshold"})
def _morpho(amount: float, price: float, debt: float, limit: float, wanted: float) -> Answer:
    """Ask `margin.liquidate_morpho`: what was asked for where that is less than all that may be repaid."""
    if debt > MOST_DEBT:
        raise Unfit("debt_amount", "at_most", debt, MOST_DEBT)
    held = margin.morpho_position(amount, debt, price=price, lltv=limit, loan_decimals=DECIMALS)
    whole = margin.liquidate_morpho(held)
    shares = held.shares_of(margin.token_units(min(wanted, debt), DECIMALS))
    part = 0 < shares < whole.repaid_shares
    call = margin.liquidate_morpho(held, repaid_shares=shares) if part else whole
    before = margin.lending_position((margin.Collateral(amount, price, limit),), debt)
    after = margin.lending_position((margin.Collateral(_tokens(call.collateral_left), price, limit),), _tokens(call.debt_left))
    left, right = call.health_factor_before, call.health_factor_after
    return Answer(
        repaid=_tokens(call.repaid),
        repayable=debt if call.status == "ok" else 0.0,
        seized=_tokens(call.seized),
        seized_value=before.collateral_value - after.collateral_value,
        protocol_takes=0.0,
        profit=before.collateral_value - after.collateral_value - _tokens(call.repaid),
        health_before=left,
        health_after=right if call.status == "ok" else None,
        bad_debt=_tokens(call.bad_debt),
        status=call.status,
        limited_by="request" if part else "collateral" if call.collateral_left == 0 else "debt",
        helps=None if left is None or right is None else right > left,
        bonus=call.incentive - 1,
        fee=0.0,
        others=0.0,
        counted=before.counted_collateral,
        counted_after=after.counted_collateral,
        debt_left=_tokens(call.debt_left + call.bad_debt),
        value=before.collateral_value,
        value_left=after.collateral_value,
    )


def _tokens(units: int) -> float:
    return margin.token_amount(units, DECIMALS)
