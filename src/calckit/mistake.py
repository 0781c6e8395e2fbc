"""A usual mistake: the wrong formula that people use, and why it is wrong."""

from dataclasses import dataclass

from calckit.formula.tree import Formula, parse


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong way to the headline; its formula uses the symbols of the working."""

    name: str
    formula: str
    why: str

    @property
    def parsed(self) -> Formula:
        """Return the formula as a tree."""
        return parse(self.formula)
