"""The least that has to be done: nothing where nothing was touched, edited texts alone, else a whole build.

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

    how: str  # "nothing", "texts" or "whole"
    problems: tuple[Problem, ...] = ()


def least(root: Path, to: Path, options: tuple[str, ...], whole: Callable[[], list[Problem]]) -> Done:
    """Bring a site to what the project's folder says; `options` are all that `whole` was told beside that."""
    seen = Untouched(root, to, *options)
    written = seen.written()
    if written == frozenset():
        return Done("nothing")
    gc.set_threshold(250_000)  # hardly anything of a build is thrown away before its end
    if written:
        from termsite.retouch import retouch

        touched = retouch(root, to, seen, written)
        if touched is not None:
            seen.keep(touched)
            return Done("texts")
    problems = tuple(whole())
    if not problems:
        seen.keep()
    return Done("whole", problems)
