"""What a liquidation takes: partial closing, steps, the penalty, the insurance fund, and deleveraging."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from margin import (
    Bracket,
    Candidate,
    Position,
    bankruptcy_price,
    deleverage,
    deleveraging_margin,
    deleveraging_order,
    deleveraging_score,
    insurance_fund_change,
    insurance_fund_draw,
    liquidation_penalty,
    maintenance_margin,
    partial_close,
    step_down,
)
from tests.margin.answers import there
from tests.margin.strategies import numbers, positions, profit_of, value_of

TABLE = [Bracket(0, 0.01), Bracket(1000, 0.02), Bracket(5000, 0.05)]
POSITION = Position("long", "linear", 100, 100)
QUEUES = st.lists(
    st.builds(Candidate, st.text(max_size=3), numbers(0.1, 100), st.floats(-10, 10)), max_size=12
)


@given(
    positions(),
    numbers(0.5, 2),
    st.floats(-0.5, 1.5),
    st.floats(0.01, 0.5),
    st.floats(1, 2),
    st.floats(0, 0.009),
)
def test_a_partial_close_restores_exactly_the_target(
    position: Any, move: float, share: float, rate: float, target: float, fee: float
) -> None:
    price = position.entry * move
    value = value_of(position, price)
    equity = share * rate * value
    result = partial_close(position, equity, price, rate=rate, target=target, fee=fee)
    left = value * (1 - result.quantity / position.quantity)
    assert 0 <= result.quantity <= position.quantity
    assert result.equity == pytest.approx(equity - fee * (value - left), abs=1e-12 * value)
    if result.quantity == 0:
        assert equity >= target * rate * value * (1 - 1e-12)
    elif result.restored:
        assert result.equity == pytest.approx(target * rate * left, abs=1e-10 * value)
    else:
        assert result.quantity == position.quantity and result.equity < 0


def test_a_partial_close_worked_by_hand() -> None:
    # q = (r·m·q·P − equity) / (P·(r·m − f)) = (0.1·9000 − 400) / (90·0.09)
    result = partial_close(POSITION, 400, 90, rate=0.1, fee=0.01)
    assert result.quantity == pytest.approx(500 / (90 * 0.09)) and result.restored
    assert result.fee == pytest.approx(result.quantity * 0.9)


def test_closing_cannot_help_when_it_costs_more_than_it_frees() -> None:
    words = "fee 0.02 is not below target x maintenance rate 0.02: closing cannot restore margin"
    with pytest.raises(ValueError, match=words):
        partial_close(POSITION, 10, 100, rate=0.02, fee=0.02)


def test_an_account_below_zero_cannot_be_restored_by_closing() -> None:
    result = partial_close(POSITION, -1, 100, rate=0.1, fee=0.0)
    assert (result.quantity, result.restored, result.equity) == (100, False, -1)


def test_steps_leave_one_bracket_after_the_other_until_equity_suffices() -> None:
    # notional 10 000 needs 500 − 200 + ... : 0.05·n − 160; at 5000 it needs 90, at 1000 it needs 10
    first, second = step_down(POSITION, 80, 100, brackets=TABLE)
    assert (first.closed, first.notional, first.maintenance) == (50, 5000, pytest.approx(90))
    assert (second.closed, second.notional, second.maintenance) == (40, 1000, pytest.approx(10))
    assert second.equity == 80 > second.maintenance


def test_no_step_is_taken_above_maintenance() -> None:
    assert step_down(POSITION, 341, 100, brackets=TABLE) == ()
    assert len(step_down(POSITION, 340, 100, brackets=TABLE)) == 1


def test_the_caps_state_the_venues_steps() -> None:
    # a fifth first, then all
    steps = step_down(POSITION, 100, 100, brackets=TABLE, caps=[8000], fee=0.001)
    assert [step.notional for step in steps] == [8000, 0]
    assert steps[-1].equity == pytest.approx(100 - 10) and steps[-1].maintenance == 0


def test_caps_in_disorder_are_refused() -> None:
    with pytest.raises(ValueError, match=r"caps\[1\] must be below caps\[0\]"):
        step_down(POSITION, 1, 100, brackets=TABLE, caps=[1000, 2000])


@given(positions(), st.floats(-0.1, 0.2), st.floats(0, 0.01))
def test_the_steps_close_no_more_than_there_is_and_end_safe_or_empty(
    position: Any, share: float, fee: float
) -> None:
    value = value_of(position, position.entry)
    table = [Bracket(value * floor, rate) for floor, rate in ((0, 0.01), (0.2, 0.03), (0.6, 0.1))]
    steps = step_down(position, share * value, position.entry, brackets=table, fee=fee)
    closed = sum(step.closed for step in steps)
    assert closed <= position.quantity * (1 + 1e-12)
    assert [step.notional for step in steps] == sorted((step.notional for step in steps), reverse=True)
    if steps:
        last = steps[-1]
        assert last.notional == 0 or last.equity > last.maintenance
        assert last.equity == pytest.approx(share * value - fee * (value - last.notional), abs=1e-12 * value)
    else:
        assert share * value > maintenance_margin(value, table)


def test_the_penalty_never_takes_more_than_is_left() -> None:
    assert liquidation_penalty(100, 1000, 0.015) == 15
    assert liquidation_penalty(10, 1000, 0.015) == 10
    assert liquidation_penalty(-10, 1000, 0.015) == 0


@given(positions(), st.floats(0.01, 0.9), numbers(0.5, 2), st.floats(0, 0.1))
def test_the_fund_gains_what_the_fill_is_better_than_bankruptcy(
    position: Any, share: float, move: float, cost: float
) -> None:
    value = value_of(position, position.entry)
    margin, fee, fill = share * value, cost * value, position.entry * move
    bankrupt = bankruptcy_price(position, margin)
    assume(bankrupt is not None)
    assert bankrupt is not None
    scale = value + value_of(position, fill) + value_of(position, bankrupt)
    expected = fee + profit_of(position, fill) - profit_of(position, bankrupt)
    change = insurance_fund_change(position, margin, fill, fee=fee)
    assert change == pytest.approx(expected, abs=1e-11 * scale)
    draw = insurance_fund_draw(position, margin, fill)
    assert draw >= 0 and draw == pytest.approx(max(0, fee - change), abs=1e-11 * scale)


def test_a_linear_fund_change_is_the_price_difference_times_quantity() -> None:
    position = Position("short", "linear", 500, 1)  # bankrupt at 1.2
    assert insurance_fund_change(position, 100, 1.21) == pytest.approx((1.2 - 1.21) * 500)
    assert insurance_fund_draw(position, 100, 1.21) == pytest.approx(5)
    assert insurance_fund_draw(position, 100, 1.2) == pytest.approx(0, abs=1e-12)


def test_scores_reward_profit_and_leverage() -> None:
    # profit 10 %, value 110, equity 20: 0.1 × 5.5; loss 10 %, value 90, equity 30: −0.1 / 3
    long = Position("long", "linear", 1, 100)
    assert deleveraging_score(long, 10, 110) == pytest.approx(0.1 * 110 / 20)
    assert deleveraging_score(long, 40, 90) == pytest.approx(-0.1 / (90 / 30))
    assert deleveraging_score(long, 10, 90) is None


@given(positions(), st.floats(0.05, 0.9), numbers(1.01, 3))
def test_a_winner_with_less_margin_stands_further_ahead(position: Any, share: float, move: float) -> None:
    mark = position.entry * (move if position.side == "long" else 1 / move)
    value = value_of(position, position.entry)
    nearer = there(deleveraging_score(position, share * value, mark))
    assert nearer > there(deleveraging_score(position, value, mark)) > 0


@given(positions(), st.floats(0.05, 0.9), numbers(0.5, 2), st.floats(0.1, 3))
def test_the_margin_of_a_score_gives_that_score_and_more_margin_stands_further_back(
    position: Any, share: float, move: float, times: float
) -> None:
    mark = position.entry * move
    score = deleveraging_score(position, share * value_of(position, position.entry), mark)
    margin = deleveraging_margin(position, (score or 0) * times, mark)
    if margin is None:
        return
    there_again = there(deleveraging_score(position, margin, mark))
    assert there_again == pytest.approx(there(score) * times, rel=1e-6)
    assert there(deleveraging_score(position, margin * 1.01 + 1e-6 * mark, mark)) < there_again


def test_no_margin_gives_a_score_of_the_other_sign() -> None:
    long = Position("long", "linear", 1, 100)
    assert deleveraging_margin(long, 0.55, 110) == pytest.approx(10)
    assert deleveraging_margin(long, -0.1 / 3, 90) == pytest.approx(40)
    assert deleveraging_margin(long, -0.1, 110) is None
    assert deleveraging_margin(long, 0.1, 90) is None
    assert deleveraging_margin(long, 0.1, 100) is None


@given(QUEUES, st.floats(0, 500))
def test_the_queue_is_closed_from_the_front_and_to_the_last_unit(queue: Any, quantity: float) -> None:
    order, answer = deleveraging_order(queue), deleverage(queue, quantity)
    assert [name for name, _ in answer.closed] == list(order[: len(answer.closed)])
    closed = sum(part for _, part in answer.closed)
    assert closed + answer.unfilled == pytest.approx(quantity, abs=1e-9)
    if answer.unfilled > 1e-9:
        assert len(answer.closed) == len(queue)
    full = sorted(queue, key=lambda item: -item.score)
    assert all(part == item.quantity for (_, part), item in zip(answer.closed[:-1], full, strict=False))


def test_equal_scores_keep_the_order_given() -> None:
    assert deleveraging_order([Candidate("b", 1, 2), Candidate("a", 1, 2), Candidate("c", 1, 3)]) == (
        "c",
        "b",
        "a",
    )
