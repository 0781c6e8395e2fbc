"""The half of a number: the smallest calculator there can be."""

from dataclasses import dataclass
from typing import Annotated

from calckit import Case, Preset, Step, Words, calculator, money
from calckit.chart import Axis, Chart, Line, XYChart


@dataclass(frozen=True, slots=True)
class Answer:
    """The half, and what is left."""

    half: Annotated[float, money("Half")]
    rest: Annotated[float, money("Rest")]


def words(case: Case) -> Words:
    """Say it."""
    return Words("Half of it is", "half", "The rest is as much.")


def working(case: Case) -> tuple[Step, ...]:
    """Divide by two."""
    return (Step("Divide by two", "h = w / 2", {"w": case.whole}, "half"),)


def chart(case: Case) -> Chart:
    """A straight line."""
    line = Line("Half", ((0.0, 0.0), (case.whole, case.half)), "main")
    return XYChart(title="Half", x=Axis("Whole"), y=Axis("Half"), lines=(line,))


@calculator(
    title="Half",
    question="What is half of it?",
    group="Basics",
    terms=(),
    words=words,
    working=working,
    chart=chart,
    presets=(Preset("large", "Large", {"whole": 1_000.0}),),
)
def half(whole: Annotated[float, money("Whole", above=0)] = 100.0) -> Answer:
    """Give the half."""
    return Answer(whole / 2, whole / 2)
