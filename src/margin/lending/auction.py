"""A Dutch auction of collateral: a price that only falls, until somebody buys or it must start again."""

import math

from margin import checks, compare

__all__ = ["auction_needs_reset", "auction_price", "auction_start_price", "auction_time_to_price"]

CURVES = ("linear", "stairstep", "exponential")


def auction_start_price(oracle_price: float, *, buf: float = 1.2) -> float:
    """Return the price at which an auction of collateral starts.

    Equation: top = oracle price · buf

    Args:
        oracle_price: Price of a unit of collateral when the auction begins. > 0.
        buf: Factor above it. > 0; usually 1 or more.

    Returns:
        A price, > 0. Never None.

    Raises:
        ValueError: An argument is outside its range, or the price is too large; the message names it.
        TypeError: An argument is not a number.

    Source: MIP45 (Liquidations 2.0), MakerDAO.
    """
    oracle = checks.positive("oracle_price", oracle_price)
    factor = checks.positive("buf", buf)
    return checks.finite("start price of oracle_price and buf", oracle * factor)


def auction_price(
    curve: str,
    start_price: float,
    elapsed: float,
    *,
    tau: float | None = None,
    step: float | None = None,
    cut: float | None = None,
) -> float:
    """Return the price of a running auction.

    Equation: linear: top · (1 − t/tau), then 0; stairstep: top · cut^⌊t/step⌋, the n-th drop after exactly n
        steps; exponential: top · cut^t

    Args:
        curve: "linear", "stairstep" or "exponential".
        start_price: Price top at the start. > 0.
        elapsed: Seconds t since the start. ≥ 0.
        tau: Seconds until the price is 0. > 0; only "linear" uses it, and needs it.
        step: Seconds between drops. > 0; only "stairstep" uses it, and needs it.
        cut: Factor per step or per second. 0 to 1, not 0; "stairstep" and "exponential" use and need it.

    Returns:
        A price, 0 to start_price. Never None.

    Raises:
        ValueError: An argument is outside its range, or one the curve needs is missing; the message names it.
        TypeError: An argument is of the wrong type.

    Source: abaci.sol (LinearDecrease, StairstepExponentialDecrease, ExponentialDecrease), MakerDAO dss.
    """
    top = checks.positive("start_price", start_price)
    time = checks.not_negative("elapsed", elapsed)
    shape = checks.one_of("curve", curve, CURVES)
    fall, pace, factor = _shape(shape, tau, step, cut)
    if shape == "linear":
        return 0.0 if time >= fall else top * (1 - time / fall)
    drops = time if shape == "exponential" else _floor(time, pace)
    return float(top * factor**drops)


def auction_time_to_price(
    curve: str,
    start_price: float,
    target_price: float,
    *,
    tau: float | None = None,
    step: float | None = None,
    cut: float | None = None,
) -> float | None:
    """Return how long an auction takes until its price is at or below a target, such as the market's.

    Equation: linear: tau · (1 − P/top); exponential: ln(P/top) / ln(cut) = n; stairstep: step · ⌈n⌉

    Args:
        curve: "linear", "stairstep" or "exponential".
        start_price: Price top at the start. > 0.
        target_price: Price P waited for. ≥ 0.
        tau: Seconds until the price is 0. > 0; only "linear" uses it, and needs it.
        step: Seconds between drops. > 0; only "stairstep" uses it, and needs it.
        cut: Factor per step or per second. 0 to 1, not 0; "stairstep" and "exponential" use and need it.

    Returns:
        Seconds, ≥ 0; 0 when the auction starts at or below the target. None when it never gets there: a
        target of 0 on a curve that only approaches it, or a cut of 1.

    Raises:
        ValueError: An argument is outside its range, or one the curve needs is missing; the message names it.
        TypeError: An argument is of the wrong type.

    Source: abaci.sol (LinearDecrease, StairstepExponentialDecrease, ExponentialDecrease), MakerDAO dss.
    """
    top = checks.positive("start_price", start_price)
    target = checks.not_negative("target_price", target_price)
    shape = checks.one_of("curve", curve, CURVES)
    fall, pace, factor = _shape(shape, tau, step, cut)
    if target >= top:
        return 0.0
    if shape == "linear":
        return fall * (1 - target / top)
    if target == 0 or factor == 1:
        return None
    what = "time of start_price, target_price, step and cut"
    exact = checks.computed(what, lambda: (math.log(target) - math.log(top)) / math.log(factor))
    if shape == "exponential":
        return exact
    return checks.finite(what, pace * _whole_drops(top, target, factor, exact))


def auction_needs_reset(
    price: float, start_price: float, elapsed: float, *, tail: float, cusp: float
) -> bool:
    """Return whether an auction has run too long or fallen too far and must start again.

    Equation: t > tail or price / top < cusp

    Args:
        price: Price now. ≥ 0.
        start_price: Price top at the start. > 0.
        elapsed: Seconds t since the start. ≥ 0.
        tail: Longest time in seconds. > 0.
        cusp: Smallest fraction of the start price. 0 to 1.

    Returns:
        True when it must be reset. Never None.

    Raises:
        ValueError: An argument is outside its range; the message names it.
        TypeError: An argument is not a number.

    Source: clip.sol (status), MakerDAO dss; MIP45 (Liquidations 2.0), MakerDAO.
    """
    now = checks.not_negative("price", price)
    top = checks.positive("start_price", start_price)
    time = checks.not_negative("elapsed", elapsed)
    longest = checks.positive("tail", tail)
    least = checks.between("cusp", cusp, 0, 1)
    return time > longest or compare.left("price over start_price", now, -top * least) < 0


def _shape(
    curve: str, tau: float | None, step: float | None, cut: float | None
) -> tuple[float, float, float]:
    """Check what the curve needs; what it does not use counts as 1."""
    needed = {"linear": ("tau",), "stairstep": ("step", "cut"), "exponential": ("cut",)}[curve]
    given = {"tau": tau, "step": step, "cut": cut}
    for name in needed:
        if given[name] is None:
            checks.refuse(name, "fits", None, says=f"is needed by the {curve} curve, got None")
    fall = 1.0 if tau is None else checks.positive("tau", tau)
    pace = 1.0 if step is None else checks.positive("step", step)
    factor = 1.0 if cut is None else checks.between("cut", checks.positive("cut", cut), 0, 1)
    return fall, pace, factor


def _floor(elapsed: float, step: float) -> float:
    return float(compare.floor(checks.quotient("number of drops from elapsed and step", elapsed, step)))


def _whole_drops(top: float, target: float, factor: float, exact: float) -> float:
    """Round the number of drops up, then settle what the logarithm's last digits left open."""

    def fallen(drops: float) -> bool:
        return compare.left("price", top * factor**drops, -target) <= 0

    drops = float(math.ceil(exact))
    if drops >= 1 and fallen(drops - 1):
        return drops - 1
    return drops if fallen(drops) else drops + 1
