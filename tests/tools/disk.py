"""A small disk of a test's own, mounted where nobody else sees it: soon full, or read-only."""

import functools
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

OWN = ("unshare", "--mount", *(() if os.geteuid() == 0 else ("--map-root-user",)))
NAMESPACES = (
    OWN,
    (*OWN, "--propagation", "unchanged"),
)  # the second is for a changed root, which is no mount
MOUNTED = """
mount -t tmpfs -o "size=$1" tmpfs "$2" && cp -a "$3/." "$2" && mount -o "remount,$4" "$2" || exit 99
(cd "$2" && eval "$5"); code=$?
umount -l "$2"
exit $code
"""


@functools.cache
def namespace() -> tuple[str, ...]:
    """Return the command before one that may mount a disk of its own, or nothing where this machine allows none."""
    return next(filter(_mounts, NAMESPACES), ())


def _mounts(before: tuple[str, ...]) -> bool:
    command = [*before, "sh", "-c", "mount -t tmpfs tmpfs /mnt && umount /mnt"]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:  # no Linux
        return False


def on_disk(
    files: Path, command: str, size: str, access: str = "rw", environment: Mapping[str, str] = os.environ
) -> "subprocess.CompletedProcess[str]":
    """Copy the files onto an empty disk of that size, and run a line of shell in it; `access` is rw or ro."""
    disk = files.with_name("disk")
    disk.mkdir(exist_ok=True)
    return subprocess.run(
        [*namespace(), "sh", "-c", MOUNTED, "sh", size, str(disk), str(files), access, command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
