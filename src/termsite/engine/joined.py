"""The engine's scripts in fewer files: what one script alone imports is set into it, and comes with it.

Over a slow line each file that names another costs a way there and back before Python is even asked for.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from termsite.engine.node import NODE, EngineFailed, environment
from termsite.kept import Shelf, digest

WORKER = "worker.js"
_TEXT = "worker-text.js"  # tells `ladder.js` the text of the worker
_PLACE = "runtime.js"  # of which the page tells the worker, so that both know of one engine
_TOLD = "export const { FILES, FOLDER } = GIVEN\n"
OWN = {"ladder.js": {_TEXT}, "parts.js": {"archives.js", "choice.js"}}  # what is set in of each
_PAGE = ("--bundle", "--format=esm", "--charset=utf8")
# Its syntax stays: esbuild reckons powers otherwise than browsers do.
_WORKER = (*_PAGE, "--minify-whitespace", "--minify-identifiers")


def joined(npm: Path, scripts: Mapping[str, bytes], kept: Shelf[bytes]) -> dict[str, bytes]:
    """Of all the engine's scripts those of the page, by name: what the worker is made of is text in one."""
    version = (npm / "esbuild" / "package.json").read_bytes()
    ground = digest(version, *(part for name in sorted(scripts) for part in (name, scripts[name])))

    def bundled(script: str, files: Mapping[str, bytes], *options: str) -> bytes:
        return kept.take(digest(ground, script, *options), lambda: _bundled(npm, script, files, options))

    text = bundled(WORKER, {**scripts, _PLACE: _TOLD.encode()}, *_WORKER).decode()
    all_of_them = {**scripts, _TEXT: f"export const TEXT = {json.dumps(text)}\n".encode()}
    page = {name: all_of_them[name] for name in _reached(all_of_them, "engine.js")}
    for name, own in OWN.items():
        others = sorted(page.keys() - own - {name})
        page[name] = bundled(name, all_of_them, *_PAGE, *(f"--external:./{other}" for other in others))
    return {name: page[name] for name in page.keys() - set().union(*OWN.values())}


def _reached(scripts: Mapping[str, bytes], first: str) -> set[str]:
    """Name a script and all that it imports."""
    found, left = set[str](), {first}
    while left:
        name = left.pop()
        found.add(name)
        said = scripts[name].decode()
        left |= {other for other in scripts if f"from './{other}'\n" in said} - found
    return found


def _bundled(npm: Path, script: str, files: Mapping[str, bytes], options: tuple[str, ...]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        command = [str(NODE), str(npm / "esbuild" / "bin" / "esbuild"), script, *options]
        done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=False)
    if done.returncode:
        raise EngineFailed(f"esbuild: {done.stderr.decode().strip()}")
    return done.stdout
