"""What crosses between a page and a calculator, as JSON: a question, its answers, a form's description.

A key that is marked NotRequired may be missing; every other key is always there. The browser's scripts are
checked against the same types: `web/engine/wire.d.ts` is written from this file.
"""

from typing import Literal, NotRequired, TypeAlias, TypedDict

View: TypeAlias = Literal["full", "compact"]
"""Compact is one narrow drawing and one line a step."""

# The question.


class Request(TypedDict):
    """What `ask` is asked. Of "solve", "practice" and "picks" there is one at most, with its own response."""

    calculator: str
    preset: NotRequired[str | None]
    typed: NotRequired[dict[str, str]]
    plain: NotRequired[dict[str, str]]
    root: NotRequired[str]
    view: NotRequired[View]
    against: NotRequired[dict[str, str]]
    against_pick: NotRequired[str]
    round: NotRequired[int]
    solve: NotRequired["Wanted"]
    practice: NotRequired["Attempt"]
    source: NotRequired[str]
    pick: NotRequired[str]
    picks: NotRequired[str]


# The input `for` which the output shall show the target.
Wanted = TypedDict("Wanted", {"for": str, "output": str, "target": str})


class Attempt(TypedDict):
    """An exercise by its seed, and what somebody worked out for it.

    `of` is the output that is asked for, else the headline; `place` is where it stands on the sheet `seed`.
    """

    seed: int
    place: NotRequired[int]
    of: NotRequired[str]
    answer: NotRequired[str]


# The answers.


class Reply(TypedDict):
    """What every response begins with."""

    v: int
    calculator: str


class Refusal(TypedDict):
    """What cannot be taken, and why; without a field it is about several."""

    field: str
    message: str


class AskedBack(TypedDict):
    """A number that can be read in two ways: how it was read, and what to type for the other reading."""

    field: str
    read: str
    instead: str
    type: str


class Output(TypedDict):
    """One output, or one cell of an output's rows ("steps.0.closed")."""

    name: str
    label: str
    value: str | None
    shown: str
    unit: str
    term: str


class Pieces(TypedDict):
    """The answer as HTML; the compact view has neither results nor table, and few calculators have rounds."""

    answer: str
    working: str
    warnings: str
    chart: str
    results: NotRequired[str]
    table: NotRequired[str]
    rounds: NotRequired[str]


class Difference(TypedDict):
    """An input that differs between A and B, or an output of both."""

    name: str
    label: str
    a: str
    b: str
    difference: str
    unit: str


class Comparison(TypedDict):
    """A, the inputs under "against", beside B, those of the question."""

    rows: list[Difference]
    sentence: str
    html: str


class Understood(Reply):
    """What was understood of the inputs."""

    given: dict[str, str]
    refusals: list[Refusal]
    asked_back: list[AskedBack]


class Picked(TypedDict):
    """What the picked case filled, whose it is, and what it calls the units of the example."""

    name: str
    given: dict[str, str]
    html: str
    units: dict[str, str]


class Refused(Understood):
    """No answer, but what must be mended first."""

    status: Literal["refused"]


class Answered(Understood):
    """The answer: a number, that there is none, or that it is so already.

    `units` are those in which it took the inputs, by their names, those of rows without the row's number.
    """

    status: Literal["ok", "none", "now"]
    units: dict[str, str]
    outputs: list[Output]
    sentence: str
    html: Pieces
    comparison: NotRequired[Comparison]
    picked: NotRequired[Picked]


class Round(TypedDict):
    """The charts of one round as HTML."""

    round: str


class OneRound(Understood):
    """The answer to "round"."""

    status: Literal["ok", "none", "now"]
    html: Round


Solution = TypedDict(
    "Solution",
    {
        "status": Literal["found", "none", "refused"],
        "for": str,
        "output": str,
        "value": str | None,
        "sentence": str,
        "direction": str,
    },
)


class Solved(Reply):
    """The answer to "solve"."""

    solved: Solution


class Shown(TypedDict):
    """An input in the text of an exercise."""

    label: str
    shown: str


class Exercise(TypedDict):
    """What to work out; `html` is the same as a sheet shows it, `key` its answer with the working."""

    seed: int
    of: str
    question: str
    label: str
    unit: str
    inputs: list[Shown]
    tolerance: str
    hints: list[str]
    answer: str
    html: str
    key: str


class Checked(TypedDict):
    """How an attempt stands; `html` links its terms, `mistake` names the usual one that it comes from."""

    seed: int
    right: bool
    words: str
    html: str
    mistake: str


class Practised(Reply):
    """The answer to "practice"."""

    practice: Exercise | Checked


class Listed(Reply):
    """The answer to "picks": the cases of a group."""

    picks: list["Offered"]


class Fault(TypedDict):
    """What is wrong with a changed file."""

    line: int | None
    message: str


class Broken(Reply):
    """The answer where "source" cannot be run."""

    status: Literal["broken"]
    error: Fault


Response: TypeAlias = Answered | Refused | OneRound | Solved | Practised | Listed | Broken


# The form.


class Described(TypedDict):
    """What every field of the form has."""

    name: str
    label: str
    hint: str
    help: str
    term: str


class Slider(TypedDict):
    """Its ends, and at how many places between them it stops."""

    min: str
    max: str
    scale: Literal["linear", "log"]
    places: int
    whole: bool


class NumberField(Described):
    """A number: as it stands in its text field, in plain notation, and whether it may be below zero.

    Where its unit `follows` other inputs, this is the one that it has at the start.
    """

    kind: Literal["number"]
    unit: str
    follows: bool
    symbol: str
    shown: str
    plain: str
    signed: bool
    slider: Slider | None


class Option(TypedDict):
    """One of a choice."""

    value: str
    label: str


class Offered(Option):
    """A case to pick, and what it calls the units of the example."""

    units: dict[str, str]


class ChoiceField(Described):
    """A choice."""

    kind: Literal["choice"]
    shown: str
    plain: str
    options: list[Option]


Cell: TypeAlias = NumberField | ChoiceField


class RowsField(Described):
    """Rows of cells; a new row is filled as the blank one is."""

    kind: Literal["rows"]
    row: str
    least: int
    most: int
    rows: list[list[Cell]]
    blank: list[Cell]


FieldOfForm: TypeAlias = NumberField | ChoiceField | RowsField


class Column(TypedDict):
    """An output, or a column of an output's rows."""

    name: str
    label: str
    term: str
    unit: str
    columns: list["Column"]


class Named(TypedDict):
    """A preset."""

    slug: str
    title: str
    source: str
    checked: str


Question = TypedDict("Question", {"for": str, "output": str, "say": str, "unit": str})


class Description(TypedDict):
    """What a page needs to know of a calculator to draw its form."""

    v: int
    slug: str
    title: str
    question: str
    group: str
    terms: list[str]
    assumptions: list[str]
    compact: list[str]
    start: str
    presets: list[Named]
    fields: list[FieldOfForm]
    outputs: list[Column]
    solve: list[Question]
    stepped: bool
    picks: list[Option]
