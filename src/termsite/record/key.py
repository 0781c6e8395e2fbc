"""A name for everything that a page says: two pages that are equal have one."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from termsite.kept import digest
from termsite.pages.page import Page


def key_of(page: Page, *others: str) -> str:
    """A name for everything that a page says, and for what else it is made from."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # nothing is told by where in memory it stands
    pickler.dispatch_table = _FIELDS
    pickler.dump(page)
    return digest(buffer.getvalue(), *others)


class _Fields(dict[type, Callable[[Any], Any]]):
    """How a value of ours is told: by its class and its fields. What pickle does by itself is much slower."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if kind is Markup:  # the commonest value that is none of ours
            self[kind] = lambda value: (tuple, (kind.__name__, str.__str__(value)))
            return self[kind]
        if not is_dataclass(kind):
            raise KeyError(kind)
        values = attrgetter(*(field.name for field in fields(kind)))
        self[kind] = lambda value: (tuple, (kind.__name__, values(value)))
        return self[kind]


_FIELDS = _Fields()
