"""At which price does one market bring down a whole cross-margin account?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Rows, Step, Words, calculator, money, naming, percent, plain
from calckit.chart import Axis, Chart, Dot, Line, XYChart, meeting

from ._leg import MARKET, MARKETS, Leg
from ._market import legs


@dataclass(frozen=True, slots=True)
class MarketPrice:
    """The liquidation price of the account through one market, the others standing still."""

    symbol: Annotated[str, MARKET]
    net: Annotated[float, plain("Net quantity")]
    closes_at: Annotated[float | None, money("Liquidation price")]


@dataclass(frozen=True, slots=True)
class Answer:
    """The account's equity and requirement, and the price that uses up the difference."""

    price: Annotated[float | None, money("Liquidation price", unit="USDT", symbol="P", term="liquidation-price")]
    distance: Annotated[float | None, percent("Distance from the mark price")]
    equity: Annotated[float, money("Equity", unit="USDT")]
    maintenance: Annotated[float, money("Maintenance of all positions", unit="USDT", term="maintenance-margin")]
    margin_ratio: Annotated[float | None, percent("Margin ratio", term="margin-ratio")]
    to_spare: Annotated[float, money("To spare", unit="USDT")]
    by_market: Annotated[tuple[MarketPrice, ...], Rows(label="Each market alone", of=MarketPrice)]
    status: margin.Status
    others_pnl: float
    others_maintenance: float
    mark: float


def words(case: Case) -> Words:
    """Say at which price of the chosen market the account is closed, or why none does it."""
    if case.status == "liquidatable_now":
        return Words(
            "This account is closed",
            "price",
            f"Its equity, {case['equity']} USDT, is not above the maintenance of "
            f"{case['maintenance']} USDT. **More than {case.show('to_spare', -case.to_spare)} USDT** would bring it back.",
            instead="now",
            status="now",
        )
    if case.price is None:
        return Words(
            f"Through {case.target} alone this account has",
            "price",
            f"No price of {case.target} above 0 uses up the "
            f"{case['to_spare']} USDT to spare. **A larger position in {case.target}** or a smaller wallet would give one.",
            instead="no liquidation price",
        )
    move, beyond = ("falls", "below") if case.price < case.mark else ("rises", "above")
    hedged = _net(case.positions, case.target) == 0
    after = f"That is **{case['distance']}** {beyond} its mark price, the other markets standing still."
    if hedged:
        after += " The two sides cancel, so only the growing [[maintenance-margin|maintenance]] brings the account down."
    return Words(f"The whole account is closed when {case.target} {move} to", "price", after)


def _net(legs: tuple[Leg, ...], market: str) -> float:
    return sum((1 if leg.side == "long" else -1) * leg.quantity for leg in legs if leg.market == market)


def working(case: Case) -> tuple[Step, ...]:
    """Equity, requirement and ratio of the account; then the price of the chosen market."""
    legs = case.positions
    signs = tuple(1.0 if leg.side == "long" else -1.0 for leg in legs)
    rows = {"s": signs, "q": tuple(leg.quantity for leg in legs), "K": tuple(leg.mark_price for leg in legs)}
    rows |= {"E": tuple(leg.entry_price for leg in legs), "m": tuple(leg.maintenance_rate for leg in legs)}
    own = [leg for leg in legs if leg.market == case.target]
    steps = [
        Step(
            "Wallet plus the gain or loss of every position is the account's [[equity]]",
            "Q = W + sum(s * q * (K - E))",
            {"W": case.wallet} | {n: rows[n] for n in "sqKE"},
            "equity",
        ),
        Step("Each position asks for its [[maintenance-margin|maintenance margin]]", "R = sum(q * K * m)", {n: rows[n] for n in "qKm"}, "maintenance"),
    ]
    if case.margin_ratio is not None:
        say = "The [[margin-ratio|margin ratio]] is the requirement over the equity; at 100% the account is closed"
        values = {"R": case.maintenance, "Q": case.equity}
        steps.append(Step(say, "r = R / Q", values, "margin_ratio"))
    if case.price is not None:
        values = {"W": case.wallet, "U": case.others_pnl, "T": case.others_maintenance}
        values |= {"s": tuple(1.0 if leg.side == "long" else -1.0 for leg in own), "q": tuple(leg.quantity for leg in own)}
        values |= {"E": tuple(leg.entry_price for leg in own), "m": tuple(leg.maintenance_rate for leg in own)}
        say = f"With the gains U and the maintenance T of the other markets fixed, equity meets the requirement at one price of {case.target}"
        formula = "P = (W + U - T - sum(s * q * E)) / sum(q * (m - s))"
        steps.append(Step(say, formula, values, "price"))
    return tuple(steps)


def chart(case: Case) -> Chart:
    """Equity and maintenance of the whole account against the price of the chosen market."""
    ends = [case.mark, *([case.price] if case.price else [])]
    span = max(max(ends) - min(ends), case.mark * 0.25)
    low, high = max(min(ends) - span * 0.35, min(ends) * 0.1), max(ends) + span * 0.5
    lines = tuple(zip(*(_at(case, price) for price in (low, high)), strict=True))
    drawn = XYChart(
        title=f"The account's equity against the price of {case.target}",
        x=Axis(f"Mark price of {case.target}", "USDT", low=low, high=high),
        y=Axis("", "USDT"),
        lines=(
            Line("Equity", tuple(zip(lines[0], lines[1], strict=True)), "main"),
            Line("Maintenance of all positions", tuple(zip(lines[0], lines[2], strict=True)), "required", "Maintenance"),
        ),
        dots=(Dot(case.mark, case.equity, f"Now {case.show('price', case.mark)}", "Now", drop=True),),
    )
    if not case.price:
        return drawn
    needed, band = _at(case, case.price)[2], ("Account closed", "Closed")
    return meeting(drawn, case.price, needed, "Liquidation", case["price"], "equity = maintenance", above=case.price > case.mark, band=band)


def _at(case: Case, price: float) -> tuple[float, float, float]:
    """Return price, equity and maintenance with the chosen market at that price."""
    holdings = _holdings(case.positions, moved=case.target, price=price)
    account = margin.stress(case.wallet, holdings, ({},))[0]
    return price, account.equity, account.maintenance


def _holdings(legs: tuple[Leg, ...], moved: str = "", price: float = 0.0) -> tuple[margin.Holding, ...]:
    return tuple(
        margin.Holding(
            leg.market,
            margin.Position(leg.side, "linear", leg.quantity, leg.entry_price),
            price if leg.market == moved else leg.mark_price,
            (margin.Bracket(0.0, leg.maintenance_rate),),
        )
        for leg in legs
    )


BTC = Leg("BTC", "long", 0.5, 60_000.0, 60_000.0, 0.005)
ETH = Leg("ETH", "long", 5.0, 3_000.0, 3_000.0, 0.01)


@calculator(
    title="Cross margin",
    question="At which price does one market close a whole cross-margin account?",
    group="Liquidation",
    terms=("cross-margin", "margin-ratio", "maintenance-margin", "liquidation-price"),
    words=words,
    working=working,
    chart=chart,
    solve=(("wallet", "price"),),
    mistakes=(
        Mistake(
            "Other markets left out",
            "(W - sum(s * q * E)) / sum(q * (m - s))",
            "the other positions share the wallet: their gains help, and their maintenance must stay covered as well.",
        ),
        Mistake(
            "Maintenance left out",
            "(sum(s * q * E) - W - U) / sum(s * q)",
            "at that price nothing is left. The account is closed earlier, while the maintenance margin is left.",
        ),
        Mistake(
            "Maintenance of today",
            "(sum(s * q * E) - W - U + R) / sum(s * q)",
            "the requirement was taken at today's prices. It moves with this market, so solve for the price at which the two are equal.",
        ),
    ),
    pick=legs(),
    compact=("wallet", "target"),
    start="Two longs",
    presets=(
        Preset("long-and-short", "Long and short", {"positions": (BTC, Leg("ETH", "short", 10.0, 3_000.0, 3_000.0, 0.01))}),
        Preset("hedged", "Hedged pair", {"positions": (BTC, Leg("BTC", "short", 0.5, 60_000.0, 60_000.0, 0.005))}),
        Preset(
            "binance-example",
            "Binance's example",
            {
                "wallet": 1_535_443.01,
                "target": "ETH",
                "positions": (Leg("ETH", "long", 3_683.979, 1_456.84, 1_335.18, 0.1), Leg("BTC", "long", 109.488, 32_481.98, 31_967.27, 0.025)),
            },
            "How to Calculate Liquidation Price of USDS-M Futures Contracts, Binance FAQ; without its maintenance amounts",
            "2026-11-21",
        ),
    ),
    examples=(
        Example("Two longs", {}, {"equity": "6,000.00", "maintenance": "300.00", "margin_ratio": "5.00%"}),
        Example("A small wallet", {"wallet": "200"}, {"price": "none"}),
    ),
    assumptions=(
        "One wallet in USDT stands behind all positions; no open orders hold part of it.",
        "Only the chosen market moves. In a crash they all move, and the account is closed earlier.",
        "One maintenance bracket a position, no closing fee in the requirement.",
        "Rows of the same market are legs of one hedge and share its mark price.",
    ),
)
@naming({"holdings": "positions", "mark": "mark_price"})
def cross_margin(
    wallet: Annotated[float, money("Wallet balance", at_least=0, at_most=1e18, slider=(100.0, 1_000_000.0), scale="log", symbol="W")] = 6_000.0,
    target: Annotated[str, Choice(label="Market that moves", options=MARKETS)] = "BTC",
    positions: Annotated[tuple[Leg, ...], Rows(label="Positions", of=Leg, row="position", most=20)] = (BTC, ETH),
) -> Answer:
    """Ask `margin.cross_price` for every market of the account."""
    holdings = _holdings(positions)
    result = margin.cross_price(wallet, holdings, target)
    account = margin.stress(wallet, holdings, ({},))[0]
    rest = margin.stress(0.0, [holding for holding in holdings if holding.symbol != target], ({},))[0]
    markets = dict.fromkeys(leg.market for leg in positions)
    return Answer(
        price=result.price if result.status == "ok" else None,
        distance=result.distance,
        equity=account.equity,
        maintenance=account.maintenance,
        margin_ratio=margin.maintenance_over_equity(account.equity, account.maintenance),
        to_spare=account.equity - account.maintenance,
        by_market=tuple(MarketPrice(market, _net(positions, market), margin.cross_price(wallet, holdings, market).price) for market in markets),
        status=result.status,
        others_pnl=rest.equity,
        others_maintenance=rest.maintenance,
        mark=next(holding.mark for holding in holdings if holding.symbol == target),
    )
