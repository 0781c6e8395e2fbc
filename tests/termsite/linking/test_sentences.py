"""Where a sentence ends, in every script; the browser's side is held by `tests/web/glossary/sentences.test.mjs`."""

from __future__ import annotations

import pytest

from termsite.linking.linker import SENTENCE

SENTENCES = [
    ["It is sold.", "Then 1.5 is over, e.g. here.", "No"],
    ["To jest zł. łódź.", "Źle."],
    ["Это т. ё. тоже.", "Ёлка."],
    ["Είναι ένα. άλλο.", "Ένα."],
    ["ይህ ነው።", "አበቃ።"],
    ["यह जमानत है।", "बस॥", "और।"],
    ["Գրավ։", "Վերջ։"],
    ["هو ضمان.", "يبلغ كم؟", "لا."],
    ["یہ ضمانت ہے۔", "بس۔"],
    ["ဒါဘာလဲ။", "အာမခံ။"],
    ["នេះ។", "នោះ៕"],
]


@pytest.mark.parametrize("sentences", SENTENCES)
def test_a_sentence_ends_where_its_script_ends_it(sentences: list[str]) -> None:
    assert SENTENCE.split(" ".join(sentences)) == sentences


def test_without_blanks_the_sign_alone_ends_it() -> None:
    assert SENTENCE.split("它是抵押。“然后！”见下？") == ["它是抵押。", "“然后！”见下？", ""]
