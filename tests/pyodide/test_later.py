"""What Python imports only later: there for who wants it, and never wanted by what pages ask."""

import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from calckit import ask, load
from termsite.engine.bundle import LIBRARY
from termsite.engine.node import EngineFailed
from termsite.engine.parted import LATER, pack
from termsite.engine.trial import answered, trial
from tests.pyodide.profile import beside

pytestmark = pytest.mark.pyodide
CATALOGUE = load()
SLUG = next(iter(CATALOGUE))
EACH = [json.dumps({"calculator": slug}) for slug in CATALOGUE]


def modules(archive: Path) -> list[str]:
    """Name the modules in an archive."""
    with zipfile.ZipFile(archive) as opened:
        names = [name.removesuffix(".pyc") for name in opened.namelist() if name.endswith(".pyc")]
    return sorted(name.removesuffix("/__init__").replace("/", ".") for name in names)


def changed(*lines: str) -> str:
    """A reader's own code as a question: what the last line says comes back as what went wrong."""
    return json.dumps(
        {"calculator": SLUG, "source": "\n".join([*lines[:-1], f"raise ValueError({lines[-1]})"])}
    )


def told(answer: str) -> str:
    """What such code has said."""
    message: str = json.loads(answer)["error"]["message"]
    return message.removeprefix("ValueError: ")


def of(engine: Path, folder: Path, *damaged: str) -> Path:
    """Return an engine in which files have another byte at their end."""
    folder.mkdir()
    for file in engine.iterdir():
        (folder / file.name).symlink_to(file)
    for name in damaged:
        content = (engine / name).read_bytes()
        (folder / name).unlink()
        (folder / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    return folder


def test_each_calculator_and_its_tools_answer_from_its_own_archive(engine: Path) -> None:
    tools = [json.dumps(one) for slug in CATALOGUE for one in beside(slug)]
    assert trial(engine, CATALOGUE, [*EACH, *tools], starts=["library"]) == [], "nor was the rest fetched"


def test_in_place_of_a_damaged_archive_the_one_with_everything_is_taken(engine: Path, tmp_path: Path) -> None:
    answers = answered(of(engine, tmp_path / "engine", pack(list(CATALOGUE)[2])), "library", EACH)
    assert list(answers.answers) == [ask(CATALOGUE, one) for one in EACH]
    assert answers.cold == 2


def test_where_that_is_damaged_too_nothing_is_answered(engine: Path, tmp_path: Path) -> None:
    bad = of(engine, tmp_path / "engine", pack(SLUG), LATER)
    with pytest.raises(EngineFailed, match=re.escape(f"{LATER} arrived damaged")):
        answered(bad, "library", EACH[:1])


def test_every_module_of_the_library_can_be_imported(engine: Path) -> None:
    every = sorted({*modules(engine / LIBRARY), *modules(engine / LATER)})
    question = changed(
        "import importlib, sys",
        f"for name in {every}: hasattr(importlib.import_module(name), 'of which none is asked')",
        f"len([name for name in {every} if name in sys.modules])",
    )
    assert told(answered(engine, "library", [question]).answers[0]) == str(len(every))


def test_what_stands_in_is_the_module_itself_when_it_is_asked(engine: Path) -> None:
    question = changed(
        "import asyncio, html, subprocess, statistics, tempfile, zipfile",
        "from zipfile import ZipFile as Taken",
        "said = [html.escape('<'), html.unescape('&eacute;'), subprocess.list2cmdline(['a b']), subprocess.PIPE]",
        "said += [Taken is zipfile.ZipFile, isinstance(Taken, type), tempfile.gettempdir(), zipfile.__name__]",
        "said += [statistics.mean([1, 2]), hasattr(html, 'no such name'), '__getattr__' in vars(html)]",
        "said += [asyncio.Runner is asyncio.runners.Runner, asyncio.run is asyncio.runners.run]",
        "said",
    )
    expected = ["&lt;", "é", '"a b"', subprocess.PIPE, True, True, "/tmp", "zipfile", 1.5, False, False]
    expected += [True, False]  # the runtime has put its own way to run there, and it stays
    assert told(answered(engine, "library", [question]).answers[0]) == str(expected)
