"""The types of `calckit.wire` as the browser's scripts read them: `python -m tests.web.declarations` writes them."""

import inspect
import types
import typing
from collections.abc import Iterator
from pathlib import Path

from calckit import wire

FILE = Path(__file__).parents[2] / "web" / "engine" / "wire.d.ts"
HEAD = "// The shapes of src/calckit/wire.py. Written by `python -m tests.web.declarations`; a test holds them equal.\n"
_NAMES = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def declarations() -> str:
    """Return the whole file."""
    return "\n".join([HEAD, *_all()])


def _all() -> Iterator[str]:
    for name, value in vars(wire).items():
        if typing.is_typeddict(value):
            yield _interface(name, value)
        elif isinstance(value, types.UnionType) or typing.get_origin(value) is typing.Literal:
            yield f"export type {name} = {_written(value, alias=True)}\n"


def shape(kind: type) -> dict[str, tuple[object, bool]]:
    """Return the keys of a TypedDict with their types, and whether each is always there."""
    hints = typing.get_type_hints(kind, vars(wire))
    required: frozenset[str] = kind.__required_keys__  # type: ignore[attr-defined]
    return {key: (hint, key in required) for key, hint in hints.items()}


def _interface(name: str, kind: type) -> str:
    said = inspect.getdoc(kind) if kind.__doc__ and not kind.__doc__.startswith("dict(") else None
    words = f"/** {' '.join(said.split())} */\n" if said else ""
    keys = "".join(
        f"  {key}{'' if always else '?'}: {_written(hint)}\n" for key, (hint, always) in shape(kind).items()
    )
    return f"{words}export interface {name} {{\n{keys}}}\n"


def _written(hint: object, *, alias: bool = False) -> str:
    """Return a type as TypeScript writes it; an alias is named, except where it is declared."""
    if not alias and (name := next((n for n, known in vars(wire).items() if _is(known, hint)), "")):
        return name
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return " | ".join(f"'{value}'" for value in inside)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(_written(each) for each in inside)
    if origin is list:
        item = _written(inside[0])
        return f"({item})[]" if " " in item else f"{item}[]"
    if origin is dict:
        return f"Record<string, {_written(inside[1])}>"
    return _NAMES[hint]  # type: ignore[index]


def _is(known: object, hint: object) -> bool:
    """Whether a name of the module stands for this type."""
    return known is hint or (isinstance(known, types.UnionType | type(wire.View)) and known == hint)


if __name__ == "__main__":
    FILE.write_text(declarations(), encoding="utf-8")
