"""Real WordPress, run by the PHP of npm's WordPress Playground, with what people of two roles paste into posts."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen
from zipfile import ZipFile

from termsite.engine.node import NODE
from tests.consumers.hosts.kind import FOLDERS, brought
from tests.consumers.trial import Astray

PACKAGES = ("@wp-playground/cli@3.1.56", "@wp-playground/wordpress-builds@0.9.19")
# Before 6.6 WordPress hides the frame of a pasted address by `clip`, since then by `visibility`.
VERSIONS = {"6.5": "WordPress 6.5.5", "beta": "WordPress 6.6-RC3", "nightly": "WordPress 6.7-alpha"}
READY = "WordPress is running on "
PATIENCE = 120  # s for a post to be saved by a PHP that is itself WebAssembly

Post = tuple[str, str]  # a role and what is typed into the editor's view of the source


def programs(away: Path) -> None:
    """Bring the packages into a folder, once for all versions."""
    brought(away, PACKAGES)


@contextmanager
def wordpress(
    away: Path, version: str, glossary: str, posts: Sequence[Post]
) -> Iterator[tuple[str, list[str]]]:
    """Run one version with these posts, next to a glossary at that address; gives its address and the posts'."""
    root = _unpacked(away, version, glossary)
    command: list[str | Path] = [
        NODE,
        "node_modules/@wp-playground/cli/wp-playground.js",
        "server",
        "--port",
        "0",
    ]
    command += ["--workers", "1", "--mount-dir-before-install", root, "/wordpress"]
    command += ["--wordpress-install-mode", "install-from-existing-files"]
    program = subprocess.Popen(command, cwd=away, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    with program as process, ThreadPoolExecutor(1) as listener:
        try:
            address = _address(process)
            listener.submit(process.communicate)  # else it waits to be heard
            yield address, _saved(address, posts)
        finally:
            process.terminate()


def _unpacked(away: Path, version: str, glossary: str) -> Path:
    """Put a version's files together: the package keeps those that browsers fetch beside its archive."""
    builds, root = away / "node_modules/@wp-playground/wordpress-builds", away / f"wordpress-{version}"
    with ZipFile(builds / f"src/wordpress/wp-{version}.zip") as archive:
        archive.extractall(root)
    shutil.copytree(builds / f"public/wp-{version}", root, dirs_exist_ok=True)
    shutil.copy(FOLDERS / "wordpress/host.php", root)
    local = (
        (FOLDERS / "wordpress/local.php").read_text("utf-8").replace("%PORT%", str(urlsplit(glossary).port))
    )
    must_use = root / "wp-content/mu-plugins"
    must_use.mkdir(exist_ok=True)
    (must_use / "local.php").write_text(local, "utf-8")
    return root


def _address(process: subprocess.Popen[str]) -> str:
    """Read what the program says until it names its address."""
    said = []
    for line in process.stdout or ():
        said.append(line)
        if READY in line:
            return line.partition(READY)[2].split()[0]
    raise Astray("".join(said)[-3000:])


def _saved(address: str, posts: Sequence[Post]) -> list[str]:
    urlopen(address, timeout=PATIENCE).close()  # the first request is sent elsewhere, and would lose its body
    asked = Request(f"{address}/host.php", json.dumps(posts).encode(), {"Content-Type": "application/json"})
    with urlopen(asked, timeout=PATIENCE) as answer:
        return [str(post) for post in json.load(answer)]
