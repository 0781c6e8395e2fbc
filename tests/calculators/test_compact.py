"""The small form, in a term, at home and in a frame, asks what its answer hangs on."""

import pytest

from calckit import Calculator, Choice, Outcome, Rows, answer, load
from tests.calculators import inputs
from tests.calculators.test_every_calculator import others

CATALOGUE = load()
EVERY = [pytest.param(calculator, id=slug) for slug, calculator in CATALOGUE.items()]
DETAIL = "changes nothing unless somebody turns to it: a fee, an extra, a second share"
CONSTANT = "the same for every account of a venue"
ROWS = "rows make a page of a term and a frame too heavy and too high: the full form has them, and the numbers go along"
LEFT_OUT = {
    "adl-queue": {"extra_margin": DETAIL, "traders": ROWS},
    "black-scholes": {"rate": DETAIL, "dividend_yield": DETAIL},
    "cdp": {"reserve": CONSTANT},
    "collateral-haircut": {"balances": ROWS},
    "cross-margin": {"positions": ROWS},
    "default-waterfall": {"contribution": DETAIL},
    "defi-liquidation": {"other_debt_value": DETAIL, "repay_amount": DETAIL, "rules": CONSTANT},
    "dutch-auction": {"buf": CONSTANT, "step": CONSTANT, "cut": CONSTANT, "tail": CONSTANT},
    "funding-cost": {"leverage": DETAIL},
    "health-factor": {"borrow_factor": DETAIL},
    "liquidation-cascade": {"levels": ROWS, "positions": ROWS},
    "liquidation-price": {
        "extra_margin": DETAIL,
        "contract": CONSTANT,
        "rule": CONSTANT,
        "maintenance_amount": CONSTANT,
    },
    "liquidation-share": {"first": CONSTANT, "duration": CONSTANT, "small": CONSTANT},
    "maintenance-tiers": {"brackets": ROWS},
    "margin-contagion": {"btc_price": DETAIL, "ether_price": DETAIL, "accounts": ROWS},
    "max-borrow": {"assets": ROWS},
    "partial-liquidation": {"fee": DETAIL, "brackets": ROWS},
    "pnl-roe": {"open_fee": DETAIL, "close_fee": DETAIL, "funding": DETAIL},
    "position-size": {"fee": DETAIL},
    "rate-curve": dict.fromkeys(("base", "factor", "power", "kept", "by"), CONSTANT),
    "replay-of-real-days": {"maintenance_rate": CONSTANT},
    "short-option-margin": {"multiplier": CONSTANT},
    "span-scan": {"legs": ROWS, "extreme_multiplier": CONSTANT, "extreme_cover": CONSTANT, "rate": CONSTANT},
    "stop-out": {"positions": ROWS},
    "stress-test": {"positions": ROWS, "scenarios": ROWS},
    "weighted-loan": {"deposits": ROWS, "debts": ROWS},
    "why-calculators-disagree": {"extra_margin": DETAIL, "maintenance_amount": CONSTANT},
}


def headline(calculator: Calculator, plain: dict[str, str]) -> tuple[str, str] | None:
    outcome = answer(calculator, plain=plain)
    if not isinstance(outcome, Outcome):
        return None
    return outcome.words.instead, outcome.case[outcome.words.headline]


def changes(calculator: Calculator, name: str) -> bool:
    """Whether another number or choice in this field, or in any row of it, gives another answer."""
    field, _, column = name.partition(".0.")
    rows = inputs.rows_as_text(calculator) if column else {}
    cells = [cell for cell in rows if cell.startswith(f"{field}.") and cell.endswith(f".{column}")] or [name]
    told = (headline(calculator, rows | {cell: text}) for text in others(calculator, name) for cell in cells)
    same = (None, headline(calculator, {}))
    return any(each not in same for each in told)


@pytest.mark.parametrize("calculator", EVERY)
def test_a_small_form_leaves_out_only_what_is_named_here(calculator: Calculator) -> None:
    cells = [name for name, _ in inputs.numbers(calculator)]
    cells += [field.name for field in calculator.inputs if isinstance(field.kind, Choice)]
    left_out = [name for name in cells if name.partition(".")[0] not in calculator.compact]
    found = {name.partition(".")[0] for name in left_out if changes(calculator, name)}
    assert found == set(LEFT_OUT.get(calculator.slug, {}))


def test_only_rows_are_left_out_as_rows() -> None:
    for slug, names in LEFT_OUT.items():
        rows = {field.name for field in CATALOGUE[slug].inputs if isinstance(field.kind, Rows)}
        assert {name for name, why in names.items() if why == ROWS} == rows & set(names), slug
