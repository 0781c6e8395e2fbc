"""Pictures of pixels: read whole, told where they cannot be shown as they are, and drawn anew for readers.

What is published is drawn from the pixels alone: upright, in the colours of screens, without what a camera
or a program wrote beside them, such as the place where a photograph was taken.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from termsite.model import Place, Problem

MOST_SIDE = 4_000  # px
_READ = ("PNG", "JPEG", "WEBP", "GIF")
# A phone's JPEG with a second picture behind it is an MPO.
_NAMES = {"MPO": "JPEG", "WEBP": "WebP"}
_FITTING = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")  # kinds of pixel, by the library's names
_QUALITY = 85  # of JPEG and WebP: losses are not seen, and weigh a third of none
_WAYS: dict[str, dict[str, object]] = {
    "PNG": {"optimize": True},
    "JPEG": {"quality": _QUALITY, "optimize": True, "progressive": True},
    "WEBP": {"quality": _QUALITY},
}


class _Unfit(Exception):
    """It cannot be shown: what is wrong with it, and what to do."""


def raster(place: Place, kind: str, raw: bytes) -> tuple[tuple[int, int] | None, list[Problem]]:
    """Its width and height as it is shown; `kind` is what its name says."""
    try:
        image = _opened(raw)
        for wrong in (*_unlike(image, kind), *_unfit(image, raw)):
            raise wrong
        return _upright(_loaded(image)).size, []
    except _Unfit as unfit:
        return None, [Problem(place, *unfit.args)]


def drawn(raw: bytes, width: int | None = None) -> bytes:
    """The file that is published: of this width in px, or as large as it is."""
    image = _loaded(_opened(raw))
    kind, few = _NAMES.get(str(image.format), str(image.format)).upper(), image.mode == "P"
    image = _of_screens(_upright(image))
    if width is not None:
        height = max(1, round(image.height * width / image.width))
        image = _full(image).resize((width, height), Image.Resampling.LANCZOS)
    if few and image.mode != "P":  # a picture of few colours stays one, and light
        image = image.quantize(method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    image.info = {name: value for name, value in image.info.items() if name == "transparency"}
    written = BytesIO()
    image.save(written, kind, **_WAYS[kind])
    return written.getvalue()


def _opened(raw: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(BytesIO(raw), formats=_READ)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _Unfit("the picture has far too many pixels", _SMALLER) from None
    except Exception:  # a broken file raises anything
        raise _Unfit("the picture cannot be read", _ANEW) from None


def _loaded(image: Image.Image) -> Image.Image:
    try:
        image.load()
    except Exception:  # likewise
        raise _Unfit("the picture cannot be read to its end", _ANEW) from None
    return image


_SMALLER = f"Save it with {MOST_SIDE:,} pixels at most on a side; 1,600 across are enough for any page."
_ANEW = "Save it anew, as PNG, JPEG or WebP; it may have been cut off."


def _unlike(image: Image.Image, kind: str) -> Iterator[_Unfit]:
    found = _NAMES.get(str(image.format), str(image.format))
    if found != kind:
        yield _Unfit(
            f"the file is {found}, and its name says {kind}", f"Save it as {kind}, or name it as it is."
        )


def _unfit(image: Image.Image, raw: bytes) -> Iterator[_Unfit]:
    """What of a picture cannot be shown as it is, seen before its pixels are read."""
    if max(image.size) > MOST_SIDE:
        yield _Unfit(f"the picture has {image.width:,} × {image.height:,} pixels", _SMALLER)
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        yield _Unfit("the picture moves", "Pictures are still here: save the one that shows it best.")
    if image.mode.startswith("I") or (image.format == "PNG" and raw[24] > 8):
        yield _Unfit("the picture has 16 bits a colour", "Save it with 8; a screen shows no more.")
    elif image.mode not in _FITTING:
        yield _Unfit(f"the picture has the colours {image.mode}, for print", "Save it in RGB.")


def _upright(image: Image.Image) -> Image.Image:
    """The picture as the camera was held."""
    return ImageOps.exif_transpose(image)


def _of_screens(image: Image.Image) -> Image.Image:
    """The picture in the colours that browsers take it to have, once its own profile is gone."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA"):
        return image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB")) or image
    except (ImageCms.PyCMSError, OSError):  # a profile that nobody can read is none to browsers either
        return image


def _full(image: Image.Image) -> Image.Image:
    """The picture with a colour of its own for each pixel, so that neighbours can be mixed."""
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image.convert("L") if image.mode == "1" else image
