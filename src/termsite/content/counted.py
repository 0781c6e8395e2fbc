"""A number of things, in the form that English has for it."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """So many of a thing: one cell, as '1 cell', and more as '3 cells'."""
    return f"{number:,} {thing}{'s' * (number != 1)}"
