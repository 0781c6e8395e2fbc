"""Numbers in a term's text: results come from placeholders; what is typed is given, stated or a sum done in sight.

A typed number may be an input of a calculator that the term shows or quotes, in its default or the preset named.
Every other one stands in a table here: STATED, which nobody works out, or SUMS, with the sum that it must equal.
A typed result that happens to equal an input is not told from it.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP
from decimal import Decimal as D
from typing import Any

import pytest

from calckit import describe
from termsite.linking.dialect import REFERENCE
from termsite.linking.prose import FIGURE
from termsite.model import Term
from tests.terms.glossary import GLOSSARY

TERMS = [pytest.param(term, id=slug) for slug, term in GLOSSARY.terms.items()]
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?%?")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
WHEN = re.compile(rf"\b(?:\d{{1,2}} )?(?:(?:{MONTHS}) )?(?:19|20)\d\d\b")
WHOLE = {D(0), D(1), D(100)}  # nothing, one and all

# Givens of an example that no calculator asks for, a rule's own numbers, and numbers that only make a point.
STATED = {
    "assignment": "50 40",
    "auto-deleveraging": "650",
    "bankruptcy-price": "50",
    "black-76": "76",
    "brokerage-margin-account": "4210 30% 35%",
    "collateral-haircut": "1.2",
    "delta": "80,000",
    "dynamic-margin-requirement": "99",
    "entry-price": "0.3 0.2 55,000",
    "equity-restoration": "110%",
    "free-riding": "1,000 3,000 90",
    "front-running-attack": "3%",
    "health-factor": "2 1.05",
    "index-price": "50,000",
    "initial-margin": "20",
    "leverage": "1% 2 20",
    "liquidation-cascade": "70%",
    "long-position": "1%",
    "maker-fee": "0.02%",
    "margin-close-out": "10 2",
    "margin-ratio": "80%",
    "market-depth": "1%",
    "premium-index": "0.05% 0.03% 0.2%",
    "short-sale": "5",
    "short-straddle": "95 2.00",
    "smart-contract-nonce-handling": "5,000 41 42",
    "span-margin": "2",
    "spot-price": "20",
    "standard-initial-margin-model": "3 4 8",
    "synthetic-collateral": "5%",
    "taker-fee": "50",
    "tims": "15% 8% 6%",
    "value-at-risk": "99",
    "variation-margin": "59,000 61,500",
    "vertical-spread": "110 1.20",
    "volatility": "252",
    "wallet-balance": "6,000",
    "websocket-api": "58,000",
}
# Results that no calculator gives, each with the sum whose parts stand beside it in the text.
SUMS = {
    "annualised-rate": {"8,760": D(365) * 24},
    "bad-debt": {"1,800": D(18_000) / 10},
    "brokerage-margin-account": {
        "10,000.00": D(100) * 100,
        "6,666.67": D("5_000") + D("1_666.67"),  # loan and equity
    },
    "collateral-ratio": {"10%": D("1.1") - 1},  # the health factor of the loan, less its limit
    "counterparty-risk-management": {"7,000": D(60_000) - 53_000},
    "entry-price": {
        "18,000": D("0.3") * 60_000,
        "11,000": D("0.2") * 55_000,
        "29,000": D(18_000) + 11_000,
        "58,000": D(29_000) / D("0.5"),
    },
    "free-riding": {"2,000": D(3_000) - 1_000},
    "funding-rate": {"0.1%": 10 * D("0.0001")},
    "index-price": {"3%": round((D(60_000) - 50_000) / 6 / 60_000, 2)},  # "nearly"
    "leverage": {"10%": 10 * D("0.01")},
    "maintenance-amount": {"0.1%": D("0.005") - D("0.004")},
    "premium-index": {"0.15%": D("0.002") - D("0.0005")},
    "real-time-collateral-rebalancing": {"6,500": D(24_500) - 18_000},
    "restricted-account": {"7,500.00": D(15_000) / 2},
    "short-sale": {"10,000.00": D(100) * 100, "11,538.46": D(15_000) - D("3_461.54")},
    "short-straddle": {"5": D(105) - 100},
    "standard-initial-margin-model": {"7": D(3) + 4, "5": (D(3) ** 2 + 4**2).sqrt()},
    "stop-out-level": {
        "400.00": D(2_700) - 2_300,
        "1,633.33": D(2_700) - D("1_066.67"),
        "1,066.67": (D("2_133.33") / 2).quantize(D("0.01"), ROUND_HALF_UP),
    },
    "strike-price": {"5,000": D(65_000) - 60_000},
    "taker-fee": {"2.5%": 50 * D("0.0005")},
    "time-value": {"5,000": D(65_000) - 60_000},
    "variation-margin": {
        "500": D("0.5") * (60_000 - 59_000),
        "1,250": D("0.5") * (61_500 - 59_000),
        "2,250": D("0.5") * (66_000 - 61_500),
    },
    "vertical-spread": {"5": D(110) - 105},
}


def value(typed: str) -> D:
    """A number as typed, a percentage as the fraction it stands for."""
    number = D(typed.replace(",", "").rstrip("%"))
    return number / 100 if typed.endswith("%") else number


def typed_in(term: Term) -> Iterator[str]:
    """Every number typed in the text and the answers, but for dates and what placeholders and links hold."""
    for text in (term.body.text, *(question.answer.text for question in term.questions)):
        words = REFERENCE.sub(lambda match: match[2] or "", FIGURE.sub("", text))
        yield from (match.group().rstrip(",") for match in NUMBER.finditer(WHEN.sub("", words)))


def given_to(term: Term) -> set[D]:
    """Every input of the calculators that a term shows or quotes."""
    texts = (term.body.text, *(question.answer.text for question in term.questions))
    quoted = {(slug, preset) for text in texts for slug, preset, _ in FIGURE.findall(text)}
    shown = {(use.calculator, use.preset or "") for use in term.calculators}
    return {
        number
        for slug, preset in quoted | shown
        for field in describe(GLOSSARY.answers.catalogue[slug], preset)["fields"]
        for number in inputs(field)
    }


def inputs(field: Mapping[str, Any]) -> Iterator[D]:
    for row in field.get("rows", ()):
        for cell in row:
            yield from inputs(cell)
    for typed in NUMBER.findall(str(field.get("shown", ""))):
        number = value(typed.rstrip("%"))
        yield from (number, number / 100) if field.get("unit") == "%" else (number,)


@pytest.mark.parametrize("term", TERMS)
def test_a_typed_number_is_given_or_accounted_for(term: Term) -> None:
    known = given_to(term) | WHOLE
    loose = {typed for typed in typed_in(term) if value(typed) not in known}
    assert loose == {*STATED.get(term.slug, "").split(), *SUMS.get(term.slug, {})}


def test_every_typed_sum_is_right() -> None:
    wrong = {
        (slug, typed) for slug, sums in SUMS.items() for typed, sum_ in sums.items() if value(typed) != sum_
    }
    assert wrong == set()


def test_no_table_is_left_over() -> None:
    assert not (STATED.keys() | SUMS.keys()) - GLOSSARY.terms.keys()
