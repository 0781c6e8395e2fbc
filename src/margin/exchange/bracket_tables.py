"""Maintenance tables as venues publish them, by name, each with its source and date."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from margin import checks
from margin.exchange.brackets import normalise
from margin.exchange.types import MOST_BRACKETS, Bracket

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


def _table(*rows: tuple[float, float, float]) -> tuple[Bracket, ...]:
    """Read rows of floor, maintenance rate and highest leverage."""
    return tuple(Bracket(floor, rate, max_leverage=leverage) for floor, rate, leverage in rows)


_FREQTRADE = "Binance USDS-M leverage brackets, as shipped with freqtrade (binance_leverage_tiers.json)"

BRACKET_TABLES: Mapping[str, BracketTable] = MappingProxyType(
    {
        "binance_btc": BracketTable(
            title="Binance BTCUSDT",
            source=_FREQTRADE,
            as_of="2026-09-29",
            brackets=_table(
                (0, 0.004, 150),
                (300_000, 0.005, 100),
                (800_000, 0.0065, 75),
                (3_000_000, 0.01, 50),
                (12_000_000, 0.02, 25),
                (70_000_000, 0.025, 20),
                (100_000_000, 0.05, 10),
                (230_000_000, 0.1, 5),
                (480_000_000, 0.125, 4),
                (600_000_000, 0.15, 3),
                (800_000_000, 0.25, 2),
                (1_200_000_000, 0.5, 1),
            ),
            cap=1_800_000_000.0,
        ),
        "binance_sol": BracketTable(
            title="Binance SOLUSDT",
            source=_FREQTRADE,
            as_of="2026-09-29",
            brackets=_table(
                (0, 0.005, 100),
                (50_000, 0.0065, 75),
                (400_000, 0.01, 50),
                (1_000_000, 0.02, 25),
                (4_000_000, 0.025, 20),
                (8_000_000, 0.05, 10),
                (40_000_000, 0.1, 5),
                (80_000_000, 0.125, 4),
                (100_000_000, 0.25, 2),
                (200_000_000, 0.5, 1),
            ),
            cap=400_000_000.0,
        ),
        "binance_doge": BracketTable(
            title="Binance DOGEUSDT",
            source=_FREQTRADE,
            as_of="2026-09-29",
            brackets=_table(
                (0, 0.0065, 75),
                (80_000, 0.01, 50),
                (150_000, 0.0125, 40),
                (750_000, 0.02, 25),
                (2_000_000, 0.025, 20),
                (4_000_000, 0.05, 10),
                (20_000_000, 0.1, 5),
                (40_000_000, 0.125, 4),
                (50_000_000, 0.25, 2),
                (100_000_000, 0.5, 1),
            ),
            cap=200_000_000.0,
        ),
        "binance_btc_2024": BracketTable(
            title="Binance BTCUSDT, two years earlier",
            source=_FREQTRADE,
            as_of="2024-10-24",
            brackets=_table(
                (0, 0.004, 125),
                (50_000, 0.005, 100),
                (600_000, 0.0065, 75),
                (3_000_000, 0.01, 50),
                (12_000_000, 0.02, 25),
                (70_000_000, 0.025, 20),
                (100_000_000, 0.05, 10),
                (230_000_000, 0.1, 5),
                (480_000_000, 0.125, 4),
                (600_000_000, 0.15, 3),
                (800_000_000, 0.25, 2),
                (1_200_000_000, 0.5, 1),
            ),
            cap=1_800_000_000.0,
        ),
        "hyperliquid_btc": BracketTable(
            title="Hyperliquid BTC",
            source="Margin tiers, Hyperliquid documentation",
            as_of="undated copy, 2025-26",
            brackets=_table((0, 0.0125, 40), (150_000_000, 0.025, 20)),
        ),
    }
)
