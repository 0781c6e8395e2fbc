"""How much margin does a position take, and how large may it be?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Step, Words, calculator, money, multiple, percent, quantity
from calckit.chart import Axis, Band, Chart, Dot, Level, Line, Vertical, XYChart

from ._fields import ENTRY_PRICE, LEVERAGE, QUANTITY
from ._market import LEVERED, limits, titles

TABLES = ("binance_btc", "binance_btc_2024", "binance_sol", "binance_doge", "hyperliquid_btc")
LIMITS = {name: margin.BRACKET_TABLES[name].title for name in TABLES} | {"none": "No limits"}
UNLIMITED = (margin.Bracket(0.0, 0.0, max_leverage=150.0),)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the position takes, what the balance and the venue would allow at most."""

    required: Annotated[float | None, money("Initial margin", symbol="M", term="initial-margin")]
    with_fee: Annotated[float | None, money("Margin and opening fee", symbol="K")]
    left: Annotated[float | None, money("Left of the balance", term="available-margin")]
    position_value: Annotated[float, money("Position value", symbol="V", term="notional-value")]
    max_quantity: Annotated[float, quantity("Largest size at this leverage", most=True, symbol="Q", digits=5)]
    highest_leverage: Annotated[float | None, multiple("Highest leverage for this value")]
    effective_leverage: Annotated[float | None, multiple("Leverage on the whole balance", term="effective-leverage")]
    limit: float | None
    end: float | None
    fundable: float
    brackets: tuple[margin.Bracket, ...]


def words(case: Case) -> Words:
    """Say what the position takes of the balance, or that the venue does not offer it."""
    if case.required is None:
        return _not_offered(case)
    most = f"At {case['leverage']} the most you could open is {_most(case)}."
    if case.left < 0:
        short = case.show("left", -case.left)
        return Words(
            "To open this position you need",
            "required",
            f"With the fee it is **{case['with_fee']} {case.local('USDT')}**: your balance is **{short} {case.local('USDT')} short**. {most}",
        )
    return Words(
        "To open this position you need",
        "required",
        f"With the fee it takes **{case['with_fee']} {case.local('USDT')}** and leaves **{case['left']} {case.local('USDT')}** of your balance. {most}",
    )


def _not_offered(case: Case) -> Words:
    table = f"The table {case['table']}"
    if case.limit == 0:
        after = f"{table} allows no more than {case['highest_leverage']} at any size. **Lower leverage** would give a margin."
    elif case.highest_leverage is None:
        after = f"{table} ends at {case.show('position_value', case.limit)} {case.local('USDT')}, whatever the leverage. **A smaller position** would give a margin."
    else:
        after = (
            f"{table} allows at most {case['highest_leverage']} for {case['position_value']} {case.local('USDT')}, and {case['leverage']} only below "
            f"{case.show('position_value', case.limit)} {case.local('USDT')}. **Lower leverage or a smaller position** would give a margin."
        )
    return Words(f"At {case['leverage']} this position", "required", after, instead="is not offered")


def _most(case: Case) -> str:
    """Say the largest size and what limits it: the balance, or the venue's table, where a bracket's end is in the next."""
    most = f"**{case['max_quantity']} {case.local('BTC')}**"
    if case.limit is None or case.limit >= case.fundable:
        return most
    return f"{'' if case.limit == case.end else 'just under '}{most}, by the venue's table"


def working(case: Case) -> tuple[Step, ...]:
    """Value, margin, fee; the largest size; the leverage on the whole balance."""
    v = {"q": case.quantity, "E": case.entry_price, "L": case.leverage, "f": case.fee, "B": case.balance}
    v |= {"V": case.position_value} | ({} if case.limit is None else {"T": case.limit})
    offered = case.required is not None
    steps = [
        Step("The position is worth", "V = q * E", v, "position_value"),
        Step(
            "Divided by the [[leverage]], that is the initial margin" if offered else "The margin it would take, if it were offered",
            "M = V / L",
            v,
            "required" if offered else "",
            unit="USDT",
        ),
    ]
    if offered:
        steps.append(Step("The opening fee comes on top", "K = V / L + f * V", v, "with_fee"))
    say = "The largest size uses the whole balance for margin and fee"
    if case.limit is None:
        steps.append(Step(say, "Q = B / (1 / L + f) / E", v, "max_quantity"))
    else:
        say += f", but stays within the {case.show('position_value', case.limit)} {case.local('USDT')} that the table allows at this leverage"
        steps.append(Step(say, "Q = min(B / (1 / L + f), T) / E", v, "max_quantity"))
    if case.effective_leverage is not None:
        say = "Against the whole balance the position is levered only"
        steps.append(Step(say, "e = V / B", v, "effective_leverage"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """The largest position value against leverage: what the balance can carry, and what the venue allows."""
    top = max(case.leverage, *(bracket.max_leverage or 1.0 for bracket in case.brackets))
    carried = tuple((x, margin.max_quantity(case.balance, x, 1.0, fee=case.fee)) for x in _grid(1.0, top))
    seen = [y for _, y in (*carried, (0.0, case.position_value)) if y > 0]
    allowed = max((bracket.max_leverage or 1.0 for bracket in case.brackets), default=1.0)
    largest = min(case.fundable, case.fundable if case.limit is None else case.limit)
    return XYChart(
        title="The largest position value at each leverage",
        x=Axis("Leverage", "", "multiple", "log", low=1.0, high=top),
        y=Axis("Position value", case.local("USDT"), scale="log", low=min(seen) / 2, high=max(seen) * 4),
        lines=(Line("What your balance carries", carried if case.balance else (), "main", "Balance"), *_stairs(case)),
        bands=(Band(allowed, None, "Not offered", "None"),) if allowed < top else (),
        verticals=(Vertical(case.leverage, f"{case['leverage']}, yours", case["leverage"]),),
        levels=(Level(case.position_value, f"This position, {case['position_value']} {case.local('USDT')}", short=f"This {case['position_value']}"),),
        dots=(Dot(case.leverage, largest, f"At most {case['max_quantity']} {case.local('BTC')}", f"{case['max_quantity']} {case.local('BTC')}", ring=True),)
        if largest
        else (),
    )


def _grid(low: float, high: float) -> list[float]:
    return [low * (high / low) ** (i / 30) for i in range(31)]


def _stairs(case: Case) -> tuple[Line, ...]:
    """Return the table's largest value over leverage, as far as it has one: a line a stair, whose end is its own."""
    if case.table == "none":
        return ()
    stairs: list[Line] = []
    reached, above = 1.0, None
    for leverage in sorted({bracket.max_leverage or 1.0 for bracket in case.brackets}):
        limit = _limit(case.table, case.brackets, leverage)
        if limit is not None:
            riser = () if above is None else ((reached, above),)
            named = ("", "") if stairs else ("What the venue allows", "Venue")
            stairs.append(Line(named[0], (*riser, (reached, limit), (leverage, limit)), "required", named[1]))
        reached, above = leverage, limit
    return tuple(stairs)


def _limit(table: str, brackets: tuple[margin.Bracket, ...], leverage: float) -> float | None:
    """Return what a table allows at a leverage; where its brackets set no limit, its end does."""
    limit = margin.max_notional(leverage, brackets)
    return _cap(table) if limit is None else limit


def _brackets(table: str) -> tuple[margin.Bracket, ...]:
    if table == "none":
        return UNLIMITED
    found = margin.BRACKET_TABLES[table] if table in margin.BRACKET_TABLES else margin.MARKETS[table]
    return found.brackets


def _cap(table: str) -> float | None:
    if table == "none":
        return None
    return margin.BRACKET_TABLES[table].cap if table in margin.BRACKET_TABLES else margin.MARKETS[table].cap


@calculator(
    title="Margin, leverage and largest size",
    question="How much margin does a position take, and how large a position can your balance open?",
    group="Margin",
    terms=("initial-margin", "leverage", "notional-value", "effective-leverage", "available-margin", "risk-limit"),
    words=words,
    working=working,
    chart=chart,
    solve=(("leverage", "required"), ("quantity", "required")),
    mistakes=(
        Mistake("Multiplied by the leverage", "V * L", "leverage says how many times its margin a position is, so the value is divided by it."),
        Mistake("Leverage left out", "V", "that is the whole value of the position; its margin is only the part of it that the leverage asks for."),
        Mistake("Fee counted in", "V / L + f * V", "the fee is paid and gone, not set aside: the order takes it beside the margin."),
    ),
    pick=limits(),
    compact=("entry_price", "quantity", "leverage", "balance"),
    presets=(
        Preset("balance-too-small", "Balance too small", {"balance": 2_000.0}),
        Preset("stopped-by-the-table", "Stopped by the table", {"leverage": 150.0, "balance": 10_000.0}),
        Preset("not-offered", "Not offered", {"quantity": 10.0, "leverage": 125.0, "balance": 50_000.0}),
        Preset(
            "two-years-earlier",
            "The table two years earlier",
            {"quantity": 5.0, "leverage": 100.0, "table": "binance_btc_2024"},
            f"{margin.BRACKET_TABLES['binance_btc_2024'].source}, table of {margin.BRACKET_TABLES['binance_btc_2024'].as_of}",
            "2026-11-21",
        ),
        Preset(
            "okx-example",
            "OKX's example",
            {"entry_price": 10_000.0, "quantity": 1.0, "table": "none"},
            "OKX learn article on margin calculation (secondary copy)",
            "2026-11-21",
        ),
    ),
    examples=(
        Example(
            "Half a bitcoin at ten times",
            {},
            {"required": "3,000.00", "with_fee": "3,015.00", "left": "985.00", "max_quantity": "0.66334", "effective_leverage": "7.5×"},
        ),
        Example("OKX's learn article: 1 BTC at 10,000, ten times", {"entry_price": "10000", "quantity": "1", "table": "none"}, {"required": "1,000.00"}),
        Example("Ten bitcoin at 125 times", {"quantity": "10", "leverage": "125"}, {"required": "none", "highest_leverage": "100×"}),
        Example("The first bracket ends at 300,000", {"leverage": "150", "balance": "10000"}, {"max_quantity": "5"}),
    ),
    assumptions=(
        "A contract whose margin is in USDT, opened with one order at the entry price.",
        "Nothing else is open: no other position or order holds part of the balance.",
        "The fee to close is not set aside in advance, as some venues do.",
        "The tables are as of their date, see the page of brackets; venues change them without notice.",
        "A table's limit is the end of its bracket, which itself already belongs to the next.",
    ),
)
def initial_margin(
    entry_price: Annotated[float, ENTRY_PRICE] = 60_000.0,
    quantity: Annotated[float, QUANTITY] = 0.5,
    leverage: Annotated[float, LEVERAGE] = 10.0,
    balance: Annotated[
        float, money("Balance", at_least=0, at_most=1e18, slider=(100.0, 1_000_000.0), scale="log", symbol="B", term="wallet-balance")
    ] = 4_000.0,
    fee: Annotated[float, percent("Opening fee", at_least=0, at_most=0.01, slider=(0.0, 0.001), symbol="f", term="taker-fee")] = 0.0005,
    table: Annotated[
        str,
        Choice(
            label="Venue's size limits",
            options=LIMITS,
            others=titles(LEVERED),
            term="risk-limit",
            help="The larger the position, the less leverage a venue allows.",
        ),
    ] = "binance_btc",
) -> Answer:
    """Ask `margin` for the margin of one position and the largest that balance and venue allow."""
    position = margin.Position("long", "linear", quantity, entry_price)
    value = margin.notional(position, entry_price)
    brackets = _brackets(table)
    limit, end = _limit(table, brackets, leverage), _limit(table, brackets, 1.0)
    # At the end of a bracket the next one holds; at the end of the table the position is still allowed.
    beyond = end is not None and value > end
    allowed = None if table == "none" else margin.max_leverage(value, brackets)
    offered = not beyond and (allowed is None or allowed >= leverage)
    required = margin.initial_margin(position, leverage) if offered else None
    opening = margin.trade_costs(position, entry_price, open_fee=fee, close_fee=0.0)
    fundable = margin.max_quantity(balance, leverage, entry_price, fee=fee)
    largest = fundable if limit is None else min(fundable, limit / entry_price)
    return Answer(
        required=required,
        with_fee=None if required is None else required + opening,
        left=None if required is None else balance - required - opening,
        position_value=value,
        max_quantity=largest,
        highest_leverage=None if beyond else margin.max_leverage(value if limit else 0.0, brackets),
        effective_leverage=margin.effective_leverage([value], balance),
        limit=limit,
        end=end,
        fundable=margin.max_quantity(balance, leverage, 1.0, fee=fee),
        brackets=brackets,
    )
