"""Margin and liquidation from Python: the site's calculators with their working and chart, and its terms.

`ask("liquidation-price", entry_price=30_000)` asks a calculator; `liquidation_price(entry_price=30_000)` is
the same with the calculator's own signature, one function for each of `slugs()`. `table` answers many cases
at once. Inputs are in the notation of the site: a rate is per cent, 0.5 for half of one. The formulas
themselves, with rates as fractions, are in `margin`. `terms`, `term` and `find` read the glossary.

For learning; not advice.
"""

from collections.abc import Callable

from marginary.answer import Answer
from marginary.asking import ask
from marginary.catalogue import Unknown, slugs
from marginary.glossary import find, term, terms
from marginary.refused import Refused
from marginary.table import table

__all__ = ["Answer", "Refused", "Unknown", "ask", "find", "slugs", "table", "term", "terms"]


def __getattr__(name: str) -> Callable[..., Answer]:
    """Return a calculator's function when it is first named, so that none is made for nothing."""
    from marginary.function import function

    slug = name.replace("_", "-")
    if name.startswith("_") or slug not in slugs():
        raise AttributeError(f"module 'marginary' has no attribute {name!r}")
    made = globals()[name] = function(slug)
    return made


def __dir__() -> list[str]:
    return [*__all__, *(slug.replace("-", "_") for slug in slugs())]
