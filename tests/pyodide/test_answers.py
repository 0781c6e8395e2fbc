"""The engine that the site ships answers to the letter what CPython answers, from the library and from the snapshot."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from calckit import ask, load
from termsite.engine.node import step
from termsite.engine.trial import STARTS, Fault, Told, answered, judged, questions, trial
from tests.draws import PROFILE
from tests.pyodide.inside import HERE, ROOT

pytestmark = pytest.mark.pyodide
COUNT = int(os.environ.get("MARGINARY_RANDOM", "50"))
CATALOGUE = load()
WHOLE = [f"{start} whole" for start in STARTS]
ANEW = "make the profile anew: python -m tests.pyodide.profile 10"


@pytest.mark.parametrize("start", [*STARTS, *WHOLE] if PROFILE == "thorough" else STARTS[:1])
def test_the_engine_answers_to_the_letter_what_cpython_answers(engine: Path, start: str) -> None:
    asked = questions(CATALOGUE, COUNT)
    assert len(asked) > COUNT * len(CATALOGUE)
    assert trial(engine, CATALOGUE, asked, starts=[start]) == []


@pytest.mark.parametrize("start", STARTS if PROFILE == "thorough" else STARTS[:1])
def test_what_a_reader_changed_is_answered_by_the_rest_of_the_runtime(engine: Path, start: str) -> None:
    source = (ROOT / "calculators" / "liquidation_price.py").read_text("utf-8")
    first = json.dumps({"calculator": "liquidation-price"})
    changed = [
        json.dumps({"calculator": "liquidation-price", "source": text}) for text in (source, source + "\n1 +")
    ]
    told = answered(engine, start, [first, *changed])
    assert told.answers[:2] == (ask(CATALOGUE, first),) * 2
    assert json.loads(told.answers[2])["status"] == "broken"
    assert told.cold == 1


@pytest.mark.parametrize("where", ["iphone", "without-gc"])
def test_the_snapshot_answers_where_the_runtime_has_no_trampoline(engine: Path, where: str) -> None:
    asked = [json.dumps({"calculator": slug}) for slug in CATALOGUE]
    said = step(HERE / "elsewhere.mjs", engine, "snapshot", where, given=json.dumps(asked))
    assert json.loads(said) == {"answers": [ask(CATALOGUE, one) for one in asked], "cold": None}, ANEW


def question(calculator: str, leverage: str = "10") -> str:
    return json.dumps({"calculator": calculator, "plain": {"leverage": leverage}})


ASKED = [question("one"), question("two", "3"), question("two"), question("three")]


@pytest.mark.parametrize(
    ("answers", "cold", "said"),
    [
        ("1234", None, []),
        ("1994", None, [f"two, from the snapshot, answers otherwise than Python when asked {ASKED[1]}"]),
        (
            "9239",
            None,
            [
                f"three, from the snapshot, answers otherwise than Python when asked {ASKED[3]}",
                f"one, from the snapshot, answers otherwise than Python when asked {ASKED[0]}",
            ],
        ),
        ("1234", 2, [f"two, from the snapshot, needs the rest of the runtime when asked {ASKED[2]}"]),
        ("1234", -1, ["one, from the snapshot, needs the rest of the runtime before it is asked anything"]),
    ],
)
def test_a_fault_names_the_calculator_and_the_question(
    answers: str, cold: int | None, said: list[str]
) -> None:
    faults: list[Fault] = list(judged("snapshot", ASKED, "1234", Told(tuple(answers), cold)))
    assert [fault.message for fault in faults] == said
    assert all(fault.message.startswith(f"{fault.calculator}, ") and fault.hint for fault in faults)


@pytest.mark.parametrize("slug", CATALOGUE)
def test_a_fifth_of_the_drawn_questions_ends_without_a_number(slug: str) -> None:
    drawn = questions({slug: CATALOGUE[slug]}, COUNT)
    status = Counter(json.loads(ask(CATALOGUE, one))["status"] for one in drawn)
    assert status["ok"], "all were refused"
    assert status.total() - status["ok"] >= status.total() / 5, status
