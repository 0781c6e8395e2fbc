"""Names that are verbs as well, in English: the umpire calls, which puts the cost on you, it strikes all.

A rule of thumb from the words on both sides, for names of one word. It errs towards no link, since one can be
written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_OF_NOUNS = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "this",
            "that",
            "these",
            "those",
            "all",
            "both",
            "some",
            "many",
            "few",
            "no",
            "any",
        ),
        *(
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "of",
            "more",
            "other",
            "such",
        ),
        *("my", "your", "his", "her", "its", "our", "their", "each", "every", "another", "different", "same"),
    )
)
_OBJECTS = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "this",
            "these",
            "those",
            "my",
            "your",
            "his",
            "her",
            "its",
            "our",
            "their",
            "you",
        ),
        *("me", "him", "us", "them", "it", "every", "each", "all", "some", "any", "no", "people", "everyone"),
        *("everybody", "somebody", "nobody", "whoever", "more", "less", "one", "itself", "themselves"),
    )
)
_SINGULAR = frozenset(("has", "is", "was", "does", "for"))  # after one, or what is asked: calls for more
_SUBJECTS = frozenset(
    ("it", "he", "she", "which", "who", "nobody", "everybody", "somebody", "never", "often", "always", "also")
)
_BEFORE_VERBS = frozenset(
    (
        *(
            "i",
            "you",
            "we",
            "they",
            "can",
            "cannot",
            "could",
            "will",
            "would",
            "must",
            "may",
            "might",
            "shall",
        ),
        *("should", "never", "who"),
    )
)


@cache
def is_verb(before: str, word: str, after: str) -> bool:
    """Whether a word of small letters between two others does something rather than is something.

    `before` and `after` are empty where the sentence begins or ends, or a sign parts them from the word.
    """
    if before in _OF_NOUNS or before.isdigit():
        return False
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return before in {*_SUBJECTS, "%"} or after in _OBJECTS | _SINGULAR
    return before in _BEFORE_VERBS or (before in ("to", "not", "let") and after in _OBJECTS)


def lists() -> Mapping[str, list[str]]:
    """The words that `is_verb` goes by, for the script that judges texts of other sites alike."""
    said = {
        "nouns": _OF_NOUNS,
        "objects": _OBJECTS,
        "singular": _SINGULAR,
        "subjects": _SUBJECTS,
        "before": _BEFORE_VERBS,
    }
    return {kind: sorted(words) for kind, words in said.items()}
