"""Readers of feeds: the feed is found from any page's address, and its entries are told apart."""

import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import feedfinder2
import feedparser
from trafilatura.feeds import FeedParameters, determine_feed

warnings.simplefilter("ignore")  # feedfinder2 names no parser
site, address = sys.argv[1:]
pages = ("", "terms/", "terms/liquidation-price/", "calculators/cross-margin/", "areas/liquidation/", "data/")
for page in pages:
    assert feedfinder2.find_feeds(address + page) == [f"{address}feed.xml"], page
    # As it would be seen at its own address: this one is no public address to trafilatura.
    html = (Path(site) / page / "index.html").read_text("utf-8")
    own = f"https://marginary.example/{page}"
    found = determine_feed(html, FeedParameters("https://marginary.example", "marginary.example", own))
    assert found[0] == "https://marginary.example/feed.xml", (page, found)
feed = feedparser.parse(str(Path(site) / "feed.xml"))
assert not feed.bozo and feed.version == "atom10"
ids = {one.id for one in feed.entries}
assert len(ids) == len(feed.entries) and all(one.link.startswith("https://") for one in feed.entries)
names = ", ".join(f"{name} {version(name)}" for name in ("feedfinder2", "trafilatura", "feedparser"))
moments = len({one.updated for one in feed.entries})
print(f"{names}: found from {len(pages)} of {len(pages)} pages; {len(ids)} entries of {moments} days")
