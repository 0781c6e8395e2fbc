"""One position of an account, as a row of the form."""

from dataclasses import dataclass
from typing import Annotated

import margin
from calckit import Choice, money, plain

from ._fields import ROW_ENTRY_PRICE, ROW_MAINTENANCE_RATE, SIDE

MARKETS = {"BTC": "BTC", "ETH": "ETH", "SOL": "SOL", "XRP": "XRP", "DOGE": "DOGE"}
MARKET = Choice(label="Market", options=MARKETS)


@dataclass(frozen=True, slots=True)
class Leg:
    """A position in one of the markets, with what it was opened at and stands at now."""

    market: Annotated[str, MARKET]
    side: Annotated[margin.Side, SIDE]
    quantity: Annotated[float, plain("Quantity", above=0, at_most=1e12)]
    entry_price: Annotated[float, ROW_ENTRY_PRICE]
    mark_price: Annotated[float, money("Mark price", above=0, at_most=1e9)]
    maintenance_rate: Annotated[float, ROW_MAINTENANCE_RATE]
