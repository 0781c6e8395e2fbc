"""The types of what `marginary` gives, one function a calculator, written when the wheel is built."""

from collections.abc import Iterator

from calckit import Calculator, Choice, Field, Rows
from marginary.catalogue import catalogue
from marginary.function import document

_HEAD = """\
# Written by the build from the calculators' declarations.
from collections.abc import Iterable
from typing import Literal, TypedDict

from marginary.answer import Answer as Answer
from marginary.asking import Number as Number
from marginary.asking import ask as ask
from marginary.catalogue import Unknown as Unknown
from marginary.catalogue import slugs as slugs
from marginary.glossary import find as find
from marginary.glossary import term as term
from marginary.glossary import terms as terms
from marginary.refused import Refused as Refused
from marginary.table import table as table
"""


def stub() -> str:
    """Return the whole file."""
    return "\n".join((_HEAD, *(part for one in catalogue().values() for part in _parts(one))))


def _parts(calculator: Calculator) -> Iterator[str]:
    name = calculator.slug.replace("-", "_")
    for field in calculator.inputs:
        if isinstance(field.kind, Rows):
            cells = "".join(f"    {column.name}: {_type(column, name)}\n" for column in field.columns)
            yield f"class {_row(name, field)}(TypedDict, total=False):\n{cells}"
    presets = ", ".join(f'"{slug}"' for slug in ("", *(one.slug for one in calculator.presets)))
    inputs = "".join(f"    {field.name}: {_type(field, name)} = ...,\n" for field in calculator.inputs)
    told = "\n".join(f"    {line}".rstrip() for line in document(calculator.slug).splitlines()).lstrip()
    yield (
        f"def {name}(\n    *,\n    preset: Literal[{presets}] = ...,\n{inputs}) -> Answer:\n"
        f'    """{told}\n    """\n'
    )


def _type(field: Field, name: str) -> str:
    kind = field.kind
    if isinstance(kind, Rows):
        return f"Iterable[{_row(name, field)}]"
    if isinstance(kind, Choice):
        return f"Literal[{', '.join(map(repr, kind.options))}]"
    return "Number"


def _row(name: str, field: Field) -> str:
    return "".join(part.capitalize() for part in f"{name}_{field.name}".split("_")) + "Row"
