"""A project's folder to its published site: the verbs, one after the other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from termsite.assets import assets
from termsite.engine.bundle import bundle
from termsite.glossary import read_and_link
from termsite.model import Document, Glossary, Place, Problem, Site
from termsite.pages.all import pages
from termsite.publish import publish
from termsite.rendering.render import render
from termsite.rendering.slim import slim
from termsite.theme.frame import frames
from termsite.theme.slots import BadFrame
from termsite.verify import verify


def build(root: Path, to: Path, address: str = "", *, live: bool = False) -> list[Problem]:
    """Build the whole site into the folder `to`; with any problem, nothing is published."""
    glossary, site, problems = read_and_link(root, address, live=live)
    if problems:
        return problems
    try:
        documents = made(root, glossary, site)
    except BadFrame as broken:
        return [Problem(Place("mkdocs.yml"), str(broken), "It has to do with the theme, or with 'frames'.")]
    return publish(documents, to, partial(verify, base=site.base))


def made(root: Path, glossary: Glossary, site: Site) -> tuple[Document, ...]:
    """Make every file of the site from the glossary."""
    engine = bundle(root, site)
    shown = pages(glossary, site)
    theme = frames(root, shown, glossary, site)
    documents = slim(render(shown, theme, site, engine), site)
    return (*documents, *engine, *assets(root, shown, glossary, site, theme.styles))
