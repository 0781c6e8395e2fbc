"""Measure, print, and keep the figures in `benchmarks/results/engine.json` and `.md`. Clocks fail no test."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.engine import measure
from benchmarks.engine.before import before
from benchmarks.engine.measure import BEFORE, LIBRARY, NAIVE, PYSCRIPT, SNAPSHOT, VARIANTS, Figures
from benchmarks.engine.stage import stage
from termsite.engine.parted import LATER
from tests.browser import served

RESULTS = Path(__file__).parents[1] / "results"
ROUNDS = int(os.environ.get("MARGINARY_ROUNDS", "7"))
SLOW_RATE, SLOW_LATENCY = 1_012_500, 165  # bytes a second, ms: "Fast 4G" after overheads, 9 Mbit/s
ANSWERS = 60  # questions a calculator
BEHIND = {"rest.wasm": "the rest of our runtime", LATER: "the rest of our library"}


def main() -> None:
    """Run everything and write the results."""
    chromium = served.installed()
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        staged = stage(Path(folder) / "staged")
        before(staged / "before")
        compared = (*VARIANTS, *BEFORE.values())

        def told(name: str, figures: Any) -> None:
            found[name] = figures
            print(f"{name}: done", file=sys.stderr, flush=True)

        found["behind"] = behind(staged)
        with measure.host(staged, "br") as address:
            told("fast, br", measure.views(playwright, chromium, address, compared, ROUNDS, second=True))
            told("restart", measure.restarts(playwright, chromium, address, ROUNDS))
            told("answers", measure.answers(playwright, chromium, address, ANSWERS))
            told("memory", measure.memory(chromium, address))
        with measure.host(staged, "gzip") as address:
            told("fast, gzip", measure.views(playwright, chromium, address, VARIANTS, ROUNDS, second=False))
        with measure.host(staged, "br", SLOW_RATE, SLOW_LATENCY) as address:
            told("slow, br", measure.views(playwright, chromium, address, compared, ROUNDS, second=False))
        with measure.host(staged, "gzip", SLOW_RATE, SLOW_LATENCY) as address:
            told("slow, gzip", measure.views(playwright, chromium, address, VARIANTS, ROUNDS, second=False))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "engine.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    report = told_in_words(found)
    (RESULTS / "engine.md").write_text(report, "utf-8")
    print(report)


def behind(staged: Path) -> dict[str, tuple[int, int]]:
    """Return by file the bytes that follow the first answer, by br and by gzip, as the engine's manifest weighs them."""
    (manifest,) = staged.glob("engine/*/manifest.json")
    files = json.loads(manifest.read_text("utf-8"))["files"]
    return {what: (files[name]["br"], files[name]["gz"]) for name, what in BEHIND.items()}


def changes() -> None:
    """Time the answers to a change alone and print them; the kept results stay as they are."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        staged = stage(Path(folder) / "staged")
        with measure.host(staged, "br") as address:
            print(_answers(measure.answers(playwright, served.installed(), address, ANSWERS)))


def told_in_words(found: dict[str, Any]) -> str:
    """Return the figures as tables, the gates first."""
    parts = [
        "# engine: time to a live answer, in ms\n",
        f"{date.today()}, {os.cpu_count()} shared cores; server, browser and Python on the same machine, on which other work"
        f" ran: read the ratios. Medians of {ROUNDS} interleaved runs [least to most]. Made by `python -m benchmarks engine`.\n",
        _gates(found),
    ]
    for place in ("fast, br", "fast, gzip", "slow, br", "slow, gzip"):
        for view in ("cold", "second"):
            if found[place][view]:
                parts.append(_table(f"{place}, {view} view", found[place][view], NAIVE.name))
    parts.append(_table("restart", found["restart"], "naive worker, ended and started"))
    parts.append(_sizes(found))
    parts.append(_answers(found["answers"]))
    parts.append(_memory(found["memory"]))
    return "\n".join(parts)


def _gates(found: dict[str, Any]) -> str:
    def ratio(place: str, view: str, ours: str, peer: str = NAIVE.name) -> float:
        return median(found[place][view][ours]) / median(found[place][view][peer])

    both: Callable[[str, str, str], float] = lambda place, view, ours: max(  # noqa: E731
        ratio(place, view, ours), ratio(place, view, ours, PYSCRIPT.name)
    )
    best = min(both("slow, br", "cold", SNAPSHOT.name), both("slow, br", "cold", LIBRARY.name))
    restart = median(found["restart"][SNAPSHOT.name]) / median(
        found["restart"]["naive worker, ended and started"]
    )
    p95 = quantiles(_whole(found["answers"]), n=20)[-1]
    bytes_of = {
        place: {n: median(v) for n, v in found[place]["bytes"].items()}
        for place in ("fast, br", "fast, gzip")
    }
    live = {name: (sizes[6] - sizes[0]) / 6 for name, sizes in found["memory"].items()}
    then = {
        ours: bytes_of["fast, br"][ours.name] / bytes_of["fast, br"][old.name] for ours, old in BEFORE.items()
    }
    slow = {
        variant: median(found["slow, br"]["cold"][variant.name]) for variant in (*BEFORE, *BEFORE.values())
    }
    rows = [
        (
            "first live answer, cold, fast line, against both peers",
            both("fast, br", "cold", SNAPSHOT.name),
            0.25,
            0.20,
            "×",
        ),
        ("… without the snapshot", both("fast, br", "cold", LIBRARY.name), 0.42, 0.38, "×"),
        ("second view", both("fast, br", "second", SNAPSHOT.name), 0.28, 0.22, "×"),
        ("cold at 9 Mbit/s, 165 ms, the better of the two", best, 0.45, 0.38, "×"),
        (
            "bytes until the first answer, without the snapshot, br",
            bytes_of["fast, br"][LIBRARY.name] / 1e6,
            2.2,
            1.65,
            " MB",
        ),
        ("… gzip", bytes_of["fast, gzip"][LIBRARY.name] / 1e6, 2.9, 2.2, " MB"),
        ("… with the snapshot, br", bytes_of["fast, br"][SNAPSHOT.name] / 1e6, 4.2, 3.6, " MB"),
        ("answer to a change, p95, page to page", p95, 33, 16, " ms"),
        ("restart, against a naive restart", restart, 0.13, 0.10, "×"),
        ("memory of a live engine, with the snapshot", live[SNAPSHOT.name], 80, 70, " MB"),
        ("memory of a live engine, without", live[LIBRARY.name], 75, 65, " MB"),
        ("bytes against the build of before, without the snapshot, br", then[LIBRARY], 0.58, None, "×"),
        ("… with the snapshot, br", then[SNAPSHOT], 0.72, None, "×"),
        (
            "cold at 9 Mbit/s against the build of before, the better of each",
            min(slow[ours] for ours in BEFORE) / min(slow[old] for old in BEFORE.values()),
            0.68,
            None,
            "×",
        ),
    ]
    lines = ["| what | measured | gate | aim | |", "|---|---|---|---|---|"]
    for what, value, gate, aim, unit in rows:
        held = "gate holds" if value <= gate else "**gate missed**"
        verdict, aimed = (
            (held, "") if aim is None else ("aim reached" if value <= aim else held, f"{aim:g}{unit}")
        )
        lines.append(f"| {what} | {value:.2f}{unit} | {gate:g}{unit} | {aimed} | {verdict} |")
    return "\n".join(lines) + "\n"


def _table(title: str, figures: Figures, base: str) -> str:
    lines = [f"## {title}\n", "| variant | median [least to most] | ratio |", "|---|---|---|"]
    for name, times in figures.items():
        lines.append(f"| {name} | {_spread(times)} | {median(times) / median(figures[base]):.2f} |")
    return "\n".join(lines) + "\n"


def _spread(times: Sequence[float]) -> str:
    return f"{median(times):,.0f} [{min(times):,.0f} to {max(times):,.0f}]"


def _sizes(found: dict[str, Any]) -> str:
    lines = [
        "## bytes of a cold view until its first answer, page and scripts included\n",
        "| variant | br | gzip |",
        "|---|---|---|",
    ]
    br, gz = (found[place]["bytes"] for place in ("fast, br", "fast, gzip"))
    for name, sizes in br.items():
        lines.append(
            f"| {name} | {median(sizes):,.0f} | {f'{median(gz[name]):,.0f}' if name in gz else ''} |"
        )
    lines += [
        f"| {what}, behind that answer, compressed while served | {br:,.0f} | {gz:,.0f} |"
        for what, (br, gz) in found["behind"].items()
    ]
    return "\n".join(lines) + "\n"


def _answers(figures: Figures) -> str:
    lines = [
        f"## an answer to a change, page to page, {ANSWERS} random inputs each, in ms\n",
        "| calculator | median | p95 |",
        "|---|---|---|",
    ]
    for slug, times in [*figures.items(), ("all", _whole(figures))]:
        lines.append(f"| {slug} | {median(times):.1f} | {quantiles(times, n=20)[-1]:.1f} |")
    return "\n".join(lines) + "\n"


def _whole(figures: Figures) -> list[float]:
    """Return the times of all calculators together."""
    return [time for times in figures.values() for time in times]


def _memory(sizes: dict[str, dict[int, float]]) -> str:
    lines = [
        "## memory of all renderers (PSS, MB) with so many frames alive\n",
        "One reading of each, in a browser that nobody drives: a driven one was seen to hold 16 and 30 MB a frame more. A frame is",
        "a sixth of what six add; the first alone adds more, since what frames share is counted with it.\n",
        "| variant | 0 | 1 | 3 | 6 | a frame |",
        "|---|---|---|---|---|---|",
    ]
    for name, by in sizes.items():
        row = " | ".join(f"{by[frames]:,.0f}" for frames in (0, 1, 3, 6))
        lines.append(f"| {name} | {row} | {(by[6] - by[0]) / 6:,.0f} |")
    return "\n".join(lines) + "\n"
