"""mkdocs.yml to what the build itself needs to know; whoever renders the theme reads the file again."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from termsite.archive import versions
from termsite.content import logo
from termsite.content.frontmatter import Front, read_yaml
from termsite.content.made import MADE
from termsite.content.plain import in_one_line
from termsite.content.shape import check, did_you_mean
from termsite.model import Place, Problem, Section, Site
from termsite.owner import Owner
from termsite.typeface import Typeface
from termsite.words.catalogue import lacking, words_of
from termsite.words.words import ENGLISH

_DRAWN = "It is a square PNG, or an SVG of shapes, gradients and groups that fetches and runs nothing."
_INSTALL = "It is named from node_modules/ on; where its package is new, 'make install' brings it."
FILE = "mkdocs.yml"


def read_site(root: Path, address: str = "", *, live: bool = False) -> tuple[Site, list[Problem]]:
    """Read the settings that concern all pages; `address` replaces the one there.

    The site is whole only if there is no problem.
    """
    front, problems = read_yaml(root / FILE, FILE)
    if front is None:
        return Site(name="", address="/", description=""), problems
    problems = [*problems, *check(front, "site"), *in_one_line(front)]
    if not problems:
        problems = [*_unsaid(front), *_navigation(front, root), *_missing(front, root)]
    if problems:
        return Site(name="", address="/", description=""), problems
    return _site(front, root, address, live=live), []


def _site(front: Front, root: Path, address: str, *, live: bool) -> Site:
    values, extra = front.values, front.values.get("extra", {})
    theme = values.get("theme", {})
    faces = extra.get("typefaces", {})
    return Site(
        name=values["site_name"],
        address=(address or values["site_url"]).rstrip("/") + "/",
        description=values.get("site_description", ""),
        language=theme.get("language", "en"),
        words=words_of(theme.get("language", "en")) or ENGLISH,
        direction=theme.get("direction", ""),
        version=_version(root),
        sections=tuple(_section(item) for item in values["nav"]),
        edit=extra.get("edit", ""),
        notice=extra.get("notice", ""),
        styles=values["extra_css"][0],
        frames=extra.get("frames", "mkdocs"),
        cards=extra.get("cards", "areas"),
        calculators=extra.get("calculators", "calculators"),
        package=extra.get("package", ""),
        archive=extra.get("archive", ""),
        owner=_owner(extra, root),
        typefaces=tuple(Typeface(n, one["source"], tuple(one["weights"])) for n, one in faces.items()),
        live=live,
    )


def _owner(extra: dict[str, Any], root: Path) -> Owner:
    told = {key: extra[key] for key in ("logo", "contact", "corrections", "npm") if key in extra}
    return Owner(**told, versions=versions(root / extra["archive"]) if "archive" in extra else ())


def _version(root: Path) -> str:
    """The version of the formulas, which pages name; empty where there is no package."""
    file = root / "pyproject.toml"
    facts = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return str(facts.get("project", {}).get("version", ""))


def _section(item: dict[str, Any]) -> Section:
    ((title, target),) = item.items()
    if isinstance(target, str):
        return Section(title, (), _address(target))
    below = [pair for page in target for pair in page.items()]
    return Section(title, tuple((words, _address(file)) for words, file in below))


def _address(file: str) -> str:
    path = file.removesuffix(".md")
    return path.removesuffix("index") if path.rpartition("/")[2] == "index" else f"{path}/"


def _navigation(front: Front, root: Path) -> Iterator[Problem]:
    """Every entry is a title with a page of the site, or with a list of such."""
    written = [path.relative_to(root / "docs").as_posix() for path in sorted((root / "docs").rglob("*.md"))]
    known = [*(f"{name}.md" for name in MADE), *written]
    known += [f"terms/{path.name}" for path in sorted((root / "terms").glob("*.md"))]
    for n, item in enumerate(front.values["nav"]):
        yield from _entry(front, ("nav", n), item, known)


def _entry(front: Front, keys: tuple[str | int, ...], item: Any, known: list[str]) -> Iterator[Problem]:
    if not isinstance(item, dict) or len(item) != 1:
        yield Problem(front.place(*keys), "an entry of 'nav' has no title", "Write it as 'Title: page.md'.")
        return
    ((title, target),) = item.items()
    if isinstance(target, list) and target and len(keys) == 2:  # a section; there are none in sections
        for n, page in enumerate(target):
            yield from _entry(front, (*keys, title, n), page, known)
    elif not isinstance(target, str):
        hint = "Write a page, or below it a list of pages, each as 'Title: page.md'."
        yield Problem(front.place(*keys, title), f"'{title}' in 'nav' has no page", hint)
    elif target not in known:
        hint = did_you_mean(target, known) or "A page is a file in docs/, named from there."
        yield Problem(front.place(*keys, title), f"'nav' names no page: '{target}'", hint)


def _unsaid(front: Front) -> Iterator[Problem]:
    """The language of the site, if nobody has written what the interface says in it, or not all of that."""
    language = front.values.get("theme", {}).get("language", "en")
    for file, line, message, hint in lacking(language):
        where = Place(f"src/termsite/words/{file}", line) if file else front.place("theme", "language")
        yield Problem(where, message, hint)


def _missing(front: Front, root: Path) -> Iterator[Problem]:
    """Folders and files that the settings name and that are not there."""
    extra = front.values.get("extra", {})
    named = [("calculators", extra.get("calculators", "")), ("package", f"src/{extra.get('package', '')}")]
    for key, folder in named:
        if key in extra and not (root / folder).is_dir():
            yield Problem(front.place("extra", key), f"no folder '{folder}'", "It stands beside mkdocs.yml.")
    if "logo" in extra and (why := logo.unfit(root / "theme" / extra["logo"])):
        yield Problem(front.place("extra", "logo"), f"'logo' {why}", _DRAWN)
    packages = root / "node_modules"
    for name, face in extra.get("typefaces", {}).items():
        if packages.exists() and not (packages / face["source"]).is_file():
            place = front.place("extra", "typefaces", name, "source")
            yield Problem(place, f"no typeface '{face['source']}'", _INSTALL)
