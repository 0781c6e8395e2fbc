"""Datasette shows the SQLite file: a term by its slug, the links between tables, the search."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

site, _ = sys.argv[1:]
stored = str(Path(site) / "data" / "terms.db")


def page(path: str) -> str:
    command = ["datasette", stored, "--setting", "num_sql_threads", "1", "--get", path]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


row = json.loads(page("/terms/terms/liquidation-price.json?_shape=objects"))["rows"][0]
assert row["title"] == "liquidation price", row
letters = page("/terms/letters?term=liquidation-price")
assert 'href="/terms/terms/liquidation-price"' in letters
searched = json.loads(page("/terms/terms.json?_search=bankruptcy&_shape=array"))
assert any(one["slug"] == "bankruptcy-price" for one in searched)
print(
    f"datasette {version('datasette')}: a term by its slug, its letters linked to it, {len(searched)} found"
)
