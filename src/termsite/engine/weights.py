"""What the files of an engine weigh on the wire, and each large one a second time, small."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from termsite.engine.node import STEPS, step

TOOLS = (Path(__file__), STEPS / "sizes.mjs")
# Also kept compressed, for hosts that can send them so: one that does it for each reader is slow.
_PACKED = (".bin", ".mjs", ".wasm", ".whl", ".zip")

Sizes = dict[str, dict[str, int]]


def weighed(folder: Path, names: Iterable[str]) -> Sizes:
    """Return by file its bytes as it is (`raw`), and compressed while it is served (`gz`, `br`)."""
    told: Sizes = json.loads(step("sizes.mjs", folder, *sorted(names)))
    return told


def pack(folder: Path) -> None:
    """Write what is large and has no compressed file beside it a second time."""
    for path in sorted(folder.iterdir()):
        small = path.with_name(f"{path.name}.gz")
        if path.suffix in _PACKED and not small.exists():
            small.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
