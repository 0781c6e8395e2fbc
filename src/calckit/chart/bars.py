"""Amounts to horizontal bars: parts end to end, the value at the right, a legend below."""

from __future__ import annotations

from dataclasses import dataclass

from calckit.chart.labels import TICK, Label, fitted
from calckit.chart.legend import legend, legend_height
from calckit.chart.place import Box
from calckit.chart.scale import Scale
from calckit.chart.sheet import Sheet
from calckit.chart.values import Bar, BarsChart

_BAR = 14.0
_HEAD = 24.0


@dataclass(frozen=True, slots=True)
class _Bars:
    """Where the bars stand; `stacked` sets name and value above each bar because they are long."""

    sheet: Sheet
    x: Scale
    stacked: bool
    left: float
    right: float


def bars_height(chart: BarsChart, width: float) -> float:
    """Return the height of the drawing."""
    groups = sum(1 for one, two in zip((None, *chart.bars), chart.bars, strict=False) if _opens(one, two))
    pitch = 40 if _is_stacked(chart, width) else 22
    words = [text for _, text in chart.legend]
    return _top(chart) + len(chart.bars) * pitch + groups * _HEAD + 6 + legend_height(words, width)


def draw_bars(chart: BarsChart, sheet: Sheet) -> None:
    """Draw the chart on the sheet."""
    made = _made(chart, sheet)
    _heads(chart, sheet)
    y, before = _top(chart), None
    for bar in chart.bars:
        if _opens(before, bar):
            sheet.text(Label(fitted(bar.group, sheet.width, bold=True), bold=True), 0, y + 16)
            y += _HEAD
        y += _bar(made, bar, y)
        before = bar
    legend(sheet, [("part" if kind == "now" else kind, text) for kind, text in chart.legend], y + 8)


def _opens(before: Bar | None, bar: Bar) -> bool:
    return bool(bar.group) and (before is None or before.group != bar.group)


def _top(chart: BarsChart) -> float:
    return 26.0 if chart.head or chart.shown_head else 6.0


def _columns(chart: BarsChart) -> tuple[float, float]:
    """Return the widths of the names and of the values, heads included."""
    names = [Label(bar.name, bar.current, TICK).width for bar in chart.bars]
    shown = [Label(bar.shown, size=TICK).width for bar in chart.bars]
    return max(names, default=0.0), max([Label(chart.shown_head, size=TICK).width, *shown])


def _is_stacked(chart: BarsChart, width: float) -> bool:
    names, shown = _columns(chart)
    return names > width * 0.3 or names + shown > width * 0.55


def _made(chart: BarsChart, sheet: Sheet) -> _Bars:
    names, shown = _columns(chart)
    stacked = _is_stacked(chart, sheet.width)
    left, right = (2.0, sheet.width - 2) if stacked else (names + 10, sheet.width - shown - 16)
    ends = [sum(part.amount for part in bar.parts if part.amount > 0) for bar in chart.bars]
    starts = [sum(part.amount for part in bar.parts if part.amount < 0) for bar in chart.bars]
    low, high = min([0.0, *starts]), max([0.0, *ends])
    return _Bars(sheet, Scale(low, high if high > low else low + 1, left, right), stacked, left, right)


def _heads(chart: BarsChart, sheet: Sheet) -> None:
    half = sheet.width / 2 - 8
    sheet.text(Label(fitted(chart.head, half, TICK), size=TICK), 0, 12, "s")
    sheet.text(Label(fitted(chart.shown_head, half, TICK), size=TICK), sheet.width, 12, "s", "end")


def _bar(made: _Bars, bar: Bar, y: float) -> float:
    """Draw one bar with its words from y on; return how high it is."""
    sheet = made.sheet
    shown = Label(fitted(bar.shown, sheet.width * 0.6, TICK), size=TICK)
    look = "" if bar.current else "s"
    if made.stacked:
        room = sheet.width - shown.width - 14
        sheet.text(Label(fitted(bar.name, room, TICK, bar.current), bar.current, TICK), 0, y + 13, look)
        sheet.text(shown, sheet.width, y + 13, "", "end")
        _parts(made, bar, y + 19)
        return 40.0
    sheet.text(Label(bar.name, bar.current, TICK), made.left - 8, y + 14, look, "end")
    sheet.text(shown, sheet.width, y + 14, "", "end")
    _parts(made, bar, y + 3)
    return 22.0


def _parts(made: _Bars, bar: Bar, top: float) -> None:
    ends = {True: 0.0, False: 0.0}
    for part in bar.parts:
        up = part.amount >= 0
        low, high = sorted((made.x.at(ends[up]), made.x.at(ends[up] + part.amount)))
        ends[up] += part.amount
        if high - low < 0.05:
            continue
        box = Box(low, top, high, top + _BAR)
        made.sheet.rectangle(box, "part" if part.kind == "now" else part.kind)
        if part.kind == "now":
            made.sheet.hatch(box)
    zero = made.x.at(0)
    made.sheet.stroke((zero, top - 4, zero, top + _BAR + 4), "axis")
