"""Every public function under bad arguments: a finite answer, a documented None, or a refusal by name."""

import dataclasses
import inspect
import math
import os
import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

import margin
from tests.margin import valid_calls_a, valid_calls_b

CALLS = {**valid_calls_a.CALLS, **valid_calls_b.CALLS}
COUNT = int(os.environ.get("MARGINARY_HOSTILE", "2000"))
SEED = 20261121
NUMBERS = [
    math.nan,
    math.inf,
    -math.inf,
    -0.0,
    0,
    0.0,
    1e308,
    -1e308,
    5e-324,
    -5e-324,
    1,
    -1,
    1.0,
    0.5,
    1e-300,
]
NUMBERS += [1e150, -1e-9, 0.999999999999, 10**400, -(10**400), 10**5000, 2**70, 3]
OTHERS = [
    True,
    False,
    None,
    "",
    "1",
    "long",
    "inverse",
    "call",
    b"1",
    1j,
    object(),
    int,
    len,
    {},
    {"a": math.nan},
]
LISTS = [
    [],
    (),
    [None],
    [math.nan],
    [0.0],
    [1e308, 1e308],
    [1e308, -1e308],
    list(range(10_001)),
    "text" * 5000,
    {1, 2},
]


def changed(value: Any, chance: random.Random, names: set[str]) -> Any:
    """A bad value in the place of a good one: as a whole, or somewhere inside it."""
    inside = dataclasses.is_dataclass(value) or (
        isinstance(value, (Sequence, Mapping)) and value and value != str(value)
    )
    if not inside or chance.random() < 0.4:
        return chance.choice(NUMBERS if chance.random() < 0.6 else OTHERS + LISTS)
    if dataclasses.is_dataclass(value):
        field = chance.choice([field.name for field in dataclasses.fields(value) if field.init])
        names.add(field)
        worse = changed(getattr(value, field), chance, names)
        return dataclasses.replace(value, **{field: worse})  # type: ignore[type-var]
    if isinstance(value, Mapping):
        key = chance.choice(sorted(value))
        return {**value, key: changed(value[key], chance, names)}
    items = list(value)
    kind = chance.randrange(4)
    if kind == 0:
        items.reverse()
    elif kind == 1:
        items = items * 4000
    else:
        index = chance.randrange(len(items))
        items[index] = changed(items[index], chance, names)
    return items


def wrong(answer: Any, documented: bool, path: str = "answer") -> str | None:
    """What is wrong with an answer, if anything."""
    if answer is None:
        return None if documented else f"{path} is None, which the docstring does not announce"
    if isinstance(answer, (float, int)):
        return None if math.isfinite(answer) else f"{path} is {answer}"
    if dataclasses.is_dataclass(answer):
        parts = [(field.name, getattr(answer, field.name)) for field in dataclasses.fields(answer)]
    elif isinstance(answer, Mapping):
        parts = [(str(key), part) for key, part in answer.items()]
    elif isinstance(answer, (list, tuple)):
        parts = [(str(index), part) for index, part in enumerate(answer)]
    else:
        return None if isinstance(answer, str) else f"{path} is a {type(answer).__name__}"
    found = (wrong(part, True, f"{path}.{name}") for name, part in parts)
    return next((problem for problem in found if problem), None)


def verdict(name: str, chance: random.Random) -> str | None:
    """Call a function with one or two bad arguments; say what is wrong with what came of it."""
    function, arguments = getattr(margin, name), dict(CALLS[name])
    names: set[str] = set()
    chosen = chance.sample(sorted(arguments), k=min(len(arguments), chance.choice([1, 1, 2])))
    try:
        for key in chosen:
            names.add(key)
            arguments[key] = changed(arguments[key], chance, names)
        answer = function(**arguments)
    except (ValueError, TypeError) as refusal:
        text = str(refusal)
        if any(re.search(rf"\b{key}\b", text) for key in names):
            return None
        return f"{name}({sorted(names)}) refused without a name: {type(refusal).__name__}: {text[:200]}"
    except Exception as surprise:
        return f"{name}({sorted(names)}) raised {type(surprise).__name__}: {str(surprise)[:200]}"
    documented = "Never None." not in (inspect.getdoc(function) or "").partition("\nReturns:")[2]
    problem = wrong(answer, documented)
    return f"{name}({sorted(names)}): {problem}" if problem else None


@pytest.mark.parametrize("name", sorted(CALLS))
def test_a_valid_call_gives_a_finite_answer(name: Any) -> None:
    assert wrong(getattr(margin, name)(**CALLS[name]), False) is None


def test_bad_arguments_end_in_a_finite_answer_a_documented_none_or_a_refusal_by_name() -> None:
    chance, functions = random.Random(SEED), sorted(CALLS)
    verdicts = [verdict(functions[turn % len(functions)], chance) for turn in range(COUNT)]
    problems = sorted({problem for problem in verdicts if problem})
    assert not problems, "\n".join(problems[:40])


def records(value: Any) -> list[Any]:
    """Every checked record in a value, however deep."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [record for part in value for record in records(part)]
    if not dataclasses.is_dataclass(value):
        return []
    inside = [record for field in dataclasses.fields(value) for record in records(getattr(value, field.name))]
    return [*([value] if hasattr(value, "__post_init__") else []), *inside]


def checked() -> dict[str, Any]:
    """One of every kind of checked record that a valid call takes or gives."""
    answers = [getattr(margin, name)(**arguments) for name, arguments in CALLS.items()]
    tables = [
        *margin.FUNDING_RULES.values(),
        *margin.BRACKET_TABLES.values(),
        margin.MARKETS["gate.BTC_USDT"],
    ]
    found = records([list(CALLS.values()), answers, tables])
    return {type(record).__name__: record for record in found}


RECORDS = checked()


def test_every_record_that_checks_its_fields_is_among_those_tried() -> None:
    kinds = {
        name
        for name, kind in vars(margin).items()
        if isinstance(kind, type) and hasattr(kind, "__post_init__")
    }
    assert set(RECORDS) >= kinds


@pytest.mark.parametrize("name", RECORDS)
def test_a_bad_field_of_a_record_is_refused_by_its_name(name: Any) -> None:
    record = RECORDS[name]
    for field in (field.name for field in dataclasses.fields(record) if field.init):
        for bad in [*NUMBERS, *OTHERS, *LISTS]:
            try:
                made = dataclasses.replace(record, **{field: bad})
            except (ValueError, TypeError) as refusal:
                assert re.search(rf"\b{field}\b", str(refusal)), f"{name}.{field} = {bad!r}: {refusal}"
            else:
                assert wrong(made, True) is None, f"{name}.{field} = {bad!r}"
