"""Each day of every replay is the module's own account of that day."""

import json

import pytest

import margin
from calckit import Outcome, answer, ask, load
from calckit.chart import XYChart
from calckit.chart.table import twin

CATALOGUE = load()
REPLAY = CATALOGUE["replay-of-real-days"]
RATES = {"2": "25", "10": "5"}  # leverage → maintenance rate, per cent


@pytest.mark.parametrize("leverage", RATES)
@pytest.mark.parametrize("series", margin.PRICE_SERIES)
def test_the_numbers_of_each_day_are_the_modules(series: str, leverage: str) -> None:
    stated, rate = margin.PRICE_SERIES[series], float(RATES[leverage]) / 100
    plain = {"series": series, "leverage": leverage, "maintenance_rate": RATES[leverage], "bought": "2"}
    outcome = answer(REPLAY, plain=plain | {"day": str(len(stated.days))})
    assert isinstance(outcome, Outcome)
    units = margin.max_quantity(10_000.0, float(leverage), stated.prices[1])
    loan = margin.margin_loan(units, stated.prices[1], initial_rate=1 / float(leverage))
    assert len(outcome.case.days) == len(stated.days) - 1
    for day, price in zip(outcome.case.days, stated.prices[1:], strict=True):
        account = margin.margin_call_amount(units * price, loan, maintenance_rate=rate)
        assert day.price == price
        assert (day.equity, day.required, day.call) == pytest.approx(
            (account.equity, account.required, account.cash)
        )
    last = outcome.case.days[-1]
    assert (outcome.case.equity, outcome.case.required, outcome.case.call) == (
        last.equity,
        last.required,
        last.call,
    )


@pytest.mark.parametrize("series", margin.PRICE_SERIES)
def test_table_steps_and_lines_show_every_day(series: str) -> None:
    outcome = answer(REPLAY, plain={"series": series, "day": "1"})
    assert isinstance(outcome, Outcome)
    assert REPLAY.rounds is not None
    days, told, drawn = outcome.case.days, REPLAY.rounds(outcome.case), outcome.chart
    assert isinstance(drawn, XYChart)
    assert [day.number for day in days] == list(range(1, len(margin.PRICE_SERIES[series].days) + 1))
    assert [step.figure for step in told.rounds] == [outcome.case.show("equity", day.equity) for day in days]
    assert [[y for _, y in line.points] for line in drawn.lines] == [
        [day.equity for day in days],
        [day.required for day in days],
    ]
    assert [row[0] for row in twin(drawn).rows] == list(drawn.x.names)


@pytest.mark.parametrize("place", [0, 7, 19])
def test_a_step_draws_its_own_day(place: int) -> None:
    reply = json.loads(ask(CATALOGUE, json.dumps({"calculator": REPLAY.slug, "plain": {}, "round": place})))
    day = answer(REPLAY, plain={}).case.days[place]  # type: ignore[union-attr]
    assert f"Equity {day.equity:,.2f}" in reply["html"]["round"]
