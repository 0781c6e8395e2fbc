"""What a calculator says where a number lies exactly on a line, or on its unusual side."""

import json
import re

import pytest

from calckit import ask, load

CATALOGUE = load()

COIN = {"asset": "ETH", "amount": "5", "price": "3000", "threshold": "83", "max_ltv": "80"}
BITCOIN = {"asset": "BTC", "amount": "0.2", "price": "60000", "threshold": "78", "max_ltv": "73"}


def rows(name: str, *each: dict[str, str]) -> dict[str, str]:
    return {f"{name}.{i}.{key}": text for i, row in enumerate(each) for key, text in row.items()}


SAID = [
    # Equity or margin that is exactly what is required is not too little, and is not enough either.
    ("cross-margin", {"wallet": "300"}, "now", "is not above the maintenance of 300.00 USDT. More than 0.00 USDT would"),
    ("liquidation-price", {"leverage": "100", "maintenance_rate": "1"}, "now", "300.00 USDT, is not above the maintenance margin of 300.00 USDT"),
    ("funding-cost", {"leverage": "100", "maintenance_rate": "1"}, "now", "is not above the maintenance margin"),
    ("inverse-contract", {"leverage": "100", "maintenance_rate": "1"}, "now", "0.005 BTC, is not above the maintenance margin of 0.005 BTC"),
    ("stress-test", {"wallet": "300"}, "now", "300.00 USDT, is not above the maintenance"),
    ("why-calculators-disagree", {"leverage": "100", "maintenance_rate": "1"}, "now", "its margin is not above the maintenance"),
    ("collateral-haircut", {"profit": "-40000"}, "now", "It counts for 12,000.00 USD; more than 12,000.00 USD must be left"),
    # At a health factor of exactly 1 a loan stands, in every calculator.
    ("health-factor", {"debt": "24900"}, "ok", "At exactly 1 the loan stands."),
    ("weighted-loan", rows("debts", {"asset": "USDC", "amount": "34260", "price": "1", "borrow_factor": "1"}), "ok", "At exactly 1 the loan stands:"),
    ("defi-liquidation", {"collateral_price": "3000", "debt_amount": "24900"}, "none", "only below 1 may anyone step in"),
    ("collateral-decay", {"health_factor": "1"}, "now", "exactly 1, where it just stands: the first interest takes it below"),
    ("collateral-decay", {"health_factor": "1", "supply_rate": "20"}, "now", "interest does not take it below"),
    # Two lines that lie on each other.
    ("stop-out", {"call_level": "50"}, "ok", "The call comes at the same price."),
    ("funding-cost", {"leverage": "25", "funding_rate": "0.05", "maintenance_rate": "0.55", "days": "23"}, "ok", "After 23 days, with the last payment of the 23 days,"),
    # A funding rate below 0: the words say who pays, so the rate has no sign beside them.
    ("funding-cost", {"side": "short", "funding_rate": "-0.01"}, "ok", "or 10.95% of its value a year"),
    ("funding-cost", {"funding_rate": "-0.01"}, "ok", "receives 9.00% of its margin, at a rate of 10.95%"),
    # What a requirement below 0 comes from, and which margin gives a price.
    ("liquidation-price", {"rule": "okx", "fee": "-0.9"}, "ok", "The closing fee is a rebate of more than the maintenance rate"),
    ("liquidation-price", {"maintenance_amount": "1000"}, "ok", "The maintenance amount takes off more than the rate asks there"),
    ("liquidation-price", {"maintenance_amount": "1000", "extra_margin": "26500"}, "none", "A margin under 29,000.00 would give a price."),
    ("liquidation-price", {"maintenance_amount": "30000", "extra_margin": "1"}, "none", "A smaller maintenance amount would give a price."),
    # At the end of a bracket the next one holds; the end of the table is still allowed.
    ("initial-margin", {"leverage": "150", "balance": "10000", "quantity": "1"}, "ok", "is just under 5 BTC, by the venue's table"),
    ("initial-margin", {"leverage": "150", "balance": "10000", "quantity": "5"}, "none", "150× only below 300,000.00 USDT"),
    # All rows of one asset move together, on whichever side they stand.
    ("weighted-loan", {}, "ok", "ETH is nearest: alone it would have to fall 27.15%, to 2,185.54 USD."),
    ("weighted-loan", rows("deposits", COIN, COIN, BITCOIN), "ok", "ETH is nearest: alone it would have to fall 27.15%, to 2,185.54 USD."),
    (
        "weighted-loan",
        rows("deposits", COIN | {"amount": "10"}, BITCOIN) | rows("debts", {"asset": "ETH", "amount": "8.5", "price": "3000", "borrow_factor": "1"}),
        "ok",
        "BTC is nearest: alone it would have to fall 93.59%, to 3,846.15 USD.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "plain", "status", "words"), SAID)
def test_it_is_said_as_it_is(slug: str, plain: dict[str, str], status: str, words: str) -> None:
    reply = json.loads(ask(CATALOGUE, json.dumps({"calculator": slug, "plain": plain})))
    warned = re.sub(r"<[^>]+>", "", reply["html"]["warnings"]).replace("&#x27;", "'")
    assert reply["status"] == status
    assert words in f"{reply['sentence']} {warned}"
