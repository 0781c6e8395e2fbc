"""Names in the order of their letters, and the letter that each is listed under, in every script."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_ARTICLE = re.compile("^(?:ال|ה(?=[א-ת]{3}))(?=\\S{2})")
_VOWEL_FIRST = re.compile("^([เ-ไ])(.)")  # Thai writes these vowels before the letter that they follow
_KEPT = "\u0306"  # й is a letter of its own, and no и with an accent
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_HAN = re.compile("[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAN, NO_LETTER = "漢", "#"


def sort_key(name: str) -> tuple[str, str]:
    """What a name is sorted by: its letters without accents, then the name itself."""
    small = name.lower()
    return (small if small.isascii() else _plain(small)), small


def letter(name: str) -> str:
    """The letter that lists a name: # for figures and signs, one for all of Han without a reading."""
    first = sort_key(name)[0][:1]
    if "가" <= first <= "힣":
        return _INITIALS[(ord(first) - ord("가")) // 588]
    if _HAN.match(first):
        return HAN
    return first.upper() if first.isalpha() else NO_LETTER


def _plain(small: str) -> str:
    """A name of small letters without accents, points and articles, vowels where they are spoken."""
    parts = normalize("NFD", small)
    bare = "".join(sign for sign in parts if not combining(sign) or sign == _KEPT)
    whole = normalize("NFC", bare)
    return _VOWEL_FIRST.sub(r"\2\1", _ARTICLE.sub("", whole))
