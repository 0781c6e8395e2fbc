"""The runtime as readers get it: cut in two by what runs, made once and kept for all engines."""

import hashlib
import shutil
import tempfile
from pathlib import Path

from termsite.engine import short
from termsite.engine.node import STEPS, step
from termsite.kept import Shelf

PROFILE = STEPS / "profile.json"
_MAKING = "making-"
_PUBLISHED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def pyodide(root: Path) -> Path:
    """Return the folder of the runtime as it was published."""
    return root / "node_modules" / "pyodide"


def cut(root: Path) -> Path:
    """Return the folder of the runtime for readers, made now or found in the cache."""
    cache = root / "build" / "runtime"
    folder = cache / key(root)
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=_MAKING) as work:
            made = Path(work) / "out"
            made.mkdir()
            step("cut.mjs", pyodide(root), PROFILE, made)
            glue = made / "pyodide.asm.mjs"
            glue.write_bytes(short.shortened(root / "node_modules", glue.read_bytes(), Shelf()))
            # Another build may have been faster; its folder is as good as ours.
            if not folder.exists():
                made.rename(folder)
        _prune(cache, folder)
    return folder


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


def _prune(cache: Path, folder: Path) -> None:
    """Forget the runtimes of before; what another build is making stays."""
    for other in cache.iterdir():
        if other != folder and not other.name.startswith(_MAKING):
            shutil.rmtree(other, ignore_errors=True)
