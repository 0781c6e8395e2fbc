"""One file of a site as a host sends it, by its address or as the folder and its file of headers say."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
import zlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from termsite.hosting.rules import Rule, read, sent
from termsite.model import Place

_PATIENCE = 20  # s for one file
_FILE = "_headers"
# What every host knows without being told.
_KNOWN = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
    ".xml": "application/xml", ".txt": "text/plain", ".png": "image/png", ".svg": "image/svg+xml",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it came. Names of headers are in lower case; of one that came twice the values are joined."""

    path: str
    status: int
    headers: Mapping[str, str]
    places: Mapping[str, Place]  # where a header was said, where that is known
    body: bytes  # empty where what it is packed as cannot be unpacked, or is not the file beside it

    @property
    def text(self) -> str:
        """The body as text, whatever somebody has put there."""
        return self.body.decode(errors="replace")

    def __getitem__(self, header: str) -> str:
        """Return a header's value, empty when it was not sent."""
        return self.headers.get(header.lower(), "")


class Host(ABC):
    """Where a site is: what it sends for a path below the site's root."""

    address: str  # of the site's root

    @abstractmethod
    def get(self, path: str) -> Seen:
        """Return a file as it is sent, its body without the compression."""

    @abstractmethod
    def place(self, path: str) -> Place:
        """Return where to change what is sent with a path."""

    def file(self, path: str) -> Place:
        """Return the file itself."""
        return Place(path, 0)


class Folder(Host):
    """A built site that is not served yet: its files, and the headers that its `_headers` asks for."""

    def __init__(self, folder: Path, address: str) -> None:
        file = folder / _FILE
        self.folder, self.address, self.base = folder, address, urlsplit(address).path
        self.rules: tuple[Rule, ...] = read(file.read_text("utf-8", "replace")) if file.exists() else ()

    def get(self, path: str) -> Seen:
        """Return the file; one that is not there comes as 404, with the headers of its path."""
        file = self.folder / (f"{path}index.html" if path == "" or path.endswith("/") else path)
        lines = tuple(sent(self.rules, self.base + path))
        headers = {"content-type": _KNOWN.get(file.suffix, "application/octet-stream")}
        for line in lines:
            name = line.header.lower()
            known = headers.get(name, "") if name != "content-type" else ""
            headers[name] = f"{known}, {line.value}" if known else line.value
        packed = file.parent / f"{file.name}.gz"
        if packed.exists():
            headers["content-encoding"] = "gzip"
        places = {line.header.lower(): Place(_FILE, line.number) for line in lines}
        body = file.read_bytes() if file.is_file() else b""
        if packed.exists() and _unpacked(packed.read_bytes()) != body:
            body = b""  # of two that differ, neither is what was built
        return Seen(path, 200 if file.is_file() else 404, headers, places, body)

    def place(self, path: str) -> Place:
        """Return the rule for a path that says most."""
        matching = [rule for rule in self.rules if rule.matches(self.base + path)]
        return Place(_FILE, max(matching, key=lambda rule: len(rule.pattern)).number if matching else 1)


class Address(Host):
    """A site that is served: what comes when its address is asked, as a browser asks."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/") + "/"

    def get(self, path: str) -> Seen:
        """Return what comes, whatever its status; OSError when nothing does."""
        asked = urllib.request.Request(
            self.address + path,
            headers={"Accept-Encoding": "gzip", "Origin": "https://host.example", "User-Agent": "doctor"},
        )
        try:
            answer = urllib.request.urlopen(asked, timeout=_PATIENCE)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            headers: dict[str, str] = {}
            for name, value in answer.headers.items():
                known = headers.get(name.lower())
                headers[name.lower()] = f"{known}, {value}" if known else value
            return Seen(path, answer.status, headers, {}, _whole(answer.read(), headers))

    def place(self, path: str) -> Place:
        """Return the address itself."""
        return self.file(path)

    def file(self, path: str) -> Place:
        """Return the address itself."""
        return Place(self.address + path, 0)


def _whole(body: bytes, headers: Mapping[str, str]) -> bytes:
    return _unpacked(body) if headers.get("content-encoding") == "gzip" else body


def _unpacked(body: bytes) -> bytes:
    try:
        return gzip.decompress(body)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return b""
