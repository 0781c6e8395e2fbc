"""What a chart says, as frozen values: five families, drawn by `draw`, told as a table by `twin`.

Values only. Every number is finite; fractions stay fractions (a `percent` axis multiplies by 100).
A `short` text replaces the long one in the narrow drawing, or wherever the long one finds no room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "Axis",
    "Band",
    "Bar",
    "BarsChart",
    "Cell",
    "Chart",
    "CloseUp",
    "Column",
    "ColumnsChart",
    "Crossing",
    "Distance",
    "Dot",
    "Format",
    "GridChart",
    "Level",
    "Line",
    "LineStyle",
    "Part",
    "PartKind",
    "Point",
    "Row",
    "RowsChart",
    "Shortfall",
    "Table",
    "Tone",
    "Vertical",
    "XYChart",
]

Format: TypeAlias = Literal["plain", "money", "percent", "multiple", "days"]
LineStyle: TypeAlias = Literal["main", "required", "ghost", "second", "third"]
PartKind: TypeAlias = Literal["left", "now", "taken"]
Tone: TypeAlias = Literal["plain", "good", "near", "bad", "now"]
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Axis:
    """What is measured and in which unit; `low` and `high` cut the picture, else the values decide."""

    label: str
    unit: str = ""
    format: Format = "plain"
    scale: Literal["linear", "log"] = "linear"
    low: float | None = None
    high: float | None = None
    names: tuple[str, ...] = ()
    """Words at 0, 1, 2 … instead of numbers: "sale", "1", "2"."""
    current: int | None = None
    """Which of the names is now; it is set bold."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points in order of x; a step line holds each y until the next x."""

    name: str
    points: tuple[Point, ...]
    style: LineStyle = "main"
    short: str = ""
    step: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of x: the hatched loss zone, or the highlighted column of the current round."""

    low: float | None
    high: float | None
    name: str = ""
    short: str = ""
    kind: Literal["loss", "now"] = "loss"


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where two lines meet: a full-height line, a ring and a flag with a title and a note."""

    x: float
    y: float
    title: str
    note: str = ""
    short: str = ""
    short_note: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A marked point with its words; `drop` ties it to the axis, `ring` makes it the answer."""

    x: float
    y: float
    label: str = ""
    short: str = ""
    drop: bool = False
    ring: bool = False


@dataclass(frozen=True, slots=True)
class Distance:
    """A double arrow along x with its words above: from here to there, "9.55%"."""

    start: float
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class Vertical:
    """A line at one x over the whole height: a stop, a date, a limit."""

    x: float
    label: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal trigger at one y, drawn as far as `until`; `hit` once it has been reached."""

    y: float
    label: str = ""
    until: float | None = None
    hit: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """An upright bar at x from one line to another, with two lines of words beside it."""

    x: float
    low: float
    high: float
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CloseUp:
    """An enlarged view of a crossing; drawn only where the crossing hugs the zero line."""

    x: float
    y: float
    shown: str
    """The text of y, beside the enlarged line."""
    zero_x: float
    """Where the main line reaches zero."""
    note: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class XYChart:
    """Lines over a number: equity against price, price round by round, maintenance against size."""

    title: str
    x: Axis
    y: Axis
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    dots: tuple[Dot, ...] = ()
    distances: tuple[Distance, ...] = ()
    verticals: tuple[Vertical, ...] = ()
    levels: tuple[Level, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    close_up: CloseUp | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One answer among several: its formula in words, its place, its difference from the first."""

    name: str
    value: float | None
    shown: str
    note: str = ""
    difference: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class RowsChart:
    """One answer per formula; the first row is the reference the others are measured against."""

    title: str
    x: Axis
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar; negative amounts grow to the left."""

    amount: float
    kind: PartKind = "left"


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal bar of parts laid end to end; bars of one `group` stand under its name."""

    name: str
    parts: tuple[Part, ...]
    shown: str
    group: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class BarsChart:
    """Amounts side by side: an order book, before and after, cures, value and what counts of it."""

    title: str
    bars: tuple[Bar, ...]
    head: str = ""
    shown_head: str = ""
    legend: tuple[tuple[PartKind, str], ...] = ()
    format: Format = "money"
    """How the parts are written in the table; the bars carry their own text."""


@dataclass(frozen=True, slots=True)
class Column:
    """One upright bar, up when positive and hatched downwards when negative."""

    name: str
    value: float
    shown: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class ColumnsChart:
    """Signed amounts in a row: profit and loss per scenario, the deciding one marked."""

    title: str
    columns: tuple[Column, ...]
    y: Axis
    head: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of a grid; its words stand alone, the tone only repeats them."""

    shown: str
    tone: Tone = "plain"
    short: str = ""


@dataclass(frozen=True, slots=True)
class GridChart:
    """Two things crossed: equity under two shocks, accounts by rounds."""

    title: str
    across: str
    columns: tuple[str, ...]
    down: str
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    legend: tuple[tuple[Tone, str], ...] = ()


Chart: TypeAlias = XYChart | RowsChart | BarsChart | ColumnsChart | GridChart


@dataclass(frozen=True, slots=True)
class Table:
    """The same facts as formatted text: what the chart says, for those who do not see it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
