"""Plain `mkdocs build` and `mkdocs serve` give the whole site: MkDocs calls these, build.py does the work.

Nothing is decided here; an engine without hooks loses only the habit.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

_log = get_plugin_logger("termsite")
_run: dict[str, str] = {}


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a build or a server."""
    _run["command"] = command


def on_config(config: Any) -> None:
    """Send MkDocs to an empty folder: it deletes what it finds, and a kill would then cost the site."""
    _run["site"] = config.site_dir
    aside = Path(config.config_file_path).parent / "build" / "mkdocs"
    page = aside / "docs" / "index.md"
    if not page.exists():  # written once: MkDocs watches it
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("", encoding="utf-8")
    config.docs_dir, config.site_dir, config.nav = str(page.parent), str(aside / "site"), None


def on_post_build(config: Any) -> None:
    """Build the site in a fresh process, so that an edited formula is read again."""
    root = Path(config.config_file_path).parent
    live = ["--live"] if _run["command"] == "serve" else []
    command = [sys.executable, str(root / "build.py"), "build", *live, "--to", _run["site"]]
    done = subprocess.run(
        [*command, "--address", config.site_url], capture_output=True, text=True, check=False
    )
    if done.returncode and live:  # a hook that raises would freeze the server; the last good page stays
        _log.error("The last good site stays:\n%s", done.stderr.strip())
    elif done.returncode:
        raise Abort(f"The site was not built; the last one stays.\n{done.stderr.strip()}")
