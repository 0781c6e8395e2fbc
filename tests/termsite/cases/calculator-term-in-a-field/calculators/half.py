"""The calculator of all cases, but for one thing."""

from typing import Annotated

from calckit import calculator, money
from tests.termsite.common.calculators import half as right

@calculator(
    title="Half", question="What is half of it?", group="Basics", terms=(),
    words=right.words, working=right.working, chart=right.chart, presets=right.half.presets,
)  # fmt: skip
def half(whole: Annotated[float, money("Whole", above=0, term="equty")] = 100.0) -> right.Answer:
    """Give the half."""
    return right.Answer(whole / 2, whole / 2)
