"""A sign is looked for where one of its marks stands: no text that holds the sign may be without them."""

from pathlib import Path

from termsite.content.signs import signs_in
from termsite.linking.signs import SIGNS

CASES = Path(__file__).parents[1] / "cases"


def test_every_text_that_holds_a_sign_holds_one_of_its_marks() -> None:
    files = (file for file in sorted(CASES.rglob("*.md")) if file.is_file())
    texts = [file.read_text("utf-8", errors="replace") for file in files]
    lines = [line for text in texts for line in text.split("\n")]
    for sign in SIGNS:
        alone = [line for line in lines if sign.pattern.search(line)]
        assert all(next(signs_in(line, [sign]), None) for line in alone), sign.name
        assert any(next(signs_in(text, [sign]), None) for text in texts), sign.name
