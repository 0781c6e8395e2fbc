"""A formula shown in a term agrees with the code, and would not if one operator of it were another."""

import ast
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from calckit import Formula, parse
from termsite.content.read import read_terms
from termsite.model import Symbol, Term
from tests.terms.formulas import CODE, RANGES, ROWS, Values

ROOT = Path(__file__).parents[2]
DRAWS = int(os.environ.get("MARGINARY_FORMULAS", "1000"))
WITH_FORMULA = [pytest.param(term, id=term.slug) for term in read_terms(ROOT / "terms")[0] if term.formula]

BY_UNIT = {"fraction": (0.001, 0.4), "": (0.001, 0.4), "×": (1.0, 100.0)}
ANY = (0.01, 100_000.0)


def draw(term: Term, formula: Formula, chance: random.Random) -> Values:
    symbols = {symbol.name: symbol for symbol in term.symbols}
    rows = ROWS.get(term.slug, {})
    return {
        name: [one(term.slug, symbols[name], chance) for _ in range(rows[name])]
        if name in rows
        else one(term.slug, symbols[name], chance)
        for name in formula.names
    }


def one(slug: str, symbol: Symbol, chance: random.Random) -> float:
    if symbol.unit == "sign" or "−1" in symbol.means.text:
        return chance.choice((1.0, -1.0))
    low, high = RANGES.get(slug, {}).get(symbol.name) or BY_UNIT.get(symbol.unit, ANY)
    if isinstance(low, int):
        return chance.randint(low, int(high))
    return chance.uniform(low, high) if high <= 100 else low * (high / low) ** chance.random()


def cases(term: Term, formula: Formula) -> Iterator[tuple[Values, float]]:
    """Yield inputs for which the code has an answer, with that answer."""
    chance, found = random.Random(term.slug), 0
    for _ in range(DRAWS * 50):
        values = draw(term, formula, chance)
        try:
            expected = CODE[term.slug](values)
        except ValueError:
            continue  # the code refuses these values, so the formula says nothing about them
        if expected is not None:
            found += 1
            yield values, expected
        if found == DRAWS:
            return
    raise AssertionError(f"only {found} of {DRAWS} draws have an answer")


@pytest.mark.parametrize("term", WITH_FORMULA)
def test_a_formula_agrees_with_the_code(term: Term) -> None:
    assert term.slug in CODE, "say in tests/terms/formulas.py which code this formula must agree with"
    formula = parse(term.formula)
    for values, expected in cases(term, formula):
        assert formula.value(values) == pytest.approx(expected, rel=1e-9, abs=1e-9), values


@pytest.mark.parametrize("term", WITH_FORMULA)
def test_every_operator_of_a_formula_matters(term: Term) -> None:
    formula = parse(term.formula)
    drawn = [pair for pair, _ in zip(cases(term, formula), range(100), strict=False)]
    for changed in mutants(formula):
        assert any(not same(changed, values, expected) for values, expected in drawn), ast.unparse(
            changed.tree
        )


def same(formula: Formula, values: Values, expected: float) -> bool:
    try:
        return formula.value(values) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    except (ZeroDivisionError, OverflowError, ValueError, TypeError):
        return False


def mutants(formula: Formula) -> Iterator[Formula]:
    """Yield the formula with one operator at a time turned into its opposite."""
    opposite = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
    count = sum(isinstance(node, ast.BinOp) for node in ast.walk(formula.tree))
    for index in range(count):
        tree = ast.parse(ast.unparse(formula.tree), mode="eval").body
        node = [each for each in ast.walk(tree) if isinstance(each, ast.BinOp)][index]
        if type(node.op) in opposite:
            node.op = opposite[type(node.op)]()
            yield Formula(ast.unparse(tree), formula.target, tree)


def test_no_line_of_the_table_is_left_over() -> None:
    slugs = {parameter.values[0].slug for parameter in WITH_FORMULA}  # type: ignore[union-attr]
    assert set(CODE) <= slugs, sorted(set(CODE) - slugs)
