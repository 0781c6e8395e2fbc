"""Scripts without what only their authors read: shortened once, and kept."""

from __future__ import annotations

import subprocess
from pathlib import Path

from termsite.engine.node import NODE, EngineFailed, environment
from termsite.kept import Shelf, digest

MODULE = ("--module", "--compress", "--mangle")


def shortened(
    node_modules: Path, script: bytes, kept: Shelf[bytes], options: tuple[str, ...] = MODULE
) -> bytes:
    """Give a script in fewer bytes, by the tool in this folder."""
    tool = node_modules / "terser"
    version = (tool / "package.json").read_bytes()
    return kept.take(digest(version, script, *options), lambda: _short(tool, script, options))


def _short(tool: Path, script: bytes, options: tuple[str, ...]) -> bytes:
    command = [str(NODE), str(tool / "bin" / "terser"), *options]
    done = subprocess.run(command, env=environment(), input=script, capture_output=True, check=False)
    if done.returncode:
        raise EngineFailed(f"terser: {done.stderr.decode().strip()}")
    return done.stdout
