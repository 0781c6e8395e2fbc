"""What stands in <title>, by table."""

import pytest

from termsite.pages.headline import LONGEST, headline, signature

SITE = "Site"
ROOM = LONGEST - len(" - Site")
TITLES = [
    # wordings, best first                                   the line in <title>
    (("Margin: meaning, formula", "Margin"),                 "Margin: meaning, formula - Site"),
    (("x" * ROOM, "Margin"),                                 "x" * ROOM + " - Site"),
    (("x" * (ROOM + 1), "Margin"),                           "Margin - Site"),
    (("x" * LONGEST, "y" * (ROOM + 1)),                      "y" * (ROOM + 1)),
]  # fmt: skip


@pytest.mark.parametrize(("wordings", "line"), TITLES)
def test_the_best_wording_that_leaves_room_is_taken(wordings: tuple[str, ...], line: str) -> None:
    words = headline(SITE, *wordings)
    assert words + signature(words, SITE) == line
