"""How high each calculator's frame is: `python -m tests.browser.heights` measures, and writes heights.tsv."""

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from tests.browser.quiet import arrive
from tests.browser.served import ROOT, browser, build, served

FILE = ROOT / "heights.tsv"
NAMED = (320, 600, 800)  # least widths of a frame, px
# A frame may be higher at a width between two of these, where fields stand otherwise.
TRIED = (320, 340, 360, 400, 440, 480, 520, 560, 600, 640, 700, 800, 1000)
SLUGS = sorted(file.stem.replace("_", "-") for file in (ROOT / "calculators").glob("[a-z]*.py"))
_SPARE = 40  # px for the typefaces of other machines


def needed(page: Page) -> dict[int, int]:
    """For each least width, the height in px that holds what the page shows at that width and at all greater ones."""
    heights = dict(zip(TRIED, _measured(page), strict=True))
    downwards = list(accumulate(reversed(heights.values()), max))
    return {width: most for width, most in zip(reversed(TRIED), downwards, strict=True) if width in NAMED}


def _measured(page: Page) -> Iterator[int]:
    for width in TRIED:
        page.set_viewport_size({"width": width, "height": 900})
        yield page.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")


def rows() -> dict[str, dict[int, int]]:
    """What the file says."""
    head, *lines = (line.split("\t") for line in FILE.read_text("utf-8").splitlines())
    return {
        slug: {int(width): int(height) for width, height in zip(head[1:], cells, strict=True)}
        for slug, *cells in lines
    }


def _main() -> None:
    lines = ["\t".join(("calculator", *map(str, NAMED)))]
    with TemporaryDirectory() as folder, served(build(Path(folder) / "site")) as site, browser() as chromium:
        page = chromium.new_page()
        for slug in SLUGS:
            arrive(page, f"{site}embed/v1/{slug}/")
            heights = needed(page)
            lines.append(
                "\t".join((slug, *(str(-(-(heights[width] + _SPARE) // 10) * 10) for width in NAMED)))
            )
    FILE.write_text("\n".join((*lines, "")), "utf-8")


if __name__ == "__main__":
    _main()
