"""The two that bring a tool: playwright's download, and the package manager of Debian and Ubuntu."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

from tests.tools.tool import Tool

# A registry that does not answer is given up; another apt-get's lock is waited for.
APT = (
    "apt-get",
    "-o",
    "Acquire::http::Timeout=60",
    "-o",
    "Acquire::Retries=2",
    "-o",
    "DPkg::Lock::Timeout=600",
)


class Refused(Exception):
    """An installer that could not bring what it was asked for; the message says who and why."""


Installer = Callable[[Tool], None]


def installers(tool: Tool) -> tuple[Installer, ...]:
    """Return the ways to install a tool, in the order to try them."""
    return (download, package) if tool.download else (package,)


def download(tool: Tool) -> None:
    """Let playwright download its own build, and as root the system libraries that it needs."""
    playwright = [sys.executable, "-m", "playwright"]
    _run([*playwright, "install", tool.download], "playwright cannot download it")
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _run([*playwright, "install-deps", tool.download], "playwright cannot install what it needs")


def package(tool: Tool) -> None:
    """Install the distribution's package, as root or by sudo where it asks for no password."""
    if not shutil.which("apt-get"):
        raise Refused("there is no apt-get to install it")
    _refreshed()
    install = ["install", "-qq", "-y", "--no-install-recommends", tool.package]
    _run([*_root(), *APT, *install], "apt-get cannot install it")


@functools.cache
def _refreshed() -> None:
    """Fetch what there is to install, once; what that misses, the installation itself says."""
    with suppress(Refused):
        _run([*_root(), *APT, "update", "-qq"], "apt-get cannot update its list")


def _root() -> list[str]:
    unattended = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return unattended
    sudo = shutil.which("sudo")
    if not sudo or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
        raise Refused("apt-get needs root to install it")
    return [sudo, "-n", *unattended]


def _run(command: list[str], what: str) -> None:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused(f"{what} ({_reason(done.stdout) or f'exit {done.returncode}'})")


def _reason(said: str) -> str:
    """Return the first line that names an error: what follows it is its consequence."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("E:", "Error:"))]
    return next(iter(errors + lines[-1:]), "").removeprefix("E: ").removeprefix("Error: ")
