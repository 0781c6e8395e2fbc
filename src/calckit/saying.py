"""What is said to readers beside a calculator's own words: in English as it stands there, or in a language.

Whoever asks gives the language, by `speaking`; a text without a translation is said in English.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Speech:
    """A language: a text as it stands in the code, with its `{places}`, to the text as it is said.

    `name` tells two of them apart; that of English, which needs no texts, is empty.
    """

    name: str = ""
    said: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)


ENGLISH = Speech()
_spoken = ContextVar("spoken", default=ENGLISH)


@contextmanager
def speaking(speech: Speech) -> Iterator[None]:
    """Have everything inside said in a language."""
    before = _spoken.set(speech)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> Speech:
    """Return the language that is spoken now."""
    return _spoken.get()


def say(text: str, **values: object) -> str:
    """Say a text, its `{places}` filled."""
    told = _spoken.get().said.get(text, text)
    return told.format(**values) if values else told


def later(text: str) -> str:
    """Return a text as it is: a mark that `say` will be asked for it, so that catalogues have it."""
    return text


def in_english() -> bool:
    """Tell whether words may be changed as English does it: a small first letter, an article."""
    return not _spoken.get().name
