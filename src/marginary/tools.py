"""What an assistant may do: find a term, read it, list the calculators, ask one. Text for it, and values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

from calckit.marks import bare
from calckit.schema import Schema, schema
from marginary import words
from marginary.answer import Answer
from marginary.asking import ask
from marginary.catalogue import calculator, catalogue
from marginary.glossary import address, find, term, terms

Result = tuple[str, dict[str, Any]]


class Misused(ValueError):
    """A tool was called that is not there, or with arguments that it does not have."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One thing that an assistant may do, with what it takes as JSON Schema."""

    title: str
    description: str
    schema: Schema
    does: Callable[..., Result]


def called(name: str, arguments: Mapping[str, Any]) -> Result:
    """Do it; raise Misused, Refused or Unknown, in words, where it cannot be done."""
    if name not in TOOLS:
        raise Misused(f"No tool '{name}'. There are: {', '.join(TOOLS)}.")
    wrong = Draft202012Validator(TOOLS[name].schema).iter_errors(dict(arguments))
    if told := [_told(error) for error in wrong]:
        raise Misused(f"{name}: {'; '.join(sorted(told))}.")
    return TOOLS[name].does(**arguments)


def _told(error: Any) -> str:
    where = ".".join(map(str, error.absolute_path))
    return f"{where}: {error.message}" if where else str(error.message)


def find_terms(words: str, most: int = 10) -> Result:
    """Name the terms that words lead to."""
    wanted = int(most)  # JSON writes 10 as 10.0 as well, and a whole number is all that the schema lets in
    found = [
        {"slug": one["slug"], "title": one["title"], "summary": one["summary"], "url": one["url"]}
        for one in find(words, wanted)
    ]
    text = "\n".join(f"- {one['title']} ({one['slug']}): {one['summary']}" for one in found)
    return text or f"No term for '{words}'.", {"terms": found}


def read_term(name: str) -> Result:
    """Give a term's page as Markdown, and its record."""
    found = term(name)
    return found["text"], {key: value for key, value in found.items() if key != "text"}


def list_calculators(calculators: list[str] | None = None) -> Result:
    """Name all calculators; of those that are named, give everything that is needed to ask them."""
    if calculators is None:
        listed = [
            {"calculator": slug, "title": one.title, "question": one.question, "group": one.group}
            for slug, one in catalogue().items()
        ]
    else:
        listed = [_described(slug) for slug in calculators]
    return "\n".join(f"- {one['calculator']}: {one['question']}" for one in listed), {"calculators": listed}


def _described(slug: str) -> dict[str, Any]:
    one = calculator(slug)
    return {
        "calculator": slug,
        "title": one.title,
        "question": one.question,
        "inputs": schema(one),
        "outputs": {field.name: field.kind.label for field in one.outputs},
        "presets": {preset.slug: preset.title for preset in one.presets},
        "assumptions": [bare(text) for text in one.assumptions],
        "terms": list(one.terms),
    }


def ask_calculator(calculator: str, preset: str = "", inputs: dict[str, Any] | None = None) -> Result:
    """Ask one, and give the answer with its working, assumptions and sources."""
    given = inputs or {}
    if meant := {"preset", "calculator"} & set(given):
        raise Misused(f"{', '.join(sorted(meant))} stands beside the inputs, not among them.")
    answer = ask(calculator, preset, **given)
    values = _told_in_full(answer, preset)
    return "\n\n".join(_paragraphs(values)), values


def _told_in_full(answer: Answer, preset: str) -> dict[str, Any]:
    outcome, reply = answer.outcome, answer.reply
    return {
        "calculator": answer.calculator,
        "status": answer.status,
        "answer": answer.sentence,
        "given": dict(answer.given),
        "outputs": reply["outputs"],
        "asked_back": reply["asked_back"],
        "warnings": [bare(text) for text in outcome.words.warnings],
        "working": words.working(outcome),
        "assumptions": [bare(text) for text in answer.assumptions],
        "sources": list(_sources(answer, preset)),
        "page": f"{address()}calculators/{answer.calculator}/{f'{preset}/' if preset else ''}",
        "notice": words.NOTICE,
    }


def _sources(answer: Answer, preset: str) -> Iterator[dict[str, str]]:
    """What the preset is taken from, then what the calculator's terms cite, each once."""
    declared = catalogue()[answer.calculator]
    own = declared.preset(preset) if preset else None
    if own and own.source:
        yield {"title": own.source, "checked": own.checked}
    cited = [source for one in terms() if one["slug"] in declared.terms for source in one["sources"]]
    yield from {source["url"]: source for source in cited}.values()


def _paragraphs(values: Mapping[str, Any]) -> Iterator[str]:
    yield values["answer"]
    yield from values["warnings"]
    for one in values["asked_back"]:
        yield "{field} was read as {read}; for {instead} give {type}".format(**one)
    yield "\n".join(f"{one['label']}: {words.shown(one)}" for one in values["outputs"])
    yield "Working:\n" + "\n".join(f"{n}. {step}" for n, step in enumerate(values["working"], 1))
    yield "Assumptions:\n" + "\n".join(f"- {text}" for text in values["assumptions"])
    yield f"Page: {values['page']}\n{values['notice']}"


def _takes(required: tuple[str, ...] = (), **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


_TEXT: Schema = {"type": "string", "minLength": 1, "maxLength": 200}
TOOLS: Mapping[str, Tool] = {
    "find_terms": Tool(
        "Find a term",
        "Find terms of margin and liquidation by a name, an abbreviation or words of their meaning.",
        _takes(("words",), words=_TEXT, most={"type": "integer", "minimum": 1, "maximum": 50, "default": 10}),
        find_terms,
    ),
    "read_term": Tool(
        "Read a term",
        "Read everything about one term as Markdown: meaning, formula, worked case, venues' rules, sources.",
        _takes(("name",), name={**_TEXT, "description": "Slug, title or another name of the term."}),
        read_term,
    ),
    "list_calculators": Tool(
        "List the calculators",
        "Name every calculator with its question; with `calculators`, give the JSON Schema of their inputs.",
        _takes(calculators={"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 50}),
        list_calculators,
    ),
    "ask_calculator": Tool(
        "Ask a calculator",
        "Work an answer: number, working, assumptions, sources. Inputs that are left out keep the example's "
        "values, so give all that are known. Rates are per cent. For learning; not advice.",
        _takes(
            ("calculator",),
            calculator={**_TEXT, "description": "A slug of list_calculators."},
            preset={
                "type": "string",
                "maxLength": 200,
                "description": "A named set of inputs to start from.",
            },
            inputs={"type": "object", "description": "Inputs by name, as the calculator's JSON Schema says."},
        ),
        ask_calculator,
    ),
}
