"""Options: prices and sensitivities, the margin of one, of a pair, of a portfolio."""

# mypy: implicit-reexport

from margin.options.coin_option_margin import *
from margin.options.covered import *
from margin.options.implied import *
from margin.options.option_margin import *
from margin.options.payoff import *
from margin.options.premium import *
from margin.options.scenario import *
from margin.options.sensitivity import *
from margin.options.simm import *
