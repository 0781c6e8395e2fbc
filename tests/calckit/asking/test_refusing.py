"""Refusals as data: known by their attributes, worded by the field that they name; all other errors are faults."""

import json
from dataclasses import dataclass
from typing import Annotated, Any

import pytest

from calckit import (
    Calculator,
    Case,
    Choice,
    Refusals,
    Rows,
    Step,
    Unfit,
    Words,
    answer,
    ask,
    ask_edited,
    calculator,
    money,
    multiple,
    naming,
    percent,
)
from calckit.asking.refusing import NOWHERE, OUT_OF_RANGE, Refusal, worded
from calckit.chart import BarsChart, Chart


@dataclass(frozen=True)
class Shelf:
    """A row of the form."""

    height: Annotated[float, money("Height", unit="cm", above=0)]
    load: Annotated[float, percent("Load", at_least=0, at_most=1)]
    wood: Annotated[str, Choice(label="Wood", options={"oak": "Old oak", "fir": "Fir"})] = "oak"


@dataclass(frozen=True)
class Total:
    """What the shelves come to."""

    sum: Annotated[float, money("Sum", unit="cm")]


class Foreign(ValueError):
    """An error of somebody who knows nothing of calckit."""

    def __init__(self, name: str, rule: str, bound: object = None, other: str = "") -> None:
        self.name, self.rule, self.bound, self.other = name, rule, bound, other
        self.value: object = None


def fine(case: Case) -> Words:
    return Words("It is", "sum", "")


def working(case: Case) -> tuple[Step, ...]:
    return (Step("Sum:", "s = a", {"a": case.sum}, gives="sum"),)


def chart(case: Case) -> Chart:
    return BarsChart(title="Sum", bars=())


def broken(case: Case) -> Any:
    raise ValueError("a fault of the calculator")


def declare(raised: Exception | None = None, **parts: Any) -> Calculator:
    def shelves(
        wall: Annotated[float, money("Wall", unit="cm", above=0)] = 240.0,
        slope: Annotated[float, percent("E-mode slope", at_least=-1, at_most=1)] = 0.1,
        stretch: Annotated[float, multiple("Stretch", at_least=1)] = 2.0,
        wood: Annotated[str, Choice(label="Kind of wood", options={"oak": "Old oak", "fir": "Fir"})] = "oak",
        boards: Annotated[tuple[Shelf, ...], Rows(label="Shelves", of=Shelf, row="shelf")] = (
            Shelf(40.0, 0.5),
            Shelf(50.0, 0.2),
        ),
    ) -> Total:
        if raised:
            raise raised
        return Total(wall)

    given = {"words": fine, "working": working, "chart": chart} | parts
    return calculator(title="S", question="Q?", group="G", terms=("t",), **given)(shelves)


INPUTS = declare().inputs
WORDED = [
    (Foreign("wall", "above", 12_000.0), "wall", "Wall must be above 12,000."),
    (Foreign("slope", "at_most", 0.44, "load"), "slope", "E-mode slope must be at most 44%."),
    (Foreign("slope", "below", 0.1, "stretch"), "slope", "E-mode slope must be below 10%, the stretch."),
    (Foreign("wall", "above", 0.1, "slope"), "wall", "Wall must be above 0.1, the E-mode slope."),
    (Foreign("stretch", "at_least", 3), "stretch", "Stretch must be at least 3×."),
    (Foreign("slope", "at_least", -0.000001), "slope", "E-mode slope must be at least −0.0001%."),
    (Foreign("wood", "one_of", ("fir",)), "wood", "Kind of wood must be one of: Fir."),
    (Foreign("boards[1].wood", "same", "oak", "boards[0].wood"), "boards.1.wood",
     "Shelf 2: wood must be Old oak, that of shelf 1."),
    (Foreign("boards[1].height", "above", 5_000, "boards[0].height"), "boards.1.height",
     "Shelf 2: height must be above 5,000, that of shelf 1."),
    (Foreign("boards.0.height", "above", 9, "boards.0.load"), "boards.0.height",
     "Shelf 1: height must be above 9, the load."),
    (Foreign("wall", "above", 9, "boards[1].height"), "wall", "Wall must be above 9, the height of shelf 2."),
    (Foreign("boards[0].height", "at_most", 240.0, "wall"), "boards.0.height",
     "Shelf 1: height must be at most 240, the wall."),
    (Foreign("boards", "size", 3), "boards", "Shelves does not fit the other numbers."),
    (Foreign("boards[0].depth", "above", 3), "boards", "Shelves does not fit the other numbers."),
    (Foreign("wall", "fits"), "wall", "Wall does not fit the other numbers."),
    (Foreign("liquidity", "above", 1), "", NOWHERE),
    (Foreign("what it comes to", "range"), "", OUT_OF_RANGE),
    (Unfit("wall", "at_most", 9.0, 5.0, why="no wall is longer"), "wall",
     "Wall must be at most 5: no wall is longer."),
]  # fmt: skip


@pytest.mark.parametrize(("error", "field", "message"), WORDED, ids=[message for *_, message in WORDED])
def test_a_refusal_is_worded_by_the_field_that_it_names(error: Any, field: str, message: str) -> None:
    assert worded(INPUTS, error) == Refusal(field, message)
    refused = answer(declare(error))
    assert isinstance(refused, Refusals)
    assert refused.refusals == (Refusal(field, message),)


@pytest.mark.parametrize(
    ("rule", "bound", "told"),
    [("below", 2 / 3 * 100, "66.666666"), ("at_most", 1 / 3, "0.33333333"), ("above", 200 / 3, "66.666667"),
     ("at_least", 1e6 / 7, "142,857.15"), ("above", 12.345678901, "12.345678901")],
)  # fmt: skip
def test_a_bound_that_was_worked_out_is_shown_on_its_right_side(rule: str, bound: float, told: str) -> None:
    message = worded(INPUTS, Foreign("wall", rule, bound)).message
    assert message.endswith(f" {told}.")
    number = float(told.replace(",", ""))
    assert number <= bound if rule in ("below", "at_most") else number >= bound


def test_what_a_formula_calls_otherwise_is_named_as_the_form_names_it() -> None:
    @naming({"holdings": "boards", "mark": "height"})
    def formula() -> None:
        raise Foreign("holdings[1].mark", "same", 40.0, "holdings[0].mark")

    with pytest.raises(Unfit) as told:
        formula()
    assert (told.value.name, told.value.other) == ("boards.1.height", "boards.0.height")
    with pytest.raises(Unfit) as in_row, naming({"impacts[0]": "load"}, "boards[1]"):
        raise Foreign("impacts[0]", "above", 0.0, "wall")
    assert in_row.value.name == "boards.1.load"
    with pytest.raises(ZeroDivisionError), naming({}):
        print(1 / 0)


@pytest.mark.parametrize("part", ["words", "working", "chart", "rounds"])
def test_an_error_of_what_is_said_or_drawn_is_a_fault_and_no_refusal(part: str) -> None:
    parts: dict[str, Any] = {part: broken}
    faulty = declare(**parts)
    with pytest.raises(ValueError, match="a fault of the calculator"):
        ask({"s": faulty}, json.dumps({"calculator": "s"}))


@pytest.mark.parametrize("part", ["words", "working", "chart", "rounds"])
def test_not_even_a_refusal_may_come_from_there(part: str) -> None:
    def refusing(case: Case) -> Any:
        raise Foreign("wall", "above", 1)

    parts: dict[str, Any] = {part: refusing}
    with pytest.raises(Foreign):
        answer(declare(**parts))


def test_a_plain_error_of_the_function_is_a_fault_too() -> None:
    with pytest.raises(ValueError, match="math domain error"):
        answer(declare(ValueError("math domain error")))
    refused = answer(declare(OverflowError("too large")))
    assert isinstance(refused, Refusals)
    assert refused.refusals == (Refusal("", OUT_OF_RANGE),)


def test_a_fault_in_a_changed_file_is_told_with_its_line() -> None:
    source = "def shelves():\n    raise ValueError('x')\nshelves()\n"
    told = json.loads(ask_edited({}, json.dumps({"calculator": "shelves", "source": source})))
    assert (told["status"], told["error"]) == ("broken", {"line": 2, "message": "ValueError: x"})
