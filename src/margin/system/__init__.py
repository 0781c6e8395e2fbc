"""What liquidations do to others: cascades, funds, deleveraging, contagion, a clearing house's waterfall."""

# mypy: implicit-reexport

from margin.system.default_waterfall import *
from margin.system.deleveraging import *
from margin.system.depletion import *
from margin.system.liquidation_cascade import *
from margin.system.margin_contagion import *
from margin.system.market import *
