"""oEmbed as WordPress asks for it, and the height that every snippet names."""

import html
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, TimeoutError

from tests.browser.served import BUILT_FOR

pytestmark = pytest.mark.browser
EARLY = 20_000  # bytes of a page in which a reader of addresses looks for the link
# What WordPress demands of the HTML of a provider that it does not know (wp-includes/embed.php).
ALLOWED = re.compile(r"<blockquote>(.*?)</blockquote>(<iframe [^>]*></iframe>)", re.DOTALL)
ATTRIBUTES = {"src", "title", "width", "height", "frameborder"}
HOLDS = "(named) => Math.ceil(document.body.getBoundingClientRect().height) <= named"
# The table of docs/embedding.md: the height to reserve by the width of the frame.
TABLE = re.compile(r"^\| ([\d,]+) pixels(?: and more)? \| ([\d,]+) pixels \|$", re.MULTILINE)
NAMED = {
    int(width.replace(",", "")): int(height.replace(",", ""))
    for width, height in TABLE.findall(Path("docs/embedding.md").read_text("utf-8"))
}
SLUGS = sorted(file.stem.replace("_", "-") for file in Path("calculators").glob("[a-z]*.py"))


@pytest.mark.parametrize("slug", SLUGS)
def test_a_pasted_address_leads_to_a_frame_of_wordpress_dialect(site_folder: Path, slug: str) -> None:
    head = (site_folder / f"embed/v1/{slug}/index.html").read_bytes()[:EARLY].decode(errors="ignore")
    (link,) = re.findall(r"<link[^>]*json\+oembed[^>]*>", head.partition("<body")[0])
    assert f"{BUILT_FOR}embed/v1/{slug}/oembed.json" in link
    told = json.loads((site_folder / "embed/v1" / slug / "oembed.json").read_text("utf-8"))
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 600)
    found = ALLOWED.fullmatch(told["html"])
    assert found, told["html"]
    given = dict(re.findall(r'(\w+)="([^"]*)"', found[2]))
    assert set(given) <= ATTRIBUTES
    assert given["src"] == f"{BUILT_FOR}embed/v1/{slug}/"
    assert f'href="{BUILT_FOR}calculators/{slug}/"' in found[1]


def test_the_snippet_survives_hosts_that_take_the_frame_away(site_folder: Path) -> None:
    page = (site_folder / "calculators/liquidation-price/index.html").read_text("utf-8")
    snippet = html.unescape(re.search(r"<code[^>]*>(&lt;iframe.*?)</code>", page, re.DOTALL)[1])  # type: ignore[index]
    assert "style=" not in snippet
    assert "<script" not in snippet
    rest = re.sub(r"<iframe.*?</iframe>", "", snippet)
    assert rest.strip() == f'<p><a href="{BUILT_FOR}calculators/liquidation-price/">Liquidation price</a></p>'


def test_the_heights_that_are_named_hold_every_closed_calculator(
    chromium: Browser, site: str, site_folder: Path
) -> None:
    page = chromium.new_page()
    low = []
    assert len(NAMED) == 3
    for slug in SLUGS:
        told = json.loads((site_folder / "embed/v1" / slug / "oembed.json").read_text("utf-8"))
        assert told["height"] == NAMED[told["width"]]
        page.goto(f"{site}embed/v1/{slug}/")
        for width, named in sorted(NAMED.items()):
            page.set_viewport_size({"width": width, "height": 900})
            # A script or a typeface that is late lets the page stand higher for a while.
            try:
                page.wait_for_function(HOLDS, arg=named)
            except TimeoutError:
                low.append((slug, width, page.evaluate("document.body.getBoundingClientRect().height")))
    page.close()
    print(f"{len(SLUGS)} calculators at {len(NAMED)} widths")
    assert low == []
