"""The engine's end of the one door: the catalogue is loaded once, then asked."""

import importlib
import json

import calckit
from calckit.saying import Speech, speaking

_written = importlib.import_module("engine_speech")  # by the build, in the site's language
_SPEECH = Speech(_written.NAME, _written.SAID)

_CATALOGUE = calckit.load()


def ask(request: str) -> str:
    """Answer one question; JSON text in, JSON text out. A "source" is a reader's own version of the file."""
    door = calckit.ask_edited if "source" in json.loads(request) else calckit.ask
    with speaking(_SPEECH):
        return door(_CATALOGUE, request)


def proof() -> str:
    """Return, as JSON, one question and what its answer says: null where nothing can be asked."""
    for slug in _CATALOGUE:
        question = json.dumps({"calculator": slug})
        answer = json.loads(ask(question))
        return json.dumps({"question": question, **{key: answer[key] for key in ("outputs", "sentence")}})
    return "null"


def questions() -> str:
    """Return, as JSON, every calculator's default and presets as requests, and one that is refused."""
    first = [
        {"calculator": slug, "preset": preset}
        for slug, calculator in _CATALOGUE.items()
        for preset in (None, *(preset.slug for preset in calculator.presets))
    ]
    refused = [{"calculator": slug, "typed": {c.inputs[0].name: "?"}} for slug, c in _CATALOGUE.items()]
    return json.dumps([json.dumps(request) for request in [*first, *refused]])
