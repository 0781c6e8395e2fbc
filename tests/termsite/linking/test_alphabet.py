"""Names in the order of their letters, by table, and what language and direction a page has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from termsite.content.shape import slug_of
from termsite.glossary import read_and_link
from termsite.linking.alphabet import letter, sort_key
from termsite.linking.mention import Mentions
from termsite.model import Site
from termsite.pages.index import index
from termsite.pages.page import Link
from termsite.pages.redirects import redirect
from termsite.pages.workshop import Workshop
from termsite.rendering.render import render
from termsite.theme.frames import Frames

SHOWN = Path(__file__).parents[1] / "shown"
ORDERS = [
    ["10x", "équité", "equities", "zebra"],
    ["élan", "elbow"],
    ["ёлка", "жизнь", "игра", "йота", "кредит"],
    ["άλφα", "βήτα", "ώρα"],
    ["가격", "나무", "하늘"],
    ["אגח", "בורסה", "הביטחון", "מינוף"],
    ["أصل", "بائع", "الهامش"],
    ["कर", "खाता"],
    ["กำไร", "เลเวอเรจ", "หลักประกัน"],
    ["あい", "かき", "がく", "さし"],
]

LETTERS = [
    ("margin", "M"), ("équité", "E"), ("Østers", "Ø"), ("60/40", "#"), ("+1", "#"), ("маржа", "М"), ("ёлка", "Е"),
    ("йота", "Й"), ("άλφα", "Α"), ("강제", "ㄱ"), ("الهامش", "ه"), ("המינוף", "מ"), ("मार्जिन", "म"), ("เลเวอเรจ", "ล"),
    ("しょうこきん", "し"), ("保证金", "漢"), ("bǎo zhèng jīn", "B"), ("đòn bẩy", "Đ"),
]  # fmt: skip

SLUGS = [
    ("Margin Call", "margin-call"), ("Trader's P&L", "traders-p-l"), ("Café", "café"), ("保证金 追加", "保证金-追加"),
    ("मार्जिन कॉल", "मार्जिन-कॉल"), ("Маржа-колл", "маржа-колл"), ("نداء الهامش", "نداء-الهامش"), ("Σ", "σ"), ("∑ + →", ""),
]  # fmt: skip

FOUND = [
    # names                          text                                   what is found
    (("保证金", "金"),                "追加保证金",                            ["保证金"]),
    (("マージン", "マージンコール"),    "マージンコールとマージン",               ["マージンコール", "マージン"]),
    (("マージン",),                   "マージンコール",                        []),
    (("증거금",),                     "증거금은 증거금이다",                    ["증거금", "증거금"]),
    (("هامش",),                      "والهامش بالهامش",                      ["هامش", "هامش"]),
    (("ביטחון",),                    "כשהביטחון",                            ["ביטחון"]),
    (("मार्जिन",),                    "मार्जिन, मार्जिनल",                      ["मार्जिन"]),
    (("หลักประกัน",),                 "มีหลักประกันมาก",                       ["หลักประกัน"]),
    (("équité",),                    "l’équité, inéquité, e\u0301quite\u0301", ["équité", "e\u0301quite\u0301"]),
]  # fmt: skip

LISTED = [("korean", "ㄱㅈ"), ("chinese", "ABCDEFGHIJKLMNOPQRSTUVWXYZ漢"), ("arabic-and-hebrew", "במره")]
TURNED = [("en", "", False), ("he", "", True), ("ar-EG", "", True), ("en", "rtl", True), ("he", "ltr", False)]


@pytest.mark.parametrize("names", ORDERS, ids=lambda names: names[0])
def test_names_are_sorted_by_their_letters(names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(backwards, key=sort_key) == names


@pytest.mark.parametrize(("name", "expected"), LETTERS, ids=[name for name, _ in LETTERS])
def test_a_name_is_listed_under_its_letter(name: str, expected: str) -> None:
    assert letter(name) == expected


@pytest.mark.parametrize(("name", "slug"), SLUGS, ids=[name for name, _ in SLUGS])
def test_a_slug_keeps_the_script_of_its_name(name: str, slug: str) -> None:
    assert slug_of(name) == slug
    assert slug_of(slug) == slug


@pytest.mark.parametrize(("names", "text", "expected"), FOUND, ids=[text for _, text, _ in FOUND])
def test_a_name_is_found_in_running_text(names: tuple[str, ...], text: str, expected: list[str]) -> None:
    found = Mentions({name: name for name in names}).find(text)
    assert [text[one.start : one.end] for one in found] == expected


@pytest.mark.parametrize(("language", "direction", "turned"), TURNED)
def test_a_page_says_its_language_and_where_its_lines_begin(
    language: str, direction: str, turned: bool
) -> None:
    site = Site(
        name="x", address="https://example.org/", description="", language=language, direction=direction
    )
    page = redirect("terms/x/", Link("x", "terms/y/"))
    (document,) = render([page], Frames({}, (), b""), site)
    begin = f'<html lang="{language}"' + (' dir="rtl"' if turned else "") + ">"
    assert begin in document.content.decode()


@pytest.mark.parametrize(("case", "letters"), LISTED)
def test_the_list_of_terms_has_the_letters_that_there_are(
    case: str, letters: str, content: Callable[[Path | None], Path]
) -> None:
    glossary, site, _ = read_and_link(content(SHOWN / case))
    page = index(Workshop(glossary, site))
    assert "".join(one.letter for one in page.letters) == letters
    assert sum(len(one.entries) for one in page.letters) == len(glossary.terms)
