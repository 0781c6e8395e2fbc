"""Stock at a broker: bought on a loan or sold short, and the margin call; contracts for difference."""

# mypy: implicit-reexport

from margin.broker.call import *
from margin.broker.loan import *
from margin.broker.short_sale import *
from margin.broker.stop_out import *
