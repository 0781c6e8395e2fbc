"""A whole sentence is long enough in every script, and what programs of editors are told refuses none."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest

from termsite.content.lengths import enough, fewest, needed, stated

# Each means what the English one does or less; the least that the schemas ask of a summary is 20.
WHOLE = {
    "English": "Money that was lent.",
    "Chinese": "用来担保借款的钱。",
    "Japanese": "借りた金の担保になる金。",
    "Korean": "빌린 돈의 담보인 돈.",
    "Thai": "เงินวางค้ำประกันกู้",
    "Hebrew": "כסף שמופקד כערבון.",
    "Arabic": "مال يودع ضمانا لقرض",
    "Amharic": "ለብድር የተያዘ ገንዘብ።",
}
SHORT = {
    "English": "It is money of two.",
    "Chinese": "借的钱。",
    "Japanese": "借りた金。",
    "Korean": "빌린 돈.",
    "Thai": "เงินกู้",
    "Hebrew": "כסף קטן.",
    "Arabic": "مال قليل",
    "Amharic": "ገንዘብ ነው።",
}
RULE: dict[str, Any] = {"type": "string", "leastLetters": 20, "maxLength": 160}


@pytest.mark.parametrize("language", WHOLE)
def test_a_whole_sentence_is_enough(language: str) -> None:
    assert enough(WHOLE[language], 20)
    assert jsonschema.Draft7Validator(stated(RULE)).is_valid(WHOLE[language])


@pytest.mark.parametrize("language", SHORT)
def test_what_says_less_is_not_and_is_told_how_much_would_be(language: str) -> None:
    short = SHORT[language]
    assert not enough(short, 20)
    assert len(short) < needed(short, 20) <= 20


def test_the_script_that_needs_fewest_gives_what_schemas_tell() -> None:
    assert fewest(20) == 6
    assert [enough("钱" * n, 20) for n in (5, 6)] == [False, True]
    assert enough("首页", 3) and not enough("首", 4)
    rule = stated({"properties": {"x": RULE}})["properties"]["x"]
    held = jsonschema.Draft7Validator(rule).is_valid
    assert [held(text) for text in ("a" * 19, "a" * 20, "钱" * 5, "钱" * 6)] == [False, True, False, True]
