"""A project's folder to its published site: the verbs, one after the other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from termsite.assets import assets
from termsite.engine.bundle import bundle
from termsite.glossary import read_and_link
from termsite.model import Place, Problem
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
    engine = bundle(root, site)
    shown = pages(glossary, site)
    try:
        theme = frames(root, shown, glossary, site)
    except BadFrame as broken:
        return [Problem(Place("mkdocs.yml"), str(broken), "It has to do with the theme, or with 'frames'.")]
    documents = slim(render(shown, theme, site, engine), site)
    files = assets(root, shown, glossary, site, theme.styles)
    return publish((*documents, *engine, *files), to, partial(verify, base=site.base))
