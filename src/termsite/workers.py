"""Who works beside this process: other processes here, or a Dask cluster; executors of the standard kind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_ASKED = 1.0  # seconds between two looks at whether all workers are still there
_AWAITED = 30  # seconds for a first worker to come


class Lost(RuntimeError):
    """A worker ended before what it was given."""


class Unfit(RuntimeError):
    """No workers are called that, none can be had, or they would not do; the message says which."""


class Hands(Protocol):
    """Workers at work."""

    def submit(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> Future[T]:
        """Give them something to do."""

    def result(self, future: Future[T]) -> T:
        """Wait for what they made of it; `Lost` if one of them is gone."""


@dataclass(frozen=True, slots=True)
class Crew:
    """How workers are had, anew each time."""

    hired: Callable[[], AbstractContextManager[Hands]]


def crew(name: str) -> Crew | None:
    """The workers of a name: `local`, `local:2`, `dask:tcp://host:8786`; None for `none`."""
    kind, colon, which = name.partition(":")
    if name == "none":
        return None
    if kind == "local" and (int(which) > 0 if which.isdecimal() else not colon):
        return local(int(which or os.cpu_count() or 1))
    if kind == "dask" and which:
        return _dask(which)
    raise Unfit(f"'{name}' is no executor; write none, local, local:2 or dask:tcp://host:8786")


def local(count: int) -> Crew:
    """So many processes on this machine, each started clean: a copy of one with threads may stand still."""

    @contextmanager
    def hired() -> Iterator[Hands]:
        with ProcessPoolExecutor(count, get_context("spawn")) as pool:
            try:
                yield _Local(pool)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    return Crew(hired)


@dataclass(frozen=True, slots=True)
class _Local:
    pool: Executor

    def submit(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> Future[T]:
        try:
            return self.pool.submit(work, *args, **named)
        except BrokenExecutor as broken:
            raise Lost(str(broken)) from broken

    def result(self, future: Future[T]) -> T:
        try:
            return future.result()
        except BrokenExecutor as broken:
            raise Lost(str(broken)) from broken


def _dask(address: str) -> Crew:
    """The workers of a cluster that runs already."""
    try:
        import distributed
    except ModuleNotFoundError:
        raise Unfit(f"'dask:{address}' needs the package 'distributed', which is not installed") from None

    @contextmanager
    def hired() -> Iterator[Hands]:
        try:
            client = distributed.Client(address, timeout=_AWAITED, set_as_default=False)
        except OSError as error:
            raise Unfit(f"no Dask scheduler answers at '{address}': {error}") from error
        with client:
            try:
                client.wait_for_workers(1, timeout=_AWAITED)
            except TimeoutError:
                raise Unfit(f"the Dask cluster at '{address}' has no workers") from None
            with client.get_executor(pure=False) as pool:
                yield _Dask(client, pool, _there(client), distributed.KilledWorker)

    return Crew(hired)


@dataclass(frozen=True, slots=True)
class _Dask:
    client: Any
    pool: Executor
    began: frozenset[str]  # the workers when it began
    lost: type[Exception]  # what the scheduler says of work that several workers were lost at

    def submit(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> Future[T]:
        return self.pool.submit(work, *args, **named)

    def result(self, future: Future[T]) -> T:
        """Wait, and look whether all are there: the scheduler would try what kills a worker on three more."""
        while True:
            try:
                return future.result(timeout=_ASKED)
            except TimeoutError:
                gone = self.began - _there(self.client)
            except self.lost as killed:
                raise Lost(str(killed)) from killed
            if gone:
                self.pool.shutdown(wait=False)  # which calls off what is under way, as no other executor does
                raise Lost(f"gone: {', '.join(sorted(gone))}")


def _there(client: Any) -> frozenset[str]:
    return frozenset(client.scheduler_info(n_workers=-1)["workers"])
