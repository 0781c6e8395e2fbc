"""What scripts say: found by the marks of `web/wording.js`, and set in as the site's language says it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from termsite.words.words import Words

MARKS = "wording.js"  # which no script needs that is sent
_TEXT = r"'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"
_SAID = re.compile(rf"\binWords\(\s*({_TEXT}),?\s*\)")
_COUNTED = re.compile(rf"\binNumber\(\s*([\w.]+),\s*({_TEXT}),\s*({_TEXT}),?\s*\)")
_ONE_OF = re.compile(r"\boneOf\(\s*(\w+),\s*((?:'[^'\n]*'(?:,\s*)?)+)\)")
_MARK = re.compile(rf"^import {{ [^}}]* }} from '[./]*{re.escape(MARKS)}'\n", re.MULTILINE)
_LEFT = re.compile(r"\b(?:inWords|inNumber|oneOf)\(")
_VALUE = re.compile(r"\$\{([^{}`]*)\}")


class UnclearText(RuntimeError):
    """A script says something in a way that cannot be set in; the message tells where."""


def texts_of(script: str) -> Iterator[str | tuple[str, str]]:
    """Every text of a script, what is filled in as `{expression}`; two where a number stands in it."""
    for found in _SAID.finditer(script):
        yield _text(found[1])
    for found in _COUNTED.finditer(script):
        yield _text(found[2]), _text(found[3])
    for found in _ONE_OF.finditer(script):
        yield from _listed(found[2])


def spoken(name: str, script: bytes, words: Words) -> bytes:
    """A script that says everything in these words, and knows of no other language."""
    source = script.decode()
    if "inWords" not in source and "inNumber" not in source and "oneOf(" not in source:
        return script
    source = _SAID.sub(lambda found: _literal(found[1], words.forms(_text(found[1]))[0]), source)
    source = _COUNTED.sub(lambda found: _counted(found, words), source)
    source = _ONE_OF.sub(lambda found: _word(found, words), source)
    if left := _LEFT.search(source):
        line = source.count("\n", 0, left.start()) + 1
        raise UnclearText(f"web/{name}: {left[0]}…) near line {line} is not followed by a plain text")
    return _MARK.sub("", source).encode()


def _listed(words: str) -> list[str]:
    return [_text(word.strip()) for word in words.split(",") if word.strip()]


def _text(literal: str) -> str:
    """What a literal says, its values as `{expression}`."""
    inside = literal[1:-1].replace("\\'", "'").replace("\\`", "`")
    return _VALUE.sub(r"{\1}", inside) if literal.startswith("`") else inside


def _literal(was: str, said: str) -> str:
    """A literal that says this; unchanged where it says what it said."""
    if said == _text(was):
        return was
    escaped = said.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    for value in _VALUE.findall(was) if was.startswith("`") else ():
        escaped = escaped.replace(f"{{{value}}}", f"${{{value}}}")
    return f"`{escaped}`"


def _counted(found: re.Match[str], words: Words) -> str:
    count, one, other = found.groups()
    forms = words.said.get(_text(one))
    if not forms:
        return f"({count} === 1 ? {one} : {other})"
    said = ", ".join(_literal(other, form) for form in forms)
    return f"[{said}][((n) => Number({words.plural}))({count})]"


def _word(found: re.Match[str], words: Words) -> str:
    said = {word: words.forms(word)[0] for word in _listed(found[2])}
    if all(word == told for word, told in said.items()):
        return found[1]
    return f"({json.dumps(said, ensure_ascii=False)})[{found[1]}]"
