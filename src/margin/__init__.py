"""Margin and liquidation formulas, standard library only.

Conventions, everywhere: rates are fractions (0.005 is 0.5 %), money is in the settlement currency, prices
in quote per base, time in years or seconds as the name says. `None` means "no such price", never an error.
A bad value raises ValueError and a wrong type TypeError; each names the argument, the rule and the value.
"""

from margin.brackets import (
    ScalingTier,
    bracket_at,
    incremental_scaling,
    maintenance_amount,
    maintenance_margin,
    max_leverage,
    max_notional,
    normalise,
    size_scaled_margin,
    size_scaled_rate,
)
from margin.cross import (
    cross_price,
    cross_price_from_equity,
)
from margin.liquidation import (
    isolated_price,
)
from margin.position import (
    Fill,
    average_entry,
    effective_leverage,
    fee_to_close,
    initial_margin,
    notional,
    pnl,
    return_on_equity,
)
from margin.price import (
    bankruptcy_price,
    break_even,
    target_price,
)
from margin.rules import (
    BINANCE,
    BITGET,
    BYBIT_2019,
    BYBIT_2023,
    BYBIT_2026,
    DERIBIT,
    DYDX,
    GATE,
    HYPERLIQUID,
    KRAKEN,
    OKX,
    PHEMEX,
    RULES,
)
from margin.types import (
    Bracket,
    Contract,
    Holding,
    LiquidationResult,
    Position,
    Rule,
    Side,
    Status,
    Valuation,
)

__all__ = [
    "BINANCE",
    "BITGET",
    "BYBIT_2019",
    "BYBIT_2023",
    "BYBIT_2026",
    "DERIBIT",
    "DYDX",
    "GATE",
    "HYPERLIQUID",
    "KRAKEN",
    "OKX",
    "PHEMEX",
    "RULES",
    "Bracket",
    "Contract",
    "Fill",
    "Holding",
    "LiquidationResult",
    "Position",
    "Rule",
    "ScalingTier",
    "Side",
    "Status",
    "Valuation",
    "average_entry",
    "bankruptcy_price",
    "bracket_at",
    "break_even",
    "cross_price",
    "cross_price_from_equity",
    "effective_leverage",
    "fee_to_close",
    "incremental_scaling",
    "initial_margin",
    "isolated_price",
    "maintenance_amount",
    "maintenance_margin",
    "max_leverage",
    "max_notional",
    "normalise",
    "notional",
    "pnl",
    "return_on_equity",
    "size_scaled_margin",
    "size_scaled_rate",
    "target_price",
]
