"""Two texts word by word: what went and what came, marked as `git diff --word-diff=plain` does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORD = re.compile(r"[−+-]?\w+(?:[.,:'’-]\w+)*%?|\s+|[^\w\s]")


def apart(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Give both texts in runs of words: pairs that are equal, and pairs that are not."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    match = SequenceMatcher(None, before, after, autojunk=False)
    gone, come = "", ""
    for what, start, end, at, to in match.get_opcodes():
        run, other = "".join(before[start:end]), "".join(after[at:to])
        if what != "equal" or (not run.strip() and (gone or come)):  # a blank alone parts no change
            gone, come = gone + run, come + other
            continue
        if gone or come:
            yield gone, come
        yield run, other
        gone, come = "", ""
    if gone or come:
        yield gone, come


def marked(old: str, new: str, around: int = 0) -> str:
    """Write the newer text with what went in [-…-] and what came in {+…+}.

    With `around`, only so many words stand on both sides of a change, and … for the others.
    """
    runs = list(apart(old, new))
    last = len(runs) - 1
    return "".join(
        _short(gone, around, first=n == 0, last=n == last) if gone == come else _pair(gone, come)
        for n, (gone, come) in enumerate(runs)
    )


def numbers_apart(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Give each place where another number stands now, with the words that changed around it."""
    for gone, come in apart(old, new):
        if gone != come and any(map(str.isdigit, gone)) and any(map(str.isdigit, come)):
            yield gone.strip(), come.strip()


def _pair(gone: str, come: str) -> str:
    return (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")


def _short(same: str, around: int, *, first: bool, last: bool) -> str:
    words = re.findall(r"\s*\S+\s*", same)
    kept = (0 if first else around) + (0 if last else around)
    if not around or len(words) <= kept:
        return same
    head = "" if first else "".join(words[:around]).rstrip()
    tail = "" if last else "".join(words[-around:]).lstrip()
    text = f"{head} … {tail}"
    text = text.lstrip() if first else text
    return text.rstrip() if last else text
