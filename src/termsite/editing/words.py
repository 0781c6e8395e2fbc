"""Catalogues of the interface's words, brought up to date with what templates, code and scripts say."""

from __future__ import annotations

from termsite.words.catalogue import HERE, languages
from termsite.words.gathered import updated


class NoLanguage(Exception):
    """There is no such language, or none to translate into."""


def update(language: str | None) -> str:
    """Write the catalogue of a language, or all that there are, and say what is still to be said in them.

    What was said stays; new texts are empty, and what nobody says any more is gone.
    """
    from babel import Locale, UnknownLocaleError

    names = [language] if language else [name for name in languages() if name != "en"]
    said = []
    for name in names:
        if name.partition("-")[0] == "en":
            raise NoLanguage("English stands in the code, and needs no catalogue.")
        try:
            Locale.parse(name, sep="-")  # a catalogue takes every word for a language
            content = updated(name)
        except (UnknownLocaleError, ValueError):
            raise NoLanguage(
                f"'{name}' is no language that CLDR knows; write a code such as fr or pt-BR."
            ) from None
        (HERE / f"{name}.po").write_text(content, encoding="utf-8")
        left = content.count('msgstr ""\n\n') + content.count('msgstr[0] ""\n')
        said.append(
            f"src/termsite/words/{name}.po: {left} left to say" if left else f"{name}.po: all is said"
        )
    return "; ".join(said) + "."
