"""What liquidations do to others: cascades, the insurance fund, deleveraging, contagion."""

# mypy: implicit-reexport

from margin.system.deleveraging import *
from margin.system.depletion import *
from margin.system.liquidation_cascade import *
from margin.system.margin_contagion import *
from margin.system.market import *
