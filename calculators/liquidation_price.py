"""At what price is an isolated position closed for you?"""

from dataclasses import dataclass, replace
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Step, Words, calculator, money, percent
from calckit.chart import Axis, Chart, CloseUp, Dot, Line, XYChart, meeting
from margin import LiquidationResult, Position

from ._fields import ENTRY_PRICE, LEVERAGE, MAINTENANCE_RATE, QUANTITY, SIDE
from ._market import flat, not_of

RULES = ("binance", "okx", "gate", "bitget", "bybit_2026", "bybit_2023", "phemex", "kraken", "hyperliquid", "dydx", "deribit")


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the position is closed, where its margin is used up, and what is required on the way."""

    price: Annotated[float | None, money("Liquidation price", unit="", follows="quote", symbol="P", term="liquidation-price")]
    distance: Annotated[float | None, percent("Distance from entry")]
    bankruptcy_price: Annotated[float | None, money("Bankruptcy price", unit="", follows="quote", term="bankruptcy-price")]
    maintenance: Annotated[float | None, money("Maintenance there", unit="", follows="settlement", term="maintenance-margin")]
    margin: Annotated[float, money("Margin set aside", unit="", follows="settlement", term="isolated-margin")]
    position_value: Annotated[float, money("Position value", unit="", follows="settlement")]
    settlement: str
    quote: str
    deducted: float
    counted_fee: float
    position: Position
    result: LiquidationResult


def words(case: Case) -> Words:
    """Say where the position is closed and what is lost, or why there is no such price."""
    own, unit = f"{case['margin']} {case.local(case.settlement)}", case.local(case.settlement)
    if case.result.status == "liquidatable_now":
        needed = f"{case.show('margin', case.result.maintenance)} {unit}"
        return Words(
            f"This {case.side} would be closed",
            "price",
            f"Its margin, {own}, is not above the [[maintenance-margin|maintenance margin]] of {needed} at the "
            "entry price. **Lower leverage or extra margin** would give it a price.",
            instead="as soon as it opens",
            status="now",
        )
    if case.price is None:
        return Words(f"This {case.side} has", "price", _why_none(case, own), instead="no liquidation price")
    move, beyond = ("falls", "below") if case.side == "long" else ("rises", "above")
    return Words(
        f"Your {case.side} is closed when the mark price {move} to",
        "price",
        f"That is **{case['distance']}** {beyond} your entry. You can lose the **{own}** you set aside, and no more.",
        warnings=_warnings(case),
    )


def _warnings(case: Case) -> tuple[str, ...]:
    told = []
    if case.maintenance < 0 and case.maintenance_rate + case.counted_fee < 0:
        told.append("The closing fee is a rebate of more than the maintenance rate, so less than nothing has to be left there. No venue asks for so little.")
    elif case.maintenance < 0:
        told.append(
            "The maintenance amount takes off more than the rate asks there, so the position would already stand "
            "in a lower bracket, with another rate and amount."
        )
    if stranger := not_of(case.rule, case.maintenance_rate):
        told.append(stranger)
    return tuple(told)


def _why_none(case: Case, own: str) -> str:
    if case.contract == "inverse" and case.side == "short":
        return (
            f"The margin, {own}, covers the whole position in coin. However high the price rises, a coin-margined "
            "short owes no more coin than that. **Less margin** would give a price."
        )
    least = case.position_value - case.deducted
    other = f"A margin under {case.show('position_value', least)}" if least > 0 else "A smaller maintenance amount"
    return f"The margin, {own}, covers everything the position can lose: even at a price of 0 you could pay. **{other}** would give a price."


def working(case: Case) -> tuple[Step, ...]:
    """Position value, margin, price, and the maintenance that is left at that price."""
    linear, rule = case.contract == "linear", margin.RULES[case.rule]
    f = case.counted_fee
    v = {"E": case.entry_price, "q": case.quantity, "L": case.leverage, "X": case.extra_margin}
    v |= {"m": case.maintenance_rate, "f": f, "A": case.deducted, "s": float(case.position.sign)}
    v |= {"S": case.position.size, "V": case.position_value, "M": case.margin, "h": case.fee}
    used = "M = V / L + X / (1 - s * h)" if rule.fee_on_extra and linear else "M = V / L + X"
    used = "M = V / L + X / (1 + s * h)" if rule.fee_on_extra and not linear else used
    steps = [
        Step("The position is worth", "V = q * E" if linear else "V = S / E", v, unit=case.settlement),
        Step("The [[initial-margin|margin]] behind it, alone", used, v, unit=case.settlement),
    ]
    if rule.valuation == "at_entry":
        steps.append(Step("[[maintenance-margin|Maintenance]], frozen at entry", "R = m * V - A", v, unit=case.settlement))
        v["R"] = case.maintenance_rate * case.position_value - case.deducted
        formula = "P = E - s * (M - R) / q" if linear else "P = S / (V + s * (M - R))"
    elif linear:
        formula = "P = (s * q * E - M - A) / (q * (s - m - f))"
    else:
        formula = "P = S * (1 + s * (m + f)) / (V + s * (M + A))"
    return (*steps, *_ending(case, formula, v))


def _ending(case: Case, formula: str, v: dict[str, float]) -> list[Step]:
    """Solve for the price; where there is none, show that the equation leads to no price above zero."""
    if case.price is not None:
        say = "[[equity|Equity]] has fallen to the requirement where the two are equal. Solved for the price"
        return [Step(say, formula, v, "price")]
    if case.contract == "inverse" and case.side == "short" and case.result.status == "none":
        return [Step("What the price is divided by is not above zero, so no price solves it", "V - M - A", v, unit="BTC")]
    if case.result.status == "none":
        return [Step("Equity would meet the requirement only below zero", formula, v, unit=case.quote)]
    say = "The requirement at entry, which the margin does not reach"
    return [Step(say, "R = V * (m + f) - A", v, unit=case.settlement)]


def chart(case: Case) -> Chart:
    """Equity and requirement against the mark price, crossing at the answer."""
    entry = case.entry_price
    ends = [price for price in (case.price, case.bankruptcy_price, entry) if price]
    span = max(max(ends) - min(ends), entry * 0.02)
    low, high = max(min(ends) - span * 0.35, min(ends) * 0.2), max(ends) + span * 0.9
    if case.side == "short":
        low, high = max(min(ends) - span * 0.9, min(ends) * 0.2), max(ends) + span * 0.35
    prices = _prices(case, low, high)
    drawn = XYChart(
        title=f"Equity of the {case.side} against the mark price",
        x=Axis("Mark price", f"{case.local(case.quote)} per {case.local('BTC')}", low=low, high=high),
        y=Axis("", case.local(case.settlement)),
        lines=(*_equity(case, prices), Line("Maintenance margin", tuple((p, _required(case, p)) for p in prices), "required", "Maintenance")),
        dots=(Dot(entry, case.margin, f"Entry {case['entry_price']}", "Entry", drop=True),),
        close_up=_close_up(case),
    )
    return meeting(
        drawn,
        case.price,
        case.maintenance or 0.0,
        "Liquidation",
        case["price"],
        "equity = maintenance",
        above=case.side == "short",
        band=("Position closed", "Closed"),
        way=(entry, case["distance"]),
    )


def _prices(case: Case, low: float, high: float) -> tuple[float, ...]:
    """The prices to draw: the ends and the marks are enough for straight lines; a coin-margined curve needs more."""
    marks = {low, high, case.entry_price, *((case.price,) if case.price else ())}
    between = range(1, 24) if case.contract == "inverse" else ()
    return tuple(sorted(marks | {low + (high - low) * step / 24 for step in between}))


def _equity(case: Case, prices: tuple[float, ...]) -> tuple[Line, ...]:
    """Equity as long as the position lives, and what it would have been after the crossing."""
    points = tuple((price, case.margin + margin.pnl(case.position, price)) for price in prices)
    if case.price is None:
        return (Line("Equity", points),)
    sign = case.position.sign
    alive = tuple(point for point in points if sign * (point[0] - case.price) >= 0)
    gone = tuple(point for point in points if sign * (point[0] - case.price) <= 0)
    return Line("Equity", alive), Line("", gone, "ghost")


def _required(case: Case, price: float) -> float:
    rule = margin.RULES[case.rule]
    value = margin.notional(case.position, case.entry_price if rule.valuation == "at_entry" else price)
    rate = case.maintenance_rate + case.counted_fee
    return float(value * rate - case.deducted)


def _close_up(case: Case) -> CloseUp | None:
    if case.price is None or not case.bankruptcy_price:
        return None
    note = f"{case['bankruptcy_price']} bankrupt"
    return CloseUp(case.price, case.maintenance, case["maintenance"], case.bankruptcy_price, note)


@calculator(
    title="Liquidation price",
    question="At what price is an isolated position closed for you?",
    group="Liquidation",
    terms=("liquidation-price", "isolated-margin", "maintenance-margin", "bankruptcy-price", "leverage"),
    words=words,
    working=working,
    chart=chart,
    solve=(("leverage", "price"), ("extra_margin", "price"), ("leverage", "distance")),
    mistakes=(
        Mistake(
            "Maintenance left out",
            "E - s * M / q",
            "that is the bankruptcy price, where the margin is gone. The position is closed earlier, while the maintenance margin is left.",
        ),
        Mistake(
            "Maintenance frozen at entry",
            "E - s * (M - m * q * E + A) / q",
            "the requirement was taken at the entry price. It changes with the price, so solve for the price at which the two are equal.",
        ),
        Mistake(
            "Worked for the other side",
            "(s * q * E + M + A) / (q * (s + m + f))",
            "a long is closed below its entry and a short above it; here s has the wrong sign.",
        ),
        Mistake(
            "Maintenance left out, in coin",
            "S / (V + s * M)",
            "that is the bankruptcy price, where the margin in coin is gone. The position is closed earlier, while the maintenance margin is left.",
        ),
        Mistake(
            "Worked like a USDT-margined contract",
            "S / V * (1 - s / L) / (1 - s * m)",
            "the margin is coin and changes its worth with the price, so a coin-margined position is closed at another price.",
        ),
    ),
    pick=flat("maintenance_amount", "fee", "rule", "contract"),
    compact=("side", "entry_price", "quantity", "leverage", "maintenance_rate"),
    start="Long 10×",
    presets=(
        Preset("short-10x", "Short 10×", {"side": "short"}),
        Preset("long-50x", "Long 50×", {"leverage": 50.0}),
        Preset("coin-margined", "Coin-margined", {"contract": "inverse"}),
        Preset("closing-fee", "With closing fee", {"rule": "okx"}, margin.OKX.source, "2026-11-21"),
        Preset("fully-backed", "Fully backed", {"extra_margin": 27_000.0}),
    ),
    examples=(
        Example("Ten times long", {}, {"price": "54,271.36", "distance": "9.55%", "bankruptcy_price": "54,000.00"}),
        Example(
            "Bybit's page of 2023",
            {"rule": "bybit_2023", "entry_price": "20000", "quantity": "1", "leverage": "50"},
            {"price": "19,700.00", "margin": "400.00"},
        ),
        Example(
            "Bybit's page of 2026: margin added later counts net of the fee",
            {"rule": "bybit_2026", "entry_price": "40000", "quantity": "1", "leverage": "50", "extra_margin": "3000", "fee": "0.055"},
            {"price": "36,380.25"},
        ),
        Example("Fully backed", {"extra_margin": "27000"}, {"price": "none"}),
    ),
    assumptions=(
        "Isolated margin: nothing else in the account can help.",
        "One maintenance bracket: the rate and the amount hold for the whole position.",
        "Funding already paid is taken off the margin first; no funding is paid from now on.",
        "The venue acts on the mark price, at once. What the sale then brings may be better or worse.",
    ),
)
def liquidation_price(
    side: Annotated[margin.Side, SIDE] = "long",
    entry_price: Annotated[float, replace(ENTRY_PRICE, follows="quote")] = 60_000.0,
    quantity: Annotated[float, QUANTITY] = 0.5,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    maintenance_rate: Annotated[float, MAINTENANCE_RATE] = 0.005,
    extra_margin: Annotated[
        float,
        money(
            "Extra margin",
            unit="",
            follows="settlement",
            at_least=0,
            at_most=1e18,
            symbol="X",
            term="collateral",
            help="Added after opening, in what the margin is counted in: coin for a coin-margined contract.",
        ),
    ] = 0.0,
    contract: Annotated[margin.Contract, Choice(label="Contract", options={"linear": "USDT-margined", "inverse": "Coin-margined"})] = "linear",
    rule: Annotated[
        str,
        Choice(
            label="Venue's rule",
            options={name: margin.RULES[name].title for name in RULES},
            help="Venues differ in how they value maintenance and whether a closing fee counts.",
        ),
    ] = "binance",
    fee: Annotated[float, percent("Closing fee", above=-0.01, at_most=0.01, symbol="f", help="Counts only where the venue's rule has a fee term.")] = 0.0005,
    maintenance_amount: Annotated[
        float,
        money("Maintenance amount", unit="", follows="settlement", at_least=0, at_most=1e18, symbol="A", help="The venue's deduction in your bracket, if any."),
    ] = 0.0,
) -> Answer:
    """Ask `margin.isolated_price` for one position that has only its own margin."""
    size = quantity if contract == "linear" else quantity * entry_price
    position = margin.Position(side, contract, size, entry_price)
    value = margin.notional(position, entry_price)
    own = margin.initial_margin(position, leverage)
    venue = margin.RULES[rule]
    brackets = (margin.Bracket(0.0, maintenance_rate, maintenance_amount),)
    result = margin.isolated_price(position, own, brackets, rule=venue, fee=fee, extra=extra_margin)
    price = result.price if result.status == "ok" else None
    counted = extra_margin / (1 - position.direction * fee) if venue.fee_on_extra else extra_margin
    valued_at = entry_price if venue.valuation == "at_entry" or price is None else price
    deducted = maintenance_amount if venue.use_amount else 0.0
    counted_fee = fee if venue.fee_in_rate else 0.0
    rate = maintenance_rate + counted_fee
    return Answer(
        price=price,
        distance=result.distance if price else None,
        bankruptcy_price=margin.bankruptcy_price(position, own + counted),
        maintenance=None if price is None else margin.notional(position, valued_at) * rate - deducted,
        margin=own + counted,
        position_value=value,
        settlement="USDT" if contract == "linear" else "BTC",
        quote="USDT" if contract == "linear" else "USD",
        deducted=deducted,
        counted_fee=counted_fee,
        position=position,
        result=result,
    )
