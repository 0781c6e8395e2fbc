"""What is measured, in one folder: our bundle, and its peers with the same sources, each as its own guide says."""

import io
import shutil
import zipfile
from pathlib import Path

from termsite.content.settings import read_site
from termsite.engine.bundle import bundle, pure_wheel

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SITE = read_site(ROOT)[0]


def stage(folder: Path) -> Path:
    """Fill the folder and return it."""
    for document in bundle(ROOT, SITE):
        _write(folder / document.path, document.content)
    for name in (
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    ):
        _write(folder / "py" / name, (ROOT / "node_modules/pyodide" / name).read_bytes())
    scripts = ROOT / "node_modules/@pyscript/core/dist"
    shutil.copytree(scripts, folder / "ps", ignore=shutil.ignore_patterns("*.map"))
    name, wheel = pure_wheel(ROOT, SITE)
    _write(folder / name, wheel)
    _write(folder / "ours.zip", _deflated(wheel))
    for page in (HERE / "pages").iterdir():
        _write(folder / page.name, page.read_text("utf-8").replace("WHEEL", name).encode())
    return folder


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _deflated(wheel: bytes) -> bytes:
    """Return the wheel's sources as anyone zips a folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()
