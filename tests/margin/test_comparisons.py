"""Every comparison of the package is listed in comparisons.tsv, with what keeps typed numbers on its right side."""

import inspect
from collections import Counter
from pathlib import Path

import margin
from tests.margin.boundary_laws import LAWS
from tests.margin.comparisons import found

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_suffix(".tsv").with_stem("comparisons").read_text("utf-8").splitlines()
]
KINDS = {
    "equal": "decided by the rule of margin.compare; the function's line has a law in boundary_laws.py",
    "lots": "whole lots or smallest units, counted exactly: test_exact_cascades.py, test_morpho_call.py and the laws of deleveraging",
    "argument": "numbers as they were typed, or the sign of one difference of them, which floats keep",
    "continuous": "both branches give the same number where they meet, so that no side can be wrong",
    "scale": "how large the amounts are whose rounding may be dropped",
    "count": "places and counts, whole numbers",
    "word": "words and signs of a side",
    "search": "steps of a search for a root, which end where they end",
    "stated": "a tolerance of its own, said in the docstring",
}


def test_every_comparison_is_listed_with_its_kind() -> None:
    listed, there = Counter((place, text) for _, place, text in ROWS), Counter(found())
    assert there - listed == Counter(), "add it to comparisons.tsv with its kind"
    assert listed - there == Counter(), "it is gone: take it out of comparisons.tsv"
    assert {kind for kind, _, _ in ROWS} == set(KINDS)


def test_every_function_that_draws_a_line_has_a_law() -> None:
    named = {name.strip() for line in LAWS for name in line.partition(":")[0].split(",")}
    drawing = {place.rpartition(".")[2] for kind, place, _ in ROWS if kind == "equal"}
    public = {name for name in drawing if inspect.isfunction(getattr(margin, name, None))}
    assert public - named == set()
    assert named <= {name for name in vars(margin) if inspect.isfunction(getattr(margin, name))}
