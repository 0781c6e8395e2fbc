"""Pages to documents: templates filled, structured data added, all of it set into the frames."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Set
from typing import Any

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup

from termsite.kept import Shelf
from termsite.model import Document, Place, Site
from termsite.pages.headline import signature
from termsite.pages.page import LICENCE, Page, root_of
from termsite.rendering.policy import with_policy
from termsite.rendering.schema import graph
from termsite.theme.frames import Frames
from termsite.words.words import Words

SCRIPT = "assets/js/page.js"
_SAID = re.compile(r'\{\{ say\("([^"{}]*)"\) \}\}')


def render(
    pages: Iterable[Page],
    frames: Frames,
    site: Site,
    scripts: Set[str] = frozenset(),
    kept: Shelf[bytes] | None = None,
) -> Iterator[Document]:
    """Render every page as it is asked for; where the site has no script for pages, they name none.

    `kept` are templates that were compiled before.
    """
    renderer = Renderer(frames, site, scripts, kept)
    return (renderer.document(page) for page in pages)


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, frames: Frames, site: Site, scripts: Set[str], kept: Shelf[bytes] | None) -> None:
        self.frames, self.site, self.scripts = frames, site, scripts
        self._navs: dict[tuple[object, ...], str] = {}
        self.templates = Environment(
            loader=PackageLoader("termsite.rendering"), extensions=(_said_in(site.words),),
            bytecode_cache=_Compiled(kept or Shelf(), site.words.name),
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self.templates.filters["url"] = _url
        words = site.words
        self.templates.globals.update(say=words.markup, many=words.markup_many, on=words.day)

    def document(self, page: Page) -> Document:
        """Render one page."""
        values = {"page": page, "site": self.site, "root": self.root(page)}
        html = self._standalone(page, values) if page.standalone else self._framed(page, values)
        if not self.site.live:
            html = with_policy(
                html,
                self.site.address if page.elsewhere else "",
                frames=page.shows_frames,
            )
        return Document(page.file, html.encode(), Place(page.source or page.file))

    def root(self, page: Page) -> str:
        """The way from a page to the site's root."""
        if page.anywhere:
            return self.site.base  # it is shown at any depth
        return root_of(page.path) or "./"

    def _standalone(self, page: Page, values: dict[str, Any]) -> str:
        script = SCRIPT if page.elsewhere and SCRIPT in self.scripts else ""
        module = Markup('<script type="module" src="{}{}"></script>').format(values["root"], script)
        head = Markup(self.part("arrival.html", values)) + module if script else ""
        return self.part(page.template, {**values, "page_head": head})

    def _framed(self, page: Page, values: dict[str, Any]) -> str:
        data = graph(page, self.site) if page.index else None
        script = SCRIPT if SCRIPT in self.scripts else ""
        head = {"graph": _json(data) if data else "", "script": script, "licence": LICENCE}
        given = {
            "TITLE": lambda: page.head_title,
            "BY": lambda: signature(page.head_title, self.site.name),
            "DESCRIPTION": lambda: page.description,
            "CANONICAL": lambda: self.site.address + page.path,
            "HEAD": lambda: self.part("head.html", {**values, **head}),
            "NAV": lambda: self._nav(page, values),
            "TOC": lambda: self.part("toc.html", values),
            "CRUMBS": lambda: self.part("crumbs.html", values),
            "BODY": lambda: self.part(page.template, values),
        }
        frame = self.frames.of(page)
        html = frame.fill({name: given[name]() for name in {slot.name for slot in frame.slots}})
        section, below, _ = page.path.partition("/")
        root = str(values["root"])
        if below and root.endswith("../"):  # a neighbour is nearer by the section than by the root
            html = html.replace(f'href="{root}{section}/', f'href="{root[3:] or "./"}')
        return html

    def _nav(self, page: Page, values: dict[str, Any]) -> str:
        """The list at the left, which is one for all pages of an area and a depth that do not stand in it."""
        here = page.path if any(item.path == page.path for item in page.nav) else ""
        key = (page.section, page.nav, str(values["root"]), here)
        if key not in self._navs:
            self._navs[key] = self.part("nav.html", values)
        return self._navs[key]

    def part(self, template: str, values: dict[str, Any]) -> str:
        """Fill a template."""
        return self.templates.get_template(template).render(values)


class _Compiled(BytecodeCache):
    """Templates as they were compiled before, each under its text, its words and the code that compiles."""

    def __init__(self, kept: Shelf[bytes], words: str) -> None:
        self._kept, self._words = kept, words
        for name in kept.known:  # another page's too, which may be the next to change
            kept.take(name, bytes)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if this very template was compiled before."""
        if self._name(bucket) in self._kept.known:
            bucket.bytecode_from_string(self._kept.known[self._name(bucket)])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        self._kept.take(self._name(bucket), bucket.bytecode_to_string)

    def _name(self, bucket: Bucket) -> str:
        return f"{bucket.key} {bucket.checksum} {self._words}".rstrip()


def _said_in(words: Words) -> type[Extension]:
    """Sets what a template says without values in before it is compiled, so that no page looks it up."""

    class Said(Extension):
        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            return _SAID.sub(lambda found: words.forms(found[1])[0], source)

    return Said


@pass_context
def _url(context: Context, path: str) -> str:
    """The way from this page to a path of the site; other addresses stay as they are."""
    if "://" in path or path.startswith(("#", "mailto:")):
        return path
    root = str(context["root"])
    return (root + path) if path or root != "./" else root


def _json(data: object) -> Markup:
    """JSON that cannot end its script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
