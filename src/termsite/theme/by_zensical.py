"""Zensical as the renderer of the theme: from the same mkdocs.yml and the same templates."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

from termsite.theme.order import Order
from termsite.theme.slots import BadFrame

TOOLS = ("zensical", "markdown", "pymdown-extensions")


def render(order: Order) -> None:
    """Render the ordered pages in a process of its own, with settings that add to the site's."""
    root, work = order.settings.parent, order.docs.parent
    settings = {
        "INHERIT": str(order.settings),
        "site_url": order.address,
        "docs_dir": order.docs.name,  # it knows no absolute paths
        "site_dir": order.built.name,
        "theme": {"custom_dir": str(root / "theme"), "variant": "classic"},  # the one with Material's HTML
        "extra": {"fill": dict(order.fill)},
        "markdown_extensions": [{"termsite.theme.wikilink": {"titles": dict(order.titles)}}],
    }
    file = work / "mkdocs.yml"
    file.write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML
    command = [sys.executable, "-m", "zensical", "build", "-f", str(file)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode or not order.built.is_dir():
        raise BadFrame(f"zensical: {(done.stderr or done.stdout).strip() or 'ended without a word'}")
    shutil.rmtree(order.built / "assets" / "stylesheets" / "modern")  # the look that is not ours
