"""The first live answer in each browser engine, ours beside the stock library; each view in a browser that has nothing yet."""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.engine.measure import NAIVE, SNAPSHOT, Variant, host
from benchmarks.engine.stage import stage
from tests.engines.engine import Engine
from tests.engines.started import started
from tests.tools import chosen

RESULTS = Path(__file__).parents[1] / "results"
ROUNDS = int(os.environ.get("MARGINARY_ROUNDS", "7"))
GATE = 0.45
FIRST = "() => window.first"
Times = Mapping[str, Sequence[float]]


def main() -> None:
    """Measure in every engine, print, and keep the figures in `benchmarks/results/browsers.json` and `.md`."""
    with tempfile.TemporaryDirectory() as folder, host(stage(Path(folder) / "staged"), "br") as address:
        found = dict(measured(name, address) for name in chosen())
    (RESULTS / "browsers.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    (RESULTS / "browsers.md").write_text(told(found), "utf-8")
    print(told(found))


def measured(name: str, address: str) -> tuple[str, Times]:
    """Return the engine's name and version, and the ms to the first live answer of each variant, in turn."""
    times: dict[str, list[float]] = {NAIVE.name: [], SNAPSHOT.name: []}
    order, answers, versions = random.Random(1), set(), set()
    for _ in range(ROUNDS):
        for variant in order.sample((NAIVE, SNAPSHOT), 2):
            with started(name) as engine:
                versions.add(engine.version)
                first, answer = viewed(engine, address, variant)
            times[variant.name].append(first)
            answers.add(answer)
    assert len(answers) == len(versions) == 1, "every variant gives the same answer"
    return versions.pop(), times


def viewed(engine: Engine, address: str, variant: Variant) -> tuple[float, str]:
    """Return the ms until a page's first live answer, and the answer."""
    with engine.opened() as page:
        page.open(address + variant.page)
        return float(page.until(FIRST)), str(page.run("() => window.answer"))


def told(found: Mapping[str, Times]) -> str:
    """Return the figures as a table."""
    lines = [
        "# browsers: time to the first live answer, in ms\n",
        f"{date.today()}, {os.cpu_count()} shared cores; server and browser on the same machine, on which other work ran: read"
        f" the ratios. A cold view each, medians of {ROUNDS} interleaved runs [least to most]. Made by"
        " `python -m benchmarks browsers`.\n",
        f"| engine | {NAIVE.name} | ours | ratio | gate {GATE} |",
        "|---|---|---|---|---|",
        *(_row(version, times[NAIVE.name], times[SNAPSHOT.name]) for version, times in found.items()),
    ]
    return "\n".join(lines) + "\n"


def _row(version: str, naive: Sequence[float], ours: Sequence[float]) -> str:
    ratio = median(ours) / median(naive)
    verdict = "holds" if ratio <= GATE else "**missed**"
    return f"| {version} | {_spread(naive)} | {_spread(ours)} | {ratio:.2f} | {verdict} |"


def _spread(times: Sequence[float]) -> str:
    return f"{median(times):,.0f} [{min(times):,.0f} to {max(times):,.0f}]"
