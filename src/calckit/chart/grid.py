"""Two things crossed to a grid of cells with words; columns that do not fit go on in a further block."""

from __future__ import annotations

from dataclasses import dataclass

from calckit.chart.labels import TICK, Label, fitted
from calckit.chart.legend import HATCHED, legend, legend_height
from calckit.chart.place import Box
from calckit.chart.sheet import Sheet
from calckit.chart.values import Cell, GridChart

_ROW = 28.0
_HEAD = 40.0
_BETWEEN = 12.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the grid is cut: width of the row names, of a cell, and columns in one block."""

    names: float
    cell: float
    block: int


def grid_height(chart: GridChart, width: float) -> float:
    """Return the height of the drawing."""
    blocks = -(-max(len(chart.columns), 1) // _cut(chart, width).block)
    words = [text for _, text in chart.legend]
    block = _HEAD + _ROW * len(chart.rows)
    return blocks * (block + _BETWEEN) + legend_height(words, width)


def draw_grid(chart: GridChart, sheet: Sheet) -> None:
    """Draw the chart on the sheet."""
    cut, top = _cut(chart, sheet.width), 0.0
    for first in range(0, max(len(chart.columns), 1), cut.block):
        _block(chart, sheet, cut, (first, min(first + cut.block, len(chart.columns))), top)
        top += _HEAD + _ROW * len(chart.rows) + _BETWEEN
    legend(sheet, [(f"cell {tone}", text) for tone, text in chart.legend], top - _BETWEEN)


def _cut(chart: GridChart, width: float) -> _Grid:
    heads = [Label(name, bold=True, size=TICK).width for name, _ in chart.rows]
    names = min(max([Label(chart.down, size=TICK).width, *heads]) + 12, width * 0.34)
    narrow = width < 430
    texts = [cell.short or cell.shown if narrow else cell.shown for _, cells in chart.rows for cell in cells]
    wanted = max([28.0, *(Label(text).width for text in (*texts, *chart.columns))]) + 10
    count = max(1, min(int((width - names) // wanted), max(len(chart.columns), 1)))
    blocks = -(-max(len(chart.columns), 1) // count)
    count = -(-max(len(chart.columns), 1) // blocks)  # blocks of equal length look intended
    return _Grid(names, min((width - names) / count, 120.0), count)


def _block(chart: GridChart, sheet: Sheet, cut: _Grid, columns: tuple[int, int], top: float) -> None:
    across = fitted(chart.across, sheet.width - cut.names - 18, TICK)
    sheet.text(Label(f"{across} →" if across else "", size=TICK), cut.names, top + 12, "s")
    sheet.text(Label(fitted(chart.down, cut.names - 8, TICK), size=TICK), 0, top + 32, "s")
    for at, i in enumerate(range(*columns)):
        middle = cut.names + (at + 0.5) * cut.cell
        words = Label(fitted(chart.columns[i], cut.cell - 4, TICK, True), True, TICK)
        sheet.text(words, middle, top + 32, "", "middle")
    for j, (name, cells) in enumerate(chart.rows):
        y = top + _HEAD + j * _ROW
        sheet.text(Label(fitted(name, cut.names - 8, TICK, True), True, TICK), 0, y + 18)
        for at, cell in enumerate(cells[slice(*columns)]):
            left = cut.names + at * cut.cell
            _cell(sheet, cell, Box(left, y, left + cut.cell, y + _ROW))


def _cell(sheet: Sheet, cell: Cell, box: Box) -> None:
    inner = Box(box.left + 1, box.top + 1, box.right - 1, box.bottom - 1)
    look = f"cell {cell.tone}"
    sheet.rectangle(inner, look)
    if look in HATCHED:
        sheet.hatch(inner)
    room = inner.right - inner.left - 4
    text = cell.shown if Label(cell.shown).width <= room else cell.short or cell.shown
    words = Label(fitted(text, room))
    sheet.text(words, (box.left + box.right) / 2, box.top + 18.5, f"h on-{cell.tone}", "middle")
