"""The engine's end of the one door: each calculator is loaded when it is first asked."""

import importlib
import json
from collections.abc import Iterator, Mapping
from importlib import import_module

import engine_later

import calckit
from calckit.saying import Speech, speaking

_written = importlib.import_module("engine_speech")  # by the build, in the site's language
_SPEECH = Speech(_written.NAME, _written.SAID)

engine_later.begin()


class _OneByOne(Mapping[str, calckit.Calculator]):
    """The calculators of so many modules, each imported when it is wanted."""

    def __init__(self, stems: list[str]) -> None:
        self._stems = {stem.replace("_", "-"): stem for stem in stems}

    def __getitem__(self, slug: str) -> calckit.Calculator:
        return calckit.calculator_of(import_module(f"calculators.{self._stems[slug]}"))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._stems))

    def __len__(self) -> int:
        return len(self._stems)


_CATALOGUE = _OneByOne(engine_later.stems()) or calckit.load()


def ask(request: str) -> str:
    """Answer one question; JSON text in, JSON text out. A "source" is a reader's own version of the file."""
    door = calckit.ask_edited if "source" in json.loads(request) else calckit.ask
    with speaking(_SPEECH):
        return door(_CATALOGUE, request)


def proof(slug: str) -> str | None:
    """Return, as JSON, a question to a calculator that is here, and what the build's answer to it says."""
    told: str | None = engine_later.proof(slug.replace("-", "_"))
    return told


def proofs() -> str:
    """Return, as JSON, for each calculator a question and what its answer says."""
    return json.dumps({slug: _proof(slug) for slug in _CATALOGUE})


def _proof(slug: str) -> dict[str, object]:
    question = json.dumps({"calculator": slug})
    answer = json.loads(ask(question))
    return {"question": question, **{key: answer[key] for key in ("outputs", "sentence")}}


def questions() -> str:
    """Return, as JSON, every calculator's default and presets as requests, and one that is refused."""
    first = [
        {"calculator": slug, "preset": preset}
        for slug, calculator in _CATALOGUE.items()
        for preset in (None, *(preset.slug for preset in calculator.presets))
    ]
    refused = [{"calculator": slug, "typed": {c.inputs[0].name: "?"}} for slug, c in _CATALOGUE.items()]
    return json.dumps([json.dumps(request) for request in [*first, *refused]])
