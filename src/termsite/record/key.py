"""A name for everything that a page says: two pages that are equal have one."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from termsite.kept import digest
from termsite.pages.page import NavItem, Page


def key_of(page: Page, *others: str) -> str:
    """A name for everything that a page says, and for what else it is made from."""
    return digest(_written(page), *others)


def _written(value: Any) -> bytes:
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # nothing is told by where in memory it stands
    pickler.dispatch_table = _FIELDS
    pickler.dump(_told(value))
    return buffer.getvalue()


def _told(value: Any) -> Any:
    """Our values as tuples, which pickle writes much faster than what it must ask for its fields."""
    kind = type(value)
    return _every(value) if kind is tuple else _TOLD[kind](value)


def _every(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple([one if type(one) is str else _told(one) for one in values])  # most are strings


class _Told(dict[type, Callable[[Any], Any]]):
    """How a value is told: one of ours by its class and its fields, any other as it is."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if kind is Markup:  # the commonest value that is none of ours
            self[kind] = lambda value: (kind.__name__, str.__str__(value))
        elif issubclass(kind, Page):
            values = attrgetter(*(field.name for field in fields(kind) if field.name != "nav"))
            self[kind] = lambda value: (kind.__name__, _listed(value.nav), *_every(values(value)))
        elif is_dataclass(kind):
            values = attrgetter(*(field.name for field in fields(kind)))
            self[kind] = lambda value: (kind.__name__, *_every(values(value)))
        else:
            self[kind] = lambda value: value
        return self[kind]


_TOLD = _Told()


@lru_cache(1000)
def _listed(nav: tuple[NavItem, ...]) -> bytes:
    """The list at the left, which many pages have in common."""
    return _written(nav)


class _Fields(dict[type, Callable[[Any], Any]]):
    """The same for what stands in a mapping or a list."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if kind is not Markup and not is_dataclass(kind):
            raise KeyError(kind)
        self[kind] = lambda value: (tuple, (_told(value),))
        return self[kind]


_FIELDS = _Fields()
