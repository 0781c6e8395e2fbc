"""Where lines of a card end, in scripts with blanks between words and without."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from html import unescape
from itertools import accumulate

import pytest

from termsite.content.settings import read_site
from termsite.pages.card import Card
from termsite.theme.lines import Lines, letters
from termsite.theme.painter import WIDTH, Painter
from tests.termsite.conftest import ROOT

LINE = re.compile(r'<text class="(title|lead)" x="(\d+)" y="\d+" font-size="(\d+)">([^<]*)<')
TITLES = {
    "zh": "什么是“追加保证金通知”？交易所在什么时候、以什么价格强制平掉杠杆过高的仓位（BTC永续合约）？",
    "ja": "マージンコール（追証）とは何か？ロスカットはいつ、どの価格で執行されるのか、ちょっとずつ見てみよう。",
    "ko": "마진 콜이란 무엇이며 청산 가격은 어떻게 계산되는가, 그리고 누가 그것을 먼저 보내는가",
    "th": "การเรียกหลักประกันเพิ่มคืออะไรและทำไมจึงเกิดขึ้นกับบัญชีที่ใช้เลเวอเรจสูงเกินไป",
    "km": "ការហៅរឹមគឺជាអ្វីហើយហេតុអ្វីបានជាវាកើតឡើងចំពោះគណនីដែលប្រើអានុភាពខ្ពស់ពេក",
    "ru": "Маржин-колл: что это такое и когда брокер его присылает своему клиенту",
    "de": "Sicherheitsleistungsnachforderungsverfahrensbeschleunigungsgesetzentwurf",
    "ar": "ما هو نداء الهامش (BTC)، ومتى تُصفّى المراكز ذات الرافعة العالية؟",
    "he": "מהי קריאת ביטחונות (margin call), ומתי היא נשלחת ללקוח?",
}
PARTS = {
    "什么是“追加保证金通知”？": "什么 是 “追加 保证 金 通知”？",
    "保证金率（10.5%）以下": "保证 金 率 （10.5%） 以下",
    "ロスカットのしくみ、ちょっと": "ロス カット の しく み、 ちょっと",
    "ทำไมจึงเกิด": "ทำไม จึง เกิด",
    "stop-loss 10\u00a0%": "stop-loss|10\u00a0%",
    "마진 콜": "마진|콜",
}


@cache
def painter(language: str) -> Painter:
    site, problems = read_site(ROOT, "")
    assert problems == []
    return Painter(ROOT, replace(site, language=language, name="Glossary"))


@pytest.mark.parametrize("text", PARTS)
def test_words_are_parted_by_the_rules_of_their_script(text: str) -> None:
    for lines in (Lines(), Lines(PARTS)):
        assert "|".join(map(" ".join, lines.words(text))) == PARTS[text]


@pytest.mark.parametrize("language", TITLES)
def test_no_line_runs_over_or_begins_with_what_ends_one(language: str) -> None:
    text = TITLES[language]
    found = LINE.findall(painter(language).svg(Card("a.png", "", text, text)))
    for which in ("title", "lead"):
        lines = [unescape(line).strip("\u2067\u2069") for look, _, _, line in found if look == which]
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert len(lines) > 1
        for line in lines:
            assert unicodedata.category(line[0]) not in ("Pe", "Pf", "Po", "Lm", "Mn", "Mc"), line
            assert unicodedata.category(line[-1]) not in ("Ps", "Pi"), line
        size = int(next(size for look, _, size, _ in found if look == which))
        squares = [sum(unicodedata.category(letter) == "Lo" for letter in line) for line in lines]
        if language in (
            "zh",
            "ja",
            "th",
            "km",
        ):  # whose letters no typeface of ours has: each is as wide as high
            assert max(squares) * size <= WIDTH - 96 - 80, lines
    begins = {int(x) for look, x, _, _ in found}
    assert begins == ({WIDTH - 96} if language in ("ar", "he") else {96})


def test_a_letter_keeps_its_marks() -> None:
    assert letters("เพิ่มn\u0303") == ["เ", "พิ่", "ม", "n\u0303"]
    assert list(accumulate(letters("👩\u200d🌾x"))) == ["👩\u200d🌾", "👩\u200d🌾x"]
