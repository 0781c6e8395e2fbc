"""A machine without some commands: a PATH that leads to all others."""

import os
from collections.abc import Iterable
from pathlib import Path


def path_without(commands: Iterable[str], folder: Path) -> str:
    """Fill a folder with links to whatever the PATH leads to, but for these commands; return it as a PATH."""
    folder.mkdir()
    for place in map(Path, os.get_exec_path()):
        for program in place.iterdir() if place.is_dir() else ():
            link = folder / program.name
            if program.name not in commands and not link.is_symlink():
                link.symlink_to(program)
    return str(folder)
