"""MkDocs renders the theme: the pages written by hand, and one frame for each kind and depth of page."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from termsite.model import Document, Glossary, Place, Site
from termsite.pages.values import Page
from termsite.theme.drafts import Drafts, drafts, key_of
from termsite.theme.slots import NAMES, BadFrame, Frame, Slot, cut, sentinel

_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">.*</article>', re.DOTALL)
_UNUSED = re.compile(r"\.map$|/lunr/|/workers/|^css/|^sitemap\.xml|\.html$|\.md$")
_KEPT = 6  # sets of frames that stay, so that going back to an earlier look costs nothing
_TOOLS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions")


@dataclass(frozen=True, slots=True)
class Frames:
    """What MkDocs made: a frame for every page, by key, and the theme's own files, its styles as one."""

    frames: Mapping[str, Frame]
    assets: tuple[Document, ...]
    styles: bytes

    def of(self, page: Page) -> Frame:
        """The frame of a page."""
        return self.frames[key_of(page)]


def frames(root: Path, pages: Sequence[Page], glossary: Glossary, site: Site) -> Frames:
    """Let MkDocs render all frames, or take those of an earlier run with the same inputs."""
    kept = root / "build" / "frames" / _digest(root, drafts(pages, glossary, ""), glossary, site)
    if not (kept / "frames.json").exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        nonce = secrets.token_hex(8)
        with tempfile.TemporaryDirectory(dir=kept.parent, prefix="making-") as work:
            made = _render(root, drafts(pages, glossary, nonce), site, nonce, Path(work))
            _keep(made, Path(work) / "site", Path(work) / "kept")
            shutil.rmtree(kept, ignore_errors=True)
            (Path(work) / "kept").rename(kept)
    os.utime(kept)
    for old in sorted(kept.parent.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
    return _load(kept)


def _digest(root: Path, plan: Drafts, glossary: Glossary, site: Site) -> str:
    digest = hashlib.sha256()
    theme = [path for path in sorted((root / "theme").rglob("*")) if path.is_file() and path.suffix != ".css"]
    for path in (root / "mkdocs.yml", *theme, *sorted(Path(__file__).parents[1].rglob("*.py"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    titles = [(slug, term.title) for slug, term in glossary.terms.items()]
    known = [sorted(plan.files.items()), titles, [version(tool) for tool in _TOOLS], asdict(site)]
    digest.update(json.dumps(known).encode())
    return digest.hexdigest()[:16]


def _render(root: Path, plan: Drafts, site: Site, nonce: str, work: Path) -> dict[str, Frame]:
    for name, text in plan.files.items():
        path = work / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _build(root, work / "docs", work / "site", nonce, site)
    return {key: _frame(work / "site", place, key, nonce, site) for key, place in plan.places.items()}


def _config(root: Path, address: str, **settings: Any) -> Any:
    os.environ["NO_MKDOCS_2_WARNING"] = (
        "1"  # the theme's notice, read when it is imported; mkdocs<2 is pinned
    )
    from mkdocs.config import load_config

    if address:
        settings["site_url"] = address.rstrip("/") + "/"
    return load_config(str(root / "mkdocs.yml"), hooks=[], **settings)


def _build(root: Path, docs: Path, built: Path, nonce: str, site: Site) -> None:
    from mkdocs.commands.build import build

    config = _config(root, site.address, docs_dir=str(docs), site_dir=str(built))
    config.extra["fill"] = {name: sentinel(name, nonce) for name in NAMES}
    config.mdx_configs["termsite.theme.wikilink"] = {"terms": str(root / "terms")}
    with _quiet():
        build(config)


@contextmanager
def _quiet() -> Iterator[None]:
    """Hold back MkDocs' notices about pages that are not in its navigation."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _frame(built: Path, place: str, key: str, nonce: str, site: Site) -> Frame:
    """Read one page that MkDocs rendered, and cut it."""
    html = (built / place).read_text(encoding="utf-8")
    address = f'rel="canonical" href="{site.address}{place.removesuffix("index.html")}"'
    html = re.sub(r'(<input class="md-toggle"[^>]*) autocomplete="off"', r"\1", html)  # not for a checkbox
    html = html.replace(address, f'rel="canonical" href="{sentinel("CANONICAL", nonce)}"')
    html = _hand(html, place, nonce) if key.startswith("doc:") else _empty(html, key, nonce)
    if sentinel("HEAD", nonce) not in html:
        html = html.replace("</head>", f"{sentinel('HEAD', nonce)}</head>", 1)
    frame = cut(html, nonce)
    needed = ("TITLE", "HEAD") if key == "404" else ("TITLE", "HEAD", "DESCRIPTION", "CANONICAL")
    for name in needed:
        if not frame.count(name):
            raise BadFrame(f"frame {key}: the theme shows no {name}")
    return frame


def _hand(html: str, place: str, nonce: str) -> str:
    """A page written by hand: its links to terms made relative, and room for the breadcrumb."""
    html = html.replace('href="/terms/', f'href="{"../" * place.count("/")}terms/')
    return html.replace('<h1 id="content">', f'{sentinel("CRUMBS", nonce)}<h1 id="content">', 1)


def _empty(html: str, key: str, nonce: str) -> str:
    """A frame: its article emptied; the theme's indentation, which weighs more than its words, taken out."""
    article = (
        f'<article class="md-content__inner md-typeset" id="content">{sentinel("BODY", nonce)}</article>'
    )
    html, found = _ARTICLE.subn(article, html)
    if not found:
        raise BadFrame(f"frame {key}: the theme has no article")
    title = f"<title>{sentinel('TITLE', nonce)}"
    behind = rf" - |{sentinel('BY', nonce)}|</title>"
    html = re.sub(rf"<title>[^<]*?(?={behind})", title, html) if key == "404" else html
    skip = '<div data-md-component="skip">'
    html = re.sub(
        rf"{skip}\s*</div>", f'{skip}<a href="#content" class="md-skip">Skip to content</a></div>', html
    )
    return re.sub(r"\s*\n\s*", "\n", html)


def _keep(made: Mapping[str, Frame], built: Path, kept: Path) -> None:
    told = {key: [frame.texts, [asdict(slot) for slot in frame.slots]] for key, frame in made.items()}
    kept.mkdir()
    (kept / "frames.json").write_text(json.dumps(told), encoding="utf-8")
    for name, path in _files(built):
        if not _UNUSED.search(name):
            (kept / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, kept / "assets" / name)


def _load(kept: Path) -> Frames:
    told = json.loads((kept / "frames.json").read_text(encoding="utf-8"))
    made = {
        key: Frame(tuple(texts), tuple(Slot(**slot) for slot in slots))
        for key, (texts, slots) in told.items()
    }
    assets = [Document(name, path.read_bytes(), Place("theme/")) for name, path in _files(kept / "assets")]
    styles = b"".join(one.content for one in assets if one.path.endswith(".css"))
    return Frames(made, tuple(one for one in assets if not one.path.endswith(".css")), styles)


def _files(folder: Path) -> Iterable[tuple[str, Path]]:
    return [(p.relative_to(folder).as_posix(), p) for p in sorted(folder.rglob("*")) if p.is_file()]
