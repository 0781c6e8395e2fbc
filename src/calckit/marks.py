"""Words as they stand in a sentence: marks (`**bold**`, `[[term]]`, `[[term|words]]`), case, article."""

import re
from html import escape

from calckit.saying import in_english

_LINK = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\]]+))?\]\]")


def rich(text: str, root: str) -> str:
    """Return escaped text with its `**bold**` and `[[term]]` marks as HTML."""
    marked = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", escape(text))
    return _LINK.sub(
        lambda m: f'<a class="mg-term" href="{root}terms/{m[1]}/">{m[2] or m[1].replace("-", " ")}</a>',
        marked,
    )


def named(text: str) -> tuple[str, ...]:
    """Return what the `[[term]]` marks of a text name, whether it could be a term or not."""
    return tuple(re.findall(r"\[\[([^\[\]|]+)", text))


def bare(text: str) -> str:
    """Return text without its marks."""
    return _LINK.sub(lambda m: m[2] or m[1].replace("-", " "), text).replace("**", "")


def lower(label: str) -> str:
    """Return a label as it stands inside an English sentence; an abbreviation keeps its capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() and in_english() else label


def with_article(words: str) -> str:
    """Return words with the article that their first letters ask for: an unrealised result, a unit.

    In other languages it hangs on more than letters, and their catalogues do without.
    """
    if not in_english():
        return words
    return f"{'an' if re.match('[aeio]|un(?!i)', words, re.IGNORECASE) else 'a'} {words}"
