"""Maintenance tables as venues publish them, by name, each with its source and date."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from margin import checks
from margin.exchange.brackets import normalise
from margin.exchange.types import MOST_BRACKETS, Bracket
from margin.venues.file import venue_file

__all__ = ["BRACKET_TABLES", "BracketTable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketTable:
    """A venue's maintenance table for one market.

    Args:
        title: The table's name for people.
        source: Title and publisher of the page it was read from.
        as_of: Date or edition of that page.
        brackets: The brackets, amounts derived; see `normalise`.
        cap: Largest notional that may be held at all, in the settlement currency; None when none is stated.
    """

    title: str
    source: str
    as_of: str
    brackets: tuple[Bracket, ...]
    cap: float | None = None

    def __post_init__(self) -> None:
        for name in ("title", "source", "as_of"):
            checks.instance(name, getattr(self, name), str)
        table = checks.sequence("brackets", self.brackets, MOST_BRACKETS, 1)
        checks.keep(self, brackets=normalise(table))
        if self.cap is not None:
            checks.keep(self, cap=checks.positive("cap", self.cap))


# The tables that calculators offer, by name: whose file, of which edition, for which market, and its title.
_OFFERED = {
    "binance_btc": ("binance", "2026-09-29", "BTCUSDT", "Binance BTCUSDT"),
    "binance_sol": ("binance", "2026-09-29", "SOLUSDT", "Binance SOLUSDT"),
    "binance_doge": ("binance", "2026-09-29", "DOGEUSDT", "Binance DOGEUSDT"),
    "binance_btc_2024": ("binance", "2024-10-24", "BTCUSDT", "Binance BTCUSDT, two years earlier"),
    "hyperliquid_btc": ("hyperliquid", "undated copy, 2025-26", "BTC", "Hyperliquid BTC"),
}


def _read(files: Mapping[str, Any], venue: str, as_of: str, market: str, title: str) -> BracketTable:
    """Find a market's table in an edition of a venue's file."""
    edition = next(edition for edition in files[venue]["editions"] if edition["as_of"] == as_of)
    table = next(table for table in edition["tables"] if market in table["markets"])
    rows = tuple(Bracket(floor, rate, max_leverage=most) for floor, rate, most in table["brackets"])
    return BracketTable(title=title, source=edition["source"], as_of=as_of, brackets=rows, cap=table["cap"])


def _offered() -> dict[str, BracketTable]:
    files = {venue: venue_file(venue) for venue, *_ in _OFFERED.values()}
    return {name: _read(files, *where) for name, where in _OFFERED.items()}


# Read once, when the module is: a browser that takes Python's memory from a snapshot has no files.
BRACKET_TABLES: Mapping[str, BracketTable] = MappingProxyType(_offered())
