"""The calculator of all cases, but for one thing."""

from dataclasses import replace

from tests.termsite.common.calculators import half as right

presets = (replace(right.half.presets[0], source="A book on [[equty]]"),)
half = replace(right.half, presets=presets)
