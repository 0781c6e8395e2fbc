"""The border between Python and the page: one set of types, in the code, in the scripts and in the map."""

import json
import random
import re
import types
import typing
from pathlib import Path
from typing import Any

import pytest

from calckit import ask, ask_edited, describe, load, wire
from tests.calculators import inputs
from tests.draws import some
from tests.web.declarations import FILE, declarations, shape

ROOT = Path(__file__).parents[2]
CATALOGUE = load()
KINDS = {name: kind for name, kind in vars(wire).items() if typing.is_typeddict(kind)}
BASES = {"Reply", "Understood", "Described"}  # what several kinds have in common


def wrong(value: object, hint: Any, path: str = "it") -> str:
    """What about a value is not as its type says, if anything."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return "" if value in inside else f"{path} is {value!r}, not one of {inside}"
    if origin in (types.UnionType, typing.Union):
        faults = [wrong(value, one, path) for one in inside]
        return "" if "" in faults else min(faults, key=len)
    if origin is list:
        assert isinstance(value, list), f"{path} is {value!r}, no list"
        return next(filter(None, (wrong(one, inside[0], f"{path}[{i}]") for i, one in enumerate(value))), "")
    if origin is dict:
        assert isinstance(value, dict), f"{path} is {value!r}, no object"
        return next(filter(None, (wrong(one, inside[1], f"{path}.{key}") for key, one in value.items())), "")
    if typing.is_typeddict(hint):
        return _wrong_keys(value, hint, path)
    return "" if type(value) is hint or (value is None and hint is type(None)) else f"{path} is {value!r}"


def _wrong_keys(value: object, kind: type, path: str) -> str:
    if not isinstance(value, dict):
        return f"{path} is {value!r}, no {kind.__name__}"
    keys = shape(kind)
    if strange := set(value) - set(keys):
        return f"{path} has {sorted(strange)}, which {kind.__name__} does not know"
    if missing := {key for key, (_, always) in keys.items() if always} - set(value):
        return f"{path} lacks {sorted(missing)} of {kind.__name__}"
    found = (wrong(one, keys[key][0], f"{path}.{key}") for key, one in value.items())
    return next(filter(None, found), "")


def questions(slug: str) -> list[dict[str, Any]]:
    """Every kind of question that a calculator takes, and a few at random."""
    calculator, chance = CATALOGUE[slug], random.Random(slug)
    asked: list[dict[str, Any]] = [{"plain": inputs.draw(calculator, chance)} for _ in range(10)]
    asked += [{}, {"view": "compact"}, {"preset": None, "root": "../../"}, {"typed": {"salt": "1"}}]
    asked += [{"preset": preset.slug} for preset in calculator.presets]
    asked += [{"practice": {"seed": 7}}, {"practice": {"seed": 7, "answer": "1,000"}}]
    asked += [{"against": asked[0]["plain"]}, {"against": {}}, {"round": 0}]
    asked += [{"solve": {"for": f, "output": o, "target": "1"}} for f, o in calculator.solve]
    return [{"calculator": slug, **one} for one in asked]


@pytest.mark.parametrize("slug", some(tuple(CATALOGUE), 4))
def test_every_question_and_every_response_is_of_its_type(slug: str) -> None:
    for question in questions(slug):
        assert not wrong(question, wire.Request)
        response = json.loads(ask(CATALOGUE, json.dumps(question)))
        assert not wrong(response, wire.Response), question


@pytest.mark.parametrize("slug", CATALOGUE)
def test_every_description_is_of_its_type(slug: str) -> None:
    for preset in ("", *(each.slug for each in CATALOGUE[slug].presets)):
        assert not wrong(json.loads(json.dumps(describe(CATALOGUE[slug], preset))), wire.Description)


def test_a_broken_source_is_answered_by_its_type() -> None:
    question = {"calculator": "health-factor", "source": "1 +"}
    assert not wrong(question, wire.Request)
    response = json.loads(ask_edited(CATALOGUE, json.dumps(question)))
    assert response["status"] == "broken"
    assert not wrong(response, wire.Broken)


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"strange": 1}, "strange"), ({"sentence": 1}, "sentence"), ({"status": "fine"}, "fine"),
     ({"outputs": [{"name": "price"}]}, "lacks"), ({"html": {"answer": ""}}, "lacks")],
)  # fmt: skip
def test_what_is_not_of_its_type_would_be_found(changes: dict[str, object], told: str) -> None:
    answered = json.loads(ask(CATALOGUE, json.dumps({"calculator": "health-factor"})))
    assert not wrong(answered, wire.Answered)
    assert told in wrong(answered | changes, wire.Answered)


def test_the_scripts_are_checked_against_the_types_of_python() -> None:
    assert FILE.read_text("utf-8") == declarations(), "python -m tests.web.declarations writes it anew"


def says_any(line: str) -> bool:
    """Whether a type in a comment, or in a declaration, is `any`."""
    in_comment = re.match(r"\s*\*|.*/\*\*", line)
    return bool(
        re.search(r"\bany\b", line[line.find("{") : line.rfind("}") + 1] if in_comment else "")
    ) or bool(re.search(r"[:<|=]\s*any\b(?=\s*[>\[;,)|]|$)", line))


def test_no_script_calls_anything_any() -> None:
    files = sorted((ROOT / "web").rglob("*.[jt]s"))
    lines = [(file, *at) for file in files for at in enumerate(file.read_text("utf-8").splitlines(), 1)]
    assert len(lines) > 2000
    found = [f"{file.relative_to(ROOT)}:{number}: {line}" for file, number, line in lines if says_any(line)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("line", "any_"),
    [
        ("  /** @param {any} response */", True),
        (" * @property {any} response the last", True),
        ("const worker = /** @type {any} */ (self)", True),
        (" * @typedef {{is: 'answered', response: any}", True),
        ("/** @type {Promise<PromiseSettledResult<any>[]>} */", True),
        ("  give(kind: any): void", True),
        ("/** @param {string} word any word */", False),
        ("  // in any order {of files}", False),
        ("  const anyone = any.of(them)", False),
    ],
)
def test_any_would_be_found(line: str, any_: bool) -> None:
    assert says_any(line) == any_


def test_the_map_names_the_keys_that_the_code_has() -> None:
    said = documented((ROOT / "ARCHITECTURE.md").read_text("utf-8"))
    code = {
        name: [key + ("" if always else "?") for key, (_, always) in shape(kind).items()]
        for name, kind in KINDS.items()
        if name not in BASES
    }
    assert {name: sorted(keys) for name, keys in said.items()} == {
        n: sorted(keys) for n, keys in code.items()
    }


def documented(text: str) -> dict[str, list[str]]:
    """The kinds with their keys, as the code blocks under "A calculator" list them."""
    section = text.partition("\n## A calculator\n")[2].partition("\n## ")[0]
    found: dict[str, list[str]] = {}
    name = ""
    for line in "\n".join(re.findall(r"^```\n(.*?)^```", section, re.M | re.S)).splitlines():
        head, keys = line[:13].strip(), line[13:].partition("#")[0]
        name = head or name
        if name in KINDS:
            found.setdefault(name, []).extend(re.findall(r"\w+\??", keys))
    return found
