"""Every series of real days that the package brings, day by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from margin.beside import facts

__all__ = ["PRICE_SERIES", "PriceSeries"]

_NAMES = ("dow-1929", "dow-1987", "dow-2008", "dow-2020", "bitcoin-2020", "bitcoin-2021", "bitcoin-2025")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceSeries:
    """The prices of some days, one after the other; a day that no opened page gave is not among them.

    Attributes:
        title: What happened, and when.
        what: What the prices are prices of, and of which moment of the day.
        days: The days, as YYYY-MM-DD, rising.
        prices: The price of each, in US dollars or points. > 0.
        sources: The title of the page that each was typed from.
    """

    title: str
    what: str
    days: tuple[str, ...]
    prices: tuple[float, ...]
    sources: tuple[str, ...]


def _series(name: str) -> PriceSeries:
    said = facts(f"days/{name}.json")
    typed = [(day, price, part["source"]) for part in said["read"] for day, price in part["closes"]]
    return PriceSeries(
        title=said["title"],
        what=said["what"],
        days=tuple(day for day, _, _ in typed),
        prices=tuple(float(price) for _, price, _ in typed),
        sources=tuple(source for _, _, source in typed),
    )


# Read once, when the module is: a browser that takes Python's memory from a snapshot has no files.
PRICE_SERIES: Mapping[str, PriceSeries] = MappingProxyType({name: _series(name) for name in _NAMES})
