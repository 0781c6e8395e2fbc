"""The calculators of a folder: every module of the package `calculators` declares one, but for `_` ones."""

import importlib
import pkgutil
from types import MappingProxyType, ModuleType

from calckit.calculator import BadDeclaration, Calculator, Catalogue


def load(package: str = "calculators") -> Catalogue:
    """Import every module of the package and return its calculators in order of their slugs."""
    folder = importlib.import_module(package)
    modules = (module.name for module in pkgutil.iter_modules(folder.__path__))
    names = sorted(name for name in modules if not name.startswith("_"))
    found = [calculator_of(importlib.import_module(f"{package}.{name}")) for name in names]
    return MappingProxyType({calculator.slug: calculator for calculator in found})


def calculator_of(module: ModuleType) -> Calculator:
    """Return the one calculator that a module declares, named as its file."""
    declared = [value for value in vars(module).values() if isinstance(value, Calculator)]
    stem = module.__name__.rpartition(".")[2]
    if len(declared) != 1 or declared[0].slug != stem.replace("_", "-"):
        raise BadDeclaration(f"{stem}.py must declare one calculator, as a function named {stem}")
    return declared[0]
