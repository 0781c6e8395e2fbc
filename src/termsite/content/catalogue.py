"""A folder of Python to its calculators: each file declares one, whose slug is the file's name.

A file whose name begins with `_` declares none: it holds what several calculators share.
"""

from __future__ import annotations

import importlib.util
import sys
import traceback
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

from calckit.calculator import Calculator, Catalogue
from calckit.fields import Field, Rows
from termsite.content.stray import is_file
from termsite.model import Place, Problem, Text


def read_catalogue(folder: Path) -> tuple[Catalogue, list[Problem]]:
    """Import the folder afresh, so that an edited file is read again."""
    found: dict[str, Calculator] = {}
    problems: list[Problem] = []
    broken: set[str] = set()
    for file in _files(folder):
        try:
            declared = _declared(file)
        except Exception as error:  # whatever an editor's Python raises becomes a problem with its line
            if getattr(error, "name", "") not in broken:  # else a shared file is at fault, and told
                problems.append(_import_problem(file, error))
            broken.add(_module(file))
            continue
        slug = _slug(file)
        if _is_shared(file):
            continue
        if [calculator.slug for calculator in declared] == [slug]:
            found[slug] = declared[0]
        else:
            names = ", ".join(f"'{calculator.slug}'" for calculator in declared) or "none"
            hint = f"One function with @calculator, named '{file.stem}' like its file."
            problems.append(Problem(_place(file), f"must declare the calculator '{slug}', has {names}", hint))
    return MappingProxyType(found), problems


def declarations(catalogue: Catalogue) -> Catalogue:
    """What calculators say of themselves, without what they compute with: plain values, which can be kept."""
    return MappingProxyType({slug: _declaration(one) for slug, one in catalogue.items()})


def _declaration(one: Calculator) -> Calculator:
    return replace(
        one,
        inputs=tuple(map(_plain, one.inputs)),
        outputs=tuple(map(_plain, one.outputs)),
        presets=tuple(replace(preset, given=MappingProxyType({})) for preset in one.presets),
        examples=(),
        function=_left_out,
        answer=object,
        words=_left_out,
        working=_left_out,
        chart=_left_out,
        rounds=None,
        pick=None,
    )


def _plain(field: Field) -> Field:
    kind = replace(field.kind, of=object) if isinstance(field.kind, Rows) else field.kind
    return replace(field, kind=kind, default=None, columns=tuple(map(_plain, field.columns)))


def _left_out(*_: object) -> NoReturn:
    raise TypeError("this is a declaration alone; the calculator is in the answers' catalogue")


def read_sources(folder: Path) -> Mapping[str, Text]:
    """Read the same files as text, by slug, for whoever must say in which line something stands."""
    files = [file for file in _files(folder) if not _is_shared(file)]
    return MappingProxyType({_slug(file): Text(_text(file), _place(file)) for file in files})


def _files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.glob("*.py")) if file.name != "__init__.py" and is_file(file)]


def _is_shared(file: Path) -> bool:
    return file.name.startswith("_")


def _slug(file: Path) -> str:
    return file.stem.replace("_", "-")


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _module(file: Path) -> str:
    return f"calculators.{file.stem}"


def _declared(file: Path) -> list[Calculator]:
    name = _module(file)
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        return []
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses and type hints look their module up
    spec.loader.exec_module(module)
    return [value for value in vars(module).values() if isinstance(value, Calculator)]


def _import_problem(file: Path, error: Exception) -> Problem:
    lines = [
        frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(file)
    ]
    place = _place(file, (lines[-1] if lines else None) or 1)
    if isinstance(error, SyntaxError) and error.filename:
        place = _misspelt(error, file)
    return Problem(place, f"cannot be imported: {type(error).__name__}: {_said(error)}")


def _said(error: Exception) -> str:
    """What the error says, without the place, which is told before it, and without this machine's folders."""
    if isinstance(error, SyntaxError):
        return error.msg
    return str(error).replace(f" ({error.path})", "") if isinstance(error, ImportError) else str(error)


def _misspelt(error: SyntaxError, file: Path) -> Place:
    """Where Python cannot be read: in the file itself, or in one that it imports, then told once for all."""
    written, root = Path(error.filename or file), file.resolve().parents[1]
    inside = written.is_relative_to(root)
    return Place(written.relative_to(root).as_posix(), error.lineno or 1) if inside else _place(file)


def _place(file: Path, line: int = 1) -> Place:
    return Place(f"{file.parent.name}/{file.name}", line)
