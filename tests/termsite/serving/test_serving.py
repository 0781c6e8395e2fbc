"""The site while somebody writes: a real server, real edits, a real mistake, a real kill; and MkDocs' own command.

The site is about halves, so that it is built in a second; and nothing in it may speak of what our own is about.
"""

from __future__ import annotations

import http.client
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import yaml

from tests.termsite.pages.test_pages import ABOUT
from tests.termsite.serving.server import edit, started

HERE = Path(__file__).parents[1]
ROOT = HERE.parents[1]
pytestmark = pytest.mark.site
LINKED = ("src", "theme", "web", "node_modules")
PATIENCE = 300  # seconds after which a process that says nothing has hung
UNSEEN = 10  # seconds after which a file that MkDocs, which looks now and then, has not seen is saved again
WORDS = 60  # so often the server says the same, every five seconds, before it has hung
TEXTS = {".html", ".json", ".js", ".txt", ".xml"}
SAYS = {"assets/js/glossary/words.js"}  # the box reads "10x" as leverage, which no setting says yet
TERM_FILE = "terms/equity.md"
NOTICE = "For learning; not advice."  # at every page's foot, from the settings
TERM = """---
title: equity
summary: What is left when every debt is paid.
areas: [basics]
level: starter
published: 2026-11-21
calculators: [{use: half}]
---
Half is {half.half}.
"""
PAGE = """---
title: About halves
description: What this small glossary is about.
---
About halves.
"""
# A build that is killed the moment it does what it is told to die of.
SWAP = (
    "renamex_np" if sys.platform == "darwin" else "renameat2"
)  # the call by which two folders change places
KILLED = """
import os, runpy, signal, sys
event, end = sys.argv[1:]
def kill(happened, arguments):
    if happened == event and any(str(one).endswith(end) for one in arguments):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill)
sys.argv[1:] = ["build"]
runpy.run_path("build.py", run_name="__main__")
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary of halves beside our engine, theme and packages; the browser's engine made once is kept."""
    root = tmp_path_factory.mktemp("written") / "project"
    shutil.copytree(HERE / "common", root, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "build.py", root / "build.py")
    for name in LINKED:
        (root / name).symlink_to(ROOT / name)
    (root / "build").mkdir()
    for name in ("engine", "runtime"):
        (ROOT / "build" / name).mkdir(parents=True, exist_ok=True)
        (root / "build" / name).symlink_to(ROOT / "build" / name)
    (root / "terms").mkdir()
    (root / "LICENSE").write_text("Free to use.\n", "utf-8")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings()), "utf-8")
    return root


def settings() -> dict[str, object]:
    """Our own settings, but for what they say of the content."""
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    theirs = yaml.safe_load((HERE / "common/mkdocs.yml").read_text("utf-8"))
    del ours["extra"]["package"]
    return {**ours, **theirs, "watch": ["terms"]}


@pytest.fixture
def term(project: Path) -> Path:
    """The file that is edited."""
    file = project / TERM_FILE
    file.write_text(TERM, "utf-8")
    return file


def mkdocs(project: Path) -> subprocess.CompletedProcess[str]:
    build = [sys.executable, "-m", "mkdocs", "build", "-q"]
    return subprocess.run(build, cwd=project, capture_output=True, text=True, check=False, timeout=PATIENCE)


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def published(project: Path) -> dict[str, str]:
    """What MkDocs' own command publishes; no test below publishes anything else."""
    (project / TERM_FILE).write_text(TERM, "utf-8")
    done = mkdocs(project)
    assert done.returncode == 0, done.stderr
    made = digests(project / "site")
    assert {"index.html", "terms/equity/index.html", "calculators/half/index.html", "data/terms.json"} <= set(
        made
    )
    return made


def test_a_glossary_of_something_else_says_nothing_of_ours(project: Path, published: dict[str, str]) -> None:
    ours = [name for name in published if Path(name).suffix in TEXTS and "assets/javascripts" not in name]
    assert len(ours) > 50
    said = [name for name in ours if ABOUT.search((project / "site" / name).read_text("utf-8"))]
    assert set(said) == SAYS


@pytest.mark.parametrize(
    ("event", "path"),
    [
        ("open", "/spare/terms/equity/index.html"),  # half of it is written
        ("ctypes.dlsym", SWAP),  # all of it, and the old one is about to go
    ],
)
def test_a_build_that_is_killed_leaves_the_published_site_whole(
    project: Path, term: Path, published: dict[str, str], event: str, path: str
) -> None:
    term.write_text(f"{TERM}A word that came later.\n", "utf-8")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, event, path], cwd=project, check=False, timeout=PATIENCE
    )
    assert killed.returncode == -signal.SIGKILL
    assert list(project.glob("build/kept/sites/*/spare"))
    assert digests(project / "site") == published


def test_mkdocs_own_command_tells_a_mistake_and_publishes_nothing(
    project: Path, term: Path, published: dict[str, str]
) -> None:
    term.write_text(TERM.replace("title:", "titel:"), "utf-8")
    done = mkdocs(project)
    assert done.returncode != 0
    assert f"{TERM_FILE}:2" in done.stdout + done.stderr
    assert digests(project / "site") == published


class News:
    """What an open page is told of every build, and the pages themselves."""

    def __init__(self, address: str) -> None:
        self.at = urlsplit(address)
        self.line = self.asked("/_live")

    def asked(self, path: str) -> http.client.HTTPResponse:
        line = http.client.HTTPConnection(str(self.at.hostname), self.at.port, timeout=PATIENCE)
        line.request("GET", path)
        return line.getresponse()

    def page(self) -> str:
        with self.asked("/terms/equity/") as answer:
            return answer.read().decode()

    def next(self) -> str:
        """Wait for the next word and return its problems; the same comes again after a while."""
        told = self.line.readline().decode().removeprefix("data: ")
        self.line.readline()  # the empty line behind it
        return str(json.loads(told)["problems"])

    def until(self, condition: Callable[[str], bool]) -> None:
        """Wait until a condition of the problems holds."""
        assert any(condition(self.next()) for _ in range(WORDS)), "the server says nothing new"

    def reading(self, pipe: Path) -> int:
        """Wait until the build that is at work reads a pipe, and return its other end."""
        for _ in range(WORDS):
            with suppress(OSError):  # nobody reads it yet
                return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
            assert self.next() == ""
        raise AssertionError("no build reads it")


@contextmanager
def serving(project: Path) -> Iterator[tuple[subprocess.Popen[str], News]]:
    with started(project) as (server, address):
        news = News(address)
        with news.line:
            yield server, news


def test_every_edit_shows_and_with_a_mistake_the_last_good_page_stays(project: Path, term: Path) -> None:
    page = project / "docs/about.md"
    os.mkfifo(page)  # the first build reads its terms, and then waits here
    left = project / "build" / "live.ahead" / "terms" / "equity" / "index.html"  # by a server that was ended
    left.parent.mkdir(parents=True)
    left.write_text("Of another day.", "utf-8")
    with serving(project) as (server, news):
        pipe = news.reading(page)
        assert not left.exists()
        edit(page, PAGE)
        edit(term, f"{TERM}Saved while it was built.\n")
        with os.fdopen(pipe, "w") as written:
            written.write(PAGE)
        news.until(lambda problems: not problems and "Saved while" in news.page())
        edit(term, TERM.replace("title:", "titel:"))
        news.until(lambda problems: f"{TERM_FILE}:2" in problems)
        assert "Saved while" in news.page()
        edit(term, TERM)
        news.until(lambda problems: not problems and "Saved while" not in news.page())
        settings, said = project / "mkdocs.yml", (project / "mkdocs.yml").read_text("utf-8")
        for notice in ("One.", "Two.", "Three."):  # a file that is watched alone is lost with the first
            edit(settings, said.replace(NOTICE, notice))
            news.until(partial(noticed, news, notice))
        edit(settings, said)
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) == 0


def test_an_edit_ends_a_build_that_does_not_come_to_an_end(project: Path, term: Path) -> None:
    calculator, pipe = project / "calculators" / "half.py", project / "pipe"
    text = calculator.read_text("utf-8")
    os.mkfifo(pipe)
    with serving(project) as (_, news):
        news.until(lambda problems: not problems and "Half is" in news.page())
        edit(calculator, f"{text}\nopen({str(pipe)!r}).read()  # for ever\n")
        with os.fdopen(news.reading(pipe), "w"):
            edit(calculator, text)
            edit(term, f"{TERM}Saved after that.\n")
            news.until(lambda problems: not problems and "Saved after that" in news.page())
    edit(term, TERM)


def noticed(news: News, notice: str, problems: str) -> bool:
    return not problems and notice in news.page()


def heard(server: IO[bytes], word: str, file: Path, text: str) -> str:
    """Save a file, as often as MkDocs does not see it, until its server says a word; return what it said."""
    said = b""
    edit(file, text)
    while word.encode() not in said:
        if select.select([server], [], [], UNSEEN)[0]:
            more = os.read(server.fileno(), 65536)
            assert more, said.decode()
            said += more
        elif not said:
            edit(file, text)
    return said.decode()


def rebuilt(server: IO[bytes], file: Path, text: str) -> Iterator[str]:
    """Save a file and wait for the site, a few times: what was saved before may just have been rebuilt."""
    return (heard(server, "Reloading browsers", file, text) for _ in range(3))


def test_mkdocs_own_server_shows_every_edit_and_with_a_mistake_the_last_good_page(
    project: Path, term: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = f"127.0.0.1:{taken.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", place]

    def page() -> str:
        with urlopen(f"http://{place}/terms/equity/", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    with subprocess.Popen(
        command, cwd=project, stderr=subprocess.STDOUT, stdout=subprocess.PIPE, bufsize=0
    ) as server:
        assert server.stdout
        try:
            heard(server.stdout, "Serving on", term, TERM)
            assert "Half is" in page() and "Saved later" not in page()
            assert any("Saved later" in page() for _ in rebuilt(server.stdout, term, f"{TERM}Saved later.\n"))
            heard(server.stdout, f"{TERM_FILE}:2", term, TERM.replace("title:", "titel:"))
            assert "Saved later" in page()
            assert any("Saved later" not in page() for _ in rebuilt(server.stdout, term, TERM))
        finally:
            server.kill()
