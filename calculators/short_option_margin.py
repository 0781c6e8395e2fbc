"""What must be set aside to write an option that nothing covers?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Step, Unfit, Words, calculator, money, multiple, percent, plain
from calckit.chart import Axis, Chart, Dot, Line, Vertical, XYChart, curves

from ._fields import STRIKE_PRICE

RULES = {"us_equity": "US broker, share", "us_index": "US broker, broad index", "deribit": "Deribit", "okx_btc": "OKX, BTC", "okx_eth": "OKX, ETH"}
SHARES = {"us_equity": 0.2, "us_index": 0.15}
"""The share of the underlying that the US rule asks for."""
KEPT = {"okx_btc": 0.03, "okx_eth": 0.05}
"""OKX's maintenance rate by coin."""
COINS = {"deribit": "coin", "okx_btc": "BTC", "okx_eth": "ETH"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is required to open and to keep the position, and what of it the writer must bring."""

    initial: Annotated[float, money("Initial margin", unit="", follows="settlement", symbol="I", term="initial-margin")]
    maintenance: Annotated[float, money("Maintenance margin", unit="", follows="settlement", symbol="M", term="maintenance-margin")]
    received: Annotated[float, money("Premium received", unit="", follows="settlement", symbol="R", term="option-premium")]
    deposit: Annotated[float, money("To bring beside the premium", unit="", follows="settlement", symbol="D")]
    away: Annotated[float, percent("Out of the money", symbol="o", term="out-of-the-money")]
    leverage: Annotated[float | None, multiple("Leverage on the underlying", term="effective-leverage")]
    settlement: str
    units: float
    mark: float
    basic: float
    least: float


def words(case: Case) -> Words:
    """Say what is held, how much of it is the buyer's money, and which half of the rule decides."""
    unit = case.settlement
    kept = "" if case.maintenance == case.initial else f" Once less than **{case['maintenance']} {unit}** is left, the venue may close it."
    after = f"The buyer pays **{case['received']} {unit}** of it as premium, **{case['deposit']} {unit}** you bring yourself. {_deciding(case)}{kept}"
    return Words(f"Writing this {case.option_type} uncovered takes a margin of", "initial", after, warnings=_warnings(case))


def _deciding(case: Case) -> str:
    if case.away == 0:
        return "The option is not out of the money, so the rule's full rate counts."
    if case.basic > case.least:
        return f"The option is {case['away']} out of the money, and that lowers the margin."
    return f"The option is {case['away']} out of the money: the **minimum** decides, and a further strike lowers nothing more."


def _warnings(case: Case) -> tuple[str, ...]:
    if case.option_type == "call":
        return ("The loss of a written call has no upper end: the margin grows with every rise of the price.",)
    return ()


def working(case: Case) -> tuple[Step, ...]:
    """Distance from the strike, premium, the larger of rule and minimum, what remains to bring."""
    v = {"S": case.underlying_price, "K": case.strike, "p": case.premium, "n": case.contracts, "u": case.multiplier}
    distance = "K - S" if case.option_type == "call" else "S - K"
    v |= {"k": case.mark, "w": case.margin_factor if case.rule in KEPT else 1.0}
    away = Step("How far the option is [[out-of-the-money|out of the money]], as a part of the underlying's price", f"o = max(0, {distance}) / S", v, "away")
    v |= {"o": away.value}
    us = case.rule in SHARES
    paid = "R = p * n * u" if us else "R = p / S * n * u"
    say = "The [[option-premium|premium]]" + ("" if us else ", in coin") + ", for all units"
    steps = [away, Step(say, paid, v, "received")]
    v |= {"R": steps[-1].value}
    initial, maintenance = _formulas(case)
    steps += [
        Step("The larger of the rule and its minimum, and the premium on top", initial, v, "initial"),
        Step("What must be kept while the position is open", maintenance, v, "maintenance"),
    ]
    v |= {"I": case.initial}
    steps.append(Step("The premium received counts towards it", "D = I - R", v, "deposit"))
    return tuple(steps)


def _formulas(case: Case) -> tuple[str, str]:
    """Return the rule's two formulas, with its published numbers in them."""
    call = case.option_type == "call"
    if case.rule in SHARES:
        least = "0.1 * S" if call else "0.1 * K"
        rule = f"n * u * max({SHARES[case.rule]} * S - o * S, {least}) + R"
        return f"I = {rule}", f"M = {rule}"
    if case.rule == "deribit":
        kept = "n * u * 0.075 + R" if call else "n * u * max(0.075, 0.075 * k) + R"
        opened = "n * u * max(0.15 - o, 0.1) + R"
        return (f"I = {opened}" if call else f"I = max({opened}, {kept})"), f"M = {kept}"
    rate = str(KEPT[case.rule])
    kept = rate if call else f"max({rate}, {rate} * k)"
    return "I = n * u * max(0.1, 0.15 - o) * w + R", f"M = n * u * {kept} * w + R"


def chart(case: Case) -> Chart:
    """The margin against the price of the underlying, the option's own price unchanged."""
    near, far = sorted((case.underlying_price, case.strike))
    room = max(far * 0.3, (far - near) * 0.5)
    low, high = max(near - room, near * 0.3), far + room
    bend = case.strike / (1.1 if case.option_type == "call" else 0.9)
    marks = {case.underlying_price, case.strike, *(x for x in (bend,) if low < x < high)}
    initial, maintenance, least = curves(lambda price: _required(case, price), low, high, marks)
    us = case.rule in SHARES
    second = Line("Minimum and premium", least, "second", "Minimum") if us else Line("Maintenance margin", maintenance, "required", "Maintenance")
    return XYChart(
        title=f"Margin of the written {case.option_type} against the price of the underlying",
        x=Axis("Price of the underlying", "USD", low=low, high=high),
        y=Axis("", case.settlement, low=0.0),
        lines=(Line("Margin" if us else "Initial margin", initial, "main", "Margin"), second),
        dots=(Dot(case.underlying_price, case.initial, f"Now {case['initial']}", "Now", drop=True),),
        verticals=(Vertical(case.strike, f"Strike {case['strike']}", "Strike"),),
    )


def _required(case: Case, price: float) -> tuple[float, float, float]:
    """Return initial, maintenance and least margin at another price of the underlying."""
    given = (case.rule, case.option_type, price, case.strike)
    return _margin(*given, case.mark, case.contracts, case.multiplier, case.margin_factor)


def _margin(rule: str, kind: str, price: float, strike: float, mark: float, contracts: float, multiplier: float, factor: float) -> tuple[float, float, float]:
    """Ask the chosen rule; `mark` is the option's price per unit, in money for US rules and in coin for the others."""
    if rule in SHARES:
        held = margin.short_option_margin_us(kind, price, strike, premium=mark, contracts=contracts, multiplier=multiplier, percent=SHARES[rule])
        return held.margin, held.margin, held.minimum + held.premium
    units = contracts * multiplier
    if rule == "deribit":
        coin = margin.short_option_margin_deribit(kind, price, strike, mark_price=mark, quantity=units)
    else:
        coin = margin.short_option_margin_okx(
            kind, price, strike, mark_price=mark, margin_factor=factor, contracts=contracts, contract_multiplier=multiplier, maintenance_rate=KEPT[rule]
        )
    return coin.initial, coin.maintenance, 0.0


@calculator(
    title="Margin of a short option",
    question="What must you set aside to write an option that nothing covers?",
    group="Options",
    terms=("short-option-margin", "out-of-the-money", "option-premium", "initial-margin", "maintenance-margin"),
    words=words,
    working=working,
    chart=chart,
    solve=(("underlying_price", "initial"), ("strike", "initial")),
    mistakes=(
        Mistake("One unit only", "I / (n * u)", "the margin is for all contracts, and each holds several units."),
        Mistake("Premium left out", "I - R", "that is what you bring yourself. The rule counts the premium as part of the margin."),
        Mistake(
            "Full rate for an option out of the money",
            "n * u * 0.2 * S + R",
            "the part by which the option is out of the money is taken off, down to the minimum.",
        ),
        Mistake(
            "Minimum left out",
            "n * u * (0.2 - o) * S + R",
            "a far strike does not lower the margin without end: the rule has a minimum, and the larger of the two counts.",
        ),
    ),
    compact=("rule", "option_type", "underlying_price", "strike", "premium", "contracts"),
    presets=(
        Preset("far-strike", "A far strike", {"strike": 130.0, "premium": 0.2}),
        Preset("in-the-money", "Already in the money", {"strike": 90.0, "premium": 11.0}),
        Preset(
            "cboe-rule-put",
            "A put by the Cboe rule",
            {"option_type": "put", "underlying_price": 209.0, "strike": 200.0, "premium": 1.2},
            "Margin, eDeltaPro knowledge base (Cboe rule)",
            "2026-11-21",
        ),
        Preset(
            "deribit-put",
            "A put at Deribit",
            {"rule": "deribit", "option_type": "put", "underlying_price": 60_000.0, "strike": 54_000.0, "premium": 900.0, "multiplier": 1.0},
        ),
        Preset(
            "okx-example",
            "OKX's example",
            {"rule": "okx_btc", "underlying_price": 5_900.0, "strike": 6_000.0, "premium": 339.25, "multiplier": 0.1, "margin_factor": 1.02},
            "Option Margin, OKX help",
            "2026-11-21",
        ),
    ),
    examples=(
        Example("One call on 100 shares, 5 out of the money", {}, {"initial": "1,750.00", "received": "250.00", "deposit": "1,500.00"}),
        Example(
            "The Cboe rule: a put on 209, strike 200, premium 1.20",
            {"option_type": "put", "underlying_price": "209", "strike": "200", "premium": "1.20"},
            {"initial": "3,400.00", "deposit": "3,280.00"},
        ),
        Example(
            "OKX: a call on 5,900, strike 6,000, marked at 0.0575 coin",
            {"rule": "okx_btc", "underlying_price": "5900", "strike": "6000", "premium": "339.25", "multiplier": "0.1", "margin_factor": "1.02"},
            {"initial": "0.01932"},
        ),
        Example("A far call is held at the minimum", {"strike": "130", "premium": "0.20"}, {"initial": "1,020.00", "deposit": "1,000.00"}),
    ),
    assumptions=(
        "The option stands alone: no share, coin or bought option covers it, and no portfolio margin.",
        "The rules' minimum; a broker may ask for more, and most do.",
        "US rule: the same amount to open and to keep. Crypto venues: initial margin to open, maintenance margin to keep.",
        "The chart holds the option's price still while the underlying moves. In truth it rises with the danger, and the margin with it.",
        "Deribit's rule rests on secondary copies of its page, not on the venue's own text.",
    ),
)
def short_option_margin(
    rule: Annotated[str, Choice(label="Rule", options=RULES, help="US margin is in dollars, that of the two crypto venues in coin.")] = "us_equity",
    option_type: Annotated[str, Choice(label="Option written", options={"call": "Call", "put": "Put"}, term="call-option")] = "call",
    underlying_price: Annotated[
        float,
        money(
            "Price of the underlying",
            unit="USD",
            above=0,
            at_most=1e9,
            slider=(10.0, 1_000.0),
            scale="log",
            symbol="S",
            help="At OKX the future of the same expiry.",
        ),
    ] = 100.0,
    strike: Annotated[float, STRIKE_PRICE] = 105.0,
    premium: Annotated[
        float,
        money(
            "Option price",
            unit="USD",
            at_least=0,
            at_most=1e9,
            slider=(0.1, 100.0),
            scale="log",
            symbol="p",
            term="option-premium",
            help="Per unit, in dollars; a price in coin times the price of the coin.",
        ),
    ] = 2.5,
    contracts: Annotated[float, plain("Contracts", above=0, at_most=1e9, slider=(1.0, 100.0), scale="log", symbol="n")] = 1.0,
    multiplier: Annotated[
        float,
        plain(
            "Units a contract",
            above=0,
            at_most=1e6,
            slider=(0.01, 1_000.0),
            scale="log",
            symbol="u",
            help="100 shares in the US; 1 coin at Deribit, 0.1 BTC or less at OKX.",
        ),
    ] = 100.0,
    margin_factor: Annotated[
        float, plain("Tier factor", at_least=1, at_most=100, slider=(1.0, 5.0), symbol="w", help="Only at OKX: larger positions have a larger one.")
    ] = 1.0,
) -> Answer:
    """Ask `margin` for the rule's initial and maintenance margin of one written option."""
    most, worth = (underlying_price, "underlying_price") if option_type == "call" else (strike, "strike")
    if premium > most:
        raise Unfit("premium", "at_most", premium, most, worth, f"no {option_type} is worth more")
    us = rule in SHARES
    mark = premium if us else premium / underlying_price
    given = (mark, contracts, multiplier, margin_factor)
    initial, maintenance, _ = _margin(rule, option_type, underlying_price, strike, *given)
    distance = margin.intrinsic_value("put" if option_type == "call" else "call", underlying_price, strike)
    away = distance / underlying_price
    units = contracts * multiplier
    value = underlying_price * units if us else units
    return Answer(
        initial=initial,
        maintenance=maintenance,
        received=mark * units,
        deposit=initial - mark * units,
        away=away,
        leverage=margin.effective_leverage((value,), initial),
        settlement=COINS.get(rule, "USD"),
        units=units,
        mark=mark,
        basic=SHARES[rule] - away if us else 0.15 - away,
        least=(0.1 if option_type == "call" else 0.1 * strike / underlying_price) if us else 0.1,
    )
