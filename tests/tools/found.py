"""Where a tool is on this machine: named by its variable, on the PATH, or among playwright's downloads."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.tools.kit import TOOLS
from tests.tools.tool import Tool


def path(name: str) -> str:
    """Return the path of a tool of this machine; AssertionError says how to get one."""
    where = named(TOOLS[name]) or found(TOOLS[name])
    assert where, (
        f"No {TOOLS[name].label} here: `.venv/bin/python -m tests.tools` brings what the tests need."
    )
    return where


def named(tool: Tool) -> str:
    """Return the path that the tool's variable names, or nothing."""
    return os.environ.get(tool.variable, "")


def found(tool: Tool) -> str:
    """Return the path that nobody had to name, or nothing."""
    return next(filter(None, map(shutil.which, tool.commands)), None) or downloaded(tool)


def downloaded(tool: Tool) -> str:
    """Return the path of playwright's own copy, or nothing."""
    if not tool.download:
        return ""
    with ThreadPoolExecutor(1) as aside:  # playwright starts once a thread, and a test may have started it
        where = aside.submit(_playwrights, tool.download).result()
    return where if Path(where).exists() else ""


def _playwrights(browser: str) -> str:
    with sync_playwright() as playwright:
        return str(getattr(playwright, browser).executable_path)
