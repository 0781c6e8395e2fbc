"""Name, mark and addresses of who keeps a site: where the settings say them they are shown, else nothing is."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from termsite.downloads.feed import feed
from termsite.glossary import read_and_link
from termsite.model import Site
from termsite.owner import Owner
from termsite.pages.all import pages
from termsite.pages.page import Page
from termsite.rendering.render import render
from termsite.rendering.schema import graph
from termsite.site import build
from termsite.theme.drafts import drafts
from termsite.theme.frames import Frames
from tests.termsite.conftest import ROOT
from tests.termsite.downloads.life import founded

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9" fill="#204080"/></svg>'
SET: dict[str, Any] = {
    "logo": "assets/images/logo.svg",
    "contact": "https://desk.example/about",
    "corrections": "mailto:wrong@desk.example",
}
ABOUT = """\
---
title: About
description: What these halves are, and what is done where one is wrong.
addresses: true
---
Mistakes are mended.
"""


def glossary(root: Path, **settings: Any) -> Path:
    """A small glossary with a page about mistakes, and with these settings."""
    founded(root)
    (root / "docs/about.md").write_text(ABOUT, "utf-8")
    (root / "theme/assets/images").mkdir(parents=True)
    (root / "theme/assets/images/logo.svg").write_text(LOGO, "utf-8")
    extra = f"extra: {json.dumps(settings)}\n" if settings else ""
    file = root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8") + extra, "utf-8")
    return root


def told(root: Path) -> tuple[Site, dict[str, Page], str, dict[str, list[dict[str, Any]]]]:
    """The site, its pages, the draft of the page about mistakes, and the organisation as each page has it."""
    known, site, problems = read_and_link(root)
    assert problems == []
    made = pages(known, site)
    draft = next(text for name, text in drafts(made, known, site, "n").files.items() if name == "about.md")
    graphs = {page.path: graph(page, site) for page in made if page.index}
    organisations = {path: list(organisation(one)) for path, one in graphs.items()}
    return site, {page.path: page for page in made}, draft, organisations


def organisation(value: Any) -> Any:
    if isinstance(value, dict):
        if value.get("@type") == "Organization":
            yield {name: fact for name, fact in value.items() if not name.startswith("@")}
        for inner in value.values():
            yield from organisation(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from organisation(inner)


def frame(site: Site, shown: dict[str, Page]) -> str:
    """The page of an embed, as it is before it is made smaller."""
    (document,) = render([shown["embed/v1/half/"]], Frames({}, (), b""), site)
    return document.content.decode()


def test_what_is_set_stands_where_it_belongs(tmp_path: Path) -> None:
    site, shown, draft, organisations = told(glossary(tmp_path / "halves", **SET))
    assert site.owner == Owner(**SET)
    assert organisations[""] == [
        {"name": "Halves", "url": site.address, "logo": f"{site.address}assets/images/logo.svg"}
    ]
    assert organisations["about/"] == [
        {
            "name": "Halves",
            "contactPoint": [
                {"@type": "ContactPoint", "contactType": "corrections", "email": "wrong@desk.example"},
                {"@type": "ContactPoint", "url": "https://desk.example/about"},
            ],
            "correctionsPolicy": f"{site.address}about/",
        }
    ]
    assert organisations["terms/equity/"] == [{"name": "Halves"}]
    assert draft.endswith(
        "Corrections go to [wrong@desk.example](mailto:wrong@desk.example). "
        "Who keeps this site is reached at [desk.example/about](https://desk.example/about).\n"
    )
    assert f"<icon>{site.address}assets/images/logo.svg</icon>" in feed(shown.values(), site).content.decode()
    html = frame(site, shown)
    assert '<a href="mailto:wrong@desk.example?subject=Half">Report a wrong number</a>' in html
    assert "mg-mark-rule" not in html and ">\nHalves</a>" in html


def test_what_is_not_set_is_not_shown(tmp_path: Path) -> None:
    site, shown, draft, organisations = told(glossary(tmp_path / "halves"))
    assert site.owner == Owner()
    assert organisations[""] == [{"name": "Halves", "url": site.address}]
    assert organisations["about/"] == [{"name": "Halves"}]
    assert draft.endswith("Mistakes are mended.\n")
    assert "<icon>" not in feed(shown.values(), site).content.decode()
    html = frame(site, shown)
    assert "Report" not in html and "mg-mark-rule" in html


def test_a_page_for_corrections_is_no_letter() -> None:
    assert replace(Owner(**SET), corrections="https://a.example/b").report("A & b") == "https://a.example/b"
    assert Owner(**SET).report("A & b") == "mailto:wrong@desk.example?subject=A%20%26%20b"
    assert Owner().report("A") == ""


@pytest.mark.long
def test_a_whole_site_carries_its_own_mark(tmp_path: Path) -> None:
    root = glossary(tmp_path / "halves")
    shutil.copytree(ROOT / "theme", root / "theme", dirs_exist_ok=True)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(
        r"^(?:  - About:\n(?:      .*\n)*|(?:watch|hooks|  package): .*\n)", "", settings, flags=re.MULTILINE
    )
    own = "".join(f"  {key}: {value}\n" for key, value in SET.items())
    (root / "mkdocs.yml").write_text(settings.replace("extra:\n", f"extra:\n{own}"), "utf-8")
    assert build(root, root / "site", engine=lambda *_: ()) == []
    assert (root / "site/assets/images/logo.svg").read_text("utf-8") == LOGO
    for page in ("index.html", "about/index.html", "terms/equity/index.html"):
        html = (root / "site" / page).read_text("utf-8")
        assert re.search(r"<img [^>]*assets/images/logo\.svg", html), page
        assert "mg-mark-rule" not in html, page
    assert "mailto:wrong@desk.example" in (root / "site/about/index.html").read_text("utf-8")
    assert "data-to" in (root / "site/calculators/half/index.html").read_text("utf-8")
