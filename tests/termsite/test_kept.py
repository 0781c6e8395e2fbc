"""What is kept is found again under its key alone, and what cannot be read costs nothing but time."""

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

from termsite.kept import Cabinet, Shelf, digest, digest_of, got, put


@dataclass(frozen=True, slots=True)
class Nothing:
    """A frozen value without a field."""


@dataclass(frozen=True, slots=True)
class One(Nothing):
    """A frozen value with a field."""

    a: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Two(One):
    """A frozen value with two, of which one is its parent's."""

    b: object = ()


@dataclass(frozen=True)
class Open(One):
    """A frozen value without slots of its own."""

    b: object


def never() -> str:
    raise AssertionError("it is known")


def test_a_value_is_made_once_and_found_by_the_next_run(tmp_path: Path) -> None:
    first = Cabinet(tmp_path, "code")
    assert first.shelf("one").take("key", lambda: "value") == "value"
    assert first.shelf("one").take("key", never) == "value"
    first.close()
    assert Cabinet(tmp_path, "code").shelf("one").take("key", never) == "value"
    assert Cabinet(tmp_path, "other code").shelf("one").known == {}


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    for wanted in (("a", "b"), ("b",)):
        cabinet = Cabinet(tmp_path, "code")
        for key in wanted:
            cabinet.shelf("one").take(key, lambda: "value")
        cabinet.close()
    assert set(Cabinet(tmp_path, "code").shelf("one").known) == {"b"}


def filled(folder: Path, said: str, keys: range, moved: int = -1) -> None:
    """A run that asks for these keys, and finds what it knows of one of them out of date."""
    cabinet = Cabinet(folder, "code")
    for key in keys:
        cabinet.shelf("one").take(str(key), lambda: said, anew=key == moved)
    cabinet.close()


def test_what_changes_little_is_told_beside_what_stands(tmp_path: Path) -> None:
    filled(tmp_path, "first", range(40))
    whole = (tmp_path / "one.pickle").read_bytes()
    filled(tmp_path, "second", range(1, 41), moved=7)
    filled(tmp_path, "third", range(2, 42))
    assert (tmp_path / "one.pickle").read_bytes() == whole
    assert dict(Cabinet(tmp_path, "code").shelf("one").known) == {
        **{str(key): "first" for key in range(2, 40)},
        "7": "second",
        "40": "second",
        "41": "third",
    }


def test_a_change_is_forgotten_with_what_it_was_told_of(tmp_path: Path) -> None:
    filled(tmp_path, "first", range(40))
    filled(tmp_path, "second", range(40), moved=7)
    told = (tmp_path / "one.later.pickle").read_bytes()
    filled(tmp_path, "third", range(20, 60))
    assert not (tmp_path / "one.later.pickle").exists()
    (tmp_path / "one.later.pickle").write_bytes(told)  # as if the last run had been killed before its end
    known = Cabinet(tmp_path, "code").shelf("one").known
    assert known == {str(key): "first" if key < 40 else "third" for key in range(20, 60)}


def test_what_is_out_of_date_is_made_anew() -> None:
    shelf = Shelf({"key": "old"})
    assert shelf.take("key", lambda: "new", anew=True) == "new"
    assert shelf.fresh == {"key"}


@pytest.mark.parametrize(
    "value",
    [Nothing(), One(1), One(()), One(One(None)), Two(a="a", b=One("b")), Open(1, Two(a=2))],
    ids=repr,
)
def test_a_frozen_value_comes_back_as_it_was(tmp_path: Path, value: object) -> None:
    put(tmp_path / "one", "code", {"here": (value, value), "frozen": MappingProxyType({"key": value})})
    found = got(tmp_path / "one", "code")
    assert found == {"here": (value, value), "frozen": {"key": value}}
    assert type(found["here"][0]) is type(value)
    assert found["here"][0] is found["here"][1]


def test_a_broken_file_is_an_empty_shelf(tmp_path: Path) -> None:
    (tmp_path / "one.pickle").write_bytes(b"\x80\x05broken")
    assert Cabinet(tmp_path, "code").shelf("one").known == {}
    assert got(tmp_path / "none", "code") is None


def test_frozen_mappings_are_kept(tmp_path: Path) -> None:
    put(tmp_path / "file", "code", MappingProxyType({"a": 1}))
    assert got(tmp_path / "file", "code") == {"a": 1}
    assert got(tmp_path / "file", "other code") is None


def test_a_digest_tells_parts_files_and_their_order_apart(tmp_path: Path) -> None:
    told = [digest("ab", "c"), digest("a", "bc"), digest("c", "ab"), digest(b"abc"), digest()]
    assert len(set(told)) == len(told)
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"x")
    other.write_bytes(b"x")
    assert digest_of([one]) != digest_of([other])
