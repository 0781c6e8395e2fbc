"""Programs that read a page's head: picture and kind, and where else the page stands."""

import sys
from importlib.metadata import version
from pathlib import Path

import extruct
from bs4 import BeautifulSoup
from trafilatura import extract_metadata

site, _ = sys.argv[1:]
page = (Path(site) / "terms" / "liquidation-price" / "index.html").read_text("utf-8")
told = extract_metadata(page, default_url="https://marginary.example/terms/liquidation-price/")
assert told.image == "https://marginary.example/assets/cards/areas/liquidation.png"
graph = dict(extruct.extract(page, syntaxes=["opengraph"])["opengraph"][0]["properties"])
assert {"og:title", "og:type", "og:image", "og:url"} <= set(graph) and graph["og:type"] == "article"
links = {
    one["type"]: one["href"] for one in BeautifulSoup(page, "html.parser").select('link[rel~="alternate"]')
}
assert set(links) == {"application/atom+xml", "text/markdown", "application/json", "text/turtle"}
names = ", ".join(f"{name} {version(name)}" for name in ("trafilatura", "extruct", "beautifulsoup4"))
print(f"{names}: {graph['og:type']} with picture, {len(links)} alternates")
