"""oEmbed as WordPress asks for it, and the height that every snippet names."""

import html
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from termsite.pages.embeds import UNMEASURED
from tests.browser.heights import SLUGS, TRIED, needed, rows
from tests.browser.quiet import arrive
from tests.browser.served import BUILT_FOR
from tests.draws import some

pytestmark = pytest.mark.browser
EARLY = 20_000  # bytes of a page in which a reader of addresses looks for the link
# What WordPress demands of the HTML of a provider that it does not know (wp-includes/embed.php).
ALLOWED = re.compile(r"<blockquote>(.*?)</blockquote>(<iframe [^>]*></iframe>)", re.DOTALL)
ATTRIBUTES = {"src", "title", "width", "height", "frameborder"}
LOOSE = 100  # px that a height may be more than is needed
# The table of docs/embedding.md: the height to reserve by the least width of the frame, whatever the calculator.
TABLE = re.compile(r"^\| ([\d,]+) pixels and more \| ([\d,]+) pixels \|$", re.MULTILINE)
IN_GENERAL = {
    int(width.replace(",", "")): int(height.replace(",", ""))
    for width, height in TABLE.findall(Path("docs/embedding.md").read_text("utf-8"))
}
SNIPPET = re.compile(r'<iframe\s+src="\S*/embed/v1/([\w-]+)/"[^>]*?width="100%" height="(\d+)"')
HEIGHTS = rows()
MEASURED = some(sorted(HEIGHTS), 6)


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


def test_the_heights_that_are_named_hold_every_closed_calculator(chromium: Browser, site: str) -> None:
    page = chromium.new_page()
    low, loose = [], []
    for slug in MEASURED:
        named = HEIGHTS[slug]
        page.goto(f"{site}embed/v1/{slug}/")
        # A script or a typeface that is late lets the page stand higher for a while.
        arrive(page)
        for width, most in needed(page).items():
            if most > named[width]:
                low.append((slug, width, most))
            if most < named[width] - LOOSE:
                loose.append((slug, width, most))
    page.close()
    print(f"{len(MEASURED)} calculators at {len(TRIED)} widths")
    assert (low, loose) == ([], []), "python -m tests.browser.heights measures anew"


def test_every_height_that_is_named_is_a_measured_one(site_folder: Path) -> None:
    assert sorted(HEIGHTS) == SLUGS
    for width, most in IN_GENERAL.items():
        assert max(one[width] for one in HEIGHTS.values()) <= most
    assert IN_GENERAL == UNMEASURED
    for slug, named in HEIGHTS.items():
        told = json.loads((site_folder / "embed/v1" / slug / "oembed.json").read_text("utf-8"))
        assert told["height"] == named[told["width"]]
        page = html.unescape((site_folder / f"calculators/{slug}/index.html").read_text("utf-8"))
        assert f'width="100%" height="{named[320]}"' in page
    for text in ("README.md", "docs/embedding.md"):
        ((slug, height),) = SNIPPET.findall(Path(text).read_text("utf-8"))
        assert int(height) == HEIGHTS[slug][320], text
