"""The build of before the runtime was split and its bytes halved, staged by its own sources from the history."""

import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from benchmarks.engine.stage import HERE, ROOT

COMMIT = "4da8a1edf3a021f499608fc97437141c18bc797e"
STAGE = "import sys; from pathlib import Path; from benchmarks.engine.stage import stage; stage(Path(sys.argv[1]))"


def before(folder: Path) -> None:
    """Fill the folder as the sources of then do, with today's page; npm's packages are today's, the runtime in them is the same."""
    archive = subprocess.run(["git", "archive", COMMIT], cwd=ROOT, check=True, capture_output=True).stdout
    with tempfile.TemporaryDirectory() as root:
        with tarfile.open(fileobj=io.BytesIO(archive)) as sources:
            sources.extractall(root, filter="data")
        Path(root, "node_modules").symlink_to(ROOT / "node_modules")
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((root, str(Path(root, "src"))))}
        subprocess.run([sys.executable, "-c", STAGE, str(folder)], cwd=root, check=True, env=environment)
    page = (HERE / "pages/ours.html").read_text("utf-8")
    (folder / "ours.html").write_text(page.replace("/js/engine/engine.js", "/js/engine.js"), "utf-8")
