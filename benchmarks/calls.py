"""What `benchmarks.margin` times in CPython and inside Pyodide: what pages ask most, and the promised limits."""

import json
import sys
import time
from collections.abc import Callable
from statistics import median

import margin

BTC = margin.Position("long", "linear", 0.5, 60_000.0)
COIN = margin.Position("short", "inverse", 30_000.0, 60_000.0)
FLAT = (margin.Bracket(0.0, 0.005),)
TABLE = tuple(
    margin.Bracket(floor, rate) for floor, rate in ((0.0, 0.004), (3e5, 0.005), (8e5, 0.0065), (3e6, 0.01))
)
WALLET = [
    margin.Holding("BTC", BTC, 60_000.0, FLAT),
    margin.Holding("ETH", margin.Position("long", "linear", 5.0, 3_000.0), 3_000.0, FLAT),
]
LOAN = [margin.Collateral(10.0, 3_000.0, 0.83, 0.8)]

CALLS: dict[str, Callable[[], object]] = {
    "isolated_price, flat": lambda: margin.isolated_price(BTC, 3_000.0, FLAT),
    "isolated_price, 4 brackets": lambda: margin.isolated_price(BTC, 3_000.0, TABLE),
    "isolated_price, inverse": lambda: margin.isolated_price(COIN, 0.05, FLAT),
    "cross_price, 2 positions": lambda: margin.cross_price(6_000.0, WALLET, "BTC"),
    "bankruptcy_price": lambda: margin.bankruptcy_price(BTC, 3_000.0),
    "pnl": lambda: margin.pnl(BTC, 61_000.0),
    "maintenance_margin, 4 brackets": lambda: margin.maintenance_margin(900_000.0, TABLE),
    "lending_position": lambda: margin.lending_position(LOAN, 18_000.0),
    "margin_call_amount": lambda: margin.margin_call_amount(12_000.0, 9_500.0),
    "bsm": lambda: margin.bsm("call", 60_000.0, 65_000.0, years=30 / 365, volatility=0.6),
    "chart: 200 isolated prices": lambda: [
        margin.isolated_price(BTC, 30_000.0 / (1 + step / 4), FLAT) for step in range(200)
    ],
}

# The largest that the docstrings allow, each to be answered within a second.
STEEP = tuple(margin.Bracket(1000.0 * k, 0.001 + 0.0005 * k) for k in range(200))
CHAIN = [margin.Level(10_000 - 0.5 * k, 1.1) for k in range(10_000)]
FALLING = [margin.LeveragedPosition(1.1, 9_999.75 - 0.5 * k, 9_997 - 0.5 * k) for k in range(10_000)]
MANY = [
    margin.Holding(
        f"M{k}", margin.Position("long" if k % 2 else "short", "linear", 1 + k, 100 + k), 101 + k, STEEP
    )
    for k in range(50)
]
SHOCKS = [{f"M{k}": ((7 * turn + 3 * k) % 101 - 50) / 100 for k in range(50)} for turn in range(10_000)]
WRITTEN = [
    margin.Leg("call" if k % 2 else "put", 1 + k, 1, 80 + 0.2 * k, 0.5 + 0.01 * k, 0.5) for k in range(200)
]

LIMITS: dict[str, Callable[[], object]] = {
    "fund_depletion, 200 shocks on a chain of 10,000 rounds": lambda: margin.fund_depletion(
        10_001, CHAIN, FALLING, shocks=[1.1001 + k / 10_000 for k in range(200)], fund=5.0
    ),
    "cascade, 10,000 levels and positions, a round each": lambda: margin.cascade(
        10_001, CHAIN, FALLING, initial_quantity=1.1003
    ),
    "funding_path, 10,000 intervals and 200 brackets": lambda: margin.funding_path(
        margin.Position("long", "linear", 1, 100_000),
        50_000,
        STEEP,
        mark=100_000,
        rate=1e-6,
        intervals=10_000,
    ),
    "stress, 10,000 scenarios of 50 holdings": lambda: margin.stress(1e5, MANY, SHOCKS),
    "tims_grid, 1,000 intervals and 200 legs": lambda: margin.tims_grid(WRITTEN, 100, intervals=1000),
}


def microseconds(call: Callable[[], object], runs: int = 9) -> float:
    """Return the median over `runs` batches of the processor's time that one call takes."""
    call()
    batch = max(1, int(0.02 / max(seconds(call), 1e-7)))
    times = []
    for _ in range(runs):
        started = time.process_time()
        for _ in range(batch):
            call()
        times.append((time.process_time() - started) / batch)
    return median(times) * 1e6


def seconds(call: Callable[[], object]) -> float:
    """Return how much of the processor's time one call takes, whatever else the machine does."""
    started = time.process_time()
    call()
    return time.process_time() - started


def main(limits: bool = False) -> str:
    """Return every figure as JSON: of the calls in microseconds, or of the limits in seconds."""
    if limits:
        return json.dumps({name: seconds(call) for name, call in LIMITS.items()})
    return json.dumps({name: microseconds(call) for name, call in CALLS.items()})


if __name__ == "__main__":
    print(main(sys.argv[1:] == ["limits"]))
