"""Frozen embeds: whole in themselves, kept to the byte, and what old embeds of a withdrawn calculator are given."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from termsite.archive import SUMS, frozen, keep, lacking, lost, read_archive, versions, withdrawn
from termsite.model import Site
from termsite.owner import Owner

pytestmark = pytest.mark.site
SITE = Site(
    name="Marginary", address="https://marginary.example/", description="", version="1.2.0", archive="kept"
)
HEIGHTS, HEIGHTS_KEPT = {"stop-out": {320: 900, 600: 800}}, {"stop-out": {"320": 900, "600": 800}}
NEEDED = re.compile(r"""<(?:script|link)\b[^>]*?(?:src|href)=["']?(\.\./[^"' >]+(?:js|css))""")


@pytest.fixture(scope="module")
def archived(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archived")
    assert "1.2.0 is frozen in kept/" in keep(site_folder, root, SITE, HEIGHTS)
    return root


def test_a_version_holds_all_that_its_pages_and_scripts_need(archived: Path) -> None:
    home = archived / "kept/embed/1.2.0"
    pages = sorted(home.glob("*/index.html"))
    assert len(pages) > 30
    for page in pages:
        needed = NEEDED.findall(page.read_text("utf-8"))
        assert len(needed) >= 2, page
        for path in needed:
            there = (page.parent / path).resolve()
            assert there.is_file() and there.is_relative_to(home), f"{page}: {path}"
    runtime = home / "assets/js/engine/runtime.js"
    (engine,) = re.findall(r'new URL\("([./]+engine/\w+/)"', runtime.read_text("utf-8"))
    assert (runtime.parent / engine).resolve().parent == archived / "kept/engine"
    assert (runtime.parent / engine / "pyodide.asm.wasm").is_file()
    told = json.loads((home / "manifest.json").read_text("utf-8"))
    assert told["engine"] == Path(engine).name
    (version,) = versions(archived / "kept")
    assert (version.number, version.engine, version.heights) == ("1.2.0", told["engine"], HEIGHTS_KEPT)
    assert version.has("liquidation-price") and not version.has("liquidation")
    assert {"embed.js", "term.js", "glossary.js"} <= told["integrity"].keys()
    assert "liquidation-price" in told["calculators"]
    for file in home.rglob("*.js*"):
        assert "/embed/v1/" not in file.read_text("utf-8").replace("'/embed/v1/'", ""), file


def test_what_is_frozen_is_copied_in_and_never_made_again(archived: Path, site_folder: Path) -> None:
    documents, problems = read_archive(archived, SITE)
    assert problems == []
    assert {one.path for one in documents} == {one.path for one in frozen(site_folder, SITE)}
    before = (archived / "kept" / SUMS).read_bytes()
    assert keep(site_folder, archived, SITE) == "Embeds: 1.2.0 is in kept/ already, and stays as it was."
    assert (archived / "kept" / SUMS).read_bytes() == before


def test_a_file_that_is_lost_or_changed_is_named(archived: Path) -> None:
    lost, changed = (archived / "kept/embed/1.2.0" / name for name in ("embed.js", "term.js"))
    kept = lost.read_bytes(), changed.read_bytes()
    lost.unlink()
    changed.write_bytes(b"other")
    problems = [one.message for one in read_archive(archived, SITE)[1]]
    lost.write_bytes(kept[0])
    changed.write_bytes(kept[1])
    assert problems == [
        "'embed/1.2.0/embed.js' is not there",
        "'embed/1.2.0/term.js' is not as it was frozen",
    ]


def test_without_an_archive_that_is_named_it_is_said(tmp_path: Path) -> None:
    assert "there is no kept/SHA256SUMS" in lacking(tmp_path, SITE)
    assert lacking(tmp_path, replace(SITE, archive="")) == ""
    assert read_archive(tmp_path, SITE) == ((), [])


def test_a_withdrawn_calculator_answers_as_its_last_version_and_says_so(archived: Path) -> None:
    documents, _ = read_archive(archived, SITE)
    older = [replace(one, path=one.path.replace("/1.2.0/", "/0.9.0/")) for one in documents]
    slugs = json.loads((archived / "kept/embed/1.2.0/manifest.json").read_text("utf-8"))["calculators"]
    left = [slug for slug in slugs if slug != "stop-out"]
    given = {one.path: one.content.decode() for one in withdrawn([*documents, *older], left)}
    assert sorted(given) == [
        f"embed/v1/stop-out/{name}" for name in ("index.html", "oembed.json", "others.json")
    ]
    page = given["embed/v1/stop-out/index.html"]
    assert "It answers by the formulas of version 1.2.0." in page
    for path in NEEDED.findall(page):
        assert path.startswith("../../1.2.0/assets/"), path


def test_a_release_that_takes_from_v1_is_refused_by_name(
    archived: Path, site_folder: Path, tmp_path: Path
) -> None:
    site = replace(SITE, owner=Owner(versions=versions(archived / "kept")))
    assert [*lost(site_folder, site)] == []
    embeds = tmp_path / "embed/v1"
    (embeds / "liquidation-price").mkdir(parents=True)
    for name in ("liquidation-price/index.html", "embed.js", "embed.d.ts"):
        (embeds / name).write_bytes((site_folder / "embed/v1" / name).read_bytes())
    types = embeds / "embed.d.ts"
    types.write_text(types.read_text("utf-8").replace("accent, dir, start", "dir, start"), "utf-8")
    told = {str(one).partition("\n")[0] for one in lost(tmp_path, site)}
    place = "kept/embed/1.2.0/manifest.json: v1 has lost the"
    for gone in ("address 'stop-out/'", "address 'term.js'", "attribute 'accent of <glossary-calculator>'"):
        assert f"{place} {gone}, which 1.2.0 has" in told
    assert not [one for one in told if "'liquidation-price/'" in one or "event" in one]
    assert [*lost(tmp_path, SITE)] == []
