"""What a calculator cannot take, as an error."""

from collections.abc import Sequence

from calckit import wire
from marginary.mistake import Mistake


class Refused(Mistake, ValueError):
    """Inputs that a calculator cannot take.

    Attributes:
        refusals: Pairs of an input ("" where it is about several) and what is wrong with it, as the site
            says it.
    """

    def __init__(self, refusals: Sequence[wire.Refusal]) -> None:
        """Keep what is told."""
        self.refusals: tuple[tuple[str, str], ...] = tuple((one["field"], one["message"]) for one in refusals)
        super().__init__("\n".join(in_line(one) for one in refusals))


def in_line(refusal: wire.Refusal) -> str:
    """Return one refusal as the command line prints it."""
    return f"{refusal['field']}: {refusal['message']}" if refusal["field"] else refusal["message"]
