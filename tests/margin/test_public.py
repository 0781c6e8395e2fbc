import ast
import importlib
import inspect
import pathlib
import pkgutil
import re
import sys
from typing import Any

import pytest

import margin
from tests.margin import valid_calls_a, valid_calls_b

CALLS = {**valid_calls_a.CALLS, **valid_calls_b.CALLS}
NAMES = [
    name for name in vars(margin) if not name.startswith("_") and not inspect.ismodule(getattr(margin, name))
]
FUNCTIONS = sorted(name for name in NAMES if inspect.isfunction(getattr(margin, name)))
CLASSES = sorted(name for name in NAMES if inspect.isclass(getattr(margin, name)))
LABELS = ["Equation:", "Args:", "Returns:", "Raises:", "Source:"]
FILES = sorted(pathlib.Path(margin.__file__).parent.rglob("*.py"))
MODULES = sorted(module.name for module in pkgutil.walk_packages(margin.__path__, "margin."))


def section(text: str, label: str) -> str:
    later = LABELS[LABELS.index(label) + 1 :]
    found = re.search(
        rf"^{label}(.*?)(?=^(?:{'|'.join(later)})|\Z)" if later else rf"^{label}(.*)\Z", text, re.M | re.S
    )
    return found.group(1) if found else ""


def test_the_face_gives_what_the_modules_name_and_each_name_has_one_home() -> None:
    modules = [importlib.import_module(name) for name in MODULES]
    declared = [name for module in modules for name in getattr(module, "__all__", ())]
    assert len(set(declared)) == len(declared)
    assert set(declared) == set(NAMES)


def test_every_function_has_a_valid_call_and_every_call_a_function() -> None:
    assert set(FUNCTIONS) == set(CALLS)
    assert not set(valid_calls_a.CALLS) & set(valid_calls_b.CALLS)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_documented_in_five_labelled_parts(name: Any) -> None:
    text = inspect.getdoc(getattr(margin, name)) or ""
    places = [text.find(f"\n{label}") for label in LABELS]
    assert all(place > 0 for place in places), f"{name} lacks {LABELS[places.index(-1)]}"
    assert places == sorted(places)
    purpose = text.split("\n\n")[0]
    assert purpose.endswith(".") and "None" in section(text, "Returns:")
    assert all(section(text, label).strip() for label in LABELS)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_argument_is_documented_and_at_most_three_are_positional(name: Any) -> None:
    function = getattr(margin, name)
    parameters = inspect.signature(function).parameters.values()
    described = re.findall(r"^ {4}(\w+): ", section(inspect.getdoc(function) or "", "Args:"), re.M)
    assert described == [parameter.name for parameter in parameters]
    assert sum(parameter.kind is parameter.POSITIONAL_OR_KEYWORD for parameter in parameters) <= 3
    assert all(parameter.annotation is not parameter.empty for parameter in parameters)


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_is_frozen_and_describes_its_fields(name: Any) -> None:
    kind = getattr(margin, name)
    assert kind.__dataclass_params__.frozen and hasattr(kind, "__slots__")
    described = re.findall(r"^ {4}(\w+): ", inspect.getdoc(kind) or "", re.M)
    assert described == list(kind.__dataclass_fields__)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_outside_the_standard_library_is_imported(path: Any) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names = [node.module or ""]
        else:
            continue
        for name in names:
            root = name.partition(".")[0]
            assert root == "margin" or root in sys.stdlib_module_names, f"{path.name}:{node.lineno}: {name}"


def test_every_rule_says_where_it_was_read_and_when() -> None:
    rules: list[margin.Rule | margin.FundingRule] = [*margin.RULES.values(), *margin.FUNDING_RULES.values()]
    assert all(rule.title and rule.source and rule.as_of for rule in rules)
    assert len({rule.title for rule in rules}) == len(rules)
