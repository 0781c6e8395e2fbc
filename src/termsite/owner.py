"""Who keeps a site, as far as its settings say so: what is not set is not shown, and nothing is invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from termsite.door import Door


@dataclass(frozen=True, slots=True)
class Version:
    """What other sites may embed as it was at one release."""

    number: str  # "1.2.0"
    door: Door
    engine: str = ""  # its key; another one may give other figures
    heights: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # px by calculator and least width

    def has(self, calculator: str) -> bool:
        """Whether it holds a calculator."""
        return f"{calculator}/" in self.door.kinds.get("address", ())

    @property
    def order(self) -> tuple[int, ...]:
        """Its number as numbers, to be sorted by."""
        return tuple(map(int, self.number.split(".")))


@dataclass(frozen=True, slots=True)
class Owner:
    """The mark, where to turn to, and the versions that are kept; each empty where there is none."""

    logo: str = ""  # a square picture: its path in theme/, and on the site
    contact: str = ""  # "mailto:…" or "https://…"
    corrections: str = ""  # the same, for what looks wrong
    npm: str = ""  # the name of the package of the element
    versions: tuple[Version, ...] = ()  # the newest first

    def report(self, about: str) -> str:
        """Where a wrong number is told; a letter begins with what it is about. Empty where nothing is set."""
        letter = self.corrections.startswith("mailto:")
        return f"{self.corrections}?subject={quote(about)}" if letter else self.corrections


def shown(address: str) -> str:
    """An address as people read it: "desk@example.org", "example.org/wrong"."""
    return address.removeprefix("mailto:").removeprefix("https://").removesuffix("/")
