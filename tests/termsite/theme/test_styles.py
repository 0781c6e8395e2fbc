"""The style sheets: small, and the same rules as written."""

import gzip
import re
from pathlib import Path

from termsite.theme.styles import BUILDER, EMBED, PAGES, PICTURES, PRINT, SHEET, TOOLS, styles

THEME = Path(__file__).parents[3] / "theme"


def test_the_files_stay_small() -> None:
    assert len(gzip.compress(styles(THEME), 9)) <= 12_288
    assert len(gzip.compress(styles(THEME, EMBED), 9)) <= 8_192
    assert len(gzip.compress(styles(THEME, TOOLS), 9)) <= 2_048
    assert len(gzip.compress(styles(THEME, SHEET), 9)) <= 1_024
    assert len(gzip.compress(styles(THEME, BUILDER), 9)) <= 1_024
    assert len(gzip.compress(styles(THEME, PICTURES), 9)) <= 512


def test_every_file_is_used() -> None:
    assert {path.stem for path in (THEME / "css").glob("*.css")} == {
        *(*PAGES, *PRINT, *EMBED, *TOOLS, *SHEET, *BUILDER, *PICTURES)
    }


def test_braces_and_strings_survive() -> None:
    css = styles(THEME).decode()
    assert css.count("{") == css.count("}") > 300
    assert "/*" not in css and "  " not in re.sub(r'"[^"]*"', '""', css)
    assert "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>" in css
    assert "calc(-1 * var(--mg-bleed))" in css


def test_colours_stand_in_the_tokens_alone() -> None:
    for part in ("text", "term", "calculator", "pages", "embed"):
        css = re.sub(r"/\*.*?\*/", "", (THEME / "css" / f"{part}.css").read_text(), flags=re.S)
        assert not re.search(r"#[0-9a-f]{3,8}\b(?![^{]*\{)", css), part
