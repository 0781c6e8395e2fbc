"""A mark draws and does nothing else: what a picture may be, and what is said of one that is not."""

from pathlib import Path

import pytest

from termsite.content.logo import MOST, unfit

FAULTS = {
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1h9"/></svg>': "",
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0,9,9"><defs><linearGradient id="a"/></defs>'
    '<g fill="url(#a)"><use href="#b" style="fill:url( \'#a\' )"/></g></svg>': "",
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"/>': "has no square 'viewBox'",
    '<svg xmlns="http://www.w3.org/2000/svg"/>': "has no square 'viewBox'",
    '<svg viewBox="0 0 24 24"/>': "is no SVG",
    "<svg": "is no SVG",
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>': "begins with a document type",
}
INSIDE = {
    "<script>1</script>": "holds <script>",
    "<style>@import url(//a)</style>": "holds <style>",
    "<image href='#a'/>": "holds <image>",
    "<foreignObject/>": "holds <foreignObject>",
    "<set attributeName='href' to='//a'/>": "holds <set>",
    "<p xmlns='http://www.w3.org/1999/xhtml'/>": "holds <p>",
    "<g onload='1'/>": "has the attribute 'onload'",
    "<use href='other.svg#a'/>": "has the attribute 'href'",
    "<use xmlns:x='http://www.w3.org/1999/xlink' x:href='https://a/#b'/>": "has the attribute 'href'",
    "<g fill='url(https://a/)'/>": "has the attribute 'fill'",
    "<g style='mask: image-set(\"https://a/\")'/>": "has the attribute 'style'",
    r"<g style='mask: u\72l(https://a/)'/>": "has the attribute 'style'",
}


def svg(inside: str) -> str:
    """A square drawing with something in it."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g>{inside}</g></svg>'


@pytest.mark.parametrize(
    ("text", "said"), [*FAULTS.items(), *((svg(one), said) for one, said in INSIDE.items())]
)
def test_an_svg_that_may_do_more_than_draw_is_told(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    file.write_text(text, "utf-8")
    assert unfit(file) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((96, 96), ""),
        ((512, 512), ""),
        ((95, 95), "is 95 by 95 pixels, not a square of 96 to 512"),
        ((513, 513), "is 513 by 513 pixels, not a square of 96 to 512"),
        ((200, 100), "is 200 by 100 pixels, not a square of 96 to 512"),
    ],
)
def test_a_png_is_a_square_that_is_sharp(size: tuple[int, int], said: str, tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    width, height = (side.to_bytes(4, "big") for side in size)
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width + height)
    assert unfit(file) == said


def test_a_file_that_is_none_or_other_or_heavy_is_told(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    assert unfit(file) == "names no file in theme/"
    file.write_bytes(b"GIF89a")
    assert unfit(file) == "is no PNG"
    file.write_bytes(b"\0" * (MOST + 1))
    assert unfit(file) == "has 10,001 bytes, 10,000 at most"
