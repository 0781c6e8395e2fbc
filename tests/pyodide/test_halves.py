"""The runtime cut in two by other profiles than its own: nothing is cut, or the rest comes sooner; no answer is another."""

import base64
import json
import shutil
from pathlib import Path

import pytest

from calckit import ask, load
from termsite.engine.node import EngineFailed, step
from termsite.engine.runtime import PROFILE, pyodide
from termsite.engine.trial import Told, answered
from tests.pyodide import characters
from tests.pyodide.inside import HERE, ROOT

pytestmark = pytest.mark.pyodide
CATALOGUE = load()
KNOWN = json.loads(PROFILE.read_text("utf-8"))

# As a reader may change a calculator's file: what it says comes back as what went wrong.
CHARACTERS = (HERE / "characters.py").read_text("utf-8") + "\nraise ValueError(told())\n"
CHANGED = json.dumps({"calculator": next(iter(CATALOGUE)), "source": CHARACTERS})


def says_the_characters(answer: str) -> bool:
    """Whether changed code was told what CPython makes of all characters."""
    message: str = json.loads(answer)["error"]["message"]
    return message == f"ValueError: {characters.told()}"


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


@pytest.mark.long
def test_by_a_poor_profile_the_rest_comes_at_once_and_the_answers_are_right(
    engine: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(engine, tmp_path / "engine")
    ran = bytes(byte & 0x55 for byte in base64.b64decode(KNOWN["ran"]))  # every second function
    cut({**KNOWN, "ran": base64.b64encode(ran).decode()}, copy)
    asked = [json.dumps({"calculator": slug}) for slug in CATALOGUE]
    told = answered(copy, "snapshot", [*asked, CHANGED])
    assert list(told.answers[:-1]) == [ask(CATALOGUE, one) for one in asked]
    assert told.cold == -1, "the rest came before the memory was restored"
    assert says_the_characters(told.answers[-1])


def test_data_that_comes_with_the_rest_is_there_for_who_reads_it(engine: Path) -> None:
    told = answered(engine, "library", [CHANGED])
    assert told.cold == 0
    assert says_the_characters(told.answers[0])


def test_what_changed_code_draws_by_chance_is_another_at_each_start(engine: Path) -> None:
    drawn = json.dumps(
        {**json.loads(CHANGED), "source": "import random\nraise ValueError(random.random())\n"}
    )
    first, second = (answered(engine, "snapshot", [drawn]).answers[0] for _ in range(2))
    assert json.loads(first)["error"]["message"].startswith("ValueError: 0.")
    assert first != second


@pytest.mark.long
def test_by_a_profile_that_claims_too_much_who_reads_what_is_not_there_is_stopped(
    engine: Path, tmp_path: Path
) -> None:
    """No function is cold then, so that nothing has the rest fetched; what it would bring is never read as zeros."""
    copy = shutil.copytree(engine, tmp_path / "engine")
    functions = json.loads(step(HERE / "data.mjs", engine))["functions"]
    every = ((1 << functions) - 1).to_bytes(functions // 8 + 1, "little")
    cut({**KNOWN, "ran": base64.b64encode(every).decode()}, copy)
    first = json.dumps({"calculator": next(iter(CATALOGUE))})
    assert answered(copy, "library", [first]) == Told((ask(CATALOGUE, first),), None)
    with pytest.raises(EngineFailed, match="memory access out of bounds"):
        answered(copy, "library", [CHANGED])


def test_a_sixth_of_the_data_comes_with_the_rest(engine: Path) -> None:
    told = json.loads(step(HERE / "data.mjs", engine))
    assert told["first"] + told["rest"] >= told["whole"]
    assert told["rest"] > told["whole"] / 6


def test_the_answer_that_an_engine_is_tried_by_is_pythons(engine: Path) -> None:
    proof = json.loads((engine / "manifest.json").read_text("utf-8"))["proof"]
    answer = json.loads(ask(CATALOGUE, proof.pop("question")))
    assert proof == {key: answer[key] for key in ("outputs", "sentence")}
