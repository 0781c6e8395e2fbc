"""Which code each term's formula must agree with; a term that shows a formula has its line here."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import margin
from margin.exchange.types import Side

Values = dict[str, Any]  # numbers; rows of them where a formula sums
DAY = 86_400.0
HOUR = 3_600.0


def position(v: Values, entry: str = "E") -> margin.Position:
    return margin.Position("long" if v.get("s", 1.0) > 0 else "short", "linear", v["q"], v[entry])


def flat(v: Values) -> tuple[margin.Bracket, ...]:
    return (margin.Bracket(0.0, v["m"], v.get("A", 0.0)),)


def loan(v: Values) -> margin.LendingPosition:
    return margin.lending_position([margin.Collateral(v["n"], v["P"], 0.8)], v["D"])


def liquidation_price(v: Values) -> float | None:
    result = margin.isolated_price(position(v), v["M"], flat(v), rule=margin.GATE, fee=v["f"])
    return result.price if result.status == "ok" else None


def cfd(v: Values) -> margin.CfdPosition:
    """One long that uses the margin U: of q from E, or of 1 from U itself."""
    size: float = v.get("q", 1.0)
    entry: float = v["E"] if "E" in v else v["U"]
    return margin.CfdPosition("one", "long", size, entry, entry, v["U"] / (size * entry))


def waterfall(v: Values) -> float:
    """What the others' fund loses where it is as large as the loss."""
    held = margin.ClearingResources(v["M"], v["D"], v["K"], [v["L"]])
    return margin.default_waterfall(v["L"], held).fund[0]


def two_tenors(v: Values) -> float:
    held = margin.RateBucket([v["a"], v["b"]], [1.0, 1.0], [[1.0, v["r"]], [v["r"], 1.0]])
    return margin.simm_rates_delta([held], between=0.0).margin


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
    side: Side = "long" if v["s"] > 0 else "short"
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


def bell(v: Values) -> margin.Greeks:
    """The Greeks of a call whose strike lies where the bell curve has the height f of the formula."""
    width = v["v"] * math.sqrt(v["t"])
    away = math.sqrt(-2 * math.log(v["f"] * math.sqrt(2 * math.pi)))
    return margin.greeks(
        "call", v["S"], v["S"] * math.exp(width * width / 2 - away * width), years=v["t"], volatility=v["v"]
    )


def option(v: Values) -> str:
    return "call" if v["s"] > 0 else "put"


def scanned(v: Values) -> float:
    """A long of 1 that loses L at the end of the range, beside n sold options too small to matter."""
    sold = margin.Leg("call", -v["n"], 1e-15, strike=10 * v["L"])
    legs = [margin.Leg("underlying", 1), sold]
    scan = margin.span_scan(
        legs, 10 * v["L"], price_range=v["L"], volatility_range=0.1, short_option_minimum=v["m"]
    )
    return scan.requirement


def gridded(v: Values) -> float:
    """A long of 1 that loses L at a fall of a tenth, beside n options too small to matter."""
    legs = [margin.Leg("underlying", 1), margin.Leg("put", v["n"], 1e-15, strike=10 * v["L"])]
    return margin.tims_grid(
        legs, 10 * v["L"], move_down=0.1, move_up=0.1, minimum_per_contract=v["m"]
    ).requirement


def straddle(v: Values) -> float:
    """Strikes so far out of the money that the legs need just C and P, if the whole price is asked for."""
    call, put = v["C"] - v["c"], v["P"] - v["p"]
    price = call + put
    return margin.short_straddle_margin_us(
        price, call_strike=2 * price - call, call_premium=v["c"], put_strike=put, put_premium=v["p"],
        multiplier=1, percent=1, minimum_percent=0,
    ).margin  # fmt: skip


def spread(v: Values) -> float:
    return margin.credit_spread_margin_us(
        "call", short_strike=v["A"], short_premium=v["a"], long_strike=v["B"], long_premium=v["b"],
        multiplier=v["q"],
    ).net_call  # fmt: skip


def share_of_a_year(seconds: float) -> float:
    """How much a simple rate of 1 a year brings in this time."""
    return margin.supply_growth(1.0, annual_rate=1.0, seconds=seconds) - 1


def forced_round(v: Values) -> float:
    """An account with debts beyond its worth sells F, which is negative, and moves the price by c each."""
    account = margin.Account(-2 * v["P"] * -v["F"], (-v["F"],))
    after = margin.contagion([account], [v["P"]], shocks=[0.0], impacts=[v["c"]], maintenance_rate=0.1)
    return after.final_prices[0]


def worst_scenario(v: Values) -> float:
    """A position of 1 from 1,000, moved by each scenario's result; the deposit that the worst one asks for."""
    one = margin.Holding("one", margin.Position("long", "linear", 1.0, 1_000.0), 1_000.0, (FREE,))
    scenarios = [{"one": v[name] / 1_000} for name in ("U_1", "U_2", "U_3")]
    return margin.margin_call(min(result.equity for result in margin.stress(0.0, [one], scenarios)), 0.0)


def largest_value(v: Values) -> float | None:
    """Two brackets; the second, from C on, allows no leverage at all beyond 1."""
    rows = (margin.Bracket(0.0, 0.001, 0.0, v["G"]), margin.Bracket(v["C"], 0.002, None, 1.0))
    return margin.max_notional(v["L"], rows)


def after_years(v: Values) -> float | None:
    ratio = margin.cdp(v["n"], v["P"], v["D"]).ratio
    if not ratio:
        return None
    return margin.health_factor_after_interest(ratio, v["t"], borrow_rate=v["b"], supply_rate=v["g"])


def several_pledges(v: Values) -> float | None:
    held = [margin.Collateral(n, p, t) for n, p, t in zip(v["n"], v["P"], v["t"], strict=True)]
    return margin.lending_position(held, v["D"]).health_factor


def averaged(v: Values) -> float:
    return margin.average_entry([margin.Fill(q, p) for q, p in zip(v["q"], v["p"], strict=True)])


def stopped_out(v: Values) -> float:
    held = margin.Position("long", "linear", v["q"], v["E"])
    costs = margin.trade_costs(held, v["T"], open_fee=v["f"], close_fee=v["f"])
    return abs(margin.pnl(held, v["T"])) + costs


FREE = margin.Bracket(0.0, 0.0)

# slug: the code; None from the code means that there is no such number for these values, and they are drawn again
CODE: Mapping[str, Callable[[Values], float | None]] = {
    "annualised-rate": lambda v: v["F"] / share_of_a_year(v["h"] * HOUR),
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
    "default-waterfall": waterfall,
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
    "margin-level": lambda v: margin.cfd_account(v["Q"], [cfd(v)]).margin_level,
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
    "black-76": lambda v: margin.black76(
        "call", v["F"], v["K"], years=v["t"], volatility=v["v"], rate=v["r"]
    ),
    "black-scholes-model": lambda v: margin.bsm(
        "call", v["S"], v["K"], years=v["t"], volatility=v["v"], rate=v["r"]
    ),
    "call-option": lambda v: margin.intrinsic_value("call", v["S"], v["K"]),
    "covered-call": lambda v: margin.covered_call_profit(v["S"], v["E"], v["K"], premium=v["p"]),
    "delta": lambda v: (
        margin.greeks("call", v["S"], v["K"], years=v["t"], volatility=v["v"], rate=v["r"]).delta
    ),
    "gamma": lambda v: bell(v).gamma,
    "implied-volatility": lambda v: v["S"] * margin.margin_from_volatility(v["v"], v["d"], quantile=1.0),
    "intrinsic-value": lambda v: margin.intrinsic_value(option(v), v["S"], v["K"]),
    "naked-option": lambda v: margin.option_profit(
        "short", "call", v["S"], strike=v["K"], premium=v["c"], quantity=v["q"]
    ),
    "option-premium": lambda v: (
        -margin.option_profit("long", "call", 0, strike=1, premium=v["p"], quantity=v["n"] * v["c"])
    ),
    "out-of-the-money": lambda v: (
        margin.short_option_margin_us("call", v["S"], v["K"], premium=0, multiplier=1).out_of_the_money
        / v["S"]
    ),
    "price-scan-range": lambda v: (
        margin.span_scan(
            [margin.Leg("underlying", 1)],
            v["S"],
            price_range=v["R"],
            volatility_range=0.1,
            extreme_multiplier=v["k"],
        )
        .scenarios[14]
        .price
    ),
    "put-call-parity": lambda v: v["P"] + margin.put_call_parity(v["S"], v["K"], years=v["t"], rate=v["r"]),
    "put-option": lambda v: margin.intrinsic_value("put", v["S"], v["K"]),
    "short-option-margin": lambda v: (
        margin.short_option_margin_us(
            "call", v["S"], v["S"] + v["o"], premium=v["p"], contracts=v["n"], multiplier=v["c"]
        ).margin
    ),
    "short-straddle": straddle,
    "span-margin": scanned,
    "theta": lambda v: bell(v).theta / 365,
    "time-value": lambda v: v["C"] - margin.intrinsic_value("call", v["S"], v["K"]),
    "tims": gridded,
    "vega": lambda v: bell(v | {"v": 0.6}).vega / 100,
    "vertical-spread": spread,
    "volatility": lambda v: margin.margin_from_volatility(v["v"], v["d"], quantile=v["z"]),
    "capital-efficiency": lambda v: margin.effective_leverage([1.0], v["r"]),
    "collateral-haircut": lambda v: margin.haircut_equity([margin.Balance(v["n"], v["P"], v["h"])]),
    "collateral-ratio": lambda v: margin.cdp(v["n"], v["P"], v["D"]).ratio,
    "collateralised-debt-position": lambda v: (
        margin.cdp(v["n"], 1.0, v["D"], minimum_ratio=v["r"]).liquidation_price
    ),
    "dutch-auction": lambda v: margin.auction_price("linear", v["S"], v["t"], tau=v["T"]),
    "dynamic-margin-requirement": lambda v: margin.open_interest_initial_margin(
        v["b"], v["N"], lower_cap=v["L"], upper_cap=v["H"]
    ),
    "effective-leverage": lambda v: margin.effective_leverage(v["N"], v["Q"]),
    "efficiency-mode": lambda v: (
        margin.lending_position([margin.Collateral(1.0, 1.0, v["t"])], v["v"]).drop_to_liquidation
    ),
    "equity-restoration": lambda v: margin.margin_call(v["Q"], v["T"], target=v["r"]),
    "funding-interval": lambda v: share_of_a_year(v["d"] * DAY) / share_of_a_year(v["h"] * HOUR),
    "hedge-mode": lambda v: margin.account_equity(
        0.0,
        [
            margin.pnl(margin.Position("long", "linear", v["q_L"], v["E_L"]), v["K"]),
            margin.pnl(margin.Position("short", "linear", v["q_S"], v["E_S"]), v["K"]),
        ],
    ),
    "liquidation-risk": lambda v: margin.distance_in_volatilities(v["P"], v["K"], v["v"] * v["d"] ** 0.5),
    "looping": lambda v: (
        margin.loop(1.0, int(v["n"]), loan_to_value=v["v"], liquidation_threshold=0.8).steps[-1].exposure
    ),
    "margin-call-buffer": lambda v: margin.account_equity(v["Q"], [-v["T"]]),
    "margin-call-contagion": forced_round,
    "margin-call-threshold": lambda v: margin.margin_call_price_long(v["D"], v["q"], maintenance_rate=v["m"]),
    "open-interest": lambda v: margin.notional(margin.Position("long", "linear", v["O"], 1.0), v["P"]),
    "overcollateralisation": lambda v: (margin.cdp(v["n"], v["P"], v["D"]).ratio or 0.0) - 1,
    "portfolio-margin": worst_scenario,
    "position-sizing": lambda v: margin.quantity_for_risk(
        v["B"], v["r"], entry=v["E"], stop=v["T"], fee=v["f"]
    ),
    "quanto-contract": lambda v: margin.pnl(
        margin.Position("long" if v["s"] > 0 else "short", "quanto", v["N"], v["E"]), v["K"]
    ),
    "realised-profit-and-loss": lambda v: margin.account_equity(
        margin.pnl(position(v), v["X"]), [-v["C"], -v["F"]]
    ),
    "regulation-t": lambda v: margin.opening_requirement(v["q"], v["E"], minimum_equity=0.0),
    "risk-limit": largest_value,
    "stop-loss-order": stopped_out,
    "yield-bearing-collateral": after_years,
    "brokerage-margin-account": lambda v: margin.margin_call_amount(v["V"], v["D"]).equity,
    "buying-power": lambda v: margin.buying_power(v["V"], v["D"], initial_rate=v["i"]),
    "excess-equity": lambda v: margin.margin_excess(v["V"], v["D"], initial_rate=v["i"]),
    "house-requirement": lambda v: margin.margin_call_price_long(v["D"], v["q"], maintenance_rate=v["m"]),
    "margin-loan": lambda v: margin.loan_with_interest(
        margin.margin_loan(v["q"], v["E"], initial_rate=v["i"]), annual_rate=v["r"], years=v["t"]
    ),
    "short-sale": lambda v: margin.margin_call_price_short(
        margin.short_credit(1, v["E"], initial_rate=v["i"]), 1, maintenance_rate=v["m"]
    ),
    "special-memorandum-account": lambda v: max(
        v["B"], margin.margin_excess(v["V"], v["D"], initial_rate=v["i"])
    ),
    "scanning-risk": worst_scenario,
    "short-option-minimum": lambda v: (
        margin.span_scan(
            [margin.Leg("call", -v["n"], 1e-15)],
            10.0,
            price_range=1,
            volatility_range=0.1,
            short_option_minimum=v["m"],
        ).minimum
    ),
    "accrued-interest": lambda v: (
        v["D"] / margin.health_factor_after_interest(1.0, v["t"], borrow_rate=v["r"]) - v["D"]
    ),
    "contract-size": lambda v: margin.notional(
        margin.Position("long", "linear", v["c"], 1.0, v["n"]), v["P"]
    ),
    "counterparty-risk-management": lambda v: margin.margin_call(v["M"], v["V"]),
    "cross-chain-collateral-aggregation": several_pledges,
    "entry-price": averaged,
    "hybrid-collateral-model": lambda v: margin.haircut_equity(
        [margin.Balance(n, p, h) for n, p, h in zip(v["n"], v["P"], v["h"], strict=True)], [v["U"]]
    ),
    "interest-rate": lambda v: (
        v["D"] * (margin.supply_growth(1.0, annual_rate=v["r"], seconds=v["t"] * 365 * DAY) - 1)
    ),
    "large-order-handling": averaged,
    "margin-to-liquidation-ratio": lambda v: margin.liquidation_distance(v["P"], v["K"]),
    "premium-index": lambda v: margin.funding_rate_from_premium(
        v["p"],
        margin.FundingRule(
            title="", source="", as_of="", interest=v["i"], damper=v["h"], divisor=1.0, cap=None
        ),
    ),
    "real-time-collateral-rebalancing": lambda v: margin.repay_for_health_factor(
        v["C"], v["D"], target=v["H"]
    ),
    "slippage": lambda v: margin.pnl(position(v, "K"), v["X"]),
    "standard-initial-margin-model": two_tenors,
    "stop-out-level": lambda v: margin.margin_level_price(v["B"], [cfd(v)], "one", level=v["x"]),
    "value-at-risk": lambda v: v["N"] * margin.margin_from_volatility(v["v"], v["d"], quantile=v["z"]),
    "variation-margin": lambda v: margin.pnl(position(v, "Y"), v["K"]),
}

# Where the usual range of a unit does not fit, (low, high) for a symbol of one term.
RANGES: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "standard-initial-margin-model": {"a": (1.0, 90.0), "b": (-90.0, 90.0), "r": (-0.9, 0.9)},
    "stop-out-level": {"E": (50.0, 90.0), "q": (10.0, 20.0), "U": (5.0, 300.0), "B": (50.0, 400.0)},
    "cross-margin": {"U": (0.001, 1.0), "T": (0.001, 0.4), "W": (1.0, 100.0)},
    "auto-deleveraging": {"g": (-0.3, 0.3), "L": (1.5, 20.0)},
    "break-even-price": {"f_1": (0.0, 0.009), "f_2": (0.0, 0.009), "F": (-10.0, 10.0)},
    "close-factor": {"D": (5_000.0, 1e6), "c": (0.01, 0.4)},
    "funding-rate": {"F": (-0.01, 0.01)},
    "liquidation-bonus": {"R": (5_000.0, 1e6), "b": (0.01, 0.1)},
    "liquidation-price": {"A": (0.0, 1.0), "f": (0.0, 0.01)},
    "partial-liquidation": {"r": (1.0, 2.0), "f": (0.0, 0.01), "m": (0.05, 0.4)},
    "black-76": {"F": (50.0, 150.0), "K": (50.0, 150.0), "r": (-0.1, 0.2), "v": (0.1, 1.5), "t": (0.05, 2.0)},
    "black-scholes-model": {
        "S": (50.0, 150.0),
        "K": (50.0, 150.0),
        "r": (-0.1, 0.2),
        "v": (0.1, 1.5),
        "t": (0.05, 2.0),
    },
    "delta": {"S": (50.0, 150.0), "K": (50.0, 150.0), "r": (-0.1, 0.2), "v": (0.1, 1.5), "t": (0.05, 2.0)},
    "gamma": {"f": (0.01, 0.39), "v": (0.1, 1.5), "t": (0.05, 2.0)},
    "vega": {"f": (0.01, 0.39), "t": (0.05, 2.0)},
    "theta": {"f": (0.01, 0.39), "v": (0.1, 1.5), "t": (0.05, 2.0)},
    "price-scan-range": {"S": (10000.0, 100000.0), "R": (1.0, 3000.0), "k": (0.1, 3.0)},
    "put-call-parity": {"r": (-0.1, 0.2), "t": (0.05, 2.0)},
    "implied-volatility": {"v": (0.1, 0.5), "d": (1.0, 30.0)},
    "volatility": {"z": (0.5, 1.5), "v": (0.1, 0.5), "d": (1.0, 30.0)},
    "short-option-margin": {"S": (50.0, 150.0), "o": (0.1, 50.0)},
    "short-straddle": {"C": (30.0, 90.0), "P": (30.0, 90.0), "c": (1.0, 20.0), "p": (1.0, 20.0)},
    "span-margin": {"L": (1.0, 1000.0), "n": (1.0, 50.0), "m": (1.0, 50.0)},
    "tims": {"L": (1.0, 1000.0), "n": (1.0, 50.0), "m": (1.0, 50.0)},
    "annualised-rate": {"h": (1.0, 24.0)},
    "collateralised-debt-position": {"r": (1.05, 3.0)},
    "dynamic-margin-requirement": {"N": (0.0, 99.0), "L": (1.0, 40.0), "H": (41.0, 99.0)},
    "equity-restoration": {"r": (1.0, 2.0)},
    "funding-interval": {"h": (1.0, 24.0), "d": (1.0, 99.0)},
    "looping": {"n": (1, 30)},
    "margin-call-contagion": {"F": (-50.0, -1.0), "c": (0.0001, 0.01)},
    "option-premium": {"n": (1, 99), "c": (1, 99)},
    "portfolio-margin": {"U_1": (-500.0, 99.0), "U_2": (-500.0, 99.0), "U_3": (-500.0, 99.0)},
    "position-sizing": {"f": (0.0, 0.01)},
    "risk-limit": {"L": (1.5, 99.0), "G": (1.5, 99.0)},
    "yield-bearing-collateral": {"t": (0.1, 20.0)},
    "scanning-risk": {"U_1": (-500.0, 99.0), "U_2": (-500.0, 99.0), "U_3": (-500.0, 99.0)},
    "accrued-interest": {"t": (0.1, 20.0)},
    "interest-rate": {"t": (0.1, 20.0)},
    "premium-index": {"p": (-0.01, 0.01), "i": (0.0, 0.001), "h": (0.0001, 0.005)},
    "real-time-collateral-rebalancing": {"H": (1.0, 3.0)},
    "value-at-risk": {"z": (0.5, 3.0), "d": (0.5, 30.0)},
}

# Symbols that stand for rows inside sum(…): how many rows are drawn.
ROWS: Mapping[str, Mapping[str, int]] = {
    "cross-chain-collateral-aggregation": {"n": 3, "P": 3, "t": 3},
    "effective-leverage": {"N": 3},
    "entry-price": {"q": 3, "p": 3},
    "hybrid-collateral-model": {"n": 3, "P": 3, "h": 3},
    "large-order-handling": {"q": 3, "p": 3},
}
