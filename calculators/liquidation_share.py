"""How much of an account may be liquidated by now, where the share grows with time?"""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Case, Example, Mistake, Preset, Step, Words, calculator, money, percent, plain
from calckit.chart import Axis, Band, Chart, Dot, Line, XYChart


@dataclass(frozen=True, slots=True)
class Answer:
    """The share of what is missing that may be freed now, in money, and how much of the whole is open."""

    share: Annotated[float, percent("May be liquidated now", said="share that may be liquidated now", symbol="s", term="close-factor")]
    may_free: Annotated[float, money("That is", unit="USD", symbol="A")]
    opened: Annotated[float, percent("Of the whole, open by now", symbol="o")]


def words(case: Case) -> Words:
    """Say how much may be freed now and what has used up the rest, or that all may go because it is little."""
    before = "Of what is still missing a liquidator may free"
    if case.shortage < case.small:
        return Words(before, "share", f"Less than **{case['small']} USD** is missing, and so little may be freed at once.")
    if case.share == 0:
        after = f"By now **{case['opened']}** of the whole is open, and {case['freed']} USD of it were freed already. **More time** opens more."
        return Words(before, "share", after, instead="nothing yet", status="none")
    after = f"That is **{case['may_free']} USD**. By now {case['opened']} of the whole is open, and {case['freed']} USD of it were freed already."
    return Words(before, "share", after)


def working(case: Case) -> tuple[Step, ...]:
    """What is open of the whole, what is left of that, and its share of what is still missing."""
    v = {"S": case.shortage, "F": case.freed, "f": case.first, "t": case.elapsed, "T": case.duration, "z": case.small, "o": case.opened}
    v |= {"A": case.may_free, "s": case.share}
    whole = Step("The share begins at f and in the time T grows by the whole, until all is open", "o = min(1, f + t / T)", v, "opened")
    if case.shortage < case.small:
        return (
            whole,
            Step("Less than z is missing: all of it may be freed, whatever is open", "s = 1 if S < z else 0", v, "share"),
            Step("In money", "A = s * S", v, "may_free"),
        )
    return (
        whole,
        Step("Of all that was missing so much is open, less what was freed before", "A = max(0, (S + F) * o - F)", v, "may_free"),
        Step("As a share of what is missing now", "s = A / S", v, "share"),
    )


def chart(case: Case) -> Chart:
    """The share that may be freed against time, with now marked."""
    end = max(case.duration, case.elapsed) * 1.15
    return XYChart(
        title="What may be liquidated of the rest, against the time since it began",
        x=Axis("Slots since it began", low=0.0, high=end),
        y=Axis("May be liquidated", "", "percent", low=0.0),
        lines=(Line("Of what is missing", tuple((time, _share(case, time)) for time in _bends(case, end)), "main", "Share"),),
        bands=(Band(_full(case), None, "All of it", "All"),),
        dots=(Dot(case.elapsed, case.share, f"Now {case['share']}", case["share"], drop=True),),
    )


def _bends(case: Case, end: float) -> list[float]:
    """Return where the line begins, bends and ends: nothing is open beyond what was freed, then it grows, then all is."""
    whole = case.shortage + case.freed
    starts = (case.freed / whole - case.first) * case.duration
    return sorted({0.0, min(max(starts, 0.0), end), min(_full(case), end), end})


def _full(case: Case) -> float:
    return float((1 - case.first) * case.duration)


def _share(case: Case, time: float) -> float:
    return margin.share_by_time(case.shortage, time, freed=case.freed, first=case.first, duration=case.duration, small=case.small)


@calculator(
    title="A liquidation that grows",
    question="How much of what your account is short may be liquidated by now?",
    group="Lending",
    terms=("close-factor", "partial-liquidation", "liquidation", "liquidator"),
    words=words,
    working=working,
    chart=chart,
    solve=(("elapsed", "share"),),
    mistakes=(
        Mistake(
            "What is open of the whole",
            "f + t / T",
            "that is of all that was missing; what was freed already is taken off, and the rest is a share of what is missing now.",
        ),
        Mistake("Time left out", "f", "that is the share at the very first step; it grows with the time since then."),
    ),
    compact=("shortage", "elapsed", "freed"),
    start="Half way, a tenth freed",
    presets=(
        Preset("at-once", "At the first step", {"shortage": 1_000.0, "elapsed": 0.0, "freed": 0.0}, "@drift-labs/sdk 2.156.0", "2026-11-28"),
        Preset("freed-too-soon", "All that was open has been freed", {"elapsed": 0.0}),
        Preset("whole-time", "After the whole time", {"elapsed": 150.0}),
        Preset("little-missing", "Little is missing", {"shortage": 49.0, "freed": 0.0}),
    ),
    examples=(
        Example("After 75 slots with 100 freed", {}, {"share": "55.56%", "may_free": "500.00", "opened": "60.00%"}),
        Example("At once", {"shortage": "1000", "elapsed": "0", "freed": "0"}, {"share": "10.00%", "may_free": "100.00"}),
        Example("Under 50 all at once", {"shortage": "49", "elapsed": "0", "freed": "0"}, {"share": "100.00%"}),
    ),
    assumptions=(
        "The share grows in a straight line. The package that was run begins at a tenth and has grown to all of it within 150 slots.",
        "What is missing is the requirement less the collateral, as it is now; prices move it between the steps.",
        "Cuts to whole slots and to ten-thousandths are not imitated.",
    ),
)
def liquidation_share(
    shortage: Annotated[
        float,
        money("Still missing", unit="USD", above=0, at_most=1e15, slider=(10.0, 10_000.0), scale="log", symbol="S", help="Requirement less collateral, now."),
    ] = 900.0,
    elapsed: Annotated[float, plain("Time since it began", unit="slots", at_least=0, at_most=1e6, slider=(0.0, 300.0), symbol="t")] = 75.0,
    freed: Annotated[float, money("Freed already", unit="USD", at_least=0, at_most=1e15, slider=(0.0, 10_000.0), symbol="F")] = 100.0,
    first: Annotated[float, percent("Share at once", at_least=0, at_most=1, slider=(0.0, 1.0), symbol="f")] = 0.1,
    duration: Annotated[
        float, plain("Time in which it grows by all", unit="slots", above=0, at_most=1e6, slider=(1.0, 600.0), scale="log", symbol="T")
    ] = 150.0,
    small: Annotated[float, money("All at once below", unit="USD", at_least=0, at_most=1e9, slider=(0.0, 1_000.0), symbol="z")] = 50.0,
) -> Answer:
    """Ask `margin.share_by_time` for the rest, and as if nothing had been freed for the whole."""
    share = margin.share_by_time(shortage, elapsed, freed=freed, first=first, duration=duration, small=small)
    return Answer(share=share, may_free=share * shortage, opened=margin.share_by_time(shortage + freed, elapsed, first=first, duration=duration, small=0.0))
