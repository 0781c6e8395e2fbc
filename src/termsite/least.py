"""The least that has to be done: nothing where nothing was touched, edited texts or styles alone, or all.

What either takes is imported only where there is a need.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from termsite.untouched import Untouched

if TYPE_CHECKING:
    from termsite.model import Problem


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in a word, and what is wrong: then the last site stays."""

    how: str  # "nothing", "part" or "whole"
    problems: tuple[Problem, ...] = ()


def least(
    root: Path,
    to: Path,
    options: tuple[str, ...],
    whole: Callable[[], list[Problem]],
    shown: Path | None = None,
) -> Done:
    """Bring a site to what the project's folder says; `options` are all that `whole` was told beside that.

    Where all has to be done, what can be `shown` ahead is written into that folder, and told.
    """
    seen = Untouched(root, to, *options)
    written = seen.written()
    if written == frozenset():
        return Done("nothing")
    gc.set_threshold(250_000)  # hardly anything of a build is thrown away before its end
    if written:
        touched = _part(root, to, seen, written)
        if touched is not None:
            seen.keep(touched)
            return Done("part")
        if shown:
            _ahead(root, to, seen, written, shown)
    problems = tuple(whole())
    if not problems:
        seen.keep()
    return Done("whole", problems)


def _part(root: Path, to: Path, seen: Untouched, written: frozenset[str]) -> frozenset[str] | None:
    """Set anew what was written over, if that is possible alone."""
    folders = {Path(file).parent for file in written}
    if folders == {root / "terms"}:
        from termsite.retouch import retouch

        return retouch(root, to, seen, written)
    if folders == {root / "theme" / "css"}:
        from termsite.restyle import restyle

        return restyle(root, to, seen, written)
    return None


def _ahead(root: Path, to: Path, seen: Untouched, written: frozenset[str], shown: Path) -> None:
    """Show ahead what can be."""
    if {Path(file).parent for file in written} == {root / "terms"}:
        from termsite.ahead import ahead

        for name in ahead(root, to, seen, written, shown):
            print(name, flush=True)
