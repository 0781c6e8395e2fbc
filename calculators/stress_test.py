"""Which shocks would your account not survive?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Rows, Step, Words, calculator, count, money, multiple, percent, plain
from calckit.chart import Cell, Chart, GridChart, Tone

from ._leg import Leg
from ._market import legs

NEAR = 2.0
"""Equity of less than this many times the maintenance is shown as near the limit."""


@dataclass(frozen=True, slots=True)
class Shock:
    """One scenario: a move of bitcoin and one of all other markets."""

    bitcoin: Annotated[float, percent("BTC moves", above=-1, at_most=10)]
    others: Annotated[float, percent("All others move", above=-1, at_most=10)]


@dataclass(frozen=True, slots=True)
class After:
    """The account after one scenario."""

    number: Annotated[int, count("Scenario")]
    bitcoin: Annotated[float, percent("BTC moves")]
    others: Annotated[float, percent("All others move")]
    equity: Annotated[float, money("Equity")]
    maintenance: Annotated[float, money("Maintenance")]
    ratio: Annotated[float | None, multiple("Equity over maintenance")]
    end: Annotated[str, Choice(label="The account", options={"closed": "is closed", "near": "is near the limit", "safe": "stays open"})]


@dataclass(frozen=True, slots=True)
class Answer:
    """The worst scenario, and every one of them."""

    lowest_equity: Annotated[float, money("Equity in the worst scenario", unit="USDT", symbol="Q", term="equity")]
    worst_maintenance: Annotated[float, money("Maintenance there", unit="USDT", symbol="R", term="maintenance-margin")]
    worst_ratio: Annotated[float | None, multiple("Equity over maintenance there", symbol="r", term="margin-ratio")]
    closed: Annotated[int, count("Scenarios that close the account")]
    equity_now: Annotated[float, money("Equity now", unit="USDT", term="equity")]
    results: Annotated[tuple[After, ...], Rows(label="The account in each scenario", of=After)]
    worst: After
    closed_now: bool


def words(case: Case) -> Words:
    """Say what the worst scenario leaves and how many close the account, or that it is closed already."""
    if case.closed_now:
        return Words(
            "Before any shock this account is already",
            "lowest_equity",
            f"Its equity, {case['equity_now']} USDT, is not above the "
            "maintenance of its positions. **A larger wallet or smaller positions** would let it be tested.",
            instead="closed",
            status="now",
        )
    which = f"scenario {case.worst.number}, BTC {_signed(case.worst.bitcoin)} and all others {_signed(case.worst.others)}"
    after = f"That is {which}, where {case['worst_maintenance']} USDT are required. "
    after += f"**{_closing(case.closed, len(case.results))}**."
    return Words("In the worst scenario the account is left with", "lowest_equity", after, warnings=_warnings(case))


def _closing(closed: int, total: int) -> str:
    if closed == 0:
        return "No scenario closes the account"
    return f"{closed} of {total} {'scenario' if total == 1 else 'scenarios'} {'closes' if closed == 1 else 'close'} the account"


def _signed(shock: float) -> str:
    shown = plain("", digits=4).show(shock * 100) + "%"
    return f"+{shown}" if shock > 0 else shown


def _warnings(case: Case) -> tuple[str, ...]:
    if case.lowest_equity < 0:
        return (
            f"The worst scenario leaves less than nothing: {case.show('lowest_equity', -case.lowest_equity)} USDT would be missing if the account were "
            "closed only there. A venue closes it earlier, if the market lets it.",
        )
    return ()


def working(case: Case) -> tuple[Step, ...]:
    """Equity and requirement in the worst scenario, and their ratio."""
    legs = case.positions
    moves = tuple(case.worst.bitcoin if leg.market == "BTC" else case.worst.others for leg in legs)
    values = {
        "s": tuple(1.0 if leg.side == "long" else -1.0 for leg in legs),
        "q": tuple(leg.quantity for leg in legs),
        "K": tuple(leg.mark_price for leg in legs),
        "E": tuple(leg.entry_price for leg in legs),
        "m": tuple(leg.maintenance_rate for leg in legs),
        "z": moves,
    }
    steps = [
        Step(
            f"Scenario {case.worst.number} moves each mark price K by its shock z. Wallet and gains are the [[equity]]",
            "Q = W + sum(s * q * (K * (1 + z) - E))",
            {"W": case.wallet} | {n: values[n] for n in "sqKzE"},
            "lowest_equity",
        ),
        Step("[[maintenance-margin|Maintenance]] follows the new prices", "R = sum(q * K * (1 + z) * m)", {n: values[n] for n in "qKzm"}, "worst_maintenance"),
    ]
    if case.worst_ratio is not None:
        say = "At 1 or less the account is closed"
        steps.append(Step(say, "r = Q / R", {"Q": case.lowest_equity, "R": case.worst_maintenance}, "worst_ratio"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """Every shock of bitcoin in the table crossed with every shock of the others: the equity that is left."""
    across = sorted({0.0, *(shock.bitcoin for shock in case.scenarios)})
    down = sorted({0.0, *(shock.others for shock in case.scenarios)})
    account = _account(case.wallet, case.positions)
    rows = tuple((_signed(other), tuple(_cell(account, bitcoin, other) for bitcoin in across)) for other in down)
    return GridChart(
        title="Equity left under two shocks, USDT",
        across="BTC moves",
        columns=tuple(_signed(bitcoin) for bitcoin in across),
        down="Others",
        rows=rows,
        legend=(("plain", "stays open"), ("near", f"equity below {NEAR:g} × maintenance"), ("bad", "closed")),
    )


def _cell(account: "_Account", bitcoin: float, others: float) -> Cell:
    after = account.after(0, bitcoin, others)
    tones: dict[str, Tone] = {"closed": "bad", "near": "near", "safe": "plain"}
    shown = count("").show(after.equity)
    return Cell(shown, tones[after.end])


@dataclass(frozen=True, slots=True)
class _Account:
    wallet: float
    holdings: tuple[margin.Holding, ...]

    def after(self, number: int, bitcoin: float, others: float) -> After:
        """Return the account after one pair of shocks."""
        shocks = {holding.symbol: bitcoin if holding.symbol == "BTC" else others for holding in self.holdings}
        left = margin.stress(self.wallet, self.holdings, (shocks,))[0]
        near = left.ratio is not None and left.ratio < NEAR
        end = "closed" if left.liquidated else "near" if near else "safe"
        return After(number, bitcoin, others, left.equity, left.maintenance, left.ratio, end)


def _account(wallet: float, legs: tuple[Leg, ...]) -> _Account:
    return _Account(
        wallet,
        tuple(
            margin.Holding(
                leg.market, margin.Position(leg.side, "linear", leg.quantity, leg.entry_price), leg.mark_price, (margin.Bracket(0.0, leg.maintenance_rate),)
            )
            for leg in legs
        ),
    )


BTC = Leg("BTC", "long", 0.5, 60_000.0, 60_000.0, 0.005)
ETH = Leg("ETH", "long", 5.0, 3_000.0, 3_000.0, 0.01)
FALLS = (Shock(-0.05, -0.08), Shock(-0.1, -0.15), Shock(-0.15, -0.25), Shock(0.1, -0.08), Shock(0.1, 0.15))


@calculator(
    title="Portfolio stress test",
    question="Which shocks would your account not survive?",
    group="Stress",
    terms=("margin-stress-testing", "equity", "maintenance-margin", "cross-margin", "portfolio-margin"),
    words=words,
    working=working,
    chart=chart,
    solve=(("wallet", "lowest_equity"),),
    mistakes=(
        Mistake("Wallet left out", "sum(s * q * (K * (1 + z) - E))", "that is the gain or loss of the positions; what the wallet holds stands before it."),
        Mistake("Every position as a long", "W + sum(q * (K * (1 + z) - E))", "a short gains when the price falls, so its sign is the other way round."),
        Mistake(
            "Maintenance taken off",
            "W + sum(s * q * (K * (1 + z) - E)) - sum(q * K * (1 + z) * m)",
            "maintenance is what the equity is compared with. It is not a loss.",
        ),
    ),
    pick=legs(),
    compact=("wallet",),
    presets=(
        Preset("hedged", "Long BTC, short ETH", {"positions": (BTC, Leg("ETH", "short", 10.0, 3_000.0, 3_000.0, 0.01))}),
        Preset("more-wallet", "Twice the wallet", {"wallet": 12_000.0}),
        Preset("crash", "Two crashes", {"scenarios": (Shock(-0.3, -0.4), Shock(-0.5, -0.6))}),
        Preset("already-closed", "Closed before any shock", {"wallet": 300.0}),
    ),
    examples=(
        Example("Two longs under five shocks", {}, {"lowest_equity": "−2,250.00", "worst_maintenance": "240.00", "closed": "1", "equity_now": "6,000.00"}),
        Example("Twice the wallet survives all", {"wallet": "12000"}, {"lowest_equity": "3,750.00", "worst_ratio": "15.62×", "closed": "0"}),
        Example("A wallet that is too small", {"wallet": "300"}, {"equity_now": "300.00", "closed": "3"}),
    ),
    assumptions=(
        "Each shock comes at once: nothing can be closed or added on the way.",
        "Bitcoin moves by the first shock, every other market by the second. In a crash others often fall further than bitcoin.",
        "One wallet in USDT, one maintenance bracket a position, no closing fee in the requirement.",
        "Price impact, funding and wider spreads are left out; a real crash brings all three.",
    ),
)
def stress_test(
    wallet: Annotated[
        float, money("Wallet balance", at_least=0, at_most=1e18, slider=(100.0, 1_000_000.0), scale="log", symbol="W", term="wallet-balance")
    ] = 6_000.0,
    positions: Annotated[tuple[Leg, ...], Rows(label="Positions", of=Leg, row="position", most=20)] = (BTC, ETH),
    scenarios: Annotated[tuple[Shock, ...], Rows(label="Scenarios", of=Shock, row="scenario", most=8)] = FALLS,
) -> Answer:
    """Ask `margin.stress` for the account in every scenario."""
    account = _account(wallet, positions)
    results = tuple(account.after(number, shock.bitcoin, shock.others) for number, shock in enumerate(scenarios, 1))
    worst = min(results, key=lambda each: (each.equity - each.maintenance, each.number))
    now = account.after(0, 0.0, 0.0)
    return Answer(
        lowest_equity=worst.equity,
        worst_maintenance=worst.maintenance,
        worst_ratio=worst.ratio,
        closed=sum(each.end == "closed" for each in results),
        equity_now=now.equity,
        results=results,
        worst=worst,
        closed_now=now.end == "closed",
    )
