"""Every chart, however extreme, is a sound picture: well-formed, in bounds, no words on words."""

import gzip
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from calckit.chart.draw import draw, draw_both
from calckit.chart.told import told
from tests.calckit.chart.boxes import clipped, collisions, label_boxes, outside, size
from tests.calckit.chart.samples import (
    LIQUIDATION,
    SAMPLES,
    any_chart,
    bars_charts,
    columns_charts,
    grid_charts,
    rows_charts,
    xy_charts,
)

GEOMETRY = {"x", "y", "width", "height", "cx", "cy", "r", "d"}
WIDTHS = (328, 440, 520, 640)
whole_charts = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def check(svg: str) -> None:
    root = ElementTree.fromstring(svg)
    assert not [node for node in root.iter() if "style" in node.attrib]
    for node in root.iter():
        for name in GEOMETRY & node.attrib.keys():
            assert re.fullmatch(r"[MLHVlhvz0-9 .-]*", node.attrib[name]), node.attrib[name]
    assert outside(svg) == []
    assert collisions(svg) == []
    assert clipped(svg) == []
    width, height = size(svg)
    for rect in root.iter("rect"):
        left, top, wide, high = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
        assert left >= -0.1 and top >= -0.1 and left + wide <= width + 0.1 and top + high <= height + 0.1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_worked_chart_is_a_sound_picture(name: Any, width: Any) -> None:
    check(draw(SAMPLES[name], width))


@whole_charts
@given(xy_charts)
def test_any_chart_over_a_number_is_a_sound_picture(chart: Any) -> None:
    for width in (328, 640):
        check(draw(chart, width))


@whole_charts
@given(rows_charts)
def test_any_rows_are_a_sound_picture(chart: Any) -> None:
    for width in (328, 640):
        check(draw(chart, width))


@whole_charts
@given(bars_charts)
def test_any_bars_are_a_sound_picture(chart: Any) -> None:
    for width in (328, 640):
        check(draw(chart, width))


@whole_charts
@given(columns_charts)
def test_any_columns_are_a_sound_picture(chart: Any) -> None:
    for width in (328, 640):
        check(draw(chart, width))


@whole_charts
@given(grid_charts)
def test_any_grid_is_a_sound_picture(chart: Any) -> None:
    for width in (328, 640):
        check(draw(chart, width))


@whole_charts
@given(any_chart, any_chart)
def test_equal_charts_give_equal_bytes_and_different_charts_different_pictures(one: Any, two: Any) -> None:
    assert draw(one) == draw(one)
    assert (draw(one) == draw(two)) == (repr(one) == repr(two))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_drawing_is_small(name: Any) -> None:
    for width in (328, 640):
        assert len(gzip.compress(draw(SAMPLES[name], width).encode(), 9, mtime=0)) < 1300
    assert len(gzip.compress(draw_both(SAMPLES[name]).encode(), 9, mtime=0)) < 2000


def test_the_pair_on_a_page_shares_no_id() -> None:
    both = draw_both(LIQUIDATION) + draw_both(LIQUIDATION, key="second")
    ids = re.findall(r' id="([^"]+)"', both)
    assert len(ids) == len(set(ids)) == 12
    assert set(re.findall(r"url\(#([^)]+)\)", both)) <= set(ids)


def test_a_picture_has_a_name_and_an_alternative_text() -> None:
    root = ElementTree.fromstring(draw(LIQUIDATION))
    title, desc = root.find("title"), root.find("desc")
    assert root.get("role") == "img"
    assert title is not None and title.text == LIQUIDATION.title
    assert desc is not None and desc.text == told(LIQUIDATION)
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


def test_no_mark_of_a_picture_is_read_by_itself() -> None:
    root = ElementTree.fromstring(draw(LIQUIDATION))
    (marks,) = root.findall("g")
    assert marks.get("aria-hidden") == "true"
    assert len(list(root.iter("text"))) == len(list(marks.iter("text"))) > 5


def test_the_narrow_drawing_uses_the_short_words_and_leaves_out_the_close_up() -> None:
    wide = {box.text for box in label_boxes(draw(LIQUIDATION, 640))}
    narrow = {box.text for box in label_boxes(draw(LIQUIDATION, 328))}
    assert {"Liquidation at 54,271.36", "Position closed", "54,000 bankrupt", "Equity", "9.55%"} <= wide
    assert {"Liquidation", "54,271.36", "Closed", "Maintenance", "Entry, 3,000"} <= narrow
    assert not {"54,000 bankrupt", "Position closed"} & narrow
