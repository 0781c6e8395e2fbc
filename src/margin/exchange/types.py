"""The values the exchange formulas speak of: a position, its brackets, a venue's rule, and the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from margin import checks
from margin.compare import TRIGGERS, Trigger

__all__ = [
    "Bracket",
    "Contract",
    "Holding",
    "LiquidationResult",
    "Position",
    "Rule",
    "Side",
    "Status",
    "Trigger",
    "Valuation",
]

Side = Literal["long", "short"]
Contract = Literal["linear", "inverse", "quanto"]
Valuation = Literal["at_price", "at_entry"]
Status = Literal["ok", "none", "liquidatable_now"]
Why = Literal["", "fully_collateralised", "inverse_short_covered", "no_crossing"]

SIDES: tuple[Side, ...] = ("long", "short")
CONTRACTS: tuple[Contract, ...] = ("linear", "inverse", "quanto")
VALUATIONS: tuple[Valuation, ...] = ("at_price", "at_entry")
STATUSES: tuple[Status, ...] = ("ok", "none", "liquidatable_now")
# Whether a price, a distance and a reason go with a status.
TOGETHER: Mapping[Status, tuple[tuple[bool, bool, bool], ...]] = {
    "ok": ((True, True, False),),
    "none": ((False, False, True),),
    "liquidatable_now": ((True, False, False), (False, False, False)),
}
WHYS: tuple[Why, ...] = ("", "fully_collateralised", "inverse_short_covered", "no_crossing")
MOST_BRACKETS = 200


@dataclass(frozen=True, slots=True)
class Position:
    """One open position in one contract.

    Args:
        side: "long" or "short".
        contract: "linear" (margin and profit in quote currency), "inverse" (coin-margined: the face value is
            in quote currency, margin and profit in coin) or "quanto" (a fixed amount of the settlement coin
            per point of price).
        quantity: > 0. Linear: units of the base asset. Inverse: face value in quote currency. Quanto:
            settlement coin per point. With a multiplier: the number of contracts.
        entry: Average entry price, quote per base. > 0.
        multiplier: Contract size: what one contract adds to the quantity. > 0; 1 when quantity is the total.
    """

    side: Side
    contract: Contract
    quantity: float
    entry: float
    multiplier: float = 1.0

    def __post_init__(self) -> None:
        checks.one_of("side", self.side, SIDES)
        checks.one_of("contract", self.contract, CONTRACTS)
        for name in ("quantity", "entry", "multiplier"):
            checks.keep(self, **{name: checks.whole_digits(name, getattr(self, name))})
        checks.whole_digits("quantity × multiplier", checks.finite("quantity × multiplier", self.size))

    @property
    def size(self) -> float:
        """Quantity × multiplier: base units, face value in quote, or settlement coin per point."""
        return self.quantity * self.multiplier

    @property
    def sign(self) -> int:
        """+1 for a long, −1 for a short."""
        return 1 if self.side == "long" else -1

    @property
    def direction(self) -> int:
        """+1 when the position gains as its own notional grows (linear long, inverse short), else −1."""
        return -self.sign if self.contract == "inverse" else self.sign


@dataclass(frozen=True, slots=True)
class Bracket:
    """One line of a maintenance table: from `floor` on, maintenance = notional × rate − amount.

    Args:
        floor: Notional at which the bracket begins, inclusive, in the settlement currency. ≥ 0.
        rate: Maintenance margin rate, a fraction. 0 ≤ rate < 1.
        amount: Maintenance amount (the venue's deduction, "cum"), in the settlement currency. ≥ 0; None to
            have it derived from the brackets before.
        max_leverage: Highest leverage allowed in the bracket, a multiple. ≥ 1, or None when not stated.
    """

    floor: float
    rate: float
    amount: float | None = None
    max_leverage: float | None = None

    def __post_init__(self) -> None:
        checks.keep(self, floor=checks.not_negative("floor", self.floor))
        checks.keep(self, rate=checks.fraction("rate", self.rate))
        if self.amount is not None:
            checks.keep(self, amount=checks.not_negative("amount", self.amount))
        if self.max_leverage is not None:
            checks.keep(self, max_leverage=checks.at_least("max_leverage", self.max_leverage, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A venue's way to state maintenance: the switches in which venues differ.

    Args:
        title: The rule's name for people.
        source: Title and publisher of the page the switches were read from.
        as_of: Date or edition of that page.
        valuation: "at_price" values maintenance at the price asked for, "at_entry" freezes it at entry.
        fee_in_rate: The closing fee rate is added to the maintenance rate.
        fee_on_extra: Margin added after opening counts net of the closing fee.
        fee_at_bankruptcy: The fee to close at the bankruptcy price is added to the maintenance.
        use_amount: True: the bracket is read at the notional in question and its amount is deducted. False:
            the tier is fixed by the position's size, read at entry, and its rate holds for the whole.
        size_scaled: The rate grows in a straight line with the position in coin.
        trigger: "at_or_below": equity equal to the requirement is liquidated; "below": it still stands.
    """

    title: str
    source: str
    as_of: str
    valuation: Valuation = "at_price"
    fee_in_rate: bool = False
    fee_on_extra: bool = False
    fee_at_bankruptcy: bool = False
    use_amount: bool = True
    size_scaled: bool = False
    trigger: Trigger = "at_or_below"

    def __post_init__(self) -> None:
        for name in ("title", "source", "as_of"):
            checks.instance(name, getattr(self, name), str)
        checks.one_of("valuation", self.valuation, VALUATIONS)
        for name in ("fee_in_rate", "fee_on_extra", "fee_at_bankruptcy", "use_amount", "size_scaled"):
            checks.instance(name, getattr(self, name), bool)
        checks.one_of("trigger", self.trigger, TRIGGERS)


@dataclass(frozen=True, slots=True)
class Holding:
    """A position in a shared wallet, with what is needed to value it.

    Args:
        symbol: The market's name; holdings of one symbol are legs that share one price.
        position: The position itself.
        mark: Mark price now, quote per base. > 0.
        brackets: The market's maintenance table; see `normalise`.
    """

    symbol: str
    position: Position
    mark: float
    brackets: Sequence[Bracket]

    def __post_init__(self) -> None:
        checks.instance("symbol", self.symbol, str)
        checks.instance("position", self.position, Position)
        checks.keep(self, mark=checks.positive("mark", self.mark))
        table = checks.sequence("brackets", self.brackets, MOST_BRACKETS, 1)
        for bracket in table:
            checks.instance("brackets", bracket, Bracket)
        checks.keep(self, brackets=table)


@dataclass(frozen=True, slots=True)
class LiquidationResult:
    """Where a position or wallet is liquidated, and how it stands now.

    Args:
        price: The liquidation price, quote per base, > 0; None when there is none. With "liquidatable_now" it
            is the price at which an isolated position would stop being liquidatable, or None.
        status: "ok", "none" (no price liquidates it) or "liquidatable_now".
        bracket: Index, from 0, of the bracket that applies at the price, or at the mark when there is none.
        distance: |price / mark − 1|, a ratio ≥ 0; None unless the status is "ok".
        equity: Equity at the mark, in the settlement currency; may be negative.
        maintenance: Maintenance required at the mark, with the rule's fee term, in the settlement currency.
        why: For the status "none": "fully_collateralised" (the price would be zero or below),
            "inverse_short_covered" (the coin margin covers the largest possible loss) or "no_crossing" (the
            wallet holds at every price); else empty.
    """

    price: float | None
    status: Status
    bracket: int
    distance: float | None
    equity: float
    maintenance: float
    why: Why = ""

    def __post_init__(self) -> None:
        checks.one_of("status", self.status, STATUSES)
        checks.one_of("why", self.why, WHYS)
        checks.whole("bracket", self.bracket, 0, MOST_BRACKETS - 1)
        checks.keep(
            self,
            equity=checks.number("equity", self.equity),
            maintenance=checks.number("maintenance", self.maintenance),
            price=None if self.price is None else checks.positive("price", self.price),
            distance=None if self.distance is None else checks.not_negative("distance", self.distance),
        )
        given = (self.price is not None, self.distance is not None, self.why != "")
        if given not in TOGETHER[self.status]:
            rest = f"price {self.price!r}, distance {self.distance!r} and why {self.why!r}"
            says = f"{self.status!r} does not go with {rest}"
            checks.refuse("status", "fits", self.status, says=says)
