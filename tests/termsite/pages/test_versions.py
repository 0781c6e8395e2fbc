"""What each version of the embeds brought is told from what the archive keeps of it, and offered to paste."""

from dataclasses import replace
from pathlib import Path

import pytest

from termsite.door import Door
from termsite.glossary import read_and_link
from termsite.owner import Owner, Version
from termsite.pages.all import pages
from termsite.pages.builder import BuilderPage, Kept
from termsite.pages.embeds import UNMEASURED
from termsite.pages.page import Page
from termsite.pages.versions import VersionsPage, differences
from termsite.words.words import ENGLISH
from tests.termsite.downloads.life import founded

OLD = Version(
    "1.9.0",
    Door({"address": ("half/", "half/oembed.json"), "attribute": ("calc of <x>",)}),
    "aaaa",
    {"half": {"320": 900, "600": 800}},
)
NEW = Version("1.10.0", OLD.door, "aaaa", {"half": {"320": 908, "600": 800}})


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        (NEW, []),
        (replace(NEW, engine="bbbb"), ["Another engine: its formulas, or what they run on, are others. A figure may differ."]),
        (replace(NEW, heights={"half": {"320": 909, "600": 700}}), ["Height of half: 909 px instead of 900 at 320, 700 px instead of 800 at 600."]),
        (replace(NEW, heights={"other": {"320": 1}}), []),
        (
            replace(NEW, door=Door({"address": ("half/", "half/oembed.json", "third/"), "event": ("calc-x",)})),
            ["Addresses, new: third/.", "Events, new: calc-x.", "Attributes, gone: calc of <x>."],
        ),
    ],
)  # fmt: skip
def test_two_versions_are_compared_in_words(now: Version, lines: list[str]) -> None:
    assert [*differences(ENGLISH, now, OLD)] == lines


def made(root: Path, *versions: Version) -> dict[str, Page]:
    """The pages of a small site that keeps these versions."""
    founded(root)
    (root / "CHANGELOG.md").write_text(
        "# Changes\n\n## 2.0.0, unreleased\n\n### For site owners\n- A **third** way.\n\n"
        "## 1.9.0, 2026-01-01\n\n### For readers\n- Nothing.\n",
        "utf-8",
    )
    glossary, site, problems = read_and_link(root)
    assert problems == []
    return {page.path: page for page in pages(glossary, replace(site, owner=Owner(versions=versions)))}


def test_the_page_tells_each_version_from_one_source(tmp_path: Path) -> None:
    page = made(tmp_path / "halves", replace(NEW, engine="bbbb"), OLD)["embed/versions/"]
    assert isinstance(page, VersionsPage)
    told = [(one.title, one.before, len(one.differs), str(one.text)) for one in page.versions]
    assert told == [
        ("2.0.0, unreleased", "", 0, "<ul>\n<li>A <strong>third</strong> way.</li>\n</ul>"),
        ("1.9.0, 2026-01-01", "", 0, ""),
        ("1.10.0", "1.9.0", 1, ""),
    ]
    assert page.kept == ("1.10.0", "1.9.0")


def test_only_versions_that_hold_the_calculator_are_offered(tmp_path: Path) -> None:
    none = replace(OLD, number="1.0.0", door=Door({"address": ("other/",)}))
    page = made(tmp_path / "halves", NEW, OLD, none)["embed/build/half/"]
    assert isinstance(page, BuilderPage)
    assert page.kept == (
        Kept("1.10.0", f"908 800 {UNMEASURED[800]}"),
        Kept("1.9.0", f"900 800 {UNMEASURED[800]}"),
    )
    script = next(one.text for one in page.lines if one.host.slug == "html")
    assert "https://example.org/embed/v1/embed.js" in script


def test_without_an_archive_nothing_is_offered(tmp_path: Path) -> None:
    shown = made(tmp_path / "halves")
    page, versions = shown["embed/build/half/"], shown["embed/versions/"]
    assert isinstance(page, BuilderPage) and isinstance(versions, VersionsPage)
    assert (page.kept, versions.kept) == ((), ())
