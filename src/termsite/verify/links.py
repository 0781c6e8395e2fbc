"""Where a link leads: the file of the site behind it, and the element in that file."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_DOT = re.compile("%2e", re.IGNORECASE)  # to browsers a dot like any other
_UP = re.compile(r"((?:\.\./)*)([\w-]+(?:/[\w-]+)*/?)(?:#([\w-]+))?", re.ASCII)  # how nearly all are written


class Outside(Exception):
    """The link leaves the path under which the site lives."""


def led(page: str, link: str, base: str) -> tuple[str, str] | None:
    """The file, named from the site's root, and the id behind #; None for what leads to other sites.

    Outside: the link stays on this host and leads above `base`.
    """
    if link.startswith("#"):
        return page, unquote(link[1:])
    plain = _UP.fullmatch(link)
    folders = page.split("/")[:-1]
    up = len(plain[1]) // 3 if plain else 0
    if plain is None or up > len(folders):
        return _by_the_standard(page, link, base)
    path = "/".join([*folders[: len(folders) - up], plain[2]])
    return (f"{path}index.html" if path.endswith("/") else path), plain[3] or ""


def _by_the_standard(page: str, link: str, base: str) -> tuple[str, str] | None:
    if not link or _ELSEWHERE.match(link):
        return None
    address, _, anchor = link.partition("#")
    path = _DOT.sub(".", address.partition("?")[0])  # what is asked of a file is no part of its name
    whole = urljoin(base + page, path)
    if not whole.startswith(base):
        raise Outside
    path = unquote(whole.removeprefix(base))
    return (f"{path}index.html" if path == "" or path.endswith("/") else path), unquote(anchor)
