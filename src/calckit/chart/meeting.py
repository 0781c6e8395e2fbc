"""Where two lines of a chart meet: the crossing, what holds beyond it, and how far it is until there."""

from __future__ import annotations

from dataclasses import replace

from calckit.chart.values import Band, Crossing, Distance, XYChart
from calckit.saying import say


def meeting(
    chart: XYChart,
    x: float | None,
    y: float,
    short: str,
    shown: str,
    note: str,
    *,
    title: str = "",
    above: bool = False,
    band: tuple[str, str] | None = None,
    way: tuple[float, str] | None = None,
) -> XYChart:
    """Return the chart with the place where two of its lines meet; for None it stays as it is.

    Args:
        chart: The chart without it.
        x: Where they meet, 0 or more; at 0 only what holds above it is drawn.
        y: Their height there.
        short: What happens there, in one or two words.
        shown: The text of x.
        note: Why it happens there.
        title: The flag's words, where they are not "<short> at <shown>".
        above: Whether the band lies above x, not below.
        band: What holds there, and the same where there is little room.
        way: From where the distance to x is drawn, and its words.
    """
    if x is None:
        return chart
    low, high = (x, None) if above else (None, x)
    bands = (Band(low, high, *band),) if band and (x or above) else ()
    flag = title or say("{what} at {place}", what=short, place=shown)
    crossing = Crossing(x, y, flag, note, short, shown)
    return replace(
        chart,
        bands=(*chart.bands, *bands),
        crossings=(*chart.crossings, *((crossing,) if x else ())),
        distances=(*chart.distances, *((Distance(way[0], x, way[1]),) if way and x else ())),
    )
