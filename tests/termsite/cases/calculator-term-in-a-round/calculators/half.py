"""The calculator of all cases, but for one thing."""

from dataclasses import replace

from calckit import Case, Round, Rounds
from tests.termsite.common.calculators import half as right

def rounds(case: Case) -> Rounds:
    """Halve once."""
    return Rounds("Halving", (Round("First", "Half of the [[equty]]", case["half"], "It is halved."),), lambda _: ())


half = replace(right.half, rounds=rounds)
