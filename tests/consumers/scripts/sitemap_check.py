"""A reader of sitemaps: every address once, each page that was released with the moment of its last change."""

import sys
from importlib.metadata import version
from pathlib import Path

from usp.tree import sitemap_from_str

site, _ = sys.argv[1:]
pages = list(sitemap_from_str((Path(site) / "sitemap.xml").read_text("utf-8")).all_pages())
assert pages and len({one.url for one in pages}) == len(pages)
dated = [one for one in pages if one.last_modified]
assert dated
for one in pages:
    path = one.url.removeprefix("https://marginary.example/")
    assert (Path(site) / path / "index.html").is_file(), one.url
print(
    f"ultimate-sitemap-parser {version('ultimate-sitemap-parser')}: {len(pages)} addresses, {len(dated)} dated"
)
