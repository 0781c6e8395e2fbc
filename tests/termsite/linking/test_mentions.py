"""Which words of a text become links, by table."""

import html5lib
import pytest

from termsite.linking.mention import Mentions, normal
from termsite.linking.prose import Writer
from termsite.linking.words import plural, singular

FORMS = {
    "margin": "margin", "margin call": "margin-call", "cross-margin": "cross-margin", "equity": "equity",
    "loan-to-value": "loan-to-value", "LTV": "loan-to-value", "liquidity": "liquidity", "box": "box",
    "P&L": "profit", "Black's model": "black",
}  # fmt: skip
TITLES = {slug: slug.replace("-", " ") for slug in FORMS.values()}

FOUND = [
    # text                                         what is linked, in order
    ("A margin call is near.",                     ["margin call"]),
    ("Margin calls, and a margin.",                ["Margin calls", "margin"]),
    ("cross margin and cross-margin",              ["cross margin"]),
    ("a margin\ncall over two lines",              ["margin\ncall"]),
    ("margin. Call me.",                           ["margin"]),
    ("marginal margins",                           ["margins"]),
    ("premargin and submargins",                   []),
    ("equities and liquidities and boxes",         ["equities", "liquidities", "boxes"]),
    ("The LTV, not the ltv.",                      ["LTV"]),
    ("The ltv alone.",                             []),
    ("MARGIN CALL",                                ["MARGIN CALL"]),
    ("the margin's edge",                          ["margin"]),
    ("loan to value, loan‑to‑value",               ["loan to value"]),
    ("`margin call` in code",                      []),
    ("a [margin call](https://example.org/) link", []),
    ("[[equity|margin]] then margin",              ["margin", "margin"]),
    ("## Margin call\n\nThe margin call.",         ["margin call"]),
    ("<span>margin</span> in a tag",               []),
    ("<https://example.org/margin> margin",        ["margin"]),
    ("**margin** is bold",                         ["margin"]),
    ("| margin |\n|---|\n| margin |",              ["margin"]),
    ("x\n\n    margin as code",                    []),
    ("margin margin\n\nmargin",                    ["margin"]),
    ("The P&L, not P/L or P and L.",               ["P&L"]),
    ("**P & L** and P&L",                          ["P & L"]),
    ("Black’s model, not black's.",                ["Black’s model"]),
    ("margin\n\n## Two\n\nmargin",                 ["margin", "margin"]),
]  # fmt: skip


def linked(text: str, slug: str = "") -> list[str]:
    prose = Writer(TITLES, Mentions(FORMS), {}).prose(text, slug, root="../../")
    tree = html5lib.parseFragment(prose.lead + prose.rest, namespaceHTMLElements=False)
    return ["".join(a.itertext()) for a in tree.iter("a") if a.get("class") == "mg-term"]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text[:30] for text, _ in FOUND])
def test_a_name_is_linked_where_it_is_running_text(text: str, expected: list[str]) -> None:
    assert linked(text) == expected


def test_a_term_does_not_link_to_itself() -> None:
    assert linked("A margin call needs margin.", "margin-call") == ["margin"]


def test_a_link_leads_to_its_term_by_the_root() -> None:
    prose = Writer(TITLES, Mentions(FORMS), {}).prose("A margin call.", "", root="../../")
    assert 'href="../../terms/margin-call/"' in prose.lead


def test_the_sentence_of_a_mention_is_kept() -> None:
    text = "First one. Here a **margin call** is near, at 0.5% of it. Last one."
    (use,) = Writer(TITLES, Mentions(FORMS), {}).prose(text, "", root="").uses
    assert use.sentence == "Here a margin call is near, at 0.5% of it."


@pytest.mark.parametrize(
    "word", ["equity", "margin call", "box", "liquidity", "loan", "loss", "match", "day"]
)
def test_the_singular_of_a_plural_is_the_word(word: str) -> None:
    assert singular(plural(word)) == word


def test_a_hyphen_and_a_blank_are_one() -> None:
    assert normal("Cross-margin") == normal("cross  Margin") == "cross margin"
