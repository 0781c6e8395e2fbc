"""An assistant finds, reads, lists and asks over standard streams; what it is told is what `build.py ask` prints."""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from calckit import load
from calckit.asking.in_words import in_words
from calckit.schema import schema
from tests.calculators.inputs import Inputs, draw
from tests.marginary.conftest import ROOT

pytestmark = pytest.mark.install

COUNT = int(os.environ.get("MARGINARY_ASSISTED", "50"))
SEED = 20261128
CATALOGUE = load()
PACKAGES = ROOT / ".venv" / "mcp"
LONGEST = 60  # characters of a number that somebody types
Call = tuple[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def path(installed: Path) -> str:
    assert (PACKAGES / "mcp").is_dir(), "the protocol's packages are missing; `make .venv/.mcp` installs them"
    return f"{installed}{os.pathsep}{PACKAGES}"


def told(path: str, calls: Sequence[Call]) -> dict[str, Any]:
    client: list[str | Path] = [sys.executable, Path(__file__).parent / "client.py"]
    done = subprocess.run(
        client, env={**os.environ, "PYTHONPATH": path}, input=json.dumps({"path": path, "calls": calls}),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    answered: dict[str, Any] = json.loads(done.stdout)
    assert "Traceback" not in done.stdout
    return answered


def nested(calculator: str, drawn: Inputs) -> dict[str, Any]:
    """The same inputs as an assistant gives them: numbers as numbers, rows as lists."""
    given: dict[str, Any] = {}
    for name, text in drawn.items():
        field, _, rest = name.partition(".")
        if not rest:
            given[field] = _value(text)
            continue
        number, _, cell = rest.partition(".")
        rows = given.setdefault(field, [])
        rows += [{} for _ in range(int(number) + 1 - len(rows))]
        rows[int(number)][cell] = _value(text)
    return given


def _value(text: str) -> float | str:
    """A number where it says what the text says; 100.00000000000002 is none, and asks another question."""
    try:
        value = float(text)
    except ValueError:
        return text
    same = len(text) <= LONGEST and "e" not in text and Decimal(repr(value)) == Decimal(text)
    return value if same else text


def questions() -> list[tuple[str, Inputs]]:
    chance = random.Random(SEED)
    slugs = [*CATALOGUE, *(chance.choice(list(CATALOGUE)) for _ in range(COUNT - len(CATALOGUE)))]
    return [(slug, draw(CATALOGUE[slug], chance)) for slug in slugs]


def test_random_questions_are_answered_as_on_the_command_line(path: str) -> None:
    drawn = questions()
    calls: list[Call] = [
        ("ask_calculator", {"calculator": slug, "inputs": nested(slug, inputs)}) for slug, inputs in drawn
    ]
    results = told(path, calls)["results"]
    seen = Counter[str]()
    for (slug, inputs), result in zip(drawn, results, strict=True):
        # What `build.py ask` prints, once it has read the calculators.
        reply, text = in_words(CATALOGUE, slug, [f"{name}={value}" for name, value in inputs.items()], "")
        seen[str(reply["status"])] += 1
        if reply["status"] == "refused":
            assert (result["refused"], sorted(result["text"].splitlines())) == (
                True,
                sorted(text.splitlines()),
            )
            continue
        values = result["values"]
        assert result["refused"] is False
        assert values["outputs"] == reply["outputs"]
        assert (values["answer"], values["status"]) == (reply["sentence"], reply["status"])
        assert values["notice"] == "For learning; not advice."
        assert values["working"] and values["assumptions"] == [*CATALOGUE[slug].assumptions]
        assert values["answer"] in result["text"] and values["notice"] in result["text"]
    print(f"{len(drawn)} questions, seed {SEED}: {dict(seen)}")
    assert min(seen["ok"], seen["refused"]) > len(drawn) / 10


MALFORMED: list[tuple[str, Mapping[str, Any], str]] = [
    ("nothing", {}, "No tool 'nothing'. There are: find_terms, read_term, list_calculators, ask_calculator."),
    ("ask_calculator", {}, "ask_calculator: 'calculator' is a required property."),
    ("ask_calculator", {"calculator": 5}, "ask_calculator: calculator: 5 is not of type 'string'."),
    ("ask_calculator", {"calculator": "liquidation-pric"}, "Did you mean 'liquidation-price'?"),
    ("ask_calculator", {"calculator": "cdp", "preset": "none"}, "No preset of 'cdp' 'none'."),
    ("ask_calculator", {"calculator": "cdp", "inputs": []}, "inputs: [] is not of type 'object'"),
    ("ask_calculator", {"calculator": "cdp", "inputs": {"price": None}}, "price must be a number, a text or"),
    ("ask_calculator", {"calculator": "cdp", "inputs": {"price": True}}, "price must be a number, a text or"),
    ("ask_calculator", {"calculator": "cdp", "inputs": {"price": 10**400}}, "must be a number, such as"),
    ("ask_calculator", {"calculator": "cdp", "inputs": {"prise": 1}}, "prise: There is no such input."),
    ("ask_calculator", {"calculator": "cdp", "inputs": {"preset": "x"}}, "preset stands beside the inputs"),
    ("ask_calculator", {"calculator": "cross-margin", "inputs": {"positions": []}}, "must be 1 to 20 rows"),
    (
        "ask_calculator",
        {"calculator": "cross-margin", "inputs": {"positions": [3]}},
        "positions.0 must be a row",
    ),
    ("read_term", {"name": "marginn call"}, "No term 'marginn call'. Did you mean 'margin call'?"),
    ("find_terms", {"words": ""}, "find_terms: words: '' should be non-empty."),
    ("find_terms", {"words": "margin", "most": "all"}, "most: 'all' is not of type 'integer'"),
    ("list_calculators", {"calculators": ["none"]}, "No calculator 'none'."),
]


def test_the_rest_is_found_read_and_listed_and_what_is_malformed_is_told(path: str) -> None:
    right: list[Call] = [
        ("find_terms", {"words": "liquidation price", "most": 3.0}),
        ("read_term", {"name": "Margin call"}),
        ("list_calculators", {}),
        ("list_calculators", {"calculators": list(CATALOGUE)}),
        ("ask_calculator", {"calculator": "liquidation-price", "preset": "closing-fee"}),
    ]
    answered = told(path, [*right, *((name, arguments) for name, arguments, _ in MALFORMED)])
    for tool in answered["tools"]:
        Draft202012Validator.check_schema(tool["schema"])
    found, term, short, listed, answer, *wrong = answered["results"]
    assert found["values"]["terms"][0]["slug"] == "liquidation-price"
    assert term["text"].startswith("# Margin call\n\n> ") and term["values"]["slug"] == "margin-call"
    assert [one["calculator"] for one in short["values"]["calculators"]] == list(CATALOGUE)
    schemas = {one["calculator"]: one["inputs"] for one in listed["values"]["calculators"]}
    assert schemas == {slug: schema(one) for slug, one in CATALOGUE.items()}
    preset, *cited = answer["values"]["sources"]
    assert preset["title"].startswith("Isolated mode of") and preset["checked"]
    assert cited and all(one["url"].startswith("https://") and one["checked"] for one in cited)
    for (name, arguments, message), result in zip(MALFORMED, wrong, strict=True):
        assert result["refused"], (name, arguments)
        assert message in result["text"]
