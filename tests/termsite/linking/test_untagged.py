"""What is left of a piece of HTML when its tags are gone."""

import pytest
from markupsafe import Markup

from termsite.linking.untagged import untagged


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("one  word", "one word"),
        ("<p>One.</p><p>Another.</p>", "One. Another."),
        (Markup("<p>One.</p><p>Another.</p>"), "One. Another."),
        ("<p>A <a href=x>link</a>, &lt; 1.</p>\n<p>More.</p>", "A link, < 1. More."),
        ('<p>See <img src=x.png alt="a wave">.</p>', "See a wave. ."),
        ("one<br>line<br />more", "one line more"),
        ("<code>a&lt;b</code> of R&amp;D", "a<b of R&D"),
        ("10<sup>6</sup>, x<sup>2</sup>, e<sup>−t</sup>, (1 + r)<sup>t</sup>", "10^6, x^2, e^−t, (1 + r)^t"),
        ("the 1<sup>st</sup> of H<sub>2</sub>O", "the 1st of H2O"),
    ],
)
def test_words_stay_and_stand_apart(html: str, words: str) -> None:
    assert untagged(html) == words
