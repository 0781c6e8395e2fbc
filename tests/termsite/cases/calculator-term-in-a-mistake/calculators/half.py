"""The calculator of all cases, but for one thing."""

from dataclasses import replace

from calckit import Mistake
from tests.termsite.common.calculators import half as right

half = replace(right.half, mistakes=(Mistake("Doubled", "w * 2", "That is what [[equty]] is not."),))
