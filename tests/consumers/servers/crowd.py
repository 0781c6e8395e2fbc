"""Many readers at once, each fetching the engine over and over, as after a link that everybody follows."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

READERS = 4
AT_ONCE = 1 << 20  # bytes that are read at once, and thrown away


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a crowd got."""

    files: int  # that came whole
    errors: int
    seconds: float

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.files / self.seconds


def crowd(address: str, folder: Path, seconds: float) -> Crowd:
    """Fetch the engine that lies in the folder's site from where it is served, for so many seconds."""
    names = [path.relative_to(folder).as_posix() for path in sorted((folder / "engine").glob("*/*"))]
    files = [name for name in names if not name.endswith(".gz")]  # these are sent in the place of the others
    began = monotonic()
    with ThreadPoolExecutor(READERS) as readers:
        each = [readers.submit(_reads, address, files, n, began + seconds) for n in range(READERS)]
        got = [one.result() for one in each]
    whole, errors = (sum(numbers) for numbers in zip(*got, strict=True))
    return Crowd(whole, errors, monotonic() - began)


def _reads(address: str, files: Sequence[str], first: int, end: float) -> tuple[int, int]:
    whole = errors = 0
    buffer = bytearray(AT_ONCE)
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=30)) as line:
        for name in islice(cycle(files), first, None):
            if monotonic() > end:
                break
            came = False
            with suppress(OSError, HTTPException):
                came = _comes(line, name, buffer)
            if not came:
                line.close()
            whole, errors = whole + came, errors + (not came)
    return whole, errors


def _comes(line: HTTPConnection, name: str, buffer: bytearray) -> bool:
    """Whether a file comes whole: what is cut short is an HTTPException."""
    line.request("GET", f"/{name}", headers={"Accept-Encoding": "gzip"})
    answer = line.getresponse()
    length, read = answer.length, 0
    while got := answer.readinto(buffer):
        read += got
    return answer.status == 200 and length in (None, read)
