"""How wet is a dough?"""

from dataclasses import dataclass
from typing import Annotated

import baking
from calckit import Case, Example, Preset, Step, Words, calculator, percent, quantity
from calckit.chart import Axis, Chart, Dot, Line, XYChart


@dataclass(frozen=True, slots=True)
class Answer:
    """The water as a share of the flour, and what both weigh together."""

    hydration: Annotated[float, percent("Hydration", symbol="h", term="hydration")]
    dough: Annotated[float, quantity("Flour and water", unit="g", symbol="d")]


def words(case: Case) -> Words:
    """Say the share, and of which weights."""
    return Words(
        "This dough has a hydration of",
        "hydration",
        f"{case['water']} g of water stand against {case['flour']} g of flour.",
    )


def working(case: Case) -> tuple[Step, ...]:
    """Water over flour, then their sum."""
    v = {"w": case.water, "f": case.flour}
    return (
        Step("The water is measured against the flour", "h = w / f", v, "hydration"),
        Step("Together they weigh", "d = w + f", v, "dough"),
    )


def chart(case: Case) -> Chart:
    """The hydration as water is poured in: a straight line, because the flour stays."""
    most = max(case.water * 2, case.flour)
    line = Line("Hydration", ((0.0, 0.0), (most, baking.hydration(most, case.flour))))
    dot = Dot(case.water, case.hydration, case["hydration"])
    return XYChart(
        f"Hydration of {case['flour']} g of flour",
        Axis("Water", "g"),
        Axis("Hydration", format="percent"),
        (line,),
        dots=(dot,),
    )


@calculator(
    title="Dough hydration",
    question="How wet is a dough?",
    group="Dough",
    terms=("hydration",),
    words=words,
    working=working,
    chart=chart,
    presets=(Preset("wetter", "A wetter dough", {"water": 375.0}),),
    examples=(Example("350 g on 500 g", {"water": "350", "flour": "500"}, {"hydration": "70.00%"}),),
    solve=(("water", "hydration"),),
    compact=("water", "flour"),
)
def dough_hydration(
    water: Annotated[
        float, quantity("Water", unit="g", at_least=0, at_most=1e9, slider=(0.0, 1_000.0), symbol="w")
    ] = 350.0,
    flour: Annotated[
        float, quantity("Flour", unit="g", above=0, at_most=1e9, slider=(100.0, 1_000.0), symbol="f")
    ] = 500.0,
) -> Answer:
    """Ask `baking.hydration`."""
    return Answer(baking.hydration(water, flour), water + flour)
