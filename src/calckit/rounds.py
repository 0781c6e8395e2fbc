"""An iterative answer round by round, as values: what each did in words, and the charts of each moment."""

from collections.abc import Callable
from dataclasses import dataclass

from calckit.chart.values import Chart


@dataclass(frozen=True, slots=True)
class Round:
    """One round: `say` names it, `words` work it, `figure` is where it leads. Words may be marked."""

    name: str
    say: str
    figure: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rounds:
    """All rounds under one heading; `charts` draws the state after the round of an index.

    `each` is what one is called where they are stepped through, if not a round: a day, a step.
    `instead_of` names the outputs whose rows this list tells better; they are not shown a second time.
    """

    title: str
    rounds: tuple[Round, ...]
    charts: Callable[[int], tuple[Chart, ...]]
    end: str = ""
    unit: str = ""
    each: str = ""
    instead_of: tuple[str, ...] = ()
