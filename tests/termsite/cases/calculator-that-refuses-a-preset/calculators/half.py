"""The calculator of all cases, but for one thing."""

from dataclasses import replace

from calckit import Preset
from tests.termsite.common.calculators import half as right

def much(whole: float) -> right.Answer:
    """Give more than fits into a number."""
    return right.Answer(whole**150, whole**150)


half = replace(right.half, function=much, presets=(Preset("large", "Large", {"whole": 1_000.0}),))
