"""The measurements themselves: each variant in a fresh profile, in turn, so that a busy moment meets all alike."""

from __future__ import annotations

import json
import random
import subprocess
import tempfile
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from playwright.sync_api import BrowserContext, Page, Playwright

from calckit import load
from termsite.engine.node import NODE, environment
from tests.browser.served import ARGUMENTS as CALM
from tests.calculators.inputs import draw

HERE = Path(__file__).parent
PATIENCE = 120_000
Figures = Mapping[str, Sequence[float]]
ARGUMENTS = [*CALM, "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Variant:
    """One way to a first live answer."""

    name: str
    page: str


NAIVE = Variant("naive loadPyodide, main thread", "naive.html")
PYSCRIPT = Variant("PyScript with Pyodide", "pyscript.html")
SNAPSHOT = Variant("ours, snapshot", "ours.html")
LIBRARY = Variant("ours, library", "ours.html?library")
VARIANTS = (NAIVE, PYSCRIPT, SNAPSHOT, LIBRARY)
BEFORE = {
    SNAPSHOT: Variant("ours of before, snapshot", "before/ours.html"),
    LIBRARY: Variant("ours of before, library", "before/ours.html?library"),
}


@contextmanager
def host(folder: Path, encoding: str, rate: int = 0, latency: int = 0) -> Iterator[str]:
    """Serve the folder; the address ends in a slash."""
    command = [str(NODE), str(HERE / "server.mjs"), str(folder), encoding, str(rate), str(latency)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as server:
        assert server.stdout
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}/"
        finally:
            server.terminate()


@contextmanager
def profile(playwright: Playwright, chromium: str) -> Iterator[tuple[BrowserContext, str]]:
    """Open a browser with an empty cache, and tell the folder of its profile."""
    with tempfile.TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium, args=ARGUMENTS
        )
        context.set_default_timeout(PATIENCE)
        yield context, folder
        context.close()


def opened(context: BrowserContext, address: str, variant: Variant) -> tuple[Page, float]:
    """Open a variant's page and return it with the ms until its first live answer."""
    page = context.new_page()
    page.goto(address + variant.page, wait_until="commit")
    page.wait_for_function("() => window.first !== undefined")
    return page, float(page.evaluate("window.first"))


def sent(address: str) -> int:
    """Return the bytes since this was last asked, without what is fetched behind the first answer."""
    with urllib.request.urlopen(f"{address}__sent") as answer:
        return int(json.load(answer)["bytes"])


def views(
    playwright: Playwright,
    chromium: str,
    address: str,
    variants: Sequence[Variant],
    rounds: int,
    *,
    second: bool,
) -> dict[str, Figures]:
    """Return, by view, the ms of each variant, and the bytes of a cold view."""
    found: dict[str, dict[str, list[float]]] = {
        "cold": defaultdict(list),
        "second": defaultdict(list),
        "bytes": defaultdict(list),
    }
    order = random.Random(1)
    answers = set()
    for _ in range(rounds):
        for variant in order.sample(variants, len(variants)):
            with profile(playwright, chromium) as (context, _):
                sent(address)
                page, cold = opened(context, address, variant)
                answers.add(page.evaluate("window.answer"))
                found["cold"][variant.name].append(cold)
                found["bytes"][variant.name].append(sent(address))
                if second:
                    page.wait_for_timeout(1500)  # the browser writes its code cache after a while
                    page.close()
                    found["second"][variant.name].append(opened(context, address, variant)[1])
    assert len(answers) == 1, "every variant gives the same answer"
    return {view: dict(figures) for view, figures in found.items()}


def restarts(playwright: Playwright, chromium: str, address: str, rounds: int) -> Figures:
    """Return the ms from ending an engine to its next answer, everything fetched before."""
    ours = "async () => { engine.end(); const start = performance.now(); await engine.ask({calculator: 'liquidation-price'}); return performance.now() - start }"
    naive = Variant("naive worker, ended and started", "naive-worker.html")
    found: dict[str, list[float]] = defaultdict(list)
    with profile(playwright, chromium) as (context, _):
        pages = [(v, opened(context, address, v)[0], ours) for v in (SNAPSHOT, LIBRARY)]
        pages.append((naive, opened(context, address, naive)[0], "() => again()"))
        for _ in range(rounds):
            for variant, page, again in pages:
                page.bring_to_front()
                found[variant.name].append(page.evaluate(again))
    return found


def answers(playwright: Playwright, chromium: str, address: str, count: int) -> Figures:
    """Return the ms from a question's leaving the page to its answer's being there, by calculator.

    The questions are mixed, so that the engine's first, slower answers are no single calculator's.
    """
    timed = """async requests => { const times = []
    for (const request of requests) { const start = performance.now(); await engine.ask(request); times.push(performance.now() - start) }
    return times }"""
    catalogue = load()
    requests = [
        {"calculator": slug, "typed": draw(calculator, chance)}
        for slug, calculator in catalogue.items()
        for chance in [random.Random(slug)]
        for _ in range(count)
    ]
    random.Random(1).shuffle(requests)
    found: dict[str, list[float]] = {slug: [] for slug in catalogue}
    with profile(playwright, chromium) as (context, _):
        times = opened(context, address, SNAPSHOT)[0].evaluate(timed, requests)
    for request, time in zip(requests, times, strict=True):
        found[str(request["calculator"])].append(time)
    return found


def memory(chromium: str, address: str) -> dict[str, Mapping[int, float]]:
    """Return the MB of all renderers (PSS) with so many frames alive, with the snapshot and with the library.

    Of a browser that nobody drives: a driven one holds more, most likely what every response held.
    """
    found: dict[str, Mapping[int, float]] = {}
    for variant in (SNAPSHOT, LIBRARY):
        how = variant.page.partition("?")[2]
        sizes = {}
        for frames in (0, 1, 3, 6):
            before = _ready(address)
            with undriven(chromium, f"{address}frames.html?{frames}&{how}") as folder:
                latest = monotonic() + PATIENCE / 1000
                while _ready(address) == before:
                    assert monotonic() < latest, f"{frames} frames answered nothing"
                    sleep(0.2)
                sleep(5)  # what the start left behind is collected
                sizes[frames] = _renderers(folder)
        found[variant.name] = sizes
    return found


@contextmanager
def undriven(chromium: str, page: str) -> Iterator[str]:
    """Open a page in a browser with an empty cache, and tell the folder of its profile."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [chromium, "--headless", "--no-first-run", *ARGUMENTS, f"--user-data-dir={folder}", page]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as browser:
            try:
                yield folder
            finally:
                browser.terminate()


def _ready(address: str) -> int:
    """Return how many pages have said so far that all their frames have answered."""
    with urllib.request.urlopen(f"{address}__asked") as answer:
        return int(answer.read())


def _renderers(profile: str) -> float:
    """Return the proportional memory of a browser's renderers, in MB; Linux only."""
    words, parents = {}, {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words[process.name] = (process / "cmdline").read_bytes().decode(errors="replace")
            parents[process.name] = (process / "stat").read_text().rpartition(")")[2].split()[1]
    total = 0.0
    for number, line in words.items():
        ancestors = [number]
        while (parent := parents.get(ancestors[-1])) and parent in words:
            ancestors.append(parent)
        if "--type=renderer" in line and any(profile in words[ancestor] for ancestor in ancestors):
            rollup = Path("/proc", number, "smaps_rollup").read_text()
            total += next(int(row.split()[1]) for row in rollup.splitlines() if row.startswith("Pss:")) / 1000
    return total
