"""What a machine refuses is told in one sentence with what to do: a full disk, a read-only one, a taken port."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from termsite.serving.listen import FIRST, LAST, Unserved, listening
from tests.tools.disk import on_disk

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ("terms", "docs", "calculators", "src", "theme", "web")
FILES = ("mkdocs.yml", "build.py", "CHANGELOG.md", "pyproject.toml", "package.json", "LICENSE")
BUILD = f'"{sys.executable}" build.py build'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the site is built from, with our node_modules and nothing built."""
    copy = tmp_path / "checkout"
    copy.mkdir()
    for name in SOURCES:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, copy / name)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    return copy


def sentence(done: "subprocess.CompletedProcess[str]") -> str:
    """Return the one line of a command that refused."""
    assert done.returncode == 1, done.stdout + done.stderr
    (line,) = done.stderr.splitlines()
    return line


def served(*options: str) -> str:
    command = [sys.executable, "build.py", "serve", *options]
    return sentence(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False))


NO_ROOM = "Nothing is built: there is no room left on the disk; free some (a build takes about 100 MB) and build again."


@pytest.mark.site
@pytest.mark.mounts
def test_a_disk_that_becomes_full_while_building_is_told(checkout: Path) -> None:
    assert sentence(on_disk(checkout, BUILD, "7m")) == NO_ROOM  # in Node, which writes the engine


# A site of two megabytes, then one of nine, on a disk for six.
PUBLISHED_TWICE = """
from pathlib import Path
from termsite.model import Document, Place
from termsite.publish import publish
from termsite.serving.obstacle import obstacle
site = Path("site")
for size in (2, 9):
    try:
        publish([Document(f"{n}.bin", bytes([size]) * 1_000_000, Place("x")) for n in range(size)], site)
    except OSError as error:
        print(obstacle(error))
print([path.name for path in Path().iterdir()], {path.read_bytes()[0] for path in site.iterdir()})
"""


@pytest.mark.mounts
def test_a_disk_that_becomes_full_costs_no_published_site(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = on_disk(tmp_path / "empty", f"'{sys.executable}' -c '{PUBLISHED_TWICE}'", "6m")
    assert done.stdout == f"{NO_ROOM}\n['site'] {{2}}\n", done.stderr


@pytest.mark.mounts
def test_a_disk_that_can_only_be_read_is_told(checkout: Path) -> None:
    told = sentence(on_disk(checkout, BUILD, "40m", "ro"))
    assert told.startswith("Nothing is built: ")
    assert told.endswith(
        "the disk can only be read; build from a copy of this folder on one that can be written."
    )


@pytest.mark.slow
def test_what_is_not_installed_is_told(checkout: Path) -> None:
    (checkout / "node_modules").unlink()
    done = subprocess.run(
        [sys.executable, "build.py", "build"], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert sentence(done).endswith("is not installed; run: make install.")


def test_a_python_without_our_packages_is_told(checkout: Path) -> None:
    alone = [sys.executable, "-I", "-S", "build.py", "build"]
    done = subprocess.run(alone, cwd=checkout, capture_output=True, text=True, check=False)
    expected = "Nothing is installed for this Python; run `make install`, then .venv/bin/python build.py."
    assert sentence(done) == expected


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_a_named_port_that_is_taken_is_told(taken: int) -> None:
    expected = f"Port {taken} is taken; name another with --port, or none, and the first free one is used."
    assert served("--port", str(taken)) == expected
    assert served("--address", f"http://127.0.0.1:{taken}/base/") == expected


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--port", "99999"), "127.0.0.1, port 99999, cannot be served (bind(): port must be 0-65535"),
        (
            ("--address", "http://127.0.0.1:99999/"),
            "http://127.0.0.1:99999/ cannot be served (Port out of range",
        ),
        (("--address", "http://192.0.2.1:8123/"), "192.0.2.1, port 8123, cannot be served (Cannot assign"),
    ],
)
@pytest.mark.slow
def test_an_address_that_is_not_ours_is_told(options: tuple[str, ...], told: str) -> None:
    assert served(*options).startswith(told)


def test_without_a_named_port_the_next_free_one_is_used(tmp_path: Path) -> None:
    with ExitStack() as others:
        first = others.enter_context(listening("127.0.0.1", None, "/", tmp_path)).server_address[1]
        second = others.enter_context(listening("127.0.0.1", None, "/", tmp_path)).server_address[1]
        assert FIRST <= first < second <= LAST


def test_when_all_are_taken_that_is_told(tmp_path: Path) -> None:
    with ExitStack() as others, pytest.raises(Unserved) as refused:
        while True:  # until there is none left
            others.enter_context(listening("127.0.0.1", None, "/", tmp_path))
    assert str(refused.value) == f"The ports {FIRST} to {LAST} are all taken; name another with --port."


def test_a_port_that_is_taken_and_the_one_used_instead_are_said() -> None:
    with ExitStack() as other:
        if _free(FIRST):
            other.enter_context(socket.create_server(("127.0.0.1", FIRST)))
        command = [sys.executable, "build.py", "serve"]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            said = server.stdout.readline(), server.stdout.readline()
            server.kill()
    port = said[0].removeprefix(f"Port {FIRST} is taken; ").partition(" ")[0]
    assert int(port) > FIRST
    assert said[1] == f"Building. The site will be at http://127.0.0.1:{port}/\n"


def _free(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) != 0
