"""Calculators speak the site's language: where pages are made, and in the engine that readers ask."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from termsite.downloads.kinds import ALSO, GONE, KINDS, SOURCES, WHICH
from termsite.downloads.llms import llms
from termsite.editing.new_glossary import begin
from termsite.engine.bundle import pure_wheel
from termsite.glossary import read_and_link
from termsite.pages.all import pages
from termsite.words.catalogue import words_of

ROOT = Path(__file__).resolve().parents[3]
ASKED = '{"calculator": "dough-hydration", "typed": {"flour": "0"}}'
REFUSED = {
    "de": "Flour muss größer sein als 0.",
    "ar": "Flour يجب أن يكون أكبر من 0.",
    "en": "Flour must be above 0.",
}
TABLE = {"de": "Das Diagramm als Tabelle", "ar": "الرسم البياني في جدول", "en": "The chart as a table"}
LISTED = {"de": "Rechner", "ar": "الحاسبات", "en": "Calculators"}  # in llms.txt
HINT = {"de": "über 0", "ar": "فوق 0", "en": "above 0"}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("glossary") / "new"
    assert begin(ROOT, folder) == []
    return folder


def settled(folder: Path, language: str) -> None:
    file = folder / "mkdocs.yml"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("  language:")]
    lines.insert(lines.index("theme:") + 1, f"  language: {language}")
    file.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.parametrize("language", REFUSED)
def test_pages_and_engine_say_it_in_one_language(begun: Path, language: str, tmp_path: Path) -> None:
    settled(begun, language)
    sys.path.insert(0, str(begun / "src"))
    try:
        glossary, site, problems = read_and_link(begun)
        every = pages(glossary, site)
        made = repr([page for page in every if "dough-hydration" in page.path])
    finally:
        sys.path.remove(str(begun / "src"))
    assert problems == [] and site.language == language
    listed = llms(every, site).content.decode()
    assert [one for one in LISTED if f"\n## {LISTED[one]}\n" in listed] == [language]
    for said in (TABLE, HINT):
        assert [one for one in said if said[one] in made] == [language]
    with zipfile.ZipFile(io.BytesIO(pure_wheel(begun, site)[1])) as wheel:
        wheel.extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, '.'); import engine_door; print(engine_door.ask({ASKED!r}))"
    run = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", "-c", code], cwd=tmp_path, capture_output=True, check=True
    )
    answer = json.loads(run.stdout)
    assert answer["refusals"] == [{"field": "flour", "message": REFUSED[language]}]


@pytest.mark.parametrize(("language", "also"), [("de", "Auch"), ("ar", "أيضًا")])
def test_downloads_are_in_the_language_too(begun: Path, language: str, also: str) -> None:
    settled(begun, language)
    _, site, _ = read_and_link(begun)
    layouts = [text for kind in KINDS.values() for card in kind.laid_out(site) for text in card.values()]
    assert any(f"{also}: {{{{Also}}}}" in text for text in layouts)
    assert not [text for text in layouts for said in (GONE, ALSO, SOURCES, WHICH) if said in text]


def test_an_english_engine_brings_no_texts(begun: Path) -> None:
    settled(begun, "en")
    _, site, _ = read_and_link(begun)
    assert b"NAME, SAID = '', {}\n" in pure_wheel(begun, site)[1]
    german = words_of("de")
    assert german and b"'{n} thousand': '{n} Tausend'" in pure_wheel(begun, replace(site, words=german))[1]
