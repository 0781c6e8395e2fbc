"""Which code each term's formula must agree with; a term that shows a formula has its line here."""

from collections.abc import Callable, Mapping

import margin

Values = dict[str, float]


def position(v: Values, entry: str = "E") -> margin.Position:
    return margin.Position("long" if v.get("s", 1.0) > 0 else "short", "linear", v["q"], v[entry])


def flat(v: Values) -> tuple[margin.Bracket, ...]:
    return (margin.Bracket(0.0, v["m"], v.get("A", 0.0)),)


def loan(v: Values) -> margin.LendingPosition:
    return margin.lending_position([margin.Collateral(v["n"], v["P"], 0.8)], v["D"])


def liquidation_price(v: Values) -> float | None:
    result = margin.isolated_price(position(v), v["M"], flat(v), rule=margin.GATE, fee=v["f"])
    return result.price if result.status == "ok" else None


def cross_price(v: Values) -> float | None:
    """One position of 1 unit gained U, another requires T: the others of the formula."""
    others = [
        margin.Holding(
            "other",
            margin.Position("long", "linear", 1.0, 1.0),
            1.0 + v["U"],
            (margin.Bracket(0.0, v["T"] / (1.0 + v["U"])),),
        )
    ]
    target = margin.Holding("target", position(v), v["E"], (margin.Bracket(0.0, v["m"]),))
    return margin.cross_price(v["W"], [target, *others], "target").price


def deleveraging_score(v: Values) -> float | None:
    """A long of 1 from 1, its margin chosen so that its effective leverage is L at a profit of g."""
    bankrupt = (1 + v["g"]) * (1 - 1 / v["L"])
    return margin.deleveraging_score(margin.Position("long", "linear", 1.0, 1.0), 1 - bankrupt, 1 + v["g"])


def inverse_profit(v: Values) -> float:
    side = "long" if v["s"] > 0 else "short"
    return margin.pnl(margin.Position(side, "inverse", v["S"], v["E"]), v["K"])


def close_factor(v: Values) -> float:
    rules = margin.AaveRules(close_factor=v["c"])
    return margin.max_liquidatable_debt(
        v["D"], v["D"], collateral_value=v["D"] * 2, health_factor=0.97, rules=rules
    )


def bonus(v: Values) -> float:
    """Collateral that a liquidator takes from a loan large enough that no other rule cuts in."""
    asset = margin.AavePosition(
        collateral_amount=v["R"] * 100 / v["P"], collateral_price=v["P"], debt_amount=v["R"] * 100, debt_price=1.0,
        liquidation_threshold=0.9, liquidation_bonus=v["b"],
    )  # fmt: skip
    return margin.liquidate_aave(asset, v["R"]).seized


def funds_change(v: Values) -> float | None:
    """The venue takes over at the bankruptcy price B, which is where a margin of |E − B| × q ends."""
    entry = v["B"] * (1 + 0.1 * v["s"])
    held = margin.Position("long" if v["s"] > 0 else "short", "linear", v["q"], entry)
    return margin.insurance_fund_change(held, abs(entry - v["B"]) * v["q"], v["P"])


def partial(v: Values) -> float | None:
    held = margin.Position("long", "linear", v["q"], v["P"])
    closed = margin.partial_close(held, v["Q"], v["P"], rate=v["m"], target=v["r"], fee=v["f"]).quantity
    return closed if 0 < closed < v["q"] else None


# slug: the code; None from the code means that there is no such number for these values, and they are drawn again
CODE: Mapping[str, Callable[[Values], float | None]] = {
    "auto-deleveraging": deleveraging_score,
    "available-margin": lambda v: (
        v["Q"] - v["I"] if v["Q"] < v["I"] else margin.available_balance(v["Q"], v["I"])
    ),
    "bad-debt": lambda v: max(0.0, v["D"] - loan(v).collateral_value),
    "bankruptcy-price": lambda v: margin.bankruptcy_price(position(v), v["M"]),
    "break-even-price": lambda v: margin.break_even(
        position(v), open_fee=v["f_1"], close_fee=v["f_2"], funding=v["F"]
    ),
    "close-factor": close_factor,
    "collateral": lambda v: margin.haircut_equity([margin.Balance(v["n"], v["P"], v["h"])]),
    "cross-margin": cross_price,
    "equity": lambda v: margin.account_equity(v["W"], [v["U"]]),
    "funding-rate": lambda v: margin.funding_payment(position(v, "K"), v["K"], v["F"]),
    "health-factor": lambda v: margin.health_factor(v["n"] * v["P"], v["D"], liquidation_threshold=v["t"]),
    "initial-margin": lambda v: margin.initial_margin(position(v), v["L"]),
    "insurance-fund": funds_change,
    "inverse-contract": inverse_profit,
    "isolated-margin": lambda v: v["M"] + margin.pnl(position(v), v["K"]),
    "leverage": lambda v: margin.effective_leverage([margin.notional(position(v, "P"), v["P"])], v["Q"]),
    "liquidation-bonus": bonus,
    "liquidation-penalty": lambda v: margin.liquidation_penalty(v["R"], v["q"] * v["P"], v["z"]),
    "liquidation-price": liquidation_price,
    "liquidation-threshold": lambda v: margin.collateral_liquidation_price(
        v["n"], v["D"], liquidation_threshold=v["t"]
    ),
    "loan-to-value": lambda v: loan(v).loan_to_value,
    "maintenance-amount": lambda v: margin.maintenance_amount(
        margin.Bracket(0.0, v["r"], v["B"]), v["N"], v["m"]
    ),
    "maintenance-margin": lambda v: margin.maintenance_margin(v["q"] * v["P"], flat(v)),
    "margin-call": lambda v: margin.margin_call(v["Q"], v["T"]),
    "margin-ratio": lambda v: margin.maintenance_over_equity(v["Q"], v["T"]),
    "margin-requirement": lambda v: margin.maintenance_margin(v["N"], (margin.Bracket(0.0, v["r"], v["A"]),)),
    "notional-value": lambda v: margin.notional(position(v, "P"), v["P"]),
    "partial-liquidation": partial,
    "return-on-equity": lambda v: margin.return_on_equity(
        margin.pnl(position(v | {"q": 1.0}), v["K"]), margin.initial_margin(position(v | {"q": 1.0}), v["L"])
    ),
    "taker-fee": lambda v: margin.notional(position(v, "P"), v["P"]) * v["f"],
    "unrealised-profit-and-loss": lambda v: margin.pnl(position(v), v["K"]),
    "wallet-balance": lambda v: margin.account_equity(v["I"], [v["R"], -v["C"], -v["F"]]),
}

# Where the usual range of a unit does not fit, (low, high) for a symbol of one term.
RANGES: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "cross-margin": {"U": (0.001, 1.0), "T": (0.001, 0.4), "W": (1.0, 100.0)},
    "auto-deleveraging": {"g": (-0.3, 0.3), "L": (1.5, 20.0)},
    "break-even-price": {"f_1": (0.0, 0.009), "f_2": (0.0, 0.009), "F": (-10.0, 10.0)},
    "close-factor": {"D": (5_000.0, 1e6), "c": (0.01, 0.4)},
    "funding-rate": {"F": (-0.01, 0.01)},
    "liquidation-bonus": {"R": (5_000.0, 1e6), "b": (0.01, 0.1)},
    "liquidation-price": {"A": (0.0, 1.0), "f": (0.0, 0.01)},
    "partial-liquidation": {"r": (1.0, 2.0), "f": (0.0, 0.01), "m": (0.05, 0.4)},
}
