"""The questions that check a term state their numbers in units that fit together."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from calckit import ask, load
from tests.draws import some

CATALOGUE = load()
PATHS = sorted((Path(__file__).parents[2] / "docs" / "paths").glob("*.md"))
CHECKS = sorted(
    {
        wanted
        for path in PATHS
        for wanted in yaml.safe_load(path.read_text("utf-8").split("---")[1])["checks"].values()
    }
)
SEEDS = range(12)
AMOUNT = re.compile(r"[−\d.,]+(?: (?P<unit>\S+))?")
CURRENCIES = {"USDT", "USDC", "USD"}


def asked(wanted: str, seed: int) -> Any:
    calculator, _, output = wanted.partition(".")
    request = {"calculator": calculator, "practice": {"seed": seed, "of": output}}
    return json.loads(ask(CATALOGUE, json.dumps(request)))["practice"]


@pytest.mark.parametrize("wanted", some(CHECKS, 3))
def test_a_question_states_its_money_in_one_currency_and_never_without_a_unit(wanted: str) -> None:
    for seed in SEEDS:
        exercise = asked(wanted, seed)
        texts = [*(one["shown"] for one in exercise["inputs"]), exercise["answer"]]
        units = [found["unit"] for text in texts if (found := AMOUNT.fullmatch(text))]
        assert len(CURRENCIES & set(units)) <= 1, (seed, texts)
        assert None not in units[:-1], (seed, exercise["inputs"])


def test_a_coin_margined_question_is_in_dollars_and_coins() -> None:
    coins = next(e for seed in SEEDS if "Coin-margined" in str(e := asked("liquidation-price.price", seed)))
    said = {one["label"]: one["shown"].split()[-1] for one in coins["inputs"]}
    assert (said["Entry price"], said["Extra margin"], said["Maintenance amount"]) == ("USD", "BTC", "BTC")
    assert coins["unit"] == coins["answer"].split()[-1] == "USD"
