"""Term files with something done to them: a problem in its line, or a page that holds what it was given.

Never a traceback, another term's words, or markup that leaves its text. `make test` tries 300, `make test-all` 5,000.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import html5lib
import pytest

from termsite.glossary import read_and_link
from termsite.linking.mention import Mentions
from termsite.linking.prose import Writer
from termsite.model import Glossary, Problem
from tests.draws import PROFILE

SEED = 15
COUNT = {"quick": 300, "all": 300, "thorough": 5000}[PROFILE]
FILE = "terms/mutated.md"
SHOWN = Path(__file__).parents[1] / "shown"
PLAIN = "Plain words that name nothing."
HEAD = "---\ntitle: {title}\nsummary: A thing that is here so that something can be tested.\nareas: [basics]\nlevel: starter\npublished: 2026-11-21\n---\n"

# What editors paste, and what nobody should.
PIECES = (
    *("<b>", "</b>", "<div>", "</div>", "<script>alert(1)</script>", "<!--", "-->", "<", ">", "&", "&amp;", "&#x3c;b>"),
    *("<p id=x>", '<a href="javascript:x">', "<y", "</article>", "<![CDATA[", "<?php", "<style>", "<svg onload=x>"),
    *('<img src=x onerror="y">', "<table><tr><td>", "<details markdown=1>", "<h2>x</h2>", "<pre>", "<textarea>"),
    *("[[", "]]", "[[other]]", "[[other|", "|", "[[x|y]]", "{half.half}", "{half.nothing}", "{", "}", "{{", "{% x %}"),
    *("[x](y.md)", "![x](y.png)", "[x][y]", "[y]: z", "[x](", "](", "[^1]", "[^1]: note", "{: #x }", '{: onclick="y" }'),
    *("`", "``", "```", "~~~", "\n```\n", "\n~~~ yaml\n", "    ", "\n\n    code\n", "\t", "> ", "\n> ## x\n"),
    *("# ", "\n# x\n", "\n## x\n", "\n## x\n\n## x\n", "\n===\n", "\n---\n", "\n- a\n- b\n", "\n1. a\n", "- ", "* "),
    *("\n| a | b |\n|---|---|\n| [[other|x]] | c |\n", "**", "__", "*", "_", "~~", "$$", "!!! note\n", "::: x", "\\"),
    *("\x00", "\x01", "\x02", "\x03", "\x02wzxhzdk:0\x03", "\x02klzzwxh:0001\x03", "\x02amp\x03", "\x07", "\x1b[31m"),
    *("\u202e", "\u2028", "\ufeff", "\u200b", "\u0301", "保证金", "الهامش", "🙂", "é", "e\u0301", "\r", "\r\n", "\x85"),
    *(": ", " #x", "'", '"', "- ", "? ", "!!python/object:x", "&a", "*a", "<<: *a", "@", "%", "...", "--- ", "title: x\n"),
    *("https://example.org/margin", "//example.org", "a@b.c", "@@BODY@@", "{# x #}", "x" * 5000, "[" * 300, "<b>" * 200),
    *("> " * 60 + "x", "- " * 60 + "x", "*" * 400, "`" * 300, "(" * 300, "_a" * 300, "<" * 300, "&" * 300, "{:" * 200),
)  # fmt: skip
_FORBIDDEN = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "textarea",
    "svg",
    "img",
    "base",
    "link",
    "meta",
}


def renamed(file: Path) -> str:
    """A file whose links to itself and to another lead to the two that there are."""
    return file.read_text("utf-8").replace("equity", "mutated").replace("margin-call", "other")


def mutated(text: str, draw: random.Random) -> str:
    """The text with one to three things done to it."""
    for _ in range(draw.randint(1, 3)):
        at, to = sorted(draw.randint(0, len(text)) for _ in range(2))
        lines = text.split("\n")
        n = draw.randrange(len(lines))
        match draw.randrange(7):
            case 0 | 1 | 2:
                text = text[:at] + draw.choice(PIECES) + text[at:]
            case 3:
                text = text[:at] + text[min(to, at + draw.randint(1, 40)) :]
            case 4:
                text = "\n".join([*lines[:n], lines[n], *lines[n:]])
            case 5:
                text = "\n".join([*lines[:n], draw.choice(PIECES) + lines[n], *lines[n + 1 :]])
            case _:
                text = "\n".join([*lines[:n], *lines[n + 1 :]])
    return text


def pages(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Every text of the changed term as its page has it: the two parts of its body, and its paragraphs."""
    writer = Writer({slug: t.title for slug, t in glossary.terms.items()}, Mentions({}), glossary.figures)
    term = glossary.terms["mutated"]
    prose = glossary.prose[term.path]
    yield from (("lead", prose.lead), ("rest", prose.rest))
    for part in (*term.related, *term.contrast, *term.venues, *term.symbols):
        text = next(
            value for name in ("why", "difference", "rule", "means") if (value := getattr(part, name, None))
        )
        yield "line", writer.line(text.text, "../../")
    yield from (("answer", writer.block(question.answer.text, "../../")) for question in term.questions)


def faults(html: str) -> Iterator[str]:
    """What is wrong with the HTML of a text, as a browser reads it."""
    tree = html5lib.parseFragment(f"<section>{html}</section><hr>", namespaceHTMLElements=False)
    if [child.tag for child in tree] != ["section", "hr"] or tree[0].tail or tree[1].tail:
        yield "markup left its text"
    for element in tree.iter():
        if element.tag in _FORBIDDEN:
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if name.startswith("on") or name == "style":
                yield f"an attribute {name}"
            if name in ("href", "src") and re.match(r"\s*(?!https?:|mailto:|tel:)[\w+.-]*:", value):
                yield f"a link to {value}"
    if re.search("[\x00-\x08\x0b-\x1f]", html):
        yield "a control character"


def placed(problem: Problem, text: str) -> bool:
    """Whether a problem is in the file, in a line that it has."""
    lines = text.replace("\r\n", "\n").count("\n") + 1
    return problem.place.path == FILE and 1 <= problem.place.line <= lines


@pytest.mark.slow
def test_a_mutated_file_is_told_or_shown(content: Callable[[Path | None], Path]) -> None:
    root = content(None)
    (root / "terms").mkdir()
    (root / "terms" / "other.md").write_text(
        HEAD.format(title="other thing") + f"{PLAIN}\n\n## When\n", encoding="utf-8"
    )
    sample = renamed(SHOWN / "every-mark" / "terms" / "equity.md")
    others = [renamed(file) for file in sorted(SHOWN.glob("*/terms/equity.md"))]
    draw = random.Random(SEED)
    told = 0
    for number in range(COUNT):
        text = mutated(sample if draw.random() < 0.6 else draw.choice(others), draw)
        (root / FILE).write_bytes(text.encode("utf-8"))
        glossary, _, problems = read_and_link(root)
        told += bool(problems)
        where = f"seed {SEED}, file {number}:\n{text}"
        assert all(placed(problem, text) for problem in problems), f"{problems[0]}\n{where}"
        if not problems:
            wrong = [f"{part}: {fault}" for part, html in pages(glossary) for fault in faults(html)]
            assert not wrong, f"{wrong}\n{where}"
            assert glossary.prose["terms/other/"].lead == f"<p>{PLAIN}</p>\n", where
    print(f"{COUNT} files from seed {SEED}: {told} told, {COUNT - told} shown")
    assert 0 < told < COUNT
