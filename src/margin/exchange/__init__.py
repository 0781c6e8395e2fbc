"""Positions at an exchange: value, brackets, liquidation, closing, funding, sizing, accounts."""

# mypy: implicit-reexport

from margin.exchange.account import *
from margin.exchange.bracket_tables import *
from margin.exchange.brackets import *
from margin.exchange.closing import *
from margin.exchange.coin_collateral import *
from margin.exchange.costs import *
from margin.exchange.cross import *
from margin.exchange.funding import *
from margin.exchange.funding_rate import *
from margin.exchange.isolated import *
from margin.exchange.markets import *
from margin.exchange.position import *
from margin.exchange.price import *
from margin.exchange.rate_curve import *
from margin.exchange.restoring import *
from margin.exchange.rules import *
from margin.exchange.scaling import *
from margin.exchange.shocks import *
from margin.exchange.sizing import *
from margin.exchange.types import *
