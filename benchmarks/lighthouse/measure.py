"""One visit of Lighthouse to one page: a phone on a slow line, as its own defaults simulate it, in a fresh profile."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from termsite.engine.node import NODE, environment

ROOT = Path(__file__).parents[2]
CLI = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {
    "first contentful paint, ms": "first-contentful-paint",
    "largest contentful paint, ms": "largest-contentful-paint",
    "total blocking time, ms": "total-blocking-time",
    "cumulative layout shift": "cumulative-layout-shift",
    "speed index, ms": "speed-index",
    "bytes on the line": "total-byte-weight",
}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-component-update"


@dataclass(frozen=True, slots=True)
class Visit:
    """Scores by category, 0 to 100; figures by name; what costs points, but for speed; how fast the machine was."""

    scores: Mapping[str, float]
    figures: Mapping[str, float]
    faults: tuple[str, ...]
    machine: float
    version: str


# How much slower than this machine a phone of the middle class is, by what Lighthouse measures of the machine at least
# (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md, "Calibrating the CPU slowdown").
SLOWER = {1500: 4, 800: 2, 0: 1}


def slowdown(machine: float) -> int:
    """Return by what Lighthouse is to slow this machine down."""
    return next(times for least, times in SLOWER.items() if machine >= least)


def visit(url: str, chromium: str, slower: int = 4) -> Visit:
    """Let Lighthouse look at a page, on a phone so many times slower than this machine."""
    command = [str(NODE), str(CLI), url, "--output=json", "--quiet", "--no-enable-error-reporting"]
    command += [
        f"--throttling.cpuSlowdownMultiplier={slower}",
        "--disable-full-page-screenshot",
        f"--chrome-flags={FLAGS}",
    ]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    there = {**environment(), "CHROME_PATH": chromium}
    done = subprocess.run(command, cwd=ROOT, env=there, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    if "runtimeError" in told:
        raise RuntimeError(f"{url}: {told['runtimeError']['message']}")
    audits = told["audits"]
    faults = [
        f"{name}: {audits[ref['id']]['title']}"
        for name in CATEGORIES[1:]
        for ref in told["categories"][name]["auditRefs"]
        if ref["weight"] and audits[ref["id"]]["score"] not in (None, 1)
    ]
    return Visit(
        {name: told["categories"][name]["score"] * 100 for name in CATEGORIES},
        {name: audits[audit]["numericValue"] for name, audit in FIGURES.items()},
        tuple(faults),
        told["environment"]["benchmarkIndex"],
        told["lighthouseVersion"],
    )
