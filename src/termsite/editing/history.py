"""What git knows of a project's folder, read, never written: files as they were, and what became of each."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_FILE = ("100644", "100755")  # modes; neither links nor what other repositories hold is read


class NoHistory(RuntimeError):
    """There is none to read; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as a commit left it."""

    commit: str
    day: str  # of the commit, "2026-11-28"
    path: str  # from the project's folder on, as it was called then
    blob: str  # the name that git has for its bytes


@dataclass(frozen=True, slots=True)
class History:
    """The repository in which a project's folder stands."""

    root: Path
    prefix: str  # the folder from the repository's root on: "" or "glossary/"

    def commit(self, revision: str) -> str:
        """The full name of a commit; raise NoHistory if there is no such."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        done = _git(self.root, *asked)
        if done.returncode:
            raise NoHistory(f"There is no revision '{revision}' in this repository.")
        return _text(done.stdout).strip()

    def day(self, commit: str) -> str:
        """The day of a commit."""
        return _text(self._said("show", "-s", "--format=%cs", commit)).strip()

    def export(self, commit: str, to: Path, wanted: Callable[[str], bool]) -> None:
        """Write the files of a commit that are wanted, by their paths, into an empty folder elsewhere."""
        found = {path: blob for path, blob in self._tree(commit) if wanted(path)}
        for path, content in zip(found, self.contents(found.values()), strict=True):
            if ".." in PurePosixPath(path).parts:
                raise NoHistory(f"The revision has a file that leads out of its folder: {path!r}.")
            file = to / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _tree(self, commit: str) -> Iterator[tuple[str, str]]:
        listed = self._said("ls-tree", "-r", "-z", "--full-tree", commit, "--", self.prefix or ".")
        for line in _text(listed).split("\0")[:-1]:
            about, _, path = line.partition("\t")
            mode, _, blob = about.split()
            if mode in _FILE:
                yield path.removeprefix(self.prefix), blob

    def contents(self, blobs: Iterable[str]) -> Iterator[bytes]:
        """The bytes of each of these names."""
        asked = "".join(f"{blob}\n" for blob in blobs).encode()
        answer, at = self._said("cat-file", "--batch", given=asked) if asked else b"", 0
        while at < len(answer):
            end = answer.index(b"\n", at)
            size = int(answer[at:end].split()[2])
            yield answer[end + 1 : end + 1 + size]
            at = end + size + 2

    def versions(self, folder: str) -> Mapping[str, tuple[Version, ...]]:
        """Every file that the folder has at HEAD, with all versions of it, newest first, renames followed."""
        self.commit("HEAD")
        asked = ("log", "-M", "--no-abbrev", "--raw", "-z", "--format=%H %cs", "HEAD", "--")
        files = _Files(self.prefix)
        files.read(_text(self._said(*asked, folder)).split("\0")[:-1])
        return {path: tuple(found) for path, found in files.found.items()}

    @property
    def cut(self) -> bool:
        """Whether this is a clone that has only the last part of the history."""
        return _text(self._said("rev-parse", "--is-shallow-repository")).strip() == "true"

    def _said(self, *asked: str, given: bytes = b"") -> bytes:
        done = _git(self.root, *asked, given=given)
        if done.returncode:
            raise NoHistory(f"git {asked[0]} failed: {_reason(done.stderr)}.")
        return done.stdout


class _Files:
    """The versions of all files, from the records of `git log --raw -z`, newest first."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self.found: dict[str, list[Version]] = {}
        self._now: dict[str, str | None] = {}  # a file's name then → its name at HEAD, if it is still there

    def read(self, tokens: list[str]) -> None:
        """Take the records apart: a commit and its day, then what became of each file, and its names."""
        commit, day, at = "", "", 0
        while at < len(tokens):
            token = tokens[at].lstrip("\n")
            at += 1
            if not token.startswith(":"):
                commit, day = token.split() if token else (commit, day)
                continue
            _, _, _, blob, what = token.split()
            names = [name.removeprefix(self._prefix) for name in tokens[at : at + 1 + (what[0] in "RC")]]
            at += len(names)
            self._note(Version(commit, day, names[-1], blob), what[0], names[0])

    def _note(self, version: Version, what: str, before: str) -> None:
        """Give a version to the file that it has become; what is older than its beginning is another's."""
        now = None if what == "D" else self._now.setdefault(version.path, version.path)
        if now:
            self.found.setdefault(now, []).append(version)
        if what in "ADR":
            self._now[version.path] = None
        if what == "R":
            self._now[before] = now


def history_of(root: Path) -> History:
    """Find the repository of a folder; raise NoHistory where there is none, or no git."""
    done = _git(root, "rev-parse", "--show-prefix")
    if done.returncode == 0:
        return History(root, _text(done.stdout).rstrip("\n"))
    if b"not a git repository" in done.stderr:
        raise NoHistory("This folder is in no git repository, so nothing tells how it was before.")
    raise NoHistory(f"git does not read this folder: {_reason(done.stderr)}.")


def _git(root: Path, *asked: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    quiet = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1"}
    try:
        return subprocess.run(
            ["git", *asked], cwd=root, env=quiet, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise NoHistory("git is not installed, and without it nothing tells how this was before.") from None


def _text(said: bytes) -> str:
    return said.decode("utf-8", "surrogateescape")


def _reason(said: bytes) -> str:
    lines = _text(said).strip().splitlines()
    return (lines[0] if lines else "it does not say why").removeprefix("fatal: ").rstrip(".")
