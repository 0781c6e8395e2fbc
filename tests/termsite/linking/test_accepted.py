"""What nothing is said of becomes HTML that a strict parser reads, and every word of it is there, in its order."""

import random
import re
from xml.etree.ElementTree import Element

from html5lib.html5parser import HTMLParser, ParseError
from markdown import Markdown

from termsite.linking.alone import alone
from termsite.linking.dialect import Dialect
from termsite.linking.texts import Written
from termsite.model import Place, Text

SEED, TEXTS = 20261130, 500

WORDS = [
    "{}", "**{}**", "*{}*", "`{}`", "[{}](https://example.org/)", "[[{}]]", "<b>{}</b>", "{} &lt; {}", "{}<br>{}",
    "<https://example.org/{}>", r"\*{}", "<!-- remark --> {}", "{}<!-- remark -->", "<kbd>{}</kbd>", "{}[^note]",
    "<abbr title='a'>{}</abbr>",
]  # fmt: skip
BLOCKS = [
    "{}", "{}\n{}", "## {}", "```\n{}\n\n{}\n```", "    {}", "- {}\n- {}", "1. {}\n2. {}", "- {}\n\n- {}", "> {}",
    "> {}\n>\n> {}", "> ```\n> {}\n> ```", "- {}\n    ```\n    {}\n    ```", "- {}\n    - {}", "---", "{}\n---",
    "| {} | {} |\n|---|---:|\n| {} | {} |", "{}\n: {}", "{}\n: {}\n\n    {}", "<p>one <b>two</b></p>", "<hr>",
    '<div markdown="1">\n{}\n</div>', '<div markdown="1">\n```\n{}\n```\n</div>', "<hr> {}", "<p>one</p> {}",
    '<details markdown="1">\n<summary>one</summary>\n\n- {}\n\n> {}\n\n</details>', "> <hr> {}", "<!-- remark -->",
    "<ul>\n<li>one</li>\n</ul>", "<section>one</section>{}",
]  # fmt: skip
NOTES = ["{}", "{}\n\n    {}", "{}\n\n    ```\n    {}\n    ```", "```\n    {}\n    ```"]


def drawn(draw: random.Random) -> str:
    """A text of blocks, with words in each that stand in no other place."""
    blocks = [draw.choice(BLOCKS) for _ in range(draw.randint(1, 4))]
    text = "".join(block + draw.choice(["\n\n", "\n\n", "\n"]) for block in blocks)
    text = re.sub(r"\{\}", lambda _: draw.choice(WORDS), text)
    if "[^note]" in text:
        text = f"{text.rstrip()}\n\n[^note]: {draw.choice(NOTES)}\n"
    numbers = iter(range(999))
    return re.sub(r"\{\}", lambda _: f"w{next(numbers)}w", text)


def test_what_nothing_is_said_of_is_read_as_it_was_written() -> None:
    converter = Markdown(extensions=[Dialect(lambda slug, words: _link(words or slug))])
    draw, accepted = random.Random(SEED), 0
    for _ in range(TEXTS):
        text = drawn(draw)
        problems, _ = alone([Written(Text(text, Place("x", 1)), "terms/x/", body=True)])
        if problems:
            continue
        accepted += 1
        html = converter.reset().convert(text)
        where = f"seed {SEED}\n{text}\n{html}"
        try:
            read = HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)
        except ParseError as error:
            raise AssertionError(f"{error}: {where}") from error
        noted = text.partition("[^note]: ")
        expected = re.findall(r"w\d+w", re.sub(r"org/w\d+w", "", noted[0]) + noted[2])
        assert expected == re.findall(r"w\d+w", re.sub(r"org/w\d+w", "", "".join(read.itertext()))), where
    assert accepted > TEXTS / 3


def _link(words: str) -> Element:
    link = Element("a", {"href": "x"})
    link.text = words
    return link
