"""A browser engine of this machine, and what a reader may have set in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from dataclasses import dataclass

from tests.engines.page import Page


@dataclass(frozen=True)
class Reader:
    """What a reader has set; nothing, as a browser comes."""

    keeps: bool = True  # sites may store data
    wasm: bool = True  # WebAssembly runs
    calm: bool = False  # less motion is asked for
    forced: bool = False  # the reader's own few colours are put over the page's


class Engine(ABC):
    """A running browser, started once for all tests."""

    version: str  # name and number, such as "Firefox 153.8.0"

    @abstractmethod
    def opened(self, reader: Reader = Reader()) -> AbstractContextManager[Page]:
        """Open an empty tab that shares nothing with any other, for the time of a block."""

    @abstractmethod
    def close(self) -> None:
        """End it."""
