"""What the search box fetches: names of every kind, and a library that still runs without its comments."""

import gzip
import subprocess
from pathlib import Path

import pytest

from termsite.downloads.search import search
from termsite.engine.node import NODE

NODE_MODULES = Path(__file__).parents[3] / "node_modules"


def test_library_without_comments_finds_what_was_misspelt(tmp_path: Path) -> None:
    (library,) = (one for one in search((), NODE_MODULES) if one.path.endswith(".js"))
    assert len(gzip.compress(library.content, 9)) < 6_500
    (tmp_path / "minisearch.mjs").write_bytes(library.content)
    (tmp_path / "try.mjs").write_text(
        "import MiniSearch from './minisearch.mjs'\n"
        "const index = new MiniSearch({fields: ['title']})\n"
        "index.addAll([{id: 1, title: 'margin call'}, {id: 2, title: 'leverage'}])\n"
        "console.log(index.search('margn', {fuzzy: 0.25}).map(one => one.id).join())\n"
    )
    done = subprocess.run([str(NODE), str(tmp_path / "try.mjs")], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_same_pages_give_the_same_bytes() -> None:
    assert search((), NODE_MODULES) == search((), NODE_MODULES)


@pytest.mark.site
def test_first_payload_is_small(site_folder: Path) -> None:
    """What is fetched before a name is found by its beginning: names, the box's script, and what parts words."""
    first = ("data/search.json", "assets/js/glossary/search.js", "assets/js/glossary/apart.js")
    sizes = {name: len(gzip.compress((site_folder / name).read_bytes(), 9)) for name in first}
    assert sum(sizes.values()) <= 15_000, sizes
