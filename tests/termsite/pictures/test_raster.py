"""Pictures of pixels: which are refused and in which words, and what of the others is published."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from PIL import ExifTags, Image, ImageCms, ImageDraw, PngImagePlugin

from termsite.picture import Picture
from termsite.pictures.measure import measured
from termsite.pictures.raster import drawn

SIDE = (60, 40)


def painted(kind: str, mode: str = "RGB", size: tuple[int, int] = SIDE, **said: Any) -> bytes:
    """A picture whose left half is dark and whose right half is light."""
    image = Image.new("RGB", size, "#eee")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2 - 1, size[1]), "#103020")
    file = BytesIO()
    image.convert(mode).save(file, kind, **said)
    return file.getvalue()


def moving(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", SIDE, "red").save(
        file, kind, save_all=True, append_images=[Image.new("RGB", SIDE, "blue")], duration=50
    )
    return file.getvalue()


def cut(raw: bytes) -> bytes:
    return raw[: len(raw) * 2 // 3]


def claiming(width: int, height: int) -> bytes:
    """A small picture whose first part says that it is large."""
    raw = painted("PNG", "1")
    part = raw[12:16] + struct.pack(">II", width, height) + raw[24:29]
    return raw[:12] + part + struct.pack(">I", zlib.crc32(part)) + raw[33:]


def swapped() -> bytes:
    """The colours of screens with red where blue is."""
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for before, after in ((b"rXYZ", b"-XYZ"), (b"bXYZ", b"rXYZ"), (b"-XYZ", b"bXYZ")):
        own = own.replace(before, after)
    return own


def turned() -> Image.Exif:
    """What a phone writes that was held upright, and where it was."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "Somebody Secret"
    exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (52.0, 31.0, 12.0)}
    return exif


REFUSED = {
    "a.png": {
        "the picture cannot be read": b"\x89PNG\r\n\x1a\n and no more",
        "the picture cannot be read to its end": cut(painted("PNG")),
        "the file is JPEG, and its name says PNG": painted("JPEG"),
        "the file is GIF, and its name says PNG": painted("GIF"),
        "the picture moves": moving("PNG"),
        "the picture has 16 bits a colour": painted("PNG", "I;16"),
        "the picture has 4,001 × 2 pixels": painted("PNG", "1", (4001, 2)),
        "the picture has far too many pixels": claiming(20_000, 20_000),
        "the picture has 1,000,001 bytes, 1,000,000 at most": painted("PNG").ljust(1_000_001, b"\0"),
    },
    "a.jpg": {
        "the picture cannot be read to its end": cut(painted("JPEG", size=(300, 300))),
        "the picture has the colours CMYK, for print": painted("JPEG", "CMYK"),
        "the file is WebP, and its name says JPEG": painted("WEBP"),
        "the picture cannot be read": b"",
    },
    "a.webp": {
        "the picture moves": moving("WEBP"),
        "the file is PNG, and its name says WebP": painted("PNG"),
        "the picture cannot be read": b"<html>",
    },
}


@pytest.mark.parametrize(
    ("name", "message", "raw"),
    [
        pytest.param(name, message, raw, id=f"{name}: {message}")
        for name, cases in REFUSED.items()
        for message, raw in cases.items()
    ],
)
def test_what_cannot_be_shown_is_refused_in_these_words(name: str, message: str, raw: bytes) -> None:
    picture, problems = measured(f"terms/equity/{name}", raw)
    assert picture is None
    assert [(str(one.place), one.message) for one in problems] == [(f"terms/equity/{name}", message)]
    assert problems[0].hint


def test_every_beginning_of_a_picture_is_read_or_refused() -> None:
    for kind, name in (("PNG", "a.png"), ("JPEG", "a.jpg"), ("WEBP", "a.webp")):
        raw = painted(kind)
        for end in range(0, len(raw), 7):
            picture, problems = measured(f"terms/equity/{name}", raw[:end])
            assert (picture is None) == bool(problems), (name, end)


def measure(raw: bytes, name: str) -> Picture:
    picture, problems = measured(f"terms/equity/{name}", raw)
    assert picture is not None, problems
    return picture


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.png", painted("PNG", exif=turned())),
        ("a.jpg", painted("JPEG", exif=turned(), comment=b"Somebody Secret")),
        ("a.jpeg", painted("JPEG", "L", exif=turned())),
        ("a.webp", painted("WEBP", exif=turned(), xmp=b"<x>Somebody Secret</x>")),
    ],
)
def test_a_picture_is_published_upright_and_tells_nothing_beside_its_pixels(name: str, raw: bytes) -> None:
    picture, published = measure(raw, name), drawn(raw)
    shown = Image.open(BytesIO(published))
    assert shown.size == (picture.width, picture.height) == (SIDE[1], SIDE[0])
    assert not shown.getexif()
    assert b"Secret" not in published and b"Exif" not in published and b"GPS" not in published
    light = shown.convert("L")
    left, right = light.getpixel((20, 10)), light.getpixel((20, 50))  # what was at the left is above
    assert isinstance(left, int) and isinstance(right, int) and left < 100 < 200 < right


def test_the_colours_of_another_profile_are_turned_into_those_of_screens() -> None:
    file = BytesIO()
    Image.new("RGB", SIDE, "#c01020").save(file, "PNG", icc_profile=swapped())
    shown = Image.open(BytesIO(drawn(file.getvalue())))
    assert "icc_profile" not in shown.info
    red, _, blue = shown.getpixel((0, 0))  # type: ignore[misc]
    assert red < 80 < 150 < blue


def test_a_profile_that_nobody_can_read_changes_nothing() -> None:
    assert drawn(painted("PNG", icc_profile=b"no profile")) == drawn(painted("PNG"))


def test_words_in_a_png_are_not_published() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Somebody Secret")
    assert drawn(painted("PNG", pnginfo=info)) == drawn(painted("PNG"))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA")]
    + [("JPEG", "L"), ("JPEG", "RGB"), ("WEBP", "RGB"), ("WEBP", "RGBA")],
)
def test_sizes_have_their_width_their_shape_and_the_same_bytes_each_time(kind: str, mode: str) -> None:
    raw = painted(kind, mode, (600, 301))
    first = drawn(raw, 480)
    shown = Image.open(BytesIO(first))
    assert (shown.size, shown.format) == ((480, 241), kind)
    assert drawn(raw, 480) == first
    left, right = (
        shown.convert("RGB")
        .convert("L")
        .resize((1, 1), Image.Resampling.BOX, (x, 0, x + 200, 240))
        .getpixel((0, 0))
        for x in (20, 260)
    )
    assert isinstance(left, int) and isinstance(right, int) and left < 60 < 220 < right


def test_a_picture_of_few_colours_stays_one_and_keeps_what_one_can_see_through() -> None:
    image = Image.new("RGBA", (1000, 500), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((500, 0, 999, 499), "#0b5a49")
    file = BytesIO()
    image.quantize(8).save(file, "PNG")
    for width in (None, 480):
        shown = Image.open(BytesIO(drawn(file.getvalue(), width)))
        assert shown.mode == "P"
        clear, green = (shown.convert("RGBA").getpixel((x * shown.width // 1000, 5)) for x in (100, 900))
        assert isinstance(clear, tuple) and isinstance(green, tuple) and clear[3] == 0
        assert green == pytest.approx((11, 90, 73, 255), abs=1)


SIZES: Mapping[int, tuple[int, ...]] = {
    60: (), 480: (), 481: (480,), 800: (480,), 1200: (480, 800), 4000: (480, 800, 1440)
}  # fmt: skip


@pytest.mark.parametrize(("width", "widths"), SIZES.items())
def test_smaller_ones_are_made_of_what_is_larger(width: int, widths: tuple[int, ...]) -> None:
    assert measure(painted("PNG", "1", (width, 9)), "a.png").widths == widths


def test_a_phones_picture_with_another_behind_it_is_its_first() -> None:
    file = BytesIO()
    Image.new("RGB", SIDE, "red").save(file, "MPO", save_all=True, append_images=[Image.new("RGB", SIDE)])
    assert measure(file.getvalue(), "a.jpg").width == SIDE[0]
    shown = Image.open(BytesIO(drawn(file.getvalue())))
    assert shown.format == "JPEG" and shown.size == SIDE
