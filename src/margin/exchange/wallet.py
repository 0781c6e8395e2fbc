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
    in_quote = next((item for item in items if item.position.contract == "linear"), None)
    in_coin = next((item for item in items if item.position.contract != "linear"), None)
    if in_quote and in_coin:
        checks.refuse(
            f"holdings: {checks.shown(in_quote.symbol)} settles in quote currency and "
            f"{checks.shown(in_coin.symbol)} in coin: they cannot share one wallet"
        )
