"""Charts: their values, the table beside them, their drawing. A declaration needs the values alone."""

# mypy: implicit-reexport

from calckit.chart.curve import curves as curves
from calckit.chart.meeting import meeting as meeting
from calckit.chart.values import *
