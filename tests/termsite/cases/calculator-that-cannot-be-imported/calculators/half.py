"""The calculator of all cases, but for one thing."""

from calckit import Cass
from tests.termsite.common.calculators import half as right

half = right.half
