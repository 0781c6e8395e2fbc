"""Modules that are not here when Python starts: fetched when somebody wants them, while Python waits.

`later.json` beside this file names each with its archive, and what that must sum up to; where it is missing,
everything is here. A module that Python's start imports and does not use has a stand-in, which becomes the
real one when asked for a name.
"""

import json
import sys
from binascii import crc32
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec
from io import open_code
from types import ModuleType
from typing import Any
from zipimport import zipimporter

_ALL = "later.zip"  # has what every other archive has, too
_WHEEL = __file__.rpartition("/")[0]
_FOLDER = _WHEEL.rpartition("/")[0] + "/"

_right = set[str]()  # archives that are here and as the build made them
_replaced: dict[tuple[str, str], Any] = {}  # by module and name, where others have put something else
deferred: list[tuple[str, str]] = []  # names that stand-ins were asked for before anything could be fetched


class _Finder:
    """Finds modules in archives, and has an archive fetched that is not here."""

    def __init__(self, archives: dict[str, str], sums: dict[str, int]) -> None:
        self.archives, self.sums = archives, sums

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        if name not in self.archives:
            return None
        inside = name.rpartition(".")[0].replace(".", "/")
        return zipimporter(f"{_here(self.archives[name])}/{inside}".rstrip("/")).find_spec(name)


def _listed() -> dict[str, Any]:
    loader: Any = __spec__.loader
    try:
        listed: dict[str, Any] = json.loads(loader.get_data(f"{_WHEEL}/later.json"))
    except OSError:
        return {"archives": {}, "sums": {}}
    return listed


_finder = _Finder(**_listed())


def begin() -> None:
    """Find from now on what comes later; the one who fetches it is there."""
    if _finder.archives and _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)


def stems() -> list[str]:
    """Name the modules of the calculators that come one by one."""
    inside = (
        name.removeprefix("calculators.") for name in _finder.archives if name.startswith("calculators.")
    )
    return sorted(inside)


def proof(stem: str) -> str | None:
    """Return, as JSON, a question to a calculator that is here, and what the build's answer to it says."""
    archive = _finder.archives[f"calculators.{stem}"]
    return zipimporter(_FOLDER + archive).get_data("proof.json").decode() if _is_right(archive) else None


def asked(module: str, name: str) -> Any:
    """Answer for a stand-in, by the real module. Before that can be had, give what will call it."""
    if name == "__path__":  # by which Python tells packages
        raise AttributeError(name)
    if _finder in sys.meta_path:
        return getattr(_real(sys.modules[module]), name)
    deferred.append((module, name))
    return lambda *given, **named: _own(sys.modules[module], name)(*given, **named)


def _own(module: ModuleType, name: str) -> Any:
    """Return what a module itself calls so, whatever others have put in its place."""
    if "__standing__" in vars(module):
        _real(module)
    return _replaced.get((module.__name__, name)) or getattr(module, name)


def _real(module: ModuleType) -> ModuleType:
    """Make a stand-in the module that it stands for; whoever has it has the real one then.

    What others have put into it stays.
    """
    inside = vars(module)
    here = inside.pop("__standing__")
    put = {name: value for name, value in inside.items() if name not in here and name != "__getattr__"}
    spec = _finder.find_spec(module.__name__)
    assert spec and spec.loader
    standing = inside.pop("__getattr__")
    try:
        inside |= {"__spec__": spec, "__loader__": spec.loader, "__file__": spec.origin}
        if spec.submodule_search_locations is not None:
            inside["__path__"] = spec.submodule_search_locations
        spec.loader.exec_module(module)
    except BaseException:
        inside |= {"__getattr__": standing, "__standing__": here}
        raise
    _replaced.update({(module.__name__, name): inside[name] for name in put if name in inside})
    inside |= put
    return module


def _here(archive: str) -> str:
    """Return where a module of an archive is found, which may be the one with everything."""
    either = dict.fromkeys((archive, _ALL))
    found = next(filter(_is_right, either), None) or next(filter(_is_brought, either), None)
    if found is None:
        import_module("engine_line").lost()
        raise ImportError(f"{archive} cannot be had")
    return _FOLDER + found


def _is_brought(archive: str) -> bool:
    """Have an archive fetched by whoever has started Python."""
    return bool(import_module("engine_line").bring(archive)) and _is_right(archive)


def _is_right(archive: str) -> bool:
    if archive not in _right:
        with suppress(FileNotFoundError), open_code(_FOLDER + archive) as file:
            if crc32(file.read()) == _finder.sums[archive]:
                _right.add(archive)
    return archive in _right
