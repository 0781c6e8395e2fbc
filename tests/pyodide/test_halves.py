"""The runtime cut in two by other profiles than its own: nothing is cut, or the rest comes sooner; no answer is another."""

import base64
import json
import shutil
from pathlib import Path

import pytest

from calckit import ask, load
from termsite.engine.node import step
from termsite.engine.runtime import PROFILE, pyodide
from termsite.engine.trial import answered
from tests.pyodide.inside import ROOT

pytestmark = pytest.mark.pyodide
CATALOGUE = load()
KNOWN = json.loads(PROFILE.read_text("utf-8"))


def cut(profile: dict[str, str], folder: Path) -> None:
    """Cut the runtime by a profile and put what comes of it into a folder."""
    file = folder.parent / "profile.json"
    file.write_text(json.dumps(profile), "utf-8")
    step("cut.mjs", pyodide(ROOT), file, folder)


def test_the_same_profile_gives_the_same_bytes(engine: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    cut(KNOWN, made)
    for name in ("pyodide.mjs", "pyodide.asm.wasm", "rest.wasm", "whole.wasm"):
        assert (made / name).read_bytes() == (engine / name).read_bytes(), name


def test_by_a_profile_of_another_runtime_nothing_is_cut(tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    cut({**KNOWN, "runtime": "0" * 64}, made)
    assert {path.name for path in made.iterdir()} == {"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"}


def test_by_a_poor_profile_the_rest_comes_at_once_and_the_answers_are_right(
    engine: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(engine, tmp_path / "engine")
    ran = bytes(byte & 0x55 for byte in base64.b64decode(KNOWN["ran"]))  # every second function
    cut({**KNOWN, "ran": base64.b64encode(ran).decode()}, copy)
    asked = [json.dumps({"calculator": slug}) for slug in CATALOGUE]
    told = answered(copy, "snapshot", asked)
    assert list(told.answers) == [ask(CATALOGUE, one) for one in asked]
    assert told.cold is not None


def test_the_answer_that_an_engine_is_tried_by_is_pythons(engine: Path) -> None:
    proof = json.loads((engine / "manifest.json").read_text("utf-8"))["proof"]
    answer = json.loads(ask(CATALOGUE, proof.pop("question")))
    assert proof == {key: answer[key] for key in ("outputs", "sentence")}
