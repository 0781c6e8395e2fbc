"""What a word is, in every script: where it begins and ends, and what hangs on to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from unicodedata import category, normalize


@cache
def _marks() -> str:
    """The signs that belong to the letter before them - vowels, accents - as ranges of a class."""
    signs = [code for code in range(0x300, 0xFE30) if category(chr(code))[0] == "M"]
    runs = [[code for _, code in run] for _, run in groupby(enumerate(signs), lambda one: one[1] - one[0])]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in runs)


# Scripts that leave no blank between words, where every letter counts as one: Thai and Lao, Burmese, Khmer,
# Hiragana, Han. A run of Katakana is a word, whatever stands beside it.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_LETTER = rf"[^\W_{_SPACELESS}{_KATAKANA}]"
_SIGNS = r"(?:[+#]+(?!\w))?"  # C++ and C# are no C
_LATIN = re.compile(rf"[^\W_]+{_SIGNS}")
_OTHER = re.compile("[\u0300-\u1fff\u2c00-\U0010ffff]")


@cache
def _every() -> re.Pattern[str]:
    """A word in any script. To list the marks of all of them takes longer than to read most glossaries."""
    marks = _marks()
    return re.compile(
        rf"{_LETTER}(?:{_LETTER}|[{marks}\u200c\u200d])*{_SIGNS}|[{_KATAKANA}][{_KATAKANA}{marks}]*"
        rf"|[{_SPACELESS}][{marks}]*"
    )


@cache
def _sole() -> re.Pattern[str]:
    return re.compile(rf"[{_SPACELESS}][{_marks()}]*")


# Particles behind a Korean noun, articles and prepositions before an Arabic and a Hebrew one; longest first.
_BEHIND = re.compile(
    "[가-힣](?:에서는|으로는|에게서|이라는|이라고|에서|에게|으로|부터|까지|처럼|보다|이나|이란|이며|이고"
    "|이다|라는|은|는|이|가|을|를|의|에|로|와|과|도|만|나|란)$"
)
_BEFORE = re.compile("^(?:[وفبك]?ال|ولل|لل|[وفبلك]|ו?(?:כש|[הבלמכש])ה?|ו)(?=[\u0590-\u06ff]{2})")


def scripts() -> dict[str, str]:
    """What another program needs to find the same words: two classes of letters, what hangs on to a noun."""
    return {
        "spaceless": _SPACELESS,
        "katakana": _KATAKANA,
        "behind": _BEHIND.pattern,
        "before": _BEFORE.pattern,
    }


def words(text: str) -> Iterator[re.Match[str]]:
    """Every word of a text, in order."""
    return (_every() if _OTHER.search(text) else _LATIN).finditer(text)


def alone(name: str) -> bool:
    """Whether a name is one letter of a script that leaves no blanks: it is in many words."""
    return not name.isascii() and _sole().fullmatch(name) is not None


def key(word: str) -> str:
    """A word as it is compared: small letters, except abbreviations; one form for what looks the same."""
    return word if is_abbreviation(word) else small(word)


def small(word: str) -> str:
    """A word in small letters."""
    return word.lower() if word.isascii() else normalize("NFC", word.lower())


def bare(word: str) -> Iterator[tuple[int, int]]:
    """Where the noun of a word could begin and end, if something hangs on to it."""
    if word.isascii():
        return
    if behind := _BEHIND.search(word):
        yield 0, behind.start() + 1
    if before := _BEFORE.search(word):
        yield before.end(), len(word)


def is_abbreviation(word: str) -> bool:
    """LTV, but not "a" or "I"; ADL is not "adl"."""
    return len(word) > 1 and word.isupper()


def plural(name: str) -> str:
    """The plural of a name, by its last word; of a name in another script the name itself."""
    if not name[-1:].isascii() or not name[-1:].isalpha():
        return name
    if re.search(r"[^aeiou]y$", name):
        return name[:-1] + "ies"
    return name + ("es" if re.search(r"(s|x|z|ch|sh)$", name) else "s")


def singular(word: str) -> str:
    """The singular of a word in small letters."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(ss|x|z|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^su]s$", word) else word
