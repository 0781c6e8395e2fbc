"""What a calculator is: one declaration from which form, answer, working, chart, tests and embed all come."""

import dataclasses
import inspect
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from calckit.case import Case
from calckit.chart.values import Chart
from calckit.fields import Choice, Field, Kind, Number, Rows, Text
from calckit.mistake import Mistake
from calckit.pick import Pick
from calckit.rounds import Rounds
from calckit.steps import Step

Status: TypeAlias = Literal["ok", "none", "now"]


@dataclass(frozen=True, slots=True)
class Words:
    """The answer in words. `**…**` is bold, `[[term]]` and `[[term|words]]` link.

    `before` leads to the number of the output `headline`; `after` says what it means. Where that output is
    None, `instead` stands in its place and `after` says why and what would change it.
    """

    before: str
    headline: str
    after: str
    instead: str = ""
    status: Status = "ok"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of inputs as Python sees them (rates are fractions), with its source where it has one."""

    slug: str
    title: str
    given: Mapping[str, Any]
    source: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example as typed and as shown; every one of them is run as a test."""

    title: str
    typed: Mapping[str, str]
    expect: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Calculator:
    """A question with its form, its answer and everything that is said and drawn about it."""

    slug: str
    title: str
    question: str
    group: str
    terms: tuple[str, ...]
    inputs: tuple[Field, ...]
    outputs: tuple[Field, ...]
    presets: tuple[Preset, ...]
    examples: tuple[Example, ...]
    assumptions: tuple[str, ...]
    compact: tuple[str, ...]
    start: str
    function: Callable[..., Any]
    answer: type[Any]
    words: Callable[[Case], Words]
    working: Callable[[Case], tuple[Step, ...]]
    chart: Callable[[Case], Chart]
    rounds: Callable[[Case], Rounds] | None = None
    solve: tuple[tuple[str, str], ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    pick: Pick | None = None

    @property
    def every_term(self) -> tuple[str, ...]:
        """Return the terms that are named: by the calculator, then by its fields and their columns."""
        fields = [*self.inputs, *self.outputs]
        fields += [column for field in fields for column in field.columns]
        named = (field.kind.term for field in fields if field.kind.term)
        return tuple(dict.fromkeys((*self.terms, *named)))

    @property
    def names(self) -> frozenset[str]:
        """Return what a case of it holds: the inputs, and every field of the answer."""
        inputs = (field.name for field in self.inputs)
        return frozenset((*inputs, *(field.name for field in dataclasses.fields(self.answer))))

    def preset(self, slug: str) -> Preset:
        """Return the preset of that slug; raise KeyError where there is none."""
        return {preset.slug: preset for preset in self.presets}[slug]


Catalogue: TypeAlias = Mapping[str, Calculator]


class BadDeclaration(TypeError):
    """The declaration contradicts itself; the message names the calculator and the name."""


def calculator(
    *,
    title: str,
    question: str,
    group: str,
    terms: tuple[str, ...],
    words: Callable[[Case], Words],
    working: Callable[[Case], tuple[Step, ...]],
    chart: Callable[[Case], Chart],
    presets: tuple[Preset, ...] = (),
    examples: tuple[Example, ...] = (),
    assumptions: tuple[str, ...] = (),
    compact: tuple[str, ...] = (),
    start: str = "",
    rounds: Callable[[Case], Rounds] | None = None,
    solve: tuple[tuple[str, str], ...] = (),
    mistakes: tuple[Mistake, ...] = (),
    pick: Pick | None = None,
) -> Callable[[Callable[..., Any]], Calculator]:
    """Declare a calculator: the function's signature is the form, its result's fields are the outputs.

    Each parameter and each output is `Annotated[type, kind]` with a kind of `calckit.fields`.
    `compact` names the fields that an embed or the home page shows; `start` is the default case's name.
    `rounds` tells an iterative answer step by step; `solve` pairs an input with the output that it is asked
    for; `mistakes` are the usual wrong ways to the headline, named when a reader's number comes from one;
    `pick` offers published cases that fill some of the fields.
    """

    def declare(function: Callable[..., Any]) -> Calculator:
        hints = typing.get_type_hints(function, include_extras=True)
        inputs = tuple(
            _field(name, hints[name], parameter.default)
            for name, parameter in inspect.signature(function).parameters.items()
        )
        declared = Calculator(
            slug=function.__name__.replace("_", "-"),
            title=title,
            question=question,
            group=group,
            terms=terms,
            inputs=inputs,
            outputs=columns(hints["return"]),
            presets=presets,
            examples=examples,
            assumptions=assumptions,
            compact=compact or tuple(field.name for field in inputs if isinstance(field.kind, Number))[:4],
            start=start,
            function=function,
            answer=hints["return"],
            words=words,
            working=working,
            chart=chart,
            rounds=rounds,
            solve=solve,
            mistakes=mistakes,
            pick=pick,
        )
        _check(declared)
        return declared

    return declare


def columns(kind: type[Any]) -> tuple[Field, ...]:
    """Return the annotated fields of a dataclass; the others are for words and chart only."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return tuple(
        _field(field.name, hints[field.name], None if field.default is dataclasses.MISSING else field.default)
        for field in dataclasses.fields(kind)
        if hasattr(hints[field.name], "__metadata__")
    )


def _field(name: str, hint: Any, default: Any) -> Field:
    kinds = [extra for extra in getattr(hint, "__metadata__", ()) if isinstance(extra, Kind)]
    if len(kinds) != 1:
        raise BadDeclaration(f"{name} must be Annotated with one kind of field")
    inner = columns(kinds[0].of) if isinstance(kinds[0], Rows) else ()
    return Field(name, kinds[0], default, inner)


def _check(declared: Calculator) -> None:
    """Refuse a declaration whose parts name what is not there."""
    inputs = {field.name: field for field in declared.inputs}
    outputs = {field.name for field in declared.outputs}
    strangers = {
        "compact": set(declared.compact) - set(inputs),
        "a preset": {name for preset in declared.presets for name in preset.given} - set(inputs),
        "both an input and an output": set(inputs) & outputs,
        "a question solved for": {name for name, _ in declared.solve if not _smooth(inputs.get(name))}
        | {name for _, name in declared.solve if name not in outputs},
        "words as an input": {
            n for n, f in inputs.items() if any(isinstance(g.kind, Text) for g in (f, *f.columns))
        },
        "an input without a default": {n for n, f in inputs.items() if f.default is inspect.Parameter.empty},
        "a choice without its default": {
            n for n, f in inputs.items() if isinstance(f.kind, Choice) and f.default not in f.kind.options
        },
    }
    for where, names in strangers.items():
        if names:
            raise BadDeclaration(f"{declared.slug}: {where} has {', '.join(sorted(names))}")


def _smooth(field: Field | None) -> bool:
    """Whether an input can be solved for: a number that is not counted."""
    return field is not None and isinstance(field.kind, Number) and field.kind.style != "count"


def frozen(items: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a read-only copy."""
    return MappingProxyType(dict(items))
