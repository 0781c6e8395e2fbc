"""Python sources to a wheel for the browser: no build step, and the same sources make the same bytes."""

import base64
import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

DAWN = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name


def sources(folder: Path, name: str) -> dict[str, bytes]:
    """Return the files of a package by their path in a wheel; what tools leave beside them stays out."""
    inside = ((path, path.relative_to(folder)) for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        f"{name}/{within.as_posix()}": path.read_bytes()
        for path, within in inside
        if not any(part == "__pycache__" or part.startswith(".") for part in within.parts)
        and path.suffix not in (".md", ".pyc", ".toml", ".typed")
    }


def wheel(name: str, version: str, files: Mapping[str, bytes]) -> bytes:
    """Return a pure-Python wheel that holds the files."""
    facts = f"{name}-{version}.dist-info"
    about = {
        f"{facts}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{facts}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    return packed({**files, **about}, record=f"{facts}/RECORD")


def repacked(archive: bytes) -> bytes:
    """Return a wheel again with fixed dates, fixed order and a RECORD that fits what is now inside."""
    files = unzipped(archive)
    record = next(name for name in files if name.endswith(".dist-info/RECORD"))
    del files[record]
    return packed(files, record)


def packed(files: Mapping[str, bytes], record: str) -> bytes:
    """Zip the files and their RECORD. Stored, not deflated: the host compresses better, and zlibs differ."""
    rows = [f"{name},sha256={_digest(files[name])},{len(files[name])}\n" for name in sorted(files)]
    return zipped(
        {
            **{name: files[name] for name in sorted(files)},
            record: "".join([*rows, f"{record},,\n"]).encode(),
        }
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Zip the files in their order, each as old as any."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, DAWN)
            entry.create_system = 3  # else the builder's own system is written down
            archive.writestr(entry, content)
    return buffer.getvalue()


def unzipped(archive: bytes) -> dict[str, bytes]:
    """Return the files of a zip in their order."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
