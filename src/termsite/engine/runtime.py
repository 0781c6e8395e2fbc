"""The runtime as readers get it: cut in two by what runs, made once and kept for all engines."""

import hashlib
from pathlib import Path

from termsite.engine import short
from termsite.engine.node import STEPS, step
from termsite.kept import Shelf
from termsite.once import once

PROFILE = STEPS / "profile.json"
KEPT = 3  # that stay in the cache, so that going back to an earlier formula costs nothing
_PUBLISHED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def pyodide(root: Path) -> Path:
    """Return the folder of the runtime as it was published."""
    return root / "node_modules" / "pyodide"


def cut(root: Path) -> Path:
    """Return the folder of the runtime for readers, made now or found in the cache."""

    def make(made: Path) -> None:
        step("cut.mjs", pyodide(root), PROFILE, made)
        glue = made / "pyodide.asm.mjs"
        glue.write_bytes(short.shortened(root / "node_modules", glue.read_bytes(), Shelf()))

    return once(root / "build" / "runtime", key(root), make, most=KEPT)


def key(root: Path) -> str:
    """Name the runtime by everything that goes into it."""
    digest = hashlib.sha256()
    terser = root / "node_modules" / "terser" / "package.json"
    tools = [
        Path(__file__),
        Path(short.__file__),
        STEPS / "cut.mjs",
        PROFILE,
        *sorted((STEPS / "wasm").iterdir()),
    ]
    for path in [*tools, terser, *(pyodide(root) / name for name in _PUBLISHED)]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
