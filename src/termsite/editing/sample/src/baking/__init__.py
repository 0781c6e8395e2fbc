"""What the calculators compute with: plain functions, standard library only. Shares are fractions."""

from baking.dough import hydration as hydration
from baking.dough import water_for as water_for
