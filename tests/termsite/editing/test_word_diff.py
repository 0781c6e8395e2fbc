"""What went and what came between two texts: nothing is lost, and git's own marks are used."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsite.editing.word_diff import apart, marked, numbers_apart

texts = st.text("ab1 .,-\n", max_size=12)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Half of it is 50.00.", "Half of it is 25.00.", "Half of it is [-50.00-]{+25.00+}."),
        ("One two.", "One two three.", "One two{+ three+}."),
        (
            "a fall of −10.00% in a day",
            "a fall of −20.00% in a day",
            "a fall of [-−10.00%-]{+−20.00%+} in a day",
        ),
        ("the same", "the same", "the same"),
        ("", "new", "{+new+}"),
        ("gone", "", "[-gone-]"),
    ],
)
def test_a_change_is_marked_as_git_marks_it(old: str, new: str, said: str) -> None:
    assert marked(old, new) == said


@given(texts, texts)
def test_both_texts_can_be_read_back(old: str, new: str) -> None:
    runs = list(apart(old, new))
    assert "".join(gone for gone, _ in runs) == old
    assert "".join(come for _, come in runs) == new


def test_far_words_are_left_out_and_near_ones_stand() -> None:
    words = " ".join(f"w{n}" for n in range(20))
    said = marked(f"{words} old {words} end", f"{words} new {words} stop", around=2)
    assert said == "… w18 w19 [-old-]{+new+} w0 w1 … w18 w19 [-end-]{+stop+}"
    assert re.sub(r"\s+", " ", marked(words, words, around=2)) == "…"


def test_numbers_are_paired_where_one_took_the_place_of_another() -> None:
    old, new = "Add 1,200 USD by noon.", "Add 1,300 USD by evening."
    assert list(numbers_apart(old, new)) == [("1,200", "1,300")]
