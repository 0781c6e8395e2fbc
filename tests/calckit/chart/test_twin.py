"""The table says what the picture says, from the same values."""

from typing import Any

from hypothesis import given

from calckit.chart import Table
from calckit.chart.table import twin
from tests.calckit.chart.samples import BOOK, LIQUIDATION, ROWS, SCENARIOS, STEPS, STRESS, any_chart


def test_lines_become_columns_and_marks_become_notes() -> None:
    table = twin(LIQUIDATION)
    assert table.head == (
        "Mark price, USDT per BTC",
        "Equity, USDT",
        "Maintenance margin (0.5% of value), USDT",
        "Note",
    )
    assert ("60,000", "3,000", "150", "Entry 60,000, equity 3,000") in table.rows
    assert ("50,000", "−2,000", "125", "") in table.rows


def test_rounds_are_called_by_their_names() -> None:
    assert ("3", "97") in [row[:2] for row in twin(STEPS).rows]


def test_rows_keep_formula_value_and_difference() -> None:
    assert twin(ROWS) == Table(
        "One answer per formula",
        ("Answer", "How", "Liquidation price, USDT", "Difference"),
        (
            ("Exact, maintenance at the price", "P = (E − M/q) / (1 − m)", "54,271.36", ""),
            ("Exact, with the closing fee", "0.05% fee in the rate", "54,298.64", "+27.28"),
            ("Bankruptcy, no maintenance", "E (1 − 1/L)", "54,000.00", "−271.36"),
            ("Cross, with other equity", "", "never", ""),
        ),
    )


def test_bars_keep_each_part() -> None:
    table = twin(BOOK)
    assert table.head == ("Bid price", "left of", "taken before", "this round", "left")
    assert table.rows[0] == ("98.0", "0 / 45", "25.00", "20.00", "")


def test_columns_and_cells_keep_their_words() -> None:
    assert twin(SCENARIOS).rows[1] == ("2", "-2,310")
    assert twin(STRESS).head == ("Volatility \\ Price shock", "−30%", "0%", "+30%")
    assert twin(STRESS).rows[0] == ("+50%", "−1,724", "0", "862")


@given(any_chart)
def test_every_chart_has_a_table_as_wide_as_its_head(chart: Any) -> None:
    table = twin(chart)
    assert table.caption == chart.title
    assert all(isinstance(cell, str) for row in (table.head, *table.rows) for cell in row)
