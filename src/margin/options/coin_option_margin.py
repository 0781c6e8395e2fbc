"""What a crypto venue holds against a written option, in coins."""

from dataclasses import dataclass

from margin import checks, compare
from margin.options._pricing import OPTION_TYPES

__all__ = [
    "CoinOptionMargin",
    "sell_to_open_margin_okx",
    "short_option_margin_deribit",
    "short_option_margin_okx",
]


@dataclass(frozen=True, slots=True)
class CoinOptionMargin:
    """The margin of a written coin-settled option, in coins for the whole position.

    Attributes:
        out_of_the_money: Distance to the strike over the underlying price, a fraction. ≥ 0.
        initial: Initial margin. ≥ 0.
        maintenance: Maintenance margin. ≥ 0, at most the initial margin at Deribit.
    """

    out_of_the_money: float
    initial: float
    maintenance: float


def short_option_margin_deribit(
    option_type: str, underlying_price: float, strike: float, *, mark_price: float, quantity: float = 1.0
) -> CoinOptionMargin:
    """Return Deribit's standard margin of a written option.

    Equation: call: initial = max(0.15 − OTM/S, 0.1) + mark, maintenance = 0.075 + mark;
        put: maintenance = max(0.075, 0.075 · mark) + mark, initial = max(as the call's, maintenance)

    Args:
        option_type: "call" or "put".
        underlying_price: Price S of the underlying. > 0.
        strike: Strike. > 0.
        mark_price: Mark price of the option, in coins. ≥ 0.
        quantity: Coins of underlying written. ≥ 0.

    Returns:
        A CoinOptionMargin, in coins. Never None.

    Raises:
        ValueError: An argument is outside its range, or an amount is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Deribit Margin Requirements Calculation", TSLab (restates the venue's standard margin).
    """
    kind, away = _away(option_type, "underlying_price", underlying_price, strike)
    mark = checks.not_negative("mark_price", mark_price)
    units = checks.not_negative("quantity", quantity)
    initial = max(0.15 - away, 0.1) + mark
    maintenance = (0.075 if kind == "call" else max(0.075, 0.075 * mark)) + mark
    return checks.computed(
        "margin of underlying_price, strike, mark_price and quantity",
        lambda: CoinOptionMargin(away, max(initial, maintenance) * units, maintenance * units),
    )


def short_option_margin_okx(
    option_type: str,
    forward: float,
    strike: float,
    *,
    mark_price: float,
    margin_factor: float = 1.0,
    contract_multiplier: float = 1.0,
    contracts: float = 1.0,
    least_rate: float = 0.1,
    base_rate: float = 0.15,
    maintenance_rate: float = 0.03,
) -> CoinOptionMargin:
    """Return OKX's margin of a written option outside portfolio margin.

    Equation: initial = (max(a, b − OTM/F) · factor + mark) · multiplier · contracts;
        maintenance: c · factor + mark for a call, max(c, c · mark) · factor + mark for a put

    Args:
        option_type: "call" or "put".
        forward: Mark price F of the future with the same expiry. > 0.
        strike: Strike. > 0.
        mark_price: Mark price of the option, in coins. ≥ 0.
        margin_factor: Factor of the position tier. ≥ 1.
        contract_multiplier: Coins per contract. > 0; 0.1 for BTC in the venue's example.
        contracts: Number of contracts. ≥ 0.
        least_rate: a, 0.1. 0 to 1.
        base_rate: b, 0.15. 0 to 1.
        maintenance_rate: c, 0.03 for BTC and 0.05 for ETH. 0 to 1.

    Returns:
        A CoinOptionMargin, in coins. Never None.

    Raises:
        ValueError: An argument is outside its range, or an amount is too large; the message names it.
        TypeError: An argument is of the wrong type.

    Source: "Option Margin", OKX help.
    """
    kind, away = _away(option_type, "forward", forward, strike)
    mark = checks.not_negative("mark_price", mark_price)
    factor = checks.at_least("margin_factor", margin_factor, 1)
    each = checks.positive("contract_multiplier", contract_multiplier)
    count = checks.not_negative("contracts", contracts)
    a = checks.between("least_rate", least_rate, 0, 1)
    b = checks.between("base_rate", base_rate, 0, 1)
    c = checks.between("maintenance_rate", maintenance_rate, 0, 1)
    kept = c if kind == "call" else max(c, c * mark)
    return checks.computed(
        "margin of forward, strike, mark_price, margin_factor, contract_multiplier and contracts",
        lambda: CoinOptionMargin(
            out_of_the_money=away,
            initial=(max(a, b - away) * factor + mark) * each * count,
            maintenance=(kept * factor + mark) * each * count,
        ),
    )


def sell_to_open_margin_okx(
    position_margin: float,
    order_price: float,
    *,
    contracts: float = 1.0,
    contract_multiplier: float = 1.0,
    fee_per_contract: float = 0.0,
    minimum: float = 0.1,
) -> float:
    """Return what OKX freezes for an order that would write options.

    Equation: max(position margin − order price · multiplier + fee, minimum · multiplier) · contracts

    Args:
        position_margin: Initial margin of one written contract, in coins. ≥ 0.
        order_price: Price of the order, in coins per coin of underlying. ≥ 0.
        contracts: Number of contracts. ≥ 0.
        contract_multiplier: Coins per contract. > 0.
        fee_per_contract: Trading fee of one contract, in coins. ≥ 0.
        minimum: Least margin per coin of underlying. ≥ 0.

    Returns:
        Coins, ≥ 0. Never None.

    Raises:
        ValueError: An argument is outside its range, or the amount is too large; the message names it.
        TypeError: An argument is not a number.

    Source: "Option Margin", OKX help.
    """
    held = checks.not_negative("position_margin", position_margin)
    price = checks.not_negative("order_price", order_price)
    count = checks.not_negative("contracts", contracts)
    each = checks.positive("contract_multiplier", contract_multiplier)
    charged = checks.not_negative("fee_per_contract", fee_per_contract)
    least = checks.not_negative("minimum", minimum)
    what = "order: position_margin, order_price, contract_multiplier, fee_per_contract, minimum and contracts"
    return checks.computed(
        what, lambda: max(compare.left(what, held, -price * each, charged), least * each) * count
    )


def _away(option_type: str, name: str, price: float, strike: float) -> tuple[str, float]:
    kind = checks.one_of("option_type", option_type, OPTION_TYPES)
    market = checks.positive(name, price)
    fixed = checks.positive("strike", strike)
    distance = max(0.0, fixed - market if kind == "call" else market - fixed)
    return kind, checks.quotient(f"distance of strike over {name}", distance, market)
