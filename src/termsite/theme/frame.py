"""The theme, rendered once: the pages written by hand, and one frame for each kind and depth of page."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from termsite.kept import digest
from termsite.linking.dialect import REFERENCE
from termsite.model import Document, Glossary, Place, Site
from termsite.once import once
from termsite.pages.page import Page
from termsite.theme import by_mkdocs, by_zensical
from termsite.theme.drafts import Drafts, drafts
from termsite.theme.frames import Frames
from termsite.theme.order import Order
from termsite.theme.slots import NAMES, BadFrame, Frame, Slot, cut, sentinel
from termsite.words.words import Words

_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">.*</article>', re.DOTALL)
_SKIP = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
_SCRIPT = re.compile(r'\s*<script src="([^"]*/bundle\.[^"]*)"></script>')
_SETTINGS = '<script id="__config" type="application/json">{'
_UNUSED = re.compile(r"\.map$|/lunr/|/workers/|^css/|^sitemap\.xml|\.html$|\.md$|^search\.json$")
_KEPT = 6  # sets of frames that stay, so that going back to an earlier look costs nothing
_RENDERERS = {"mkdocs": by_mkdocs, "zensical": by_zensical}


def frames(root: Path, pages: Sequence[Page], glossary: Glossary, site: Site) -> Frames:
    """Let MkDocs or Zensical render all frames, or take those of an earlier run with the same inputs."""

    def make(made: Path) -> None:
        plan = drafts(pages, glossary, site, secrets.token_hex(8))
        _keep(_render(root, plan, glossary, site, made.parent), made.parent / "site", made)

    key = _digest(root, drafts(pages, glossary, site, ""), glossary, site)
    return _load(once(root / "build" / "frames", key, make, most=_KEPT))


def _digest(root: Path, plan: Drafts, glossary: Glossary, site: Site) -> str:
    digest = hashlib.sha256()
    theme = [path for path in sorted((root / "theme").rglob("*")) if path.is_file() and path.suffix != ".css"]
    for path in (root / "mkdocs.yml", *theme, *sorted(Path(__file__).parents[1].rglob("*.py"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    tools = [_version(tool) for tool in _RENDERERS[site.frames].TOOLS]
    known = [sorted(plan.files.items()), _titles(glossary), tools, repr(site)]
    digest.update(json.dumps(known).encode())
    return digest.hexdigest()[:16]


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        raise BadFrame(f"'{tool}' is not installed, and 'frames' asks for it") from None


def _render(root: Path, plan: Drafts, glossary: Glossary, site: Site, work: Path) -> dict[str, Frame]:
    nonce = plan.nonce
    for name, text in plan.files.items():
        path = work / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    order = Order(
        settings=root / "mkdocs.yml",
        address=site.address,
        docs=work / "docs",
        built=work / "site",
        fill={**{name: sentinel(name, nonce) for name in NAMES}, **_said(site)},
        titles=_titles(glossary),
    )
    _RENDERERS[site.frames].render(order)
    return {key: _frame(work / "site", place, key, nonce, site) for key, place in plan.places.items()}


def _said(site: Site) -> dict[str, str]:
    """What our templates of the theme say."""
    say = site.words.say
    return {"SEARCH": say("Search the glossary"), "FIND": say("Find a word, a symbol or a sum")}


def _titles(glossary: Glossary) -> dict[str, str]:
    """The titles that pages written by hand link to: of all others the frames know nothing."""
    texts = (doc.body.text for doc in glossary.docs.values())
    named = sorted({match[1].strip() for text in texts for match in REFERENCE.finditer(text)})
    return {slug: glossary.terms[slug].title for slug in named if slug in glossary.terms}


def _frame(built: Path, place: str, key: str, nonce: str, site: Site) -> Frame:
    """Read one page that was rendered, and cut it."""
    html = (built / place).read_text(encoding="utf-8")
    address = f'rel="canonical" href="{site.address}{place.removesuffix("index.html")}"'
    html = re.sub(r'(<input class="md-toggle"[^>]*) autocomplete="off"', r"\1", html)  # not for a checkbox
    html = html.replace(address, f'rel="canonical" href="{sentinel("CANONICAL", nonce)}"')
    html = _hand(html, place, nonce) if key.startswith("doc:") else _empty(html, key, nonce, site.words)
    html = _later(html, key)
    if sentinel("HEAD", nonce) not in html:
        html = html.replace("</head>", f"{sentinel('HEAD', nonce)}</head>", 1)
    frame = cut(html, nonce)
    needed = ("TITLE", "HEAD") if key == "404" else ("TITLE", "HEAD", "DESCRIPTION", "CANONICAL")
    for name in needed:
        if not frame.count(name):
            raise BadFrame(f"frame {key}: the theme shows no {name}")
    return frame


def _later(html: str, key: str) -> str:
    """The theme's own script told instead of asked for: web/page.js runs it when a reader first moves."""
    found = _SCRIPT.search(html)
    if not found or _SETTINGS not in html:
        raise BadFrame(f"frame {key}: the theme has no script or no settings")
    html = html.replace(found[0], "", 1)
    return html.replace(_SETTINGS, f'{_SETTINGS}"later":{json.dumps(found[1])},', 1)


def _hand(html: str, place: str, nonce: str) -> str:
    """A page written by hand: its links to terms made relative, and room for the breadcrumb."""
    html = html.replace('href="/terms/', f'href="{"../" * place.count("/")}terms/')
    return html.replace('<h1 id="content">', f'{sentinel("CRUMBS", nonce)}<h1 id="content">', 1)


def _empty(html: str, key: str, nonce: str, words: Words) -> str:
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
    skip = escape(words.say("Skip to content"))
    link = f'<a href="#content" class="md-skip">{skip}</a>'
    html = _SKIP.sub(rf"\1{link}\2", html, count=1)
    return re.sub(r"\s*\n\s*", "\n", html)


def _keep(made: Mapping[str, Frame], built: Path, kept: Path) -> None:
    told = {key: [frame.texts, [asdict(slot) for slot in frame.slots]] for key, frame in made.items()}
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
    names = {key: digest(repr(frame)) for key, frame in made.items()}
    return Frames(made, tuple(one for one in assets if not one.path.endswith(".css")), styles, names)


def _files(folder: Path) -> Iterable[tuple[str, Path]]:
    return [(p.relative_to(folder).as_posix(), p) for p in sorted(folder.rglob("*")) if p.is_file()]
