"""The files of the pictures that pages show: each as it is, and in the widths that browsers choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path

from termsite.copied import Copied
from termsite.kept import digest
from termsite.model import Place
from termsite.once import Kept
from termsite.picture import Picture, Shown

_CODE = ("raster.py", "drawing.py")  # our code that decides how a picture is drawn


def pictures_drawn(root: Path, shown: Mapping[str, Iterable[Shown]]) -> tuple[Copied, ...]:
    """Draw the pictures of every page beside it, by the pages' paths; what was drawn before is kept."""
    if not shown:
        return ()
    kept, code = Kept(root / "build" / "pictures"), _code()
    files = {
        f"{page}{name}": (picture, width)
        for page, some in shown.items()
        for picture in (one.picture for one in some)
        for name, width in _files(picture)
    }
    made = tuple(
        Copied(path, _kept(root, kept, code, picture, width), Place(picture.path, 0))
        for path, (picture, width) in files.items()
    )
    kept.forget()
    return made


def _files(picture: Picture) -> Iterator[tuple[str, int | None]]:
    """The names of its files, and the width of each that is made smaller."""
    yield picture.name, None
    yield from ((picture.sized(width), width) for width in picture.widths)


def _code() -> str:
    return digest(version("pillow"), *(Path(__file__).with_name(name).read_bytes() for name in _CODE))


def _kept(root: Path, kept: Kept, code: str, picture: Picture, width: int | None) -> Path:
    ending = f".{picture.name.rpartition('.')[2]}"
    make = partial(_made, root / picture.path, ending, width)
    return kept.once(f"{code} {picture.digest} {width}", ending, make)


def _made(file: Path, ending: str, width: int | None) -> bytes:
    if ending == ".svg":
        from termsite.pictures.drawing import plain

        return plain(file.read_bytes())
    from termsite.pictures.raster import drawn  # with a library that takes long to load

    return drawn(file.read_bytes(), width)
