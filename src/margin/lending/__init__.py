"""Loans against collateral: health, borrowing power, interest, what a liquidation call takes, auctions."""

# mypy: implicit-reexport

from margin.lending.aave import *
from margin.lending.auction import *
from margin.lending.collateral import *
from margin.lending.debts import *
from margin.lending.growing import *
from margin.lending.health import *
from margin.lending.interest import *
from margin.lending.interest_path import *
from margin.lending.looping import *
from margin.lending.morpho import *
from margin.lending.morpho_call import *
from margin.lending.price_band import *
from margin.lending.reward import *
from margin.lending.vault import *
from margin.lending.weights import *
