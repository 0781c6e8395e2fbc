"""What is left of a piece of HTML when its tags are gone."""

import pytest
from markupsafe import Markup

from termsite.linking.prose import untagged


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("one  word", "one word"),
        ("<p>One.</p><p>Another.</p>", "One. Another."),
        (Markup("<p>One.</p><p>Another.</p>"), "One. Another."),
        ("<p>A <a href=x>link</a>, &lt; 1.</p>\n<p>More.</p>", "A link, < 1. More."),
        ('<p>See <img src=x.png alt="a wave">.</p>', "See a wave. ."),
    ],
)
def test_words_stay_and_stand_apart(html: str, words: str) -> None:
    assert untagged(html) == words
