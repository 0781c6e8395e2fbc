"""Whatever is refused is refused in the page's own words: its labels, its units, its way to write a number."""

import json
import os
import random
import re

import pytest

from calckit import Calculator, Number, describe, load
from calckit.asking.answering import read, work
from calckit.asking.refusing import DOES_NOT_FIT, NOWHERE, Refusal
from calckit.fields import RULES
from margin.checks import Rule
from tests.calculators import inputs

CATALOGUE = load()
DRAWS = int(os.environ.get("MARGINARY_REFUSALS", "200"))

# All that a refusal may say beside what the page shows: the rules, and how to mend it.
PLAIN = {
    *[
        "must",
        "be",
        "above",
        "below",
        "at",
        "least",
        "most",
        "a",
        "number",
        "such",
        "as",
        "whole",
        "one",
        "of",
        "may",
        "have",
        "to",
        "rows",
        "is",
        "too",
        "close",
        "work",
        "with",
    ],
    *[
        "the",
        "that",
        "for",
        "half",
        "per",
        "cent",
        "type",
        "these",
        "numbers",
        "are",
        "large",
        "or",
        "small",
        "no",
        "worth",
        "more",
    ],
}
NUMBER = r"−?\d+(?:,\d+)*(?:\.\d+)?[%×]?"
GROUPED = re.compile(r"−?\d{1,3}(,\d{3})*(\.\d+)?[%×]?")
BOUND = re.compile(rf"must be (?:above |below |at least |at most )?({NUMBER})")
SIGNS = {"percent": "%", "multiple": "×"}


def refusals(calculator: Calculator, chance: random.Random) -> list[tuple[dict[str, str], Refusal]]:
    """Ask at random, from any preset; give each question that is refused with what is said."""
    found = []
    for _ in range(DRAWS):
        preset = chance.choice(["", *(each.slug for each in calculator.presets)])
        question = inputs.draw(calculator, chance)
        reading = read(calculator, plain=question, preset=preset)
        case = None if reading.refusals else work(calculator, reading.values)
        said = (*reading.refusals, *([case] if isinstance(case, Refusal) else []))
        found += [(question, refusal) for refusal in said]
    return found


def shown(calculator: Calculator) -> set[str]:
    """Every word of the form: labels, units, options, hints, help."""
    texts = re.findall(r'"((?:[^"\\]|\\.)*)"', json.dumps(describe(calculator), ensure_ascii=False))
    return {word for text in texts for word in words(text)}


def words(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[^\s.,:;?()\"]+", re.sub(NUMBER, " ", text))]


def wrong(calculator: Calculator, refusal: Refusal, vocabulary: set[str]) -> str:
    """What in a refusal the page does not show, if anything."""
    text = refusal.message
    if text == NOWHERE or DOES_NOT_FIT in text:
        return "it does not say what to change"
    strange = [word for word in words(text) if word not in vocabulary]
    if strange:
        return f"the page does not know {strange}"
    if loose := [number for number in re.findall(NUMBER, text) if not GROUPED.fullmatch(number)]:
        return f"the page does not write {loose}"
    kind = dict(inputs.numbers(calculator)).get(re.sub(r"\.\d+\.", ".0.", refusal.field))
    bound = BOUND.search(text)
    if bound and isinstance(kind, Number) and bound[1].strip("−0123456789.,") != SIGNS.get(kind.style, ""):
        return f"{bound[1]} is not how {kind.label} is written"
    return ""


@pytest.mark.parametrize("calculator", [pytest.param(each, id=slug) for slug, each in CATALOGUE.items()])
def test_every_refusal_is_in_the_words_and_the_notation_of_the_page(calculator: Calculator) -> None:
    seed = f"refusals of {calculator.slug}"
    said = refusals(calculator, random.Random(seed))
    vocabulary = shown(calculator) | PLAIN
    print(f"{len(said)} refusals of {DRAWS} questions, seed {seed!r}")
    assert said
    problems = {
        refusal.message: f"{problem}: {refusal.message!r}, asked {question}"
        for question, refusal in said
        if (problem := wrong(calculator, refusal, vocabulary))
    }
    assert not problems, "\n".join(list(problems.values())[:20])


def test_the_words_of_python_would_be_found() -> None:
    calculator = CATALOGUE["health-factor"]
    vocabulary = shown(calculator) | PLAIN
    for text in (
        "Maximum loan to value must be at most liquidation_threshold.",
        "Maximum loan to value must be at most 0.44.",
        "Maximum loan to value must be at most 1e-06%.",
        "Debt must be at least 30000.",
        "Debt must be in [0, 1).",
        f"Debt {DOES_NOT_FIT}.",
    ):
        name = "debt" if text.startswith("Debt") else "max_ltv"
        assert wrong(calculator, Refusal(name, text), vocabulary), text
    fine = Refusal("max_ltv", "Maximum loan to value must be at most 44%, the liquidation threshold.")
    assert not wrong(calculator, fine, vocabulary)


def test_every_rule_of_margin_that_compares_can_be_worded() -> None:
    of_margin = set(Rule.__args__)  # type: ignore[attr-defined]
    assert of_margin - {"size", "type", "fits", "range"} == set(RULES)
