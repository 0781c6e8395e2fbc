"""The holdings of one wallet: what may stand side by side in it."""

from collections.abc import Sequence

from margin import checks
from margin.exchange.types import Holding


def shared(holdings: Sequence[Holding]) -> tuple[Holding, ...]:
    """Return the holdings that share a wallet."""
    items = checks.sequence("holdings", holdings, checks.MOST_POSITIONS)
    for item in items:
        checks.instance("holdings", item, Holding)
    return items


def one_currency(items: Sequence[Holding]) -> None:
    """Refuse dollars beside coins in one wallet: they have no sum."""
    for index, item in enumerate(items):
        if (item.position.contract == "linear") != (items[0].position.contract == "linear"):
            checks.refuse(
                f"holdings[{index}].position.contract",
                "same",
                item.position.contract,
                items[0].position.contract,
                "holdings[0].position.contract",
                says=f"is {item.position.contract!r} and that of holdings[0] {items[0].position.contract!r}: "
                "quote currency and coin cannot share one wallet",
            )
