"""A running Zotero translation server, at the address that MARGINARY_ZOTERO names, saves pages of the site."""

import json
import os
import sys
from urllib.request import Request, urlopen

_, address = sys.argv[1:]


def saved(path: str) -> dict[str, object]:
    """What a press on Zotero's button keeps of a page."""
    headers = {"Content-Type": "text/plain"}
    asked = Request(f"{os.environ['MARGINARY_ZOTERO']}/web", f"{address}{path}".encode(), headers)
    with urlopen(asked, timeout=60) as reply:
        (item,) = json.load(reply)
    return item


term, calculator = saved("terms/liquidation-price/"), saved("calculators/liquidation-price/")
assert term["title"] == calculator["title"] == "Liquidation price"
for one in (term, calculator):
    assert one["creators"] == [{"name": "Marginary", "creatorType": "author"}]
    assert (one["rights"], one["websiteTitle"]) == ("CC BY 4.0", "Marginary")
    assert one["abstractNote"] and one["language"] == "en"
assert term["url"] == "https://marginary.example/terms/liquidation-price/" and term["date"] == "2026-11-21"
print(
    f"Zotero's translation server: {term['itemType']} by {term['creators'][0]['name']}, {term['rights']}, {term['date']}, with its summary"
)
