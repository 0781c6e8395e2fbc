"""The venues' rules, by name: which switches each page states, and where it states them."""

from collections.abc import Mapping
from types import MappingProxyType

from margin.exchange.types import Rule

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
]

BINANCE = Rule(
    title="Binance USDS-M and COIN-M futures",
    source="How to Calculate Liquidation Price of USDS-M Futures Contracts; of COIN-M Futures Contracts, "
    "Binance FAQ",
    as_of="undated copies",
)
OKX = Rule(
    title="OKX futures and perpetuals",
    source="Isolated mode of Single/Multi-currency/Portfolio margin, OKX help centre; tiers by number of "
    "contracts: OKX position tiers to be adjusted, OKX announcement",
    as_of="undated copies",
    fee_in_rate=True,
    use_amount=False,
)
GATE = Rule(
    title="Gate futures",
    source="Liquidation price of linear and inverse contracts, Gate help text as quoted by its support; "
    "brackets slice by slice: Leverage and Margin, Gate",
    as_of="brackets since 2025-07-29",
    fee_in_rate=True,
)
BITGET = Rule(
    title="Bitget futures",
    source="Liquidation price as documented in freqtrade's Bitget module",
    as_of="undated copy",
    fee_in_rate=True,
)
BYBIT_2019 = Rule(
    title="Bybit inverse contracts, 2019-20 form",
    source="How to calculate Liquidation Price (Inverse Contract), Bybit help",
    as_of="2019-20",
    valuation="at_entry",
    fee_at_bankruptcy=True,
)
BYBIT_2023 = Rule(
    title="Bybit, older form: maintenance at entry",
    source="Liquidation Price (USDT Contract), Bybit Help Center; Liquidation Price Calculation under "
    "Isolated Mode (Unified Trading Account), older copy",
    as_of="2023-24",
    valuation="at_entry",
)
BYBIT_2026 = Rule(
    title="Bybit unified account, isolated margin",
    source="Liquidation Price Calculation under Isolated Mode (Unified Trading Account), Bybit Help Center",
    as_of="2026-05-27",
    fee_on_extra=True,
)
PHEMEX = Rule(
    title="Phemex USDT-M",
    source="Liq. price for USDT-M, Phemex help centre",
    as_of="undated copy",
    fee_in_rate=True,
)
KRAKEN = Rule(
    title="Kraken Derivatives",
    source="Equity Protection Process, Kraken Derivatives; levels by position size, no deduction stated: "
    "Inverse Futures Margin Schedule & Maximum Leverage, Kraken",
    as_of="undated copies",
    use_amount=False,
)
HYPERLIQUID = Rule(
    title="Hyperliquid perpetuals",
    source="Liquidations; Margin tiers, Hyperliquid documentation",
    as_of="2025-26 copies",
    trigger="below",
)
DYDX = Rule(
    title="dYdX Chain perpetuals",
    source="Liquidations, dYdX documentation; that equality still stands: CanLiquidateSubaccount, "
    "x/clob/keeper/liquidations.go, dydxprotocol/v4-chain",
    as_of="undated copy; commit 014223b",
    use_amount=False,
    trigger="below",
)
DERIBIT = Rule(
    title="Deribit futures: rate grows with size",
    source="Linear Perpetual; 11 January 2022 (margin changes), Deribit support. The closed form is our "
    "algebra; the venue works on account level and reduces in small steps",
    as_of="undated copy; 2022-01-11",
    size_scaled=True,
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "binance": BINANCE,
        "okx": OKX,
        "gate": GATE,
        "bitget": BITGET,
        "bybit_2019": BYBIT_2019,
        "bybit_2023": BYBIT_2023,
        "bybit_2026": BYBIT_2026,
        "phemex": PHEMEX,
        "kraken": KRAKEN,
        "hyperliquid": HYPERLIQUID,
        "dydx": DYDX,
        "deribit": DERIBIT,
    }
)
