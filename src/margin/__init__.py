"""Margin and liquidation formulas, standard library only.

Conventions, everywhere: rates are fractions (0.005 is 0.5 %), money is in the settlement currency, prices
in quote per base, time in years or seconds as the name says. `None` means "no such price", never an error.
A bad value raises ValueError and a wrong type TypeError; each names the argument, the rule and the value.
"""

from margin.aave import (
    AAVE_BEFORE_V3_3,
    AAVE_V3_3,
    AaveLiquidation,
    AavePosition,
    AaveRules,
    liquidate_aave,
    max_liquidatable_debt,
)
from margin.account import (
    Balance,
    account_equity,
    available_balance,
    equity_over_maintenance,
    haircut_equity,
    maintenance_over_equity,
    margin_call,
    netted_margin,
    portfolio_margin_status,
)
from margin.auction import (
    auction_needs_reset,
    auction_price,
    auction_start_price,
    auction_time_to_price,
)
from margin.bracket_tables import (
    BRACKET_TABLES,
    BracketTable,
)
from margin.brackets import (
    bracket_at,
    maintenance_amount,
    maintenance_margin,
    max_leverage,
    max_notional,
    normalise,
)
from margin.broker import (
    leveraged_return,
    loan_with_interest,
    margin_call_price_long,
    margin_call_value_long,
    margin_loan,
    opening_requirement,
)
from margin.call import (
    MarginCall,
    buying_power,
    margin_call_amount,
    margin_excess,
)
from margin.closing import (
    PartialClose,
    Step,
    insurance_fund_change,
    insurance_fund_draw,
    liquidation_penalty,
    partial_close,
    step_down,
)
from margin.coin_option_margin import (
    CoinOptionMargin,
    sell_to_open_margin_okx,
    short_option_margin_deribit,
    short_option_margin_okx,
)
from margin.costs import (
    trade_costs,
)
from margin.covered import (
    CoveredCall,
    CoveredCallMargin,
    covered_call,
    covered_call_margin_us,
    covered_call_profit,
)
from margin.cross import (
    cross_price,
    cross_price_from_equity,
)
from margin.deleveraging import (
    Candidate,
    Deleveraging,
    deleverage,
    deleveraging_order,
    deleveraging_score,
)
from margin.depletion import (
    FundDepletion,
    Shock,
    fund_depletion,
)
from margin.funding import (
    FundingPoint,
    funding_path,
    funding_payment,
    funding_time_to_liquidation,
)
from margin.funding_rate import (
    FUNDING_RULES,
    FundingRule,
    funding_rate_cap,
    funding_rate_from_premium,
)
from margin.health import (
    LendingPosition,
    collateral_liquidation_price,
    drop_to_liquidation,
    lending_position,
    liquidation_for_health_factor,
    repay_for_health_factor,
)
from margin.implied import (
    implied_volatility,
    implied_volatility_black76,
)
from margin.interest import (
    borrow_growth,
    interest_time_to_liquidation,
    supply_growth,
)
from margin.interest_path import (
    health_factor_after_interest,
)
from margin.lending import (
    Collateral,
    EMode,
    health_factor,
    loan_to_value,
    max_borrow,
    weighted_max_ltv,
    weighted_threshold,
)
from margin.liquidation import (
    isolated_price,
)
from margin.liquidation_cascade import (
    Cascade,
    Level,
    LevelFill,
    LeveragedPosition,
    Round,
    cascade,
)
from margin.looping import (
    Loop,
    LoopStep,
    loop,
)
from margin.margin_contagion import (
    Account,
    Contagion,
    ContagionRound,
    contagion,
)
from margin.morpho import (
    morpho_health_factor,
    morpho_incentive,
)
from margin.option_margin import (
    CreditSpreadMargin,
    ShortOptionMargin,
    StraddleMargin,
    credit_spread_margin_us,
    short_option_margin_us,
    short_straddle_margin_us,
)
from margin.options import (
    black76,
    black76_coin,
    bsm,
    put_call_parity,
)
from margin.payoff import (
    CoinPayoff,
    coin_settled_payoff,
    intrinsic_value,
    option_profit,
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
from margin.restoring import (
    partial_close_by_brackets,
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
from margin.scaling import (
    ScalingTier,
    incremental_scaling,
    size_scaled_margin,
    size_scaled_rate,
)
from margin.scenario import (
    Leg,
    Scenario,
    ScenarioMargin,
    span_scan,
    tims_grid,
)
from margin.sensitivity import (
    Greeks,
    greeks,
    greeks_black76,
)
from margin.short_sale import (
    margin_call_price_short,
    margin_call_price_short_low_priced,
    short_credit,
    short_maintenance,
)
from margin.sizing import (
    distance_in_volatilities,
    liquidation_distance,
    margin_from_volatility,
    max_leverage_for_stop,
    max_quantity,
    open_interest_initial_margin,
    quantity_for_risk,
)
from margin.stress import (
    StressResult,
    stress,
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
from margin.vault import (
    Cdp,
    cdp,
)

__all__ = [
    "AAVE_BEFORE_V3_3",
    "AAVE_V3_3",
    "BINANCE",
    "BITGET",
    "BRACKET_TABLES",
    "BYBIT_2019",
    "BYBIT_2023",
    "BYBIT_2026",
    "DERIBIT",
    "DYDX",
    "FUNDING_RULES",
    "GATE",
    "HYPERLIQUID",
    "KRAKEN",
    "OKX",
    "PHEMEX",
    "RULES",
    "AaveLiquidation",
    "AavePosition",
    "AaveRules",
    "Account",
    "Balance",
    "Bracket",
    "BracketTable",
    "Candidate",
    "Cascade",
    "Cdp",
    "CoinOptionMargin",
    "CoinPayoff",
    "Collateral",
    "Contagion",
    "ContagionRound",
    "Contract",
    "CoveredCall",
    "CoveredCallMargin",
    "CreditSpreadMargin",
    "Deleveraging",
    "EMode",
    "Fill",
    "FundDepletion",
    "FundingPoint",
    "FundingRule",
    "Greeks",
    "Holding",
    "Leg",
    "LendingPosition",
    "Level",
    "LevelFill",
    "LeveragedPosition",
    "LiquidationResult",
    "Loop",
    "LoopStep",
    "MarginCall",
    "PartialClose",
    "Position",
    "Round",
    "Rule",
    "ScalingTier",
    "Scenario",
    "ScenarioMargin",
    "Shock",
    "ShortOptionMargin",
    "Side",
    "Status",
    "Step",
    "StraddleMargin",
    "StressResult",
    "Valuation",
    "account_equity",
    "auction_needs_reset",
    "auction_price",
    "auction_start_price",
    "auction_time_to_price",
    "available_balance",
    "average_entry",
    "bankruptcy_price",
    "black76",
    "black76_coin",
    "borrow_growth",
    "bracket_at",
    "break_even",
    "bsm",
    "buying_power",
    "cascade",
    "cdp",
    "coin_settled_payoff",
    "collateral_liquidation_price",
    "contagion",
    "covered_call",
    "covered_call_margin_us",
    "covered_call_profit",
    "credit_spread_margin_us",
    "cross_price",
    "cross_price_from_equity",
    "deleverage",
    "deleveraging_order",
    "deleveraging_score",
    "distance_in_volatilities",
    "drop_to_liquidation",
    "effective_leverage",
    "equity_over_maintenance",
    "fee_to_close",
    "fund_depletion",
    "funding_path",
    "funding_payment",
    "funding_rate_cap",
    "funding_rate_from_premium",
    "funding_time_to_liquidation",
    "greeks",
    "greeks_black76",
    "haircut_equity",
    "health_factor",
    "health_factor_after_interest",
    "implied_volatility",
    "implied_volatility_black76",
    "incremental_scaling",
    "initial_margin",
    "insurance_fund_change",
    "insurance_fund_draw",
    "interest_time_to_liquidation",
    "intrinsic_value",
    "isolated_price",
    "lending_position",
    "leveraged_return",
    "liquidate_aave",
    "liquidation_distance",
    "liquidation_for_health_factor",
    "liquidation_penalty",
    "loan_to_value",
    "loan_with_interest",
    "loop",
    "maintenance_amount",
    "maintenance_margin",
    "maintenance_over_equity",
    "margin_call",
    "margin_call_amount",
    "margin_call_price_long",
    "margin_call_price_short",
    "margin_call_price_short_low_priced",
    "margin_call_value_long",
    "margin_excess",
    "margin_from_volatility",
    "margin_loan",
    "max_borrow",
    "max_leverage",
    "max_leverage_for_stop",
    "max_liquidatable_debt",
    "max_notional",
    "max_quantity",
    "morpho_health_factor",
    "morpho_incentive",
    "netted_margin",
    "normalise",
    "notional",
    "open_interest_initial_margin",
    "opening_requirement",
    "option_profit",
    "partial_close",
    "partial_close_by_brackets",
    "pnl",
    "portfolio_margin_status",
    "put_call_parity",
    "quantity_for_risk",
    "repay_for_health_factor",
    "return_on_equity",
    "sell_to_open_margin_okx",
    "short_credit",
    "short_maintenance",
    "short_option_margin_deribit",
    "short_option_margin_okx",
    "short_option_margin_us",
    "short_straddle_margin_us",
    "size_scaled_margin",
    "size_scaled_rate",
    "span_scan",
    "step_down",
    "stress",
    "supply_growth",
    "target_price",
    "tims_grid",
    "trade_costs",
    "weighted_max_ltv",
    "weighted_threshold",
]
