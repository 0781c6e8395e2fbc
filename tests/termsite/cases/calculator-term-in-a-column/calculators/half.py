"""The calculator of all cases, but for one thing."""

from dataclasses import dataclass
from typing import Annotated

from calckit import Rows, calculator, money
from tests.termsite.common.calculators import half as right

@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is halved."""

    amount: Annotated[float, money("Amount", term="equty")]


@calculator(
    title="Half", question="What is half of it?", group="Basics", terms=(),
    words=right.words, working=right.working, chart=right.chart, presets=right.half.presets,
)  # fmt: skip
def half(
    whole: Annotated[float, money("Whole")] = 100.0,
    parts: Annotated[tuple[Part, ...], Rows(label="Parts", of=Part)] = (Part(100.0),),
) -> right.Answer:
    """Give the half, whatever its parts."""
    return right.Answer(whole / 2, whole / 2)
