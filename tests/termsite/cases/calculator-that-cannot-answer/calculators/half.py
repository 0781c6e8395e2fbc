"""The calculator of all cases, but for one thing."""

from dataclasses import replace

from calckit import Case, Words
from tests.termsite.common.calculators import half as right

def words(case: Case) -> Words:
    """Say it."""
    return Words("Half of it is", "half", f"Of {1 / 0} this is half.")


half = replace(right.half, words=words)
