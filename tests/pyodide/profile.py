"""The profile by which the runtime is cut in two, made anew: `python -m tests.pyodide.profile [questions a calculator]`.

After a new version of the runtime, and when a test says that a question needed the rest of it. What an earlier
profile of the same version knows stays in it, so that for a new calculator a few questions do, without browsers.
"""

import hashlib
import json
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

from calckit import load
from termsite.content.settings import read_site
from termsite.engine.bundle import engine
from termsite.engine.node import step
from termsite.engine.runtime import PROFILE, pyodide
from tests.calculators.inputs import draw
from tests.pyodide.browsers import ran_in
from tests.pyodide.inside import ROOT
from tests.tools import chosen

COUNT = 150


def main(count: int = COUNT) -> None:
    """Draw questions, let the engine answer them with every function watched, and write the profile."""
    engines = () if is_known() else chosen()
    print(f"{count} questions a calculator, drawn by its name; beside Node {engines}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        made, marked, asked, seen = engine(ROOT, read_site(ROOT)[0]), *_files(folder)
        step("mark.mjs", made, marked)
        asked.write_text(json.dumps(questions(count)), "utf-8")
        places = {place for name in engines for place in ran_in(name, marked, few())}
        seen.write_text(json.dumps(sorted(places)), "utf-8")
        print(step("profile.mjs", pyodide(ROOT), made, marked, asked, seen, PROFILE).strip())


def _files(folder: str) -> tuple[Path, ...]:
    return tuple(Path(folder, name) for name in ("marked.wasm", "questions.json", "seen.json"))


def is_known() -> bool:
    """Whether the profile is of the runtime that is installed: how browsers start it stands there already."""
    runtime = (pyodide(ROOT) / "pyodide.asm.wasm").read_bytes()
    told: str = json.loads(PROFILE.read_text("utf-8"))["runtime"]
    return told == hashlib.sha256(runtime).hexdigest()


def questions(count: int) -> list[str]:
    """Return what a reader may ask of each calculator, by numbers drawn at random, and beside the answer."""
    return [json.dumps(one) for slug in load() for one in (*drawn(slug, count), *beside(slug))]


def few() -> list[dict[str, Any]]:
    """Return of each calculator its example and two more: for browsers, which start otherwise but count alike."""
    return [one for slug in load() for one in ({"calculator": slug}, *drawn(slug, 2))]


def drawn(slug: str, count: int) -> list[dict[str, Any]]:
    """Return questions with random numbers, typed and plain in turn."""
    chance = random.Random(f"profile {slug}")
    hows = ["plain", "typed"] * (count // 2)
    return [{"calculator": slug, how: draw(load()[slug], chance), "root": "../../"} for how in hows]


def beside(slug: str) -> list[dict[str, Any]]:
    """Return what the tools of a calculator's page ask: a comparison, rounds, an exercise, a published case."""
    calculator = load()[slug]
    plain = draw(calculator, random.Random(f"beside {slug}"))
    asked: list[dict[str, Any]] = [{"plain": plain, "against": {}}, {"practice": {"seed": 1}}]
    asked += [{"practice": {"seed": 1, "answer": "12.5"}}]
    asked += [{"round": 1}] if calculator.rounds else []
    asked += [
        {"solve": {"for": name, "output": output, "target": "1"}} for name, output in calculator.solve[:1]
    ]
    if calculator.pick:
        group, cases = next(iter(calculator.pick.groups.items()))
        asked += [{"picks": group}, {"pick": next(iter(cases))}]
    return [{"calculator": slug, **one} for one in asked]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
