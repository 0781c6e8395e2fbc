"""The measures' file: how high the frame of each calculator is, as a browser measured it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from termsite.model import Place, Problem

FILE = "heights.tsv"
Heights: TypeAlias = Mapping[str, Mapping[int, int]]


def read_heights(root: Path) -> tuple[Heights, list[Problem]]:
    """Read the measures of a project; where there is no file, none were taken."""
    file = root / FILE
    lines = file.read_text("utf-8", errors="replace").splitlines() if file.exists() else []
    heights: dict[str, dict[int, int]] = {}
    problems = []
    head, *rows = [line.split("\t") for line in lines] or [[]]
    widths = [int(cell) for cell in head[1:] if cell.isdecimal()]
    for number, (slug, *cells) in enumerate(rows, 2):
        if len(cells) == len(widths) == len(head) - 1 and all(cell.isdecimal() for cell in cells):
            heights[slug] = dict(zip(widths, map(int, cells), strict=True))
        else:
            hint = "A row is a calculator and a height for each width of the first row, with tabs between."
            problems.append(Problem(Place(FILE, number), "this is no row of heights", hint))
    return MappingProxyType(heights), problems
