"""Measure, print, and keep the figures in `benchmarks/results/scale.json` and `.md`. Clocks fail no test."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.scale.corpus import Corpus, corpus
from benchmarks.scale.ours import ROOT, names, project
from benchmarks.scale.peers import hugo, mkdocs
from benchmarks.scale.running import Running

RESULTS = Path(__file__).parents[1] / "results"
ROUNDS = int(os.environ.get("MARGINARY_ROUNDS", "3"))
SIZES = tuple(int(size) for size in os.environ.get("MARGINARY_SIZES", "150,1000").split(","))
WANTED = (1_000, 3_000, 10_000)  # what a whole measurement has; the largest takes hours on two cores
HUGO = shutil.which("hugo")
KEPT = ("engine", "fonts", "cards")  # made once for any number of terms, and timed elsewhere


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took, its children included: CPU seconds, seconds, and the largest process in MB."""

    cpu: float
    wall: float
    memory: float


Runs = Mapping[str, Callable[[], Cost]]
Found = dict[str, list[Cost]]


def main() -> None:
    """Measure the sizes that were asked for and write the results, those of other sizes as they were."""
    RESULTS.mkdir(exist_ok=True)
    found = _before()
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            found[size] = _measured(corpus(size, names()), Path(folder), size)
        _written(found)
    print(told_in_words(found))


def _before() -> dict[int, Found]:
    file = RESULTS / "scale.json"
    kept = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return {
        int(size): {run: [Cost(**one) for one in costs] for run, costs in runs.items()}
        for size, runs in kept.items()
    }


def _written(found: Mapping[int, Found]) -> None:
    kept = {
        size: {run: [asdict(one) for one in costs] for run, costs in runs.items()}
        for size, runs in found.items()
    }
    (RESULTS / "scale.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    (RESULTS / "scale.md").write_text(told_in_words(found), "utf-8")


def _measured(made: Corpus, folder: Path, size: int) -> Found:
    """Every run in turn, so that a busy moment meets all alike."""
    with ExitStack() as stack:
        runs = {**_ours(made, folder), **_theirs(made, folder, stack)}
        found: Found = {name: [] for name in runs}
        for number in range(ROUNDS):
            for name, run in runs.items():
                found[name].append(run())
            print(f"{size} terms, round {number + 1} of {ROUNDS}: done", file=sys.stderr, flush=True)
        return found


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command; RuntimeError with its last words if it fails."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=told, stderr=told)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            raise RuntimeError(f"{command}: {told.read()[-2000:].decode()}")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024)


def until_said(command: Sequence[str], folder: Path) -> Cost:
    """Run a command until it has said its first line, and end it there; RuntimeError if that is its last."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=subprocess.PIPE)
    with process:
        said = process.stdout.readline() if process.stdout else b""
        took = time.monotonic() - began
        process.kill()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode == 0:
        raise RuntimeError(f"{command}: {said.decode()}")
    return Cost(used.ru_utime + used.ru_stime, took, used.ru_maxrss / 1024)


def _environment() -> dict[str, str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who edits does not compile everything every time
    return environment


def _ours(made: Corpus, folder: Path) -> Runs:
    """A clean build and builds after it, each in a fresh process, each with an edit that was not there before."""
    root, edits = project(made, folder / "ours"), iter(range(10**6))
    build = [sys.executable, "build.py", "build"]
    terms = [root / "terms" / f"{term.slug}.md" for term in made.terms]

    def clean() -> Cost:
        shutil.rmtree(root / "site", ignore_errors=True)
        shutil.rmtree(root / "build", ignore_errors=True)
        for name in KEPT:
            if (ROOT / "build" / name).exists():
                shutil.copytree(ROOT / "build" / name, root / "build" / name)
        return cost(build, root)

    def after(edit: Callable[[int], None]) -> Callable[[], Cost]:
        def run() -> Cost:
            edit(next(edits))
            return cost(build, root)

        return run

    def title(number: int) -> None:
        file = terms[number % len(terms)]
        said = file.read_text("utf-8")
        line = next(line for line in said.split("\n") if line.startswith("title: "))
        file.write_text(said.replace(line, f'{line[:-1]} {"abcdefghij"[number % 10]}"', 1), "utf-8")

    def summary(number: int) -> None:
        file = terms[number % len(terms)]
        said = file.read_text("utf-8")
        line = next(line for line in said.split("\n") if line.startswith("summary: "))
        file.write_text(said.replace(line, f'{line[:-2]}, in short {number}."', 1), "utf-8")

    def seen() -> Cost:
        number = next(edits)
        file = terms[number % len(terms)]
        before, at = file.read_bytes(), file.stat()
        summary(number)
        ahead = root / "build" / "ahead"
        found = until_said([*build, "--ahead", str(ahead)], root)
        shutil.rmtree(ahead)
        file.write_bytes(before)  # the site of that was not made: as if nobody had edited
        os.utime(file, ns=(at.st_atime_ns, at.st_mtime_ns))
        return found

    def style(number: int) -> None:
        with (root / "theme" / "css" / "term.css").open("a", encoding="utf-8") as file:
            file.write(f"\n.mg-number-{number} {{\n  display: none;\n}}\n")

    def look(number: int) -> None:
        file = root / "mkdocs.yml"
        said = file.read_text("utf-8")
        file.write_text(said.replace("A glossary of", f"Number {number}. A glossary of", 1), "utf-8")

    nothing: Callable[[int], None] = lambda _: None  # noqa: E731  # the edit that is none
    return {
        "ours, clean": clean,
        "ours, nothing changed": after(nothing),
        "ours, one text edited, the first": after(
            partial(_longer, terms)
        ),  # a second folder of the site is linked
        "ours, one text edited": after(partial(_longer, terms)),
        "ours, one summary edited, until its page is seen": seen,
        "ours, one summary edited": after(summary),
        "ours, one title edited": after(title),
        "ours, a style edited": after(style),
        "ours, a setting of every page edited": after(look),
    }


def _theirs(made: Corpus, folder: Path, stack: ExitStack) -> Runs:
    """The others, each from an absent folder: they remember nothing in a fresh process. And a running one."""
    material, classic = mkdocs(made, folder / "material"), mkdocs(made, folder / "zensical", "classic")
    found: dict[str, Callable[[], Cost]] = {
        "mkdocs-material, terms out of the navigation, no search": lambda: _anew(
            material, "mkdocs", "build", "-q"
        ),
        "Zensical, the same": lambda: _anew(classic, "zensical", "build"),
    }
    if HUGO:
        bare = hugo(made, folder / "hugo")
        found["Hugo, a bare template"] = lambda: cost([str(HUGO), "--quiet"], bare)
        server = stack.enter_context(Running([str(HUGO), "server", "--quiet", "--port", "0"], bare))
        edited, terms = (
            iter(range(10**6)),
            [bare / "content/terms" / f"{term.slug}.md" for term in made.terms],
        )
        found["Hugo, a running server, one text edited"] = lambda: Cost(
            *server.edited(partial(_longer, terms, next(edited)))
        )
    return found


def _longer(terms: Sequence[Path], number: int) -> None:
    """Add a sentence to the text of a term."""
    with terms[number % len(terms)].open("a", encoding="utf-8") as file:
        file.write(f"\nOne more sentence, number {number}.\n")


def _anew(folder: Path, *command: str) -> Cost:
    for name in ("site", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return cost([sys.executable, "-m", *command], folder)


def told_in_words(found: Mapping[int, Found]) -> str:
    """Return the figures as tables."""
    parts = [
        "# scale: what a build costs\n",
        f"{date.today()}, {os.cpu_count()} shared cores on which other work ran, so read CPU and the least of each."
        f" Python {sys.version.split()[0]}. CPU seconds with all children, medians of interleaved rounds [least to"
        " most]. Ours is this project's own site, with all its outputs, and so many made-up terms beside its own; the others"
        " have the made-up terms alone: pages, no search, no data, no checks. The engine for the browser, the typefaces"
        f" and the cards of the site's own pages were made before. {_not_run(found)}"
        "Made by `python -m benchmarks scale`.\n",
    ]
    for size, runs in sorted(found.items()):
        rounds = max(map(len, runs.values()))
        told = f"{rounds} rounds" if rounds > 1 else "1 round"
        parts.append(f"## {size:,} made-up terms, {told}\n\n| run | CPU s | s | MB |\n|---|---|---|---|")
        parts.append("\n".join(_row(name, costs) for name, costs in runs.items()) + "\n")
    return "\n".join(parts)


def _not_run(found: Mapping[int, Found]) -> str:
    """What is still to be measured, so that nobody takes it for measured."""
    left = " and ".join(f"{size:,}" for size in WANTED if size not in found)
    bare = (size for size, runs in sorted(found.items()) if not any(name.startswith("Hugo") for name in runs))
    without = " and ".join(f"{size:,}" for size in bare)
    told = f"Not run: {left} terms. " if left else ""
    return told + (f"With {without} terms there was no Hugo. " if without else "")


def _row(name: str, costs: Sequence[Cost]) -> str:
    cells = (_spread([one.cpu for one in costs]), _spread([one.wall for one in costs]))
    return f"| {name} | {' | '.join(cells)} | {max(one.memory for one in costs):,.0f} |"


def _spread(figures: Sequence[float]) -> str:
    return f"{median(figures):.2f} [{min(figures):.2f} to {max(figures):.2f}]"
