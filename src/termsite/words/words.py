"""What the interface says, in the site's language: sentences, counts, days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from gettext import c2py
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from calckit.saying import Speech

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


_form: Callable[[str], Callable[[int], int]] = cache(c2py)  # a rule of plurals, as catalogues write it


@dataclass(frozen=True, slots=True)
class Words:
    """A catalogue: what stands in the code is English, and is looked up here.

    `name` tells two catalogues apart; `said` has one form for each text, or all plural forms in the order in
    which the rule `plural` counts them. `spoken` is what of it calculators say.
    """

    language: str = "en"
    name: str = ""
    said: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    plural: str = field(default="n != 1", repr=False)
    spoken: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @property
    def speech(self) -> Speech:
        """The language in which calculators answer."""
        from calckit.saying import ENGLISH, Speech  # no text of a term waits for a calculator

        return Speech(self.name, self.spoken) if self.name else ENGLISH

    def say(self, text: str, **values: object) -> str:
        """Say a text, its `{places}` filled."""
        said = self.forms(text)[0]
        return said.format(**values) if values else said

    def many(self, count: int, one: str, other: str, **values: object) -> str:
        """Say a text about `{n}` things, in the form that the language has for this number."""
        return self._counted(count, one, other).format(n=count, **values)

    def markup(self, text: str, **values: object) -> Markup:
        """Say a text that may hold markup; what is filled in is escaped unless it is markup too."""
        said = Markup(self.forms(text)[0])
        return said.format(**values) if values else said

    def markup_many(self, count: int, one: str, other: str, **values: object) -> Markup:
        """Say a text about `{n}` things that may hold markup."""
        return Markup(self._counted(count, one, other)).format(n=count, **values)

    def day(self, day: date) -> str:
        """A day as a reader writes it: 29 November 2026."""
        if self.language.partition("-")[0] == "en":
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        from babel.dates import format_date  # it takes long to load, and English needs none of it

        return format_date(day, "long", locale=self.language.replace("-", "_"))

    def forms(self, text: str) -> tuple[str, ...]:
        """Every form in which a text is said; the text itself where the catalogue does not know it."""
        return self.said.get(text) or (text,)

    def _counted(self, count: int, one: str, other: str) -> str:
        forms = self.said.get(one) or (one, other)
        return forms[_form(self.plural)(count)]


ENGLISH = Words()
