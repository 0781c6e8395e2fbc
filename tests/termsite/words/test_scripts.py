"""What scripts say is set in when the site is built: as it stands there in English, else in the site's language."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from termsite.engine.node import NODE
from termsite.words.catalogue import words_of
from termsite.words.scripts import UnclearText, spoken, texts_of
from termsite.words.words import ENGLISH, Words

WEB = Path(__file__).parents[3] / "web"
SCRIPT = b"""import { inNumber, inWords, oneOf } from '../wording.js'
const shown = inWords('Copied')
const line = (n) => inWords(`Line ${n.at}: {bytes}`)
const many = (n) => inNumber(n, `${n} term`, `${n} terms`)
const kind = (what) => oneOf(what, 'term', 'area')
console.log(JSON.stringify([shown, line({ at: 4 }), many(1), many(3), kind('term')]))
"""


def answered(script: bytes) -> str:
    run = subprocess.run([str(NODE), "--input-type=module"], input=script, capture_output=True, check=True)
    return run.stdout.decode().strip()


def test_english_is_what_stands_there() -> None:
    assert [*texts_of(SCRIPT.decode())] == [
        "Copied",
        "Line {n.at}: {bytes}",
        ("{n} term", "{n} terms"),
        "term",
        "area",
    ]
    english = spoken("a.js", SCRIPT, ENGLISH)
    assert b"const shown = 'Copied'" in english and b"import" not in english
    assert answered(english) == '["Copied","Line 4: {bytes}","1 term","3 terms","term"]'


def test_another_language_stands_in_the_script_itself() -> None:
    said = {
        "Copied": ("it's ` and \\ ${here}",), "Line {n.at}: {bytes}": ("{bytes} in {n.at}",),
        "{n} term": ("eine: {n}", "viele: {n}"), "term": ("Wort",), "area": ("Feld",),
    }  # fmt: skip
    script = spoken("a.js", SCRIPT, Words("de", "x", said))
    assert answered(script) == '["it\'s ` and \\\\ ${here}","{bytes} in 4","eine: 1","viele: 3","Wort"]'


def test_a_text_that_is_put_together_is_refused() -> None:
    with pytest.raises(UnclearText, match=r"web/a.js: inWords\(…\) near line 2"):
        spoken("a.js", b"import { inWords } from '../wording.js'\ninWords(one + 'more')\n", ENGLISH)


def test_every_script_can_be_said_in_every_language() -> None:
    for language in ("ar", "de", "en"):
        words = words_of(language)
        assert words
        for file in sorted(WEB.rglob("*.js")):
            if file.name != "wording.js":
                made = spoken(file.name, file.read_bytes(), words)
                assert b"wording.js" not in made and b"inWords(" not in made
