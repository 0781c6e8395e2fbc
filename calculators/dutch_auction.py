"""What does a collateral auction ask now, and when does it reach the market price?"""

import math
from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Choice, Example, Mistake, Preset, Step, Words, calculator, count, money, multiple, percent, plain
from calckit.chart import Axis, Band, Chart, Dot, Level, Line, LineStyle, Vertical, XYChart

CURVES = {"linear": "Linear", "stairstep": "Stairstep", "exponential": "Exponential"}
DRAWN = 32  # points of a curve
NEARLY_ALL = 1 - 1e-9  # above it the digits that are shown are too few to divide by the logarithm
MOST_STAIRS = 60  # more would melt into a line anyway


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the auction starts, what it asks now, and when it meets the market or must start again."""

    price_now: Annotated[float, money("Price now", said="present price", unit="USD", symbol="P", term="dutch-auction")]
    start_price: Annotated[float, money("Starting price", unit="USD", symbol="S")]
    market_after: Annotated[float | None, plain("Market price reached after", unit="seconds", digits=6)]
    reset_after: Annotated[float, plain("Must start again after", unit="seconds", digits=6)]
    gap: Annotated[float, money("Price now, above the market", unit="USD")]
    floor_price: Annotated[float, money("Starts again below", unit="USD")]
    over: bool
    in_time: bool


def words(case: Case) -> Words:
    """Say what the auction asks and whether it meets the market price before it must start again."""
    elapsed = case.with_unit("elapsed")
    if case.over:
        return Words(
            f"After {elapsed} this auction",
            "price_now",
            f"It may run for {case.with_unit('reset_after')}, then it sells nothing more until somebody "
            "restarts it at a new price. **A shorter time** would give a price.",
            instead="must start again",
            status="now",
        )
    after = f"It started at {case['start_price']} USD. "
    if case.market_after is None or not case.in_time:
        never = "never falls to" if case.market_after is None else f"would need {case.with_unit('market_after')} to fall to"
        after += (
            f"It {never} the market price of {case['market_price']} USD and must start again after **{case.with_unit('reset_after')}**. "
            "A faster fall would bring it there in time."
        )
    elif case.market_after <= case.elapsed:
        after += f"It reached the market price of {case['market_price']} USD after **{case.with_unit('market_after')}**: buying and selling at once has paid since then."
    else:
        after += (
            f"It reaches the market price of {case['market_price']} USD after **{case.with_unit('market_after')}**; until then nobody gains by buying here."
        )
    return Words(f"After {elapsed} this auction asks", "price_now", after)


def working(case: Case) -> tuple[Step, ...]:
    """Starting price, price now on the chosen curve, and how long until the market price."""
    v = {"o": case.oracle_price, "b": case.buf, "S": case.start_price, "t": float(case.elapsed), "M": case.market_price}
    v |= {"tau": case.tau, "d": case.step, "c": case.cut, "g": case.per_second, "z": case.tail, "k": case.cusp}
    now = {
        "linear": ("The price falls in a straight line to 0 after τ seconds", "P = S * max(0, 1 - t / tau)"),
        "stairstep": ("Every d seconds the price is cut to the share c of itself", "P = S * c ** floor(t / d)"),
        "exponential": ("Every second the price is cut to the share g of itself", "P = S * g ** t"),
    }[case.curve]
    steps = [Step("The auction starts above the [[oracle-price]], by the factor b", "S = o * b", v, "start_price"), Step(*now, v, "price_now")]
    share = {"linear": 0.0, "stairstep": case.cut, "exponential": case.per_second}[case.curve]
    if case.market_after and share < NEARLY_ALL:
        steps.append(_until(case, v))
    if case.cusp:
        steps.append(Step("Below the share k of its start it must start again, and at the latest when its time is up", "F = S * k", v, "floor_price"))
    return tuple(steps)


def _until(case: Case, v: dict[str, float]) -> Step:
    """Solve the curve for the time at which it is at the market price."""
    if case.curve == "linear":
        return Step("Solved for the time at which it is at the market price M", "T = tau * (1 - M / S)", v, "market_after")
    if case.curve == "exponential":
        return Step("Solved for the time at which it is at the market price M", "T = ln(M / S) / ln(g)", v, "market_after")
    return Step("So many cuts lead to the market price M; rounded up, each takes d seconds", "n = ln(M / S) / ln(c)", v, style="plain", unit="cuts")


def chart(case: Case) -> Chart:
    """The price through time on the three curves, the chosen one bold, with market price and restart."""
    end = _horizon(case)
    others = [curve for curve in CURVES if curve != case.curve]
    styles: tuple[LineStyle, ...] = ("third", "second")
    return XYChart(
        title="Price of the auction through time, on three curves",
        x=Axis("Seconds since the start", low=0.0, high=end),
        y=Axis("Price", "USD", low=0.0),
        lines=(
            *(_curve(case, curve, end, style) for curve, style in zip(others, styles, strict=True)),
            _curve(case, case.curve, end, "main"),
            Line(f"Market price {case['market_price']}", ((0.0, case.market_price), (end, case.market_price)), "required", "Market"),
        ),
        bands=(Band(case.reset_after, None, "Must start again", "Over"),) if case.reset_after < end else (),
        dots=_dots(case, end),
        verticals=(Vertical(case.tail, f"Longest time, {case['tail']} s", "Longest"),) if case.tail < end else (),
        levels=(Level(case.floor_price, f"Starts again below {case['floor_price']}", short=f"Again at {case['floor_price']}"),),
    )


def _horizon(case: Case) -> float:
    """Show until the restart where that is near, else a little beyond now and the market price."""
    seen = max(case.elapsed, case.market_after or 0.0) if case.in_time else case.elapsed
    near = seen if case.in_time and 0 < seen * 10 < case.reset_after else case.reset_after
    return float(max(seen, near) * 1.12) or 1.0


def _curve(case: Case, curve: str, end: float, style: LineStyle) -> Line:
    """Draw a curve; a staircase of few drops as steps, one of many as the curve through some of its corners."""
    stairs = curve == "stairstep" and end / case.step <= MOST_STAIRS
    points = tuple((t, _price(case, curve, t)) for t in _times(case, curve, end, stairs))
    return Line(CURVES[curve], points, style, step=stairs)


def _times(case: Case, curve: str, end: float, stairs: bool) -> list[float]:
    """Return where a curve is worked out: every drop, or enough places, and where a straight line meets 0."""
    if curve == "linear":
        return sorted({0.0, min(float(case.tau), end), end})
    strides = 1 if stairs else math.ceil(end / case.step / DRAWN)
    every = case.step * strides if curve == "stairstep" else end / DRAWN
    return sorted({*(i * every for i in range(int(end / every) + 1)), end})


def _price(case: Case, curve: str, elapsed: float) -> float:
    return margin.auction_price(curve, case.start_price, elapsed, tau=case.tau, step=case.step, cut=case.per_second if curve == "exponential" else case.cut)


def _dots(case: Case, end: float) -> tuple[Dot, ...]:
    now = Dot(case.elapsed, case.price_now, f"Now {case['price_now']}", case["price_now"], drop=True)
    if not case.market_after or not case.in_time or case.market_after > end:
        return (now,)
    met = Dot(case.market_after, _price(case, case.curve, case.market_after), f"After {case['market_after']} s", f"{case['market_after']} s", ring=True)
    return now, met


@calculator(
    title="Collateral auction",
    question="What does a falling auction ask for collateral now, and when does it reach the market price?",
    group="Lending",
    terms=("dutch-auction", "oracle-price", "collateralised-debt-position", "liquidation", "liquidator"),
    words=words,
    working=working,
    chart=chart,
    solve=(("buf", "price_now"), ("oracle_price", "price_now")),
    mistakes=(
        Mistake("Cuts not counted whole", "S * c ** (t / d)", "on the stairstep the price stands still between two cuts: round their number down."),
        Mistake(
            "Every cut of the starting price",
            "S * (1 - (1 - c) * floor(t / d))",
            "each cut takes its share of the price as it then is, so the cuts grow smaller: raise c to the number of cuts.",
        ),
        Mistake("What has fallen off", "S * t / tau", "that is how far the price has come down; it asks for what is left of the start."),
        Mistake(
            "Every second of the starting price",
            "S * (1 - (1 - g) * t)",
            "each second takes its share of the price as it then is: raise g to the number of seconds.",
        ),
        Mistake("Start at the oracle price", "o * g ** t", "the auction starts above the oracle price, by the factor b."),
    ),
    compact=("curve", "oracle_price", "elapsed", "market_price"),
    presets=(
        Preset("mip45-start", "MIP45's start, still above the market", {"elapsed": 0}, "MIP45 (Liquidations 2.0), MakerDAO", "2026-11-21"),
        Preset(
            "dss-linear",
            "Maker's linear test",
            {"curve": "linear", "buf": 1.0, "market_price": 900.0},
            "MakerDAO dss test suite (linear decrease)",
            "2026-11-21",
        ),
        Preset(
            "dss-exponential",
            "Maker's exponential test",
            {"curve": "exponential", "oracle_price": 4_000.0, "buf": 1.0, "elapsed": 1_800, "market_price": 3_800.0, "cusp": 0.2},
            "MakerDAO dss test suite (half-life of 900 seconds)",
            "2026-11-21",
        ),
        Preset("market-far-below", "The market is far below", {"market_price": 400.0}),
        Preset("ran-too-long", "Ran too long", {"elapsed": 9_000}),
    ),
    examples=(
        Example(
            "MIP45: an oracle price of 1,000 and a factor of 1.2 start at 1,200",
            {"elapsed": "0"},
            {"start_price": "1,200.00", "price_now": "1,200.00", "market_after": "1,710"},
        ),
        Example("dss, linear: a fifth of the time takes a fifth of the price", {"curve": "linear", "buf": "1", "elapsed": "720"}, {"price_now": "800.00"}),
        Example("dss, exponential: two half-lives", {"curve": "exponential", "oracle_price": "4000", "buf": "1", "elapsed": "1800"}, {"price_now": "1,000.00"}),
        Example("A cut of 100% never falls", {"cut": "100"}, {"market_after": "none", "price_now": "1,200.00", "reset_after": "8,400"}),
    ),
    assumptions=(
        "The oracle price is that of the auction's start, and the market price stands still; in a crash it falls too.",
        "Somebody buys as soon as it pays: in truth gas, slippage and the wait for a block come first.",
        "The whole lot is looked at: partial purchases and the debt that the auction has to raise are left out.",
        "Once it must start again it sells nothing until somebody restarts it, at a new oracle price.",
    ),
)
def dutch_auction(
    curve: Annotated[str, Choice(label="Curve", options=CURVES, term="dutch-auction")] = "stairstep",
    oracle_price: Annotated[
        float, money("Oracle price", unit="USD", above=0, at_most=1e9, slider=(100.0, 20_000.0), scale="log", symbol="o", term="oracle-price")
    ] = 1_000.0,
    buf: Annotated[
        float,
        multiple(
            "Starting factor (buf)",
            said="starting factor",
            at_least=0.1,
            at_most=10,
            slider=(1.0, 2.0),
            symbol="b",
            help="The start is the oracle price times this.",
        ),
    ] = 1.2,
    market_price: Annotated[float, money("Market price", unit="USD", above=0, at_most=1e9, slider=(100.0, 20_000.0), scale="log", symbol="M")] = 1_000.0,
    elapsed: Annotated[int, count("Time since the start", unit="seconds", at_least=0, at_most=1e6, slider=(0.0, 10_000.0), symbol="t")] = 720,
    step: Annotated[
        int, count("Time between cuts (step)", unit="seconds", at_least=1, at_most=1e6, slider=(10.0, 600.0), scale="log", symbol="d", help="Stairstep only.")
    ] = 90,
    cut: Annotated[float, percent("Left after each cut (cut)", above=0, at_most=1, slider=(0.9, 1.0), symbol="c", help="Stairstep only.")] = 0.99,
    tau: Annotated[
        int, count("Time to reach 0 (tau)", unit="seconds", at_least=1, at_most=1e6, slider=(600.0, 36_000.0), scale="log", symbol="tau", help="Linear only.")
    ] = 3_600,
    per_second: Annotated[
        float,
        percent(
            "Left after each second", above=0, at_most=1, slider=(0.998, 1.0), symbol="g", help="Exponential only; the default halves the price in 900 seconds."
        ),
    ] = 0.999230132966,
    tail: Annotated[int, count("Longest time (tail)", unit="seconds", at_least=1, at_most=1e6, slider=(600.0, 36_000.0), scale="log", symbol="z")] = 8_400,
    cusp: Annotated[float, percent("Least share of the start (cusp)", at_least=0, at_most=1, slider=(0.0, 0.9), symbol="k")] = 0.4,
) -> Answer:
    """Ask `margin` for the price now, the time to the market price and the time of the restart."""
    top = margin.auction_start_price(oracle_price, buf=buf)
    shape = {"tau": tau, "step": step, "cut": per_second if curve == "exponential" else cut}
    now = margin.auction_price(curve, top, elapsed, **shape)
    wait = margin.auction_time_to_price(curve, top, market_price, **shape)
    floor = top * cusp
    lasts = margin.auction_time_to_price(curve, top, floor, **shape) if cusp else None
    reset = float(tail) if lasts is None else min(float(tail), lasts)
    return Answer(
        price_now=now,
        start_price=top,
        market_after=wait,
        reset_after=reset,
        gap=now - market_price,
        floor_price=floor,
        over=margin.auction_needs_reset(now, top, elapsed, tail=tail, cusp=cusp),
        in_time=wait is not None and wait <= reset,
    )
