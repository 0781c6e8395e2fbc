"""What an earlier build found out, kept under everything that it depended on."""

from __future__ import annotations

import copyreg
import io
import pickle
import secrets
import sysconfig
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Generic, TypeVar

T = TypeVar("T")

_LITTLE = 4  # a change is told by itself if it is at most so small a part of what stands there


def _proxy(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda proxy: (_proxy, (dict(proxy),)))  # frozen values hold such


class Shelf(Generic[T]):
    """Values by key, those of an earlier run among them; what nobody asks for in this run is forgotten."""

    def __init__(self, known: Mapping[str, T] | None = None) -> None:
        self.known = known or {}
        self.asked: dict[str, T] = {}
        self.fresh: set[str] = set()  # the keys whose values were made in this run

    def take(self, key: str, make: Callable[[], T], *, anew: bool = False) -> T:
        """Give the value of a key, made now if it is new, or if what is known of it is out of date."""
        if key not in self.asked:
            if anew or key not in self.known:
                self.asked[key] = make()
                self.fresh.add(key)
            else:
                self.asked[key] = self.known[key]
        return self.asked[key]

    def begin(self) -> None:
        """Take back all that was given in this run: it is made anew, or found as an earlier run left it."""
        self.asked.clear()
        self.fresh.clear()


@dataclass(frozen=True, slots=True)
class _Stand:
    """What was found of a shelf: how its first file is called, the keys in that, and those in the second."""

    called: str
    first: Set[str]
    later: Set[str]


class Cabinet:
    """Shelves in a folder; what other code, or another version of a tool, has put there is not found.

    A shelf is a file and, where little has changed since that was written, a second one that says what.
    """

    def __init__(self, folder: Path, ground: str) -> None:
        self.folder, self.ground = folder, ground
        self._shelves: dict[str, Shelf[Any]] = {}
        self._stands: dict[str, _Stand] = {}

    def shelf(self, name: str) -> Shelf[Any]:
        """The shelf of a name, as the last run left it; empty where it cannot be read."""
        if name not in self._shelves:
            self._shelves[name] = Shelf(self._read(name))
        return self._shelves[name]

    def close(self) -> None:
        """Write what changed, of each shelf at once or not at all: who is killed here loses time alone."""
        for name, shelf in self._shelves.items():
            if shelf.fresh or len(shelf.asked) < len(shelf.known):
                self._write(name, shelf)

    def memory(self) -> Memory:
        """What earlier runs found out by reading and linking."""
        return Memory(*map(self.shelf, ("files", "prose", "answers", "texts")))

    def _read(self, name: str) -> dict[str, Any]:
        first, second = self._files(name)
        called, known = got(first, self.ground) or ("", {})
        about, later, gone = got(second, self.ground) or ("", {}, ())
        if about != called:  # a build was killed between the two files
            later, gone = {}, ()
        self._stands[name] = _Stand(called, set(known), set(later))
        return {key: value for key, value in {**known, **later}.items() if key not in gone}

    def _write(self, name: str, shelf: Shelf[Any]) -> None:
        first, second = self._files(name)
        stand = self._stands[name]
        other = stand.later | shelf.fresh
        later = {key: value for key, value in shelf.asked.items() if key in other}
        gone = stand.first - shelf.asked.keys()
        if (len(later) + len(gone)) * _LITTLE > len(stand.first):
            put(first, self.ground, (secrets.token_hex(8), shelf.asked))
            second.unlink(missing_ok=True)
        else:
            put(second, self.ground, (stand.called, later, gone))

    def _files(self, name: str) -> tuple[Path, Path]:
        return self.folder / f"{name}.pickle", self.folder / f"{name}.later.pickle"


@dataclass(frozen=True, slots=True)
class Memory:
    """What reading and linking have found out before."""

    files: Shelf[Any] = field(default_factory=Shelf)
    prose: Shelf[Any] = field(default_factory=Shelf)
    answers: Shelf[Any] = field(default_factory=Shelf)
    texts: Shelf[Any] = field(default_factory=Shelf)

    def unlinked(self) -> Memory:
        """What of it holds whatever the terms are called."""
        return Memory(self.files, answers=self.answers)


def packed(value: Any) -> bytes:
    """A value as bytes, which `pickle.loads` gives back."""
    buffer = io.BytesIO()
    _pack(value, buffer)
    return buffer.getvalue()


def _pack(value: Any, file: BinaryIO) -> None:
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _FROZEN
    pickler.dump(value)


class _Frozen(dict[type, Callable[[Any], Any]]):
    """How a frozen value is packed: its class, its fields. Python's own way asks each anew which it has."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if kind in copyreg.dispatch_table:
            return copyreg.dispatch_table[kind]
        names = [field.name for field in fields(kind)] if is_dataclass(kind) else []
        if not names or "__slots__" not in vars(kind):
            raise KeyError(kind)  # it is packed in Python's own way
        values = attrgetter(*names)
        alone = len(names) == 1
        self[kind] = lambda value: (_unpacked, (kind, (values(value),) if alone else values(value)))
        return self[kind]


_FROZEN = _Frozen()


def _unpacked(kind: type, values: Iterable[Any]) -> Any:
    value: Any = object.__new__(kind)
    for put_in, one in zip(_places(kind), values, strict=True):
        put_in(value, one)
    return value


@cache
def _places(kind: Any) -> tuple[Callable[[Any, Any], None], ...]:
    """What sets each field of a value with slots, frozen or not."""
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


def put(file: Path, ground: str, value: Any) -> None:
    """Write a value that code of this name has made, at once or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    making = file.with_suffix(".new")
    with making.open("wb") as stream:
        _pack((ground, value), stream)
    making.replace(file)


def got(file: Path, ground: str) -> Any:
    """The value that was put there; None for none, for another code's, and for what makes no sense."""
    try:
        with file.open("rb") as stream:
            found, value = pickle.load(stream)
    except Exception:  # a pickle of other classes raises anything
        return None
    return value if found == ground else None


def digest(*parts: bytes | str) -> str:
    """A short name for these parts in this order."""
    mill = blake2b(digest_size=16)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        mill.update(len(content).to_bytes(8, "big") + content)
    return mill.hexdigest()


def digest_of(files: Iterable[Path]) -> str:
    """A short name for what stands in these files, and for their names."""
    return digest(*(part for file in files for part in (file.name, file.read_bytes())))


def ground() -> str:
    """A name for the code that builds and for every package beside it."""
    code = [
        file
        for package in ("termsite", "calckit")
        for file in sorted((Path(__file__).parents[1] / package).rglob("*.*"))
        if file.suffix in (".py", ".html", ".json", ".css", ".po")
    ]
    beside = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    return digest(digest_of(code), sysconfig.get_python_version(), *beside)
