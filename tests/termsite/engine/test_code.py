"""The code that a calculator's page shows: its own file to the letter, and the functions that it calls."""

import json
from pathlib import Path

from calckit import load
from termsite.content.catalogue import read_sources
from termsite.engine.code import code

ROOT = Path(__file__).parents[3]
SOURCES = read_sources(ROOT / "calculators")


def test_the_file_is_shown_to_the_letter_with_what_it_calls() -> None:
    (document,) = code(ROOT, {"liquidation-price": SOURCES["liquidation-price"]}, "margin")
    told = json.loads(document.content)
    assert document.path == "assets/code/liquidation-price.json"
    assert told["source"] == (ROOT / told["file"]).read_text("utf-8")
    names = [one["name"] for one in told["functions"]]
    assert "margin.isolated_price" in names
    assert len(names) == len(set(names))
    for one in told["functions"]:
        lines = (ROOT / one["file"]).read_text("utf-8").splitlines()
        assert one["source"].splitlines()[0] == lines[one["line"] - 1]


def test_every_calculator_has_its_code() -> None:
    documents = code(ROOT, SOURCES, "margin")
    assert len(documents) == len(load())
    assert all(json.loads(document.content)["functions"] for document in documents)
