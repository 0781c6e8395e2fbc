"""Ten calls that pages make most, and one chart: what `benchmarks.margin` times in CPython and inside Pyodide."""

import json
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


def microseconds(call: Callable[[], object], runs: int = 9) -> float:
    """Return the median over `runs` batches of the time one call takes."""
    call()
    started = time.perf_counter()
    call()
    batch = max(1, int(0.02 / max(time.perf_counter() - started, 1e-7)))
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        for _ in range(batch):
            call()
        times.append((time.perf_counter() - started) / batch)
    return median(times) * 1e6


def main() -> str:
    """Return every figure as JSON."""
    return json.dumps({name: microseconds(call) for name, call in CALLS.items()})


if __name__ == "__main__":
    print(main())
