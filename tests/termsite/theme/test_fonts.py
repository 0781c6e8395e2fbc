"""The typefaces: small, complete for the figures, and the same bytes every day."""

import io
import time
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from termsite.content.settings import read_site
from termsite.theme.fonts import CHARACTERS, STRETCHED, cut, still

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


def made() -> dict[str, bytes]:
    faces = read_site(ROOT)[0].typefaces
    return {face.name: cut(ROOT / "node_modules" / face.source, face.weights) for face in faces}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return made()


def test_the_files_stay_small(files: dict[str, bytes]) -> None:
    assert sorted(files) == ["math.woff2", "sans.woff2", "serif-italic.woff2", "serif.woff2"]
    assert sum(map(len, files.values())) <= 63_000


def test_a_root_and_brackets_can_grow(files: dict[str, bytes]) -> None:
    font = TTFont(io.BytesIO(files["math.woff2"]))
    letters, variants = font.getBestCmap(), font["MATH"].table.MathVariants
    assert set(letters) == set(map(ord, STRETCHED))
    grows = set(variants.VertGlyphCoverage.glyphs)
    assert {letters[ord(sign)] for sign in STRETCHED.strip()} <= grows


def test_a_card_sets_letters_as_their_script_joins_them() -> None:
    """An Arabic or Hindi typeface would be here if the site had one: what joins theirs is kept as this is."""
    (source,) = (face.source for face in read_site(ROOT)[0].typefaces if face.name == "serif.woff2")
    font = TTFont(io.BytesIO(still(ROOT / "node_modules" / source, "Card", 400)))
    kept = {one.FeatureTag for name in ("GSUB", "GPOS") for one in font[name].table.FeatureList.FeatureRecord}
    assert {"ccmp", "locl", "mark", "mkmk"} <= kept


def test_another_day_gives_the_same_bytes(files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 90_000)
    assert made() == files


def test_every_character_is_there_and_figures_have_one_width(files: dict[str, bytes]) -> None:
    for name in ("serif.woff2", "serif-italic.woff2", "sans.woff2"):
        font = TTFont(io.BytesIO(files[name]))
        letters = font.getBestCmap()
        assert set(map(ord, CHARACTERS)) <= set(letters), name
        assert len({font["hmtx"][letters[ord(figure)]][0] for figure in "0123456789"}) == 1, name


def test_weights_run_from_regular_to_semibold(files: dict[str, bytes]) -> None:
    for name in ("serif.woff2", "sans.woff2"):
        (axis,) = TTFont(io.BytesIO(files[name]))["fvar"].axes
        assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 650)
    assert "fvar" not in TTFont(io.BytesIO(files["serif-italic.woff2"]))
