"""What other sites rely on is read from the types that they are given, and a name that goes is found."""

import shutil
from pathlib import Path

import pytest

from termsite.door import Door, door
from tests.termsite.conftest import ROOT

# Of each kind what there was when it was first read; it may grow.
FIRST = {
    "address": {"embed.d.ts", "embed.js", "half/", "half/oembed.json"},
    "attribute": {
        *(f"{name} of <glossary-calculator>" for name in ("calc", "preset", "inputs", "in-<name>", "fix", "hide")),
        *(f"{name} of <glossary-calculator>" for name in ("theme", "accent", "dir", "start", "height", "title")),
        "term of <glossary-term>",
    },
    "message": {
        *(f"{name} (told)" for name in ("hello", "height", "ready", "change", "result", "error")),
        *(f"{name} (heard)" for name in ("init", "set", "reset", "get", "print")),
        *(f"{key} in result (told)" for key in ("calc", "status", "inputs", "outputs", "sentence", "link")),
        *(f"{key} in init (heard)" for key in ("id", "theme", "accent", "dir")),
        *("px in height (told)", "calc in hello (told)", "types in hello (told)", "inputs in set (heard)"),
        *("inputs in change (told)", "code in error (told)", "message in error (told)"),
    },
    "event": {
        *("calc-ready", "calc-change", "calc-result", "calc-error", "inputs in calc-change"),
        *(f"{key} in calc-result" for key in ("calc", "status", "inputs", "outputs", "sentence", "link")),
        *("code in calc-error", "message in calc-error"),
    },
    "property": {
        *(f"{name} of <glossary-calculator>" for name in ("inputs", "result", "ready", "reset", "toText")),
        *("show of <glossary-term>", "close of <glossary-term>"),
    },
}  # fmt: skip


@pytest.fixture
def embeds(tmp_path: Path) -> Path:
    """The folder of embeds of a small site."""
    (tmp_path / "half").mkdir()
    for name in ("half/index.html", "half/oembed.json", "half/others.json", "embed.js"):
        (tmp_path / name).write_text("", "utf-8")
    shutil.copy(ROOT / "web/embed/embed.d.ts", tmp_path)
    return tmp_path


def test_the_door_is_all_that_the_types_declare(embeds: Path) -> None:
    kinds = door(embeds).kinds
    assert {kind: names - set(kinds[kind]) for kind, names in FIRST.items() if names - set(kinds[kind])} == {}
    assert set(kinds["address"]) == FIRST["address"]


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("accent, dir, start", "dir, start", [("attribute", "accent of <glossary-calculator>")]),
        ("'reset' | 'get' | 'print'", "'reset' | 'get'", [("message", "print (heard)")]),
        ("type: 'height'; px: number", "type: 'height'; rem: number", [("message", "px in height (told)")]),
        (
            "'calc-error': CustomEvent<{ code: string; message: string }>",
            "'calc-error': CustomEvent<{ message: string }>",
            [("event", "code in calc-error")],
        ),
        ("  toText(): string\n", "", [("property", "toText of <glossary-calculator>")]),
        (
            "  sentence: string\n",
            "",
            [("message", "sentence in result (told)"), ("event", "sentence in calc-result")],
        ),
    ],
)
def test_what_goes_is_named(embeds: Path, old: str, new: str, lost: list[tuple[str, str]]) -> None:
    before, file = door(embeds), embeds / "embed.d.ts"
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    assert [*before.lost(door(embeds))] == lost
    assert [*before.lost(before)] == []


def test_an_address_that_goes_is_named(embeds: Path) -> None:
    before = door(embeds)
    shutil.rmtree(embeds / "half")
    assert [*before.lost(door(embeds))] == [("address", "half/"), ("address", "half/oembed.json")]
    assert [*before.lost(Door({}))][:1] == [("address", "embed.d.ts")]
