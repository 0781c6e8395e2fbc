"""A style sheet that was edited, set anew in the site that stands: no page is another for it."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from termsite.renewal import More, Renewal, renewed
from termsite.theme.look import look
from termsite.theme.slots import BadFrame
from termsite.theme.styles import DRAWN
from termsite.untouched import Untouched

FOLDER = Path("theme/css")


def restyle(root: Path, to: Path, seen: Untouched, written: Set[str]) -> frozenset[str] | None:
    """Publish the site with the style sheets that were `written` over.

    Gives the files touched in the folder that is the site now; None where more follows from what was written,
    and nothing was published.
    """
    drawn = {root / FOLDER / f"{name}.css" for name in DRAWN}
    if not drawn.isdisjoint(map(Path, written)):
        return None

    def work(renewal: Renewal) -> frozenset[str]:
        laid = renewal.store.value("look")
        if laid is None:
            raise More
        try:
            return renewal.put(look(root, *laid))
        except BadFrame:  # a sheet that is no text
            raise More from None

    return renewed(root, to, seen, work)
