"""The bundle: the same bytes wherever and whenever it is made, and nothing in it that could ask another site."""

import gzip
import hashlib
import json
import posixpath
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from calckit import load
from termsite.content.settings import read_site
from termsite.engine.bundle import LIBRARY, SNAPSHOT, bundle
from termsite.engine.parted import LATER, pack
from termsite.engine.runtime import cut
from tests.draws import PROFILE
from tests.pyodide.inside import ROOT

pytestmark = pytest.mark.pyodide
SITE = read_site(ROOT)[0]
_NAMED = re.compile(r"""^(?:import|export)\b[^;]*?['"](\.[^'"]+\.js)['"]""", re.MULTILINE)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of what the bundle is made from, in a folder with a space and a letter beyond ASCII."""
    folder = tmp_path_factory.mktemp("a copy") / "margè nary"
    for name in ("src", "calculators", "web"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copyfile(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    if PROFILE != "thorough":  # that it is cut alike has its own test
        shutil.copytree(cut(ROOT), folder / "build" / "runtime" / cut(ROOT).name)
    left = folder / "calculators" / ".a_tool" / "left_behind.py"  # as a formatter may, where it was run
    left.parent.mkdir()
    left.write_text("1 / 0\n", encoding="utf-8")
    yield folder


@pytest.mark.long
def test_two_builds_in_different_folders_give_the_same_bytes(
    engine: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("LC_ALL", "C")
    here = {document.path: document.content for document in bundle(ROOT, SITE)}
    there = {document.path: document.content for document in bundle(elsewhere, SITE)}
    assert (elsewhere / "build" / "engine" / engine.name).is_dir(), "made anew, not found"
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []


def test_the_engine_names_at_once_every_script_that_it_is_made_of() -> None:
    """Each other step would be a way over the line and back, before Python is even asked for."""
    scripts = {
        path: text for path, text in ((d.path, d.content) for d in bundle(ROOT, SITE)) if path.endswith(".js")
    }
    named = {
        path: {posixpath.normpath(f"{path}/../{name}") for name in _NAMED.findall(text.decode())}
        for path, text in scripts.items()
    }
    assert set().union(*named.values()) <= scripts.keys(), "each is there"
    first = named["assets/js/engine/engine.js"]
    assert set().union(*(named[path] for path in first)) <= first
    assert {path.rpartition("/")[2] for path in scripts if "/engine/" in path} == {
        "engine.js",
        *(path.rpartition("/")[2] for path in first),
    }


def test_the_manifest_tells_every_file(engine: Path) -> None:
    manifest = json.loads((engine / "manifest.json").read_text("utf-8"))
    files = {path.name: path for path in engine.iterdir()}
    packed = {name for name in files if name.endswith(".gz")}
    assert set(manifest["files"]) == set(files) - packed - {"manifest.json"}
    assert len(packed) == 9 + len(load())
    for name in packed:
        assert gzip.decompress(files[name].read_bytes()) == files[name.removesuffix(".gz")].read_bytes()
    for name, told in manifest["files"].items():
        assert told["raw"] == files[name].stat().st_size
        assert told["sha256"] == hashlib.sha256(files[name].read_bytes()).hexdigest()
    assert manifest["files"][SNAPSHOT]["raw"] <= 31_457_408


def test_the_profile_is_of_the_runtime_that_is_installed_and_cuts_it_small(engine: Path) -> None:
    """By a profile of another runtime nothing is cut: run `python -m tests.pyodide.profile`."""
    sizes = {path.name: path.stat().st_size for path in engine.iterdir()}
    assert sizes["pyodide.asm.wasm"] < 0.65 * sizes["whole.wasm"]
    assert sizes["rest.wasm"] < 0.5 * sizes["whole.wasm"]


def test_the_library_is_compiled_and_holds_no_source(engine: Path) -> None:
    with zipfile.ZipFile(engine / LIBRARY) as library:
        names = library.namelist()
        assert all(name.endswith(".pyc") for name in names)
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in library.infolist())
    assert {"traceback.pyc", "encodings/latin_1.pyc", "json/__init__.pyc"} <= set(names)
    with zipfile.ZipFile(engine / LATER) as later:
        late = set(later.namelist())
    assert {"locale.pyc", "_strptime.pyc", "statistics.pyc"} <= late - set(names)
    assert {"subprocess.pyc", "html/__init__.pyc"} <= late & set(names), "and what stands in for them"


def test_the_wheel_is_for_the_browsers_python_with_its_calculators_beside_it(engine: Path) -> None:
    (path,) = engine.glob("marginary-*-cp314-none-any.whl")
    with zipfile.ZipFile(path) as wheel:
        names = wheel.namelist()
        (record,) = (name for name in names if name.endswith("RECORD"))
        listed = [line.split(",")[0] for line in wheel.read(record).decode().splitlines()]
    assert sorted(names) == sorted(listed)
    assert not [name for name in names if name.endswith(".py")]
    assert {path.name for path in engine.glob("calculator-*.zip")} == {pack(slug) for slug in load()}


def test_the_licences_of_all_that_is_shipped_are_there(engine: Path) -> None:
    text = (engine / "LICENSES.txt").read_text("utf-8")
    for words in (
        "Mozilla Public License 2.0",
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "MIT License",
        "SIL OPEN FONT LICENSE",
    ):
        assert words in text, words
