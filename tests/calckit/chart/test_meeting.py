"""Where two lines of a chart meet: what is drawn there, by table."""

import pytest

from calckit.chart import Axis, Band, Crossing, Distance, XYChart, meeting

PLAIN = XYChart(title="Equity against the price", x=Axis("Price"), y=Axis("Equity"))
FLAG = Crossing(50.0, 2.0, "Closed at 50", "no more is left", "Closed", "50")

# where, above; the flag, the band, the way
MET = [
    (None, False, (), (), ()),
    (50.0, False, (FLAG,), (Band(None, 50.0, "Lost", "L"),), (Distance(80.0, 50.0, "37%"),)),
    (50.0, True, (FLAG,), (Band(50.0, None, "Lost", "L"),), (Distance(80.0, 50.0, "37%"),)),
    (0.0, False, (), (), ()),
    (0.0, True, (), (Band(0.0, None, "Lost", "L"),), ()),
]


@pytest.mark.parametrize(("x", "above", "crossings", "bands", "distances"), MET)
def test_a_meeting_is_drawn_where_it_is(
    x: float | None,
    above: bool,
    crossings: tuple[Crossing, ...],
    bands: tuple[Band, ...],
    distances: tuple[Distance, ...],
) -> None:
    band, way = ("Lost", "L"), (80.0, "37%")
    met = meeting(PLAIN, x, 2.0, "Closed", "50", "no more is left", above=above, band=band, way=way)
    assert (met.crossings, met.bands, met.distances) == (crossings, bands, distances)


def test_what_the_chart_had_before_stays() -> None:
    before = XYChart(title="Equity", x=Axis("Price"), y=Axis("Equity"), bands=(Band(None, None, "Call"),))
    met = meeting(before, 50.0, 2.0, "Closed", "50", "no more is left", title="Closed after 50 days")
    assert met.bands == before.bands
    assert [crossing.title for crossing in met.crossings] == ["Closed after 50 days"]
