"""Two releases with an archive, by the commands: a frame of the first answers as it did when it was pasted."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from termsite.archive import SUMS
from termsite.editing.new_glossary import begin
from tests.browser.hosted import Host
from tests.browser.quiet import Listened
from tests.browser.served import ROOT, served
from tests.browser.test_embed import SETTLED, frame_of
from tests.termsite.downloads.life import put

pytestmark = [pytest.mark.browser, pytest.mark.long]
FIRST, SECOND = "0.1.0", "0.2.0"
SAID = {FIRST: "This dough has a hydration of", SECOND: "The hydration of this dough is"}


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another glossary, small and whole, as its first command begins it; it keeps its releases."""
    root = tmp_path_factory.mktemp("released") / "glossary"
    assert begin(ROOT, root) == []
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    put("mkdocs.yml", "\nextra:\n", "\nextra:\n  archive: kept\n")(root)
    return root


def told(root: Path, *arguments: str) -> str:
    """What its command says."""
    done = subprocess.run(
        [sys.executable, "build.py", *arguments],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root / "src")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def kept(root: Path) -> dict[str, bytes]:
    """Every file of the archive but its sums, which grow."""
    files = (path for path in (root / "kept").rglob("*") if path.is_file() and path.name != SUMS)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def released(glossary: Path) -> Iterator[str]:
    """The site after two releases, between which a calculator's words were changed."""
    said = told(glossary, "release", "--moment", "2026-01-01T00:00:00Z")
    assert "answered as Python answers them" in said
    assert f"Embeds: {FIRST} is frozen in kept/." in said
    before = kept(glossary)
    put("calculators/dough_hydration.py", SAID[FIRST], SAID[SECOND])(glossary)
    put("pyproject.toml", f'version = "{FIRST}"', f'version = "{SECOND}"')(glossary)
    assert f"Embeds: {SECOND} is frozen in kept/." in told(
        glossary, "release", "--moment", "2026-02-01T00:00:00Z"
    )
    after = kept(glossary)
    assert {path: after[path] for path in before} == before, "a release left the one before as it was"
    told(glossary, "build")
    with served(glossary / "site") as address:
        yield address


def test_the_build_holds_both_as_they_were_frozen(glossary: Path, released: str) -> None:
    for path, content in kept(glossary).items():
        assert (glossary / "site" / path.removeprefix("kept/")).read_bytes() == content, path
    assert len([*(glossary / "site/engine").iterdir()]) == 2, "an engine each"


@pytest.mark.parametrize(("place", "version"), [(FIRST, FIRST), (SECOND, SECOND), ("v1", SECOND)])
def test_a_frame_answers_as_its_version_did(
    opened: Listened, released: str, host: Host, place: str, version: str
) -> None:
    src = f"{released}embed/{place}/dough-hydration/"
    opened.page.goto(host(f'<iframe sandbox="allow-scripts" src="{src}" height="900"></iframe>'))
    frame = frame_of(opened.page)
    frame.locator("[data-field=water] input[inputmode=decimal]").fill("400")
    frame.locator(SETTLED).wait_for()
    expect(frame.locator("[data-part=answer]")).to_contain_text("80.00%")
    expect(frame.locator("[data-part=answer]")).to_contain_text(SAID[version])
    shared = [url for url in opened.requests if url.startswith(f"{released}assets/")]
    assert bool(shared) == (place == "v1"), "a frozen version needs nothing of the site that came after it"
