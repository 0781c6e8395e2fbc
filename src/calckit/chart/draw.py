"""A chart to SVG: `draw` makes one picture for one width, `draw_both` the pair of a full page."""

from __future__ import annotations

from binascii import crc32

from calckit.chart.bars import bars_height, draw_bars
from calckit.chart.columns import draw_columns
from calckit.chart.grid import draw_grid, grid_height
from calckit.chart.rows import draw_rows, rows_height
from calckit.chart.sheet import Sheet
from calckit.chart.told import told
from calckit.chart.values import BarsChart, Chart, ColumnsChart, GridChart, RowsChart, XYChart
from calckit.chart.xy import draw_xy

WIDE = 640
NARROW = 328
_XY_HEIGHT = 344.0
_COLUMNS_HEIGHT = 280.0


def draw(chart: Chart, width: int = WIDE, key: str = "") -> str:
    """Return the drawing of a chart at a width as an SVG element.

    `key` begins every id in it; without one it is derived from the chart, so that two different charts
    may stand on one page. One chart shown twice at one width needs two keys.
    """
    sheet = Sheet(key or f"mg-{crc32(repr(chart).encode()):08x}-{width}", width, _height(chart, width))
    match chart:
        case XYChart():
            draw_xy(chart, sheet)
        case RowsChart():
            draw_rows(chart, sheet)
        case BarsChart():
            draw_bars(chart, sheet)
        case ColumnsChart():
            draw_columns(chart, sheet)
        case GridChart():
            draw_grid(chart, sheet)
    return sheet.svg(chart.title, told(chart))


def draw_both(chart: Chart, wide: int = WIDE, narrow: int = NARROW, key: str = "") -> str:
    """Return the wide and the narrow drawing; the style sheet shows the one that suits the page."""
    pair = (("wide", wide), ("narrow", narrow))
    drawings = (
        f'<div class="mg-chart-{name}">{draw(chart, width, f"{key}-{name}" if key else "")}</div>'
        for name, width in pair
    )
    return f'<div class="mg-chart">{"".join(drawings)}</div>'


def draw_one(chart: Chart, key: str = "") -> str:
    """Return the narrow drawing alone, for a compact view: on a telephone, or in a column."""
    return f'<div class="mg-chart">{draw(chart, NARROW, key)}</div>'


def _height(chart: Chart, width: int) -> float:
    match chart:
        case XYChart():
            return _XY_HEIGHT
        case RowsChart():
            return rows_height(chart, width)
        case BarsChart():
            return bars_height(chart, width)
        case ColumnsChart():
            return _COLUMNS_HEIGHT
        case GridChart():
            return grid_height(chart, width)
