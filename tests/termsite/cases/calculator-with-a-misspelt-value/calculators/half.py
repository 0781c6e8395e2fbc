"""The calculator of all cases, but for names that no value has: in words, in working, in a chart."""

from dataclasses import replace

from calckit import Case, Step, Words
from calckit.chart import Axis, Chart, Line, XYChart
from tests.termsite.common.calculators import half as right


def words(case: Case) -> Words:
    """Say it."""
    if case.whole > 1e9:
        return Words("Half of it is", "half", f"Of {case.hole} this is half.")
    return Words("Half of it is", "half", f"Of {case['whole']} this is half, {case.show('whole', case.rest)} the rest.")


def working(case: Case) -> tuple[Step, ...]:
    """Divide by two."""
    say = f"Divide {case['wole']} by two" if case.whole > 1e9 else "Divide by two"
    return (Step(say, "h = w / 2", {"w": case.whole}, "half"),)


def chart(case: Case) -> Chart:
    """A straight line."""
    line = Line(_label(case), ((0.0, 0.0), (case.whole, case.half)), "main")
    return XYChart(title="Half", x=Axis("Whole"), y=Axis("Half"), lines=(line,))


def _label(case: Case) -> str:
    return case.show("hlaf", case.whole) if case.whole > 1e9 else "Half"


half = replace(right.half, words=words, working=working, chart=chart)
