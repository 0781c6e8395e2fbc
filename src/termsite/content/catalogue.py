"""A folder of Python to its calculators: each file declares one, whose slug is the file's name."""

from __future__ import annotations

import importlib.util
import sys
import traceback
from pathlib import Path
from types import MappingProxyType

from calckit.calculator import Calculator, Catalogue
from termsite.model import Place, Problem


def read_catalogue(folder: Path) -> tuple[Catalogue, list[Problem]]:
    """Import the folder afresh, so that an edited file is read again."""
    found: dict[str, Calculator] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.py")):
        if file.name == "__init__.py":
            continue
        try:
            declared = _declared(file)
        except Exception as error:  # whatever an editor's Python raises becomes a problem with its line
            problems.append(_import_problem(file, error))
            continue
        slug = file.stem.replace("_", "-")
        if [calculator.slug for calculator in declared] == [slug]:
            found[slug] = declared[0]
        else:
            names = ", ".join(f"'{calculator.slug}'" for calculator in declared) or "none"
            hint = f"One function with @calculator, named '{file.stem}' like its file."
            problems.append(Problem(_place(file), f"must declare the calculator '{slug}', has {names}", hint))
    return MappingProxyType(found), problems


def _declared(file: Path) -> list[Calculator]:
    name = f"calculators.{file.stem}"
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
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == str(file) else None
    place = _place(file, line or (lines[-1] if lines else None) or 1)
    return Problem(place, f"cannot be imported: {type(error).__name__}: {error}")


def _place(file: Path, line: int = 1) -> Place:
    return Place(f"{file.parent.name}/{file.name}", line)
