"""A calculator that is right and takes something from a file that is not."""

from calculators._shared import WHOLE
from tests.termsite.common.calculators import half as right

half = right.half
