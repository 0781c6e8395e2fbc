"""Install what the site and its tests need, into .venv and node_modules: what `make` calls.

`install.py venv`, `install.py pip requirements.lock`, `install.py package` and `install.py npm [--omit=dev]`.
What goes wrong is told in one sentence with what to do. Nothing but the standard library: it runs before
anything is installed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
PIP = (str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check")

# What a tool says (the first that it does), what it means, and what to do.
CAUSES = (
    (r"No space left|ENOSPC|Disk quota|EDQUOT", "there is no room left on the disk", "free about 2 GB"),
    (
        r"Read-only file system|EROFS",
        "the disk can only be read",
        "copy this folder to one that you can write",
    ),
    (r"Permission denied|EACCES|EPERM", "you may not write there", "copy this folder to one of yours"),
    (
        r"ensurepip",
        "this Python makes no virtual environment",
        "install its venv (Debian, Ubuntu: apt-get install python3-venv)",
    ),
    (r"No module named pip", ".venv is not whole", "remove it"),
    (
        r"No matching distribution|Connection|Max retries|ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN|ENETUNREACH",
        "no package index that has it answers",
        "connect this machine or name a mirror (PIP_INDEX_URL, npm_config_registry)",
    ),
)


def main(what: str, *rest: str) -> int:
    """Install one thing and return the exit code."""
    for command in commands(what, *rest):
        done = subprocess.run(
            command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if done.returncode:
            if what == "venv":
                shutil.rmtree(VENV, ignore_errors=True)  # half of one would be taken for a whole
            return told(sentence(what, done.stdout))
    return 0


def commands(what: str, *rest: str) -> tuple[tuple[str, ...], ...]:
    """Return the commands that install it, in order."""
    if what == "venv":  # in two steps: venv alone keeps to itself why it got no pip
        empty = (sys.executable, "-m", "venv", "--without-pip", str(VENV))
        return (empty, (str(PYTHON), "-m", "ensurepip", "--default-pip"))
    if what == "pip":
        return ((*PIP, "--require-hashes", "-r", *rest),)
    if what == "package":
        return ((*PIP, "--no-deps", "--no-build-isolation", "-e", "."),)
    return ((str(PYTHON), "-m", "termsite.engine.node", "npm", "ci", "--loglevel=error", *rest),)


def sentence(what: str, said: str) -> str:
    """Return what went wrong and what to do; if it is not known, all that the tool said comes first."""
    for pattern, meaning, cure in CAUSES:
        found = re.search(pattern, said)
        if found:
            return f"Not installed ({what}): {meaning}; {cure} and run it again."
    return f"{said.rstrip()}\nNot installed ({what}), for the reason above; mend it and run it again."


def told(words: str) -> int:
    """Print the words, and return the exit code that goes with them."""
    print(words, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
