"""A site that was deployed two months ago, and a reader who comes back after the next deploy."""

from __future__ import annotations

import os
import time
from pathlib import Path
from shutil import copytree

from playwright.sync_api import Browser

from build import doctor_of
from tests.browser.served import BUILT_FOR
from tests.browser.test_deploy import MONTHS, NEW, PATIENCE, deploy, kept, visited


def deployed(site: Path, away: Path) -> Path:
    """The site in a folder of its own, old enough for a browser to keep what says nothing of itself."""
    folder = copytree(site, away / "site")
    for file in folder.rglob("*"):
        os.utime(file, (time.time() - MONTHS,) * 2)
    return folder


def returns(chromium: Browser, address: str, folder: Path, *, keeps: bool) -> bool:
    """Visit, deploy another engine and visit again: whether that one answers the first question at once."""
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    page, before = visited(context, address)
    if keeps:
        kept(page)
    page.close()
    after = NEW if before != NEW else NEW[::-1]
    deploy(folder, after)
    name = visited(context, address)[1]
    context.close()
    return name == after


def missing(address: str) -> list[str]:
    """What the doctor finds there, but for the address that a build for tests has."""
    found = map(str, doctor_of(address, ""))
    return [one for one in found if f"was built for {BUILT_FOR}" not in one]
