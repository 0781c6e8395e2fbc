"""Every market of every venue's file: what a position there must keep, from where and of when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from margin import checks, compare
from margin.exchange.brackets import find, normalise
from margin.exchange.types import CONTRACTS, MOST_BRACKETS, Bracket, Contract, Position
from margin.venues.file import venue_file

__all__ = ["MARKETS", "Market"]

_VENUES = ("binance", "bybit", "okx", "hyperliquid", "dydx", "kraken", "gate", "deribit")
_COINS = {"XBT": "BTC"}  # a coin's other letters
_QUOTES = ("USDT", "USDC", "USD1", "USD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """One market of a venue, as the newest edition of the venue's file states it.

    Args:
        venue: The venue's name for people.
        name: The market, as the venue writes it.
        base: The coin that is traded.
        currency: What margin and profit are counted in.
        contract: "linear", or "inverse" where margin is coin.
        rule: The venue's rule, by its name in `RULES`.
        source: Title of the page it was read from.
        as_of: Date or edition of that page.
        brackets: The table, amounts derived where the venue deducts them and 0 where it does not.
        in_coins: True where floors count coins, not the settlement currency.
        deducts: True where each slice has its own rate; False where one rate holds for the whole.
        slope: Increase in the rate per coin of position; 0 for a table. ≥ 0.
        cap: Largest size that may be held at all, counted as the floors are; None when none is stated.
        taker: Fee of an order that is filled at once, a fraction; None when no dated list was opened.
    """

    venue: str
    name: str
    base: str
    currency: str
    contract: Contract
    rule: str
    source: str
    as_of: str
    brackets: tuple[Bracket, ...]
    in_coins: bool = False
    deducts: bool = True
    slope: float = 0.0
    cap: float | None = None
    taker: float | None = None

    def __post_init__(self) -> None:
        for name in ("venue", "name", "base", "currency", "rule", "source", "as_of"):
            checks.instance(name, getattr(self, name), str)
        checks.one_of("contract", self.contract, CONTRACTS)
        checks.keep(self, brackets=checks.sequence("brackets", self.brackets, MOST_BRACKETS, 1))
        for bracket in self.brackets:
            checks.instance("brackets", bracket, Bracket)
        for name in ("in_coins", "deducts"):
            checks.instance(name, getattr(self, name), bool)
        checks.keep(self, slope=checks.not_negative("slope", self.slope))
        if self.cap is not None:
            checks.keep(self, cap=checks.positive("cap", self.cap))
        if self.taker is not None:
            checks.keep(self, taker=checks.fee("taker", self.taker))

    def size(self, position: Position) -> float:
        """Return how large a position is at its entry, counted as the floors are."""
        return (
            position.quantity
            if self.in_coins or self.contract == "inverse"
            else position.size * position.entry
        )

    def at(self, position: Position) -> int:
        """Return the index of the bracket that a position is in at its entry."""
        return find(self.size(position), self.brackets)

    def row(self, position: Position, index: int | None = None) -> Bracket:
        """Return the rate, amount and highest leverage that a position has: of its bracket, or of another."""
        held = self.brackets[self.at(position) if index is None else index]
        rate = held.rate + self.slope * position.size
        return Bracket(0.0, rate, held.amount if self.deducts else 0.0, held.max_leverage)


def _base(name: str, quote: str) -> str:
    """Return the coin of a market's name: "PF_XBTUSD" and "BTC-USDT-SWAP" are both of BTC."""
    first = name.removeprefix("PF_").removeprefix("PI_").replace("_", "-").partition("-")[0]
    for end in (quote, *_QUOTES):
        if first.endswith(end) and first.removesuffix(end):
            first = first.removesuffix(end)
            break
    return _COINS.get(first, first)


def _brackets(edition: Mapping[str, Any], table: Mapping[str, Any]) -> tuple[Bracket, ...]:
    if "brackets" not in table:
        return (Bracket(0.0, table["maintenance"], max_leverage=1 / table["initial"]),)
    rows = [_bracket(dict(zip(edition["columns"], row, strict=True))) for row in table["brackets"]]
    return normalise(rows) if edition["deducts"] else tuple(rows)


def _rates(edition: Mapping[str, Any], table: Mapping[str, Any]) -> Iterator[float]:
    if "brackets" not in table:
        yield table["maintenance"]
        return
    column = edition["columns"].index("rate")
    yield from (row[column] for row in table["brackets"])


def _bracket(row: Mapping[str, float]) -> Bracket:
    initial = row.get("initial_rate")
    return Bracket(
        row["floor"], row["rate"], max_leverage=1 / initial if initial else row.get("max_leverage")
    )


class _Markets(Mapping[str, Market]):
    """Markets by "venue.market", each made when it is first asked for: there are about a thousand."""

    def __init__(self) -> None:
        self._stated: dict[str, tuple[Any, Any, Any]] = {}
        self._made: dict[str, Market] = {}
        self._rates: dict[str, frozenset[float] | None] = {}
        # Read once, when the module is: a browser that takes Python's memory from a snapshot has no files.
        for venue in _VENUES:
            said = venue_file(venue)
            for edition in said["editions"]:  # the newest first
                for table in (*edition.get("tables", ()), *edition.get("scaled", ())):
                    for name in table["markets"]:
                        self._stated.setdefault(f"{venue}.{name}", (said, edition, table))

    def __getitem__(self, name: str) -> Market:
        if name not in self._made:
            self._made[name] = _made(name.partition(".")[2], *self._stated[name])
        return self._made[name]

    def asks(self, venue: str, rate: float) -> bool:
        """Return whether any table of a venue has a maintenance rate; one that grows with size has them all.

        No market is made for it: a thousand of them take a browser longer than a reader waits.
        """
        if venue not in self._rates:
            self._rates[venue] = self._rates_of(venue)
        rates = self._rates[venue]
        return rates is None or any(compare.same(one, rate) for one in rates)

    def _rates_of(self, venue: str) -> frozenset[float] | None:
        names = (name for name in self._stated if name.startswith(f"{venue}."))
        stated = {id(table): (edition, table) for _, edition, table in map(self._stated.__getitem__, names)}
        if any(table.get("slope") for _, table in stated.values()):
            return None
        return frozenset(rate for edition, table in stated.values() for rate in _rates(edition, table))

    def __iter__(self) -> Iterator[str]:
        return iter(self._stated)

    def __len__(self) -> int:
        return len(self._stated)


def _made(name: str, said: Mapping[str, Any], edition: Mapping[str, Any], table: Mapping[str, Any]) -> Market:
    return Market(
        venue=said["venue"],
        name=name,
        base=_base(name, table["currency"]),
        currency=table["currency"],
        contract="inverse" if edition.get("size") == "contracts" else "linear",
        rule=said["rule"],
        source=edition["source"],
        as_of=edition["as_of"],
        brackets=_brackets(edition, table),
        in_coins=edition.get("size") == "coins",
        deducts=edition.get("deducts", False),
        slope=table.get("slope", 0.0),
        cap=table.get("cap"),
        taker=said.get("fees", {}).get("taker"),
    )


MARKETS = _Markets()
