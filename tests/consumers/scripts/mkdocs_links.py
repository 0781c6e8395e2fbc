"""Pages made with MkDocs and mkdocstrings elsewhere: a name and a slug link here."""

import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

_, address = sys.argv[1:]
with tempfile.TemporaryDirectory() as folder:
    root = Path(folder)
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text(
        "[liq price][], [that price][liquidation-price], [liquidation price][]\n"
    )
    handler = {"python": {"inventories": [{"url": f"{address}objects.inv", "domains": ["std"]}]}}
    (root / "mkdocs.yml").write_text("site_name: Elsewhere\n")
    config = load_config(
        str(root / "mkdocs.yml"), plugins=["autorefs", {"mkdocstrings": {"handlers": handler}}], strict=True
    )
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    page = (root / "site" / "index.html").read_text()
links = re.findall(rf'<a [^>]*href="{address}([^"]*)"[^>]*>(.*?)</a>', page)
assert [path for path, _ in links] == ["terms/liquidation-price/"] * 3, links
print(
    f"mkdocstrings {version('mkdocstrings')}, autorefs {version('mkdocs-autorefs')}: {len(links)} links: {', '.join(w for _, w in links)}"
)
