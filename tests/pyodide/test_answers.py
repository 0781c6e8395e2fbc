"""The engine that the site ships answers to the letter what CPython answers, from the library and from the snapshot."""

import json
import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from calckit import Catalogue, ask, load
from tests.calculators.inputs import draw
from tests.draws import PROFILE
from tests.pyodide.inside import ROOT, node

pytestmark = pytest.mark.pyodide
COUNT = int(os.environ.get("MARGINARY_RANDOM", "50"))
CATALOGUE = load()
STARTS = ("library", "snapshot")


def requests(catalogue: Catalogue) -> list[str]:
    """Return, for each calculator, its default, its presets, and random inputs, some typed and some plain."""
    made: list[dict[str, Any]] = []
    for slug, calculator in catalogue.items():
        chance = random.Random(f"answers {slug}")
        made += [
            {"calculator": slug, "preset": preset} for preset in ("", *(p.slug for p in calculator.presets))
        ]
        for number in range(COUNT):
            how = "typed" if number % 2 else "plain"
            made.append({"calculator": slug, how: draw(calculator, chance), "root": "../../"})
    return [json.dumps(request) for request in made]


@pytest.mark.parametrize("start", STARTS)
def test_the_engine_answers_to_the_letter_what_cpython_answers(engine: Path, start: str) -> None:
    asked = requests(CATALOGUE)
    ended = node("answers.mjs", engine, start, given=json.dumps(asked))
    assert ended.returncode == 0, ended.stderr[-2000:]
    told = json.loads(ended.stdout)
    assert len(told) == len(asked)
    different = [one for one, answer in zip(asked, told, strict=True) if answer != ask(CATALOGUE, one)]
    assert different == []
    assert ended.stderr == "", "make the profile anew: python -m tests.pyodide.profile 10"


@pytest.mark.parametrize("start", STARTS if PROFILE == "thorough" else STARTS[:1])
def test_what_a_reader_changed_is_answered_by_the_rest_of_the_runtime(engine: Path, start: str) -> None:
    source = (ROOT / "calculators" / "liquidation_price.py").read_text("utf-8")
    asked = [
        json.dumps({"calculator": "liquidation-price", "source": text}) for text in (source, source + "\n1 +")
    ]
    ended = node("answers.mjs", engine, start, given=json.dumps(asked))
    assert ended.returncode == 0, ended.stderr[-2000:]
    right, broken = json.loads(ended.stdout)
    assert right == ask(CATALOGUE, json.dumps({"calculator": "liquidation-price"}))
    assert json.loads(broken)["status"] == "broken"
    assert ended.stderr.splitlines() == ["The rest was needed."]


@pytest.mark.parametrize("where", ["iphone", "without-gc"])
def test_the_snapshot_answers_where_the_runtime_has_no_trampoline(engine: Path, where: str) -> None:
    asked = [json.dumps({"calculator": slug}) for slug in CATALOGUE]
    ended = node("answers.mjs", engine, "snapshot", where, given=json.dumps(asked))
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert json.loads(ended.stdout) == [ask(CATALOGUE, one) for one in asked]
    assert ended.stderr == "", "make the profile anew: python -m tests.pyodide.profile 10"


@pytest.mark.parametrize("slug", CATALOGUE)
def test_a_fifth_of_the_drawn_questions_ends_without_a_number(slug: str) -> None:
    drawn = [one for one in requests(CATALOGUE) if json.loads(one)["calculator"] == slug]
    status = Counter(json.loads(ask(CATALOGUE, one))["status"] for one in drawn)
    assert status["ok"], "all were refused"
    assert status.total() - status["ok"] >= status.total() / 5, status
