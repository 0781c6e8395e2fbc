"""Whoever renders, the bytes are the same; who is lost at a page is told of with the page."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import fields, replace
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

import pytest

from termsite.kept import ground
from termsite.pages.docs import DocPage
from termsite.press import Press, printed
from termsite.shards import SHARE, Fallen, shared
from termsite.site import build
from termsite.workers import Unfit, crew
from tests.termsite.conftest import HERE, Whole, themed

TERMS = 3 * SHARE


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary whose terms are more than one shard."""
    root = tmp_path_factory.mktemp("many") / "content"
    shutil.copytree(HERE / "common", root, ignore=shutil.ignore_patterns("__pycache__"))
    themed(root)
    for number in range(TERMS):
        text = f"""---
title: Number {number} of all
summary: The term that stands at place {number} of all that were made for this test.
areas: [basics]
level: starter
published: 2026-11-20
---
It comes before [[number-{(number + 1) % TERMS}-of-all]].
"""
        (root / "terms" / f"number-{number}-of-all.md").write_text(text, "utf-8")
    return root


def made(root: Path, who: str) -> dict[str, bytes]:
    to = root.parent / f"site {who.partition(':')[0]}{who[-1:]}"
    problems = build(root, to, "https://example.org/", engine=lambda *_: (), crew=crew(who))
    assert problems == []
    return {str(file.relative_to(to)): file.read_bytes() for file in sorted(to.rglob("*")) if file.is_file()}


@pytest.fixture(scope="module")
def alone(glossary: Path) -> dict[str, bytes]:
    """The site as one process makes it."""
    return made(glossary, "none")


@pytest.mark.long  # two make the whole site in test_same_bytes.py
@pytest.mark.parametrize("who", ["local:2", "local:1"])
def test_processes_make_the_same_site(glossary: Path, alone: dict[str, bytes], who: str) -> None:
    assert len(alone) > TERMS
    assert made(glossary, who) == alone


@pytest.fixture
def cluster() -> Iterator[str]:
    """A scheduler and two workers, as anybody starts them, and the scheduler's address."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as started:
        yield f"dask:{started.scheduler_address}"


@pytest.mark.long
def test_a_dask_cluster_makes_the_same_site(glossary: Path, alone: dict[str, bytes], cluster: str) -> None:
    assert made(glossary, cluster) == alone


class Deadly(DocPage):
    """A page at which whoever renders it is killed, as by a system that has no memory left."""

    __slots__ = ()

    @property
    def standalone(self) -> bool:  # type: ignore[override]
        killed()
        return True


def killed() -> None:
    assert parent_process() is not None, "this is the process of the build"
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("who", ["local:2", pytest.param("dask", marks=pytest.mark.long)])
@pytest.mark.slow
def test_who_is_lost_is_told_with_the_page(whole: Whole, who: str, request: pytest.FixtureRequest) -> None:
    name = request.getfixturevalue("cluster") if who == "dask" else who
    hands = crew(name)
    assert hands
    pages = [page for page in whole.pages if isinstance(page, DocPage)]
    deadly = Deadly(**{one.name: getattr(pages[0], one.name) for one in fields(DocPage)})
    press = Press(whole.frames.bare(), whole.site, frozenset(), {}, ground())
    with pytest.raises(Fallen) as fallen:
        list(shared(press, [*pages[:3], deadly, *pages[3:5]], hands))
    assert fallen.value.page is deadly


@pytest.mark.long
def test_the_pages_of_a_lost_worker_are_rendered_again(whole: Whole, tmp_path: Path) -> None:
    """It is killed once, from outside, and what it had in hand is there all the same, in its order."""
    pages = whole.pages[: 2 * SHARE]
    press = Press(whole.frames.bare(), whole.site, frozenset(), {}, ground())
    site: Any = Once(press.site, tmp_path / "was here")
    once = replace(press, site=site)
    hands = crew("local:2")
    assert hands
    sheets = list(shared(once, pages, hands))
    assert (tmp_path / "was here").exists()
    documents = [leaf.document for sheet in sheets for leaf in sheet.leaves]
    assert documents == [leaf.document for leaf in printed(press, pages).leaves]


class Once:
    """A value whose first reader is killed while it unpacks it; all others get what it stands for."""

    def __init__(self, value: object, mark: Path) -> None:
        self.value, self.mark = value, mark

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpacked, (self.value, self.mark)


def _unpacked(value: object, mark: Path) -> object:
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return value
    killed()
    return None


@pytest.mark.slow
def test_a_worker_with_other_code_is_refused(whole: Whole) -> None:
    press = Press(whole.frames.bare(), whole.site, frozenset(), {}, "of another day")
    hands = crew("local:1")
    assert hands
    with pytest.raises(
        Unfit, match=r"^a worker has other code or packages than this build; give both the same$"
    ):
        list(shared(press, whole.pages[:1], hands))


@pytest.mark.parametrize("name", ["", "two", "local:", "local:0", "local:-1", "local:two", "dask", "dask:"])
def test_who_is_unknown_is_refused(name: str) -> None:
    with pytest.raises(
        Unfit, match=f"^'{name}' is no executor; write none, local, local:2 or dask:tcp://host:8786$"
    ):
        crew(name)
