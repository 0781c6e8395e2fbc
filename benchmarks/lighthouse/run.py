"""Measure, print, and keep the figures in `benchmarks/results/lighthouse.json` and `.md`. Clocks fail no test."""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.engine.measure import host
from benchmarks.lighthouse.measure import CATEGORIES, FIGURES, Visit, slowdown, visit
from benchmarks.lighthouse.plain import plain_site
from tests.browser import served

RESULTS = Path(__file__).parents[1] / "results"
ROUNDS = int(os.environ.get("MARGINARY_ROUNDS", "5"))
PAGES = {name: served.KINDS[name] for name in ("home", "term", "area", "calculator")}
OURS, PLAIN = "ours", "plain mkdocs-material"
GATES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}

Found = Mapping[str, Mapping[str, Sequence[Visit]]]  # site, page, its visits


def main() -> None:
    """Run everything and write the results."""
    chromium = served.installed()
    with tempfile.TemporaryDirectory() as folder:
        built = served.build(Path(folder) / "ours")
        plain = plain_site(built, PAGES.values(), "https://marginary.example/", Path(folder) / "plain")
        with host(built, "br") as ours, host(plain, "br") as theirs:
            machine = median(visit(theirs, chromium).machine for _ in range(ROUNDS))
            found = visits({OURS: ours, PLAIN: theirs}, chromium, slowdown(machine))
    RESULTS.mkdir(exist_ok=True)
    kept = {
        site: {page: [asdict(one) for one in each] for page, each in pages.items()}
        for site, pages in found.items()
    }
    (RESULTS / "lighthouse.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    report = told_in_words(found, machine)
    (RESULTS / "lighthouse.md").write_text(report, "utf-8")
    print(report)


def visits(sites: Mapping[str, str], chromium: str, slower: int) -> Found:
    """Visit every page of every site in turn, so that a busy moment meets all alike."""
    found: dict[str, dict[str, list[Visit]]] = {site: {page: [] for page in PAGES} for site in sites}
    chance = random.Random(1)
    pairs = [(site, page) for site in sites for page in PAGES]
    for number in range(ROUNDS):
        for site, page in chance.sample(pairs, len(pairs)):
            found[site][page].append(visit(sites[site] + PAGES[page], chromium, slower))
        print(f"round {number + 1} of {ROUNDS}: done", file=sys.stderr, flush=True)
    return found


def told_in_words(found: Found, machine: float) -> str:
    """Return the figures as tables, the gates first."""
    every = [one for pages in found.values() for each in pages.values() for one in each]
    parts = [
        "# lighthouse: four pages on a phone\n",
        f"{date.today()}, Lighthouse {every[0].version} with its own mobile defaults (slow 4G, simulated), on"
        f" {os.cpu_count()} shared cores whose speed is {machine:,.0f} by Lighthouse's own measure, for which its table"
        f" names a phone {slowdown(machine)} times slower. Medians of {ROUNDS} interleaved visits [least to most]. The baseline holds the same"
        " words without drawings and forms. Made by `python -m benchmarks lighthouse`.\n",
        _gates(found[OURS]),
    ]
    parts += [_page(page, found) for page in PAGES]
    return "\n".join(parts) + _faults(found)


def _gates(ours: Mapping[str, Sequence[Visit]]) -> str:
    lines = [f"| page | {' | '.join(CATEGORIES)} | |", "|---" * (len(CATEGORIES) + 2) + "|"]
    for page, each in ours.items():
        scores = {name: median(one.scores[name] for one in each) for name in CATEGORIES}
        missed = [name for name in CATEGORIES if scores[name] < GATES[name]]
        aim = all(score == 100 for score in scores.values())
        verdict = "**gate missed**" if missed else "aim reached" if aim else "gate holds"
        lines.append(f"| {page} | {' | '.join(f'{scores[name]:.0f}' for name in CATEGORIES)} | {verdict} |")
    gates = ", ".join(f"{name} {least}" for name, least in GATES.items())
    return "\n".join(lines) + f"\n\nGates, at least: {gates}. The aim is 100 in all.\n"


def _page(page: str, found: Found) -> str:
    lines = [f"## {page}\n", f"| | {' | '.join(found)} |", "|---" * (len(found) + 1) + "|"]
    for name in (*CATEGORIES, *FIGURES):
        cells = [
            _spread([{**one.scores, **one.figures}[name] for one in pages[page]]) for pages in found.values()
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _spread(figures: Sequence[float]) -> str:
    form = ".3f" if 0 < max(figures) < 1 else ",.0f"
    return f"{median(figures):{form}} [{min(figures):{form}} to {max(figures):{form}}]"


def _faults(found: Found) -> str:
    lines = ["\n## what cost points, speed apart\n", "| site | what | pages |", "|---|---|---|"]
    for site, pages in found.items():
        where: dict[str, set[str]] = {}
        for page, each in pages.items():
            for fault in (fault for one in each for fault in one.faults):
                where.setdefault(fault, set()).add(page)
        lines += [f"| {site} | {fault} | {', '.join(sorted(on))} |" for fault, on in sorted(where.items())]
        lines += [] if where else [f"| {site} | nothing | |"]
    return "\n".join(lines) + "\n"
