"""Margin and liquidation formulas, standard library only.

Conventions, everywhere: rates are fractions (0.005 is 0.5 %), money is in the settlement currency, prices
in quote per base, time in years or seconds as the name says. `None` means "no such price", never an error.
A bad value raises ValueError and a wrong type TypeError; each names the argument, the rule and the value, as
a sentence and as data: see `margin.checks.Refused`. A result out of the range of numbers raises ValueError
and names the arguments that were given. Computed numbers are compared by the one rule of `margin.compare`.
"""

# mypy: implicit-reexport

from margin import checks
from margin.broker import *
from margin.days import *
from margin.exchange import *
from margin.lending import *
from margin.options import *
from margin.system import *

checks.name_arguments(globals())
