"""Options: prices and sensitivities, the margin of one, of a pair, and of a portfolio in scenarios."""

# mypy: implicit-reexport

from margin.options.coin_option_margin import *
from margin.options.covered import *
from margin.options.implied import *
from margin.options.option_margin import *
from margin.options.payoff import *
from margin.options.premium import *
from margin.options.scenario import *
from margin.options.sensitivity import *
