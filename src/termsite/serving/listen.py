"""Where the server listens: at the port that was named, else at the first free one from 8000 on."""

from __future__ import annotations

import errno
from pathlib import Path

from termsite.serving.live import LiveServer

FIRST, LAST = 8000, 8099


class Unserved(Exception):
    """An address that cannot be served; the message says why and what to do."""


def listening(host: str, port: int | None, base: str, folder: Path) -> LiveServer:
    """Return a server that listens, at `port` or without one at the first that is free.

    Unserved: the named port is taken or is not to be had, all are taken, or the host is not this machine.
    """
    for number in range(FIRST, LAST + 1) if port is None else (port,):
        try:
            return LiveServer(host, number, base, folder)
        except (OSError, OverflowError) as error:  # overflow: no port has that number
            refused = error
            if not _taken(error):
                break
    raise Unserved(_sentence(host, number, refused, named=port is not None))


def _taken(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno == errno.EADDRINUSE


def _sentence(host: str, port: int, error: Exception, *, named: bool) -> str:
    if not _taken(error):
        reason = (isinstance(error, OSError) and error.strerror) or error
        return f"{host}, port {port}, cannot be served ({reason}); name another with --port or --address."
    if named:
        return f"Port {port} is taken; name another with --port, or none, and the first free one is used."
    return f"The ports {FIRST} to {LAST} are all taken; name another with --port."
