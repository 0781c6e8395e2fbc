"""The file of a picture, checked and measured: it is what its name says, whole, still, and of a fit size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from termsite.kept import digest
from termsite.model import Place, Problem
from termsite.picture import Picture

ENDINGS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP", ".svg": "SVG"}
MOST_BYTES = {"SVG": 200_000}
_BYTES = 1_000_000  # of every other kind
WIDTHS = (480, 800, 1440)  # px: a phone, the width of a text, and a phone or a text of dense pixels


def measured(path: str, raw: bytes) -> tuple[Picture | None, list[Problem]]:
    """Measure a file of this path and these bytes; None with a problem."""
    place = Place(path, 0)
    kind = ENDINGS[PurePosixPath(path).suffix]
    heavy = list(_too_heavy(place, raw, MOST_BYTES.get(kind, _BYTES)))
    if heavy:
        return None, heavy
    size, problems = _sized(place, kind, raw)
    if size is None or problems:
        return None, problems
    widths = () if kind == "SVG" else tuple(width for width in WIDTHS if width < size[0])
    return Picture(PurePosixPath(path).name, *size, widths, digest(raw), path), []


def _too_heavy(place: Place, raw: bytes, most: int) -> Iterator[Problem]:
    if len(raw) > most:
        hint = "Save it with fewer pixels, 1,600 across at most; photographs as JPEG or WebP."
        yield Problem(place, f"the picture has {len(raw):,} bytes, {most:,} at most", hint)


def _sized(place: Place, kind: str, raw: bytes) -> tuple[tuple[int, int] | None, list[Problem]]:
    if kind == "SVG":
        from termsite.pictures.drawing import drawing

        return drawing(place.path, raw)
    from termsite.pictures.raster import raster  # with a library that takes long to load

    return raster(place, kind, raw)
