"""How much must be added or sold when the broker calls?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, money, percent
from calckit.chart import Bar, BarsChart, Chart, Part, PartKind


@dataclass(frozen=True, slots=True)
class Answer:
    """What is missing, and the three ways to bring the account back to its requirement."""

    cash: Annotated[float, money("Cash that cures it", said="cash payment", unit="USD", symbol="K", term="equity-restoration")]
    securities: Annotated[float, money("Or paid securities worth", unit="USD")]
    sale: Annotated[float | None, money("Or a sale for", unit="USD")]
    equity: Annotated[float, money("Equity", unit="USD", term="equity")]
    required: Annotated[float, money("Equity to be maintained", unit="USD", symbol="R", term="maintenance-margin")]
    equity_ratio: Annotated[float | None, percent("Equity over market value", term="margin-ratio")]
    call_value: Annotated[float | None, money("A call comes below a value of", unit="USD", term="margin-call-threshold")]
    further_fall: Annotated[float | None, percent("Further fall that leaves nothing of yours")]
    called: bool


def words(case: Case) -> Words:
    """Say what cures the call in cash, and why securities and a sale take more."""
    if not case.called:
        return Words("This account has", "cash", _why_not(case), instead="no margin call", status="none")
    rate = case["maintenance_rate"]
    if case.sale is None:
        after = (
            f"The loan is **{case.show('cash', -case.equity)} USD** more than the shares are worth: selling everything would "
            "not repay it, so no sale cures this call."
        )
        if case.maintenance_rate:
            after += f" Paid securities would have to be worth **{case['securities']} USD**."
    else:
        after = (
            f"Or **{case['securities']} USD** in paid securities, because they need {rate} themselves; or a sale for "
            f"**{case['sale']} USD**, because each dollar sold lowers the requirement by only {rate} of itself."
        )
    return Words("The margin call is met by paying in", "cash", after, warnings=(TIME, _nothing_done(case)))


TIME = (
    "**How long you have:** until the deadline that your broker names, and it need not keep to it: "
    "it may sell before, without another word. Ask it now which of the three it takes."
)


def _nothing_done(case: Case) -> str:
    """Say what the broker does with a call that nobody answers."""
    head = "**If you do nothing,** the broker sells, and chooses what. "
    if case.sale is None:
        return f"{head}All of it would not repay the loan: **{case.show('cash', -case.equity)} USD** stay your debt, and more after a further fall."
    if case.further_fall is None:
        return f"{head}Nothing of the account is yours any more, and after a further fall you owe the rest."
    return f"{head}It takes a sale of at least **{case['sale']} USD**. After a further fall of **{case['further_fall']}** nothing is left of your money, and what is missing beyond stays your debt."


def _why_not(case: Case) -> str:
    if case.loan == 0:
        return "Nothing is owed, so nothing can be called for. **Any loan above 0** gives a market value at which a call comes."
    return (
        f"Its equity of {case['equity']} USD covers the {case['required']} USD to be maintained. **Below a market value of "
        f"{case['call_value']} USD** there would be one."
    )


def working(case: Case) -> tuple[Step, ...]:
    """Equity, requirement, what is missing, and what each other cure takes."""
    v = {"V": case.market_value, "D": case.loan, "m": case.maintenance_rate, "K": case.cash}
    steps = [
        Step("What the shares are worth less the loan is the [[equity]]", "Q = V - D", v, "equity"),
        Step("The broker asks for a share of the value", "R = m * V", v, "required"),
        Step("What is missing, in cash", "K = max(0, m * V - (V - D))", v, "cash"),
    ]
    if not case.called:
        return tuple(steps)
    say = "Paid securities add to the equity but need the share m themselves, so more of them is needed"
    steps.append(Step(say, "S = K / (1 - m)", v, "securities"))
    if case.sale is not None:
        say = "A sale repays loan without changing the equity; it only lowers the requirement, by m of what is sold"
        steps.append(Step(say, "X = min(K / m, V)", v, "sale"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """The account now and after each cure: equity, what it lacks, and the loan."""
    value, loan = case.market_value, case.loan
    bars = [_bar(case, f"Now, worth {case['market_value']}", value, loan, current=True)]
    if not case.called:
        needed = f"To be maintained, {case['required']}"
        bars.append(Bar(needed, (Part(case.required, "now"),), case["maintenance_rate"]))
    else:
        bars += [
            _bar(case, f"Cash paid in, {case['cash']}", value, loan - case.cash),
            _bar(case, f"Securities added, {case['securities']}", value + case.securities, loan),
        ]
    if case.called and case.sale is not None:
        bars.append(_bar(case, f"Shares sold, {case['sale']}", value - case.sale, loan - case.sale))
    return BarsChart(
        title="The account now and after each cure" if case.called else "The account against its requirement",
        bars=tuple(bars),
        head="Account, USD",
        shown_head="equity / value",
        legend=_legend(case),
    )


def _legend(case: Case) -> tuple[tuple[PartKind, str], ...]:
    rate = case["maintenance_rate"]
    if case.called:
        return (("left", "equity"), ("now", f"of the loan, missing to {rate}"), ("taken", "rest of the loan"))
    return (("left", "equity"), ("now", "to be maintained"), ("taken", "loan"))


def _bar(case: Case, name: str, value: float, loan: float, current: bool = False) -> Bar:
    """One state of the account: the value split into equity and loan, with what the equity lacks hatched."""
    account = margin.margin_call_amount(value, loan, maintenance_rate=case.maintenance_rate)
    ratio = case.show("equity_ratio", account.equity_ratio)
    parts: tuple[Part, ...]
    if not current or not case.called:
        parts = (Part(account.equity, "left"), Part(loan, "taken"))
    elif account.equity < 0:
        parts = (Part(account.equity, "now"), Part(account.required, "now"), Part(value - account.required, "taken"))
    else:
        parts = (Part(account.equity, "left"), Part(account.cash, "now"), Part(value - account.required, "taken"))
    return Bar(name, parts, ratio, current=current)


@calculator(
    title="Margin-call amount",
    question="How much must you pay in, deposit or sell to meet a margin call?",
    group="Brokerage",
    terms=("margin-call", "equity-restoration", "maintenance-margin", "equity", "margin-call-management"),
    words=words,
    working=working,
    chart=chart,
    solve=(("market_value", "cash"), ("loan", "cash")),
    mistakes=(
        Mistake("Maintenance of the loan", "m * D - (V - D)", "the broker asks for a share of what the shares are worth, not of what you owe."),
        Mistake("Equity left out", "m * V", "that is the equity to be maintained. What is there already counts towards it."),
        Mistake("Securities, not cash", "K / (1 - m)", "so much it takes in paid securities, as they need the share m themselves; cash does not."),
        Mistake(
            "A sale, not cash",
            "min(K / m, V)",
            "so much would have to be sold. Cash cures the call with less, because it adds to the equity dollar for dollar.",
        ),
    ),
    compact=("market_value", "loan", "maintenance_rate"),
    presets=(
        Preset("no-call-yet", "A fall of 25%, no call yet", {"market_value": 15_000.0, "loan": 10_000.0, "maintenance_rate": 0.3}),
        Preset("house-40", "The same shares at a house that asks for 40%", {"maintenance_rate": 0.4}),
        Preset("owing-more", "The loan is more than the shares", {"market_value": 9_000.0}),
        Preset("fully-paid", "Fully paid", {"loan": 0.0}),
    ),
    examples=(
        Example("Short by 500", {}, {"cash": "500.00", "securities": "666.67", "sale": "2,000.00", "equity_ratio": "20.83%"}),
        Example(
            "Bought for 20,000 with 10,000 borrowed, 25% lower: a published example without a call",
            {"market_value": "15000", "loan": "10000", "maintenance_rate": "30"},
            {"cash": "0.00", "equity": "5,000.00", "equity_ratio": "33.33%"},
        ),
        Example("Certfuel's threshold of a loan of 5,000", {"market_value": "8000", "loan": "5000"}, {"call_value": "6,666.67", "cash": "0.00"}),
        Example("No sale is enough", {"market_value": "9000"}, {"sale": "none", "cash": "2,750.00"}),
    ),
    assumptions=(
        "One rate for all shares in the account; with several rates the requirement is the sum.",
        "Securities paid in are fully paid and need the same rate.",
        "A sale happens at the market value, without fee or slippage, and repays the loan.",
        "The amounts restore the minimum and not more: the next fall brings the next call.",
        "A broker may sell without waiting, choose what it sells, and ask for what the sale did not bring: FINRA, Investing with Borrowed Funds.",
    ),
)
def margin_call_amount(
    market_value: Annotated[
        float,
        money("Market value", unit="USD", above=0, at_most=1e15, slider=(1_000.0, 100_000.0), scale="log", symbol="V", help="What the shares are worth now."),
    ] = 12_000.0,
    loan: Annotated[
        float,
        money(
            "Loan",
            unit="USD",
            at_least=0,
            at_most=1e15,
            slider=(1_000.0, 100_000.0),
            scale="log",
            symbol="D",
            help="What is owed to the broker, interest included.",
            term="margin-trading",
        ),
    ] = 9_500.0,
    maintenance_rate: Annotated[
        float,
        percent(
            "Maintenance rate",
            at_least=0,
            at_most=0.5,
            slider=(0.2, 0.5),
            symbol="m",
            term="maintenance-margin",
            help="FINRA: 25% of the value. Many brokers ask for more.",
        ),
    ] = 0.25,
) -> Answer:
    """Ask `margin.margin_call_amount` for one account of bought shares."""
    call = margin.margin_call_amount(market_value, loan, maintenance_rate=maintenance_rate)
    return Answer(
        cash=call.cash,
        securities=call.securities,
        sale=call.sale,
        equity=call.equity,
        required=call.required,
        equity_ratio=call.equity_ratio,
        call_value=margin.margin_call_value_long(loan, maintenance_rate=maintenance_rate),
        further_fall=margin.liquidation_distance(loan, market_value) if loan and call.equity > 0 else None,
        called=call.called,
    )
