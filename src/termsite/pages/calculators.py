"""Calculators to pages: the list, each with its presets, and each alone for other sites."""

from __future__ import annotations

from markupsafe import Markup

from calckit.marks import rich
from termsite.pages.headline import headline
from termsite.pages.shown import Shown, root_of
from termsite.pages.software import tried_with
from termsite.pages.trail import CALCULATORS, HOME
from termsite.pages.values import CalculatorPage, CalculatorsPage, EmbedPage, Link, NavItem, Page


def calculator_pages(shown: Shown) -> list[Page]:
    """Every page about calculators."""
    made: list[Page] = [calculators(shown)]
    for slug, declared in shown.catalogue.items():
        presets = ("", *(preset.slug for preset in declared.presets))
        made += [calculator(shown, slug, preset) for preset in presets]
        made.append(embed(shown, slug))
    return made


def _calculators_nav(shown: Shown, active: str) -> tuple[NavItem, ...]:
    links = (CALCULATORS, *(shown.calculator(slug) for slug in shown.catalogue))
    titles = ("All calculators", *(link.title for link in links[1:]))
    return tuple(
        NavItem(title, link.path, link.path == active) for title, link in zip(titles, links, strict=True)
    )


def calculators(shown: Shown) -> CalculatorsPage:
    """The list of calculators, by the question each answers."""
    return CalculatorsPage(
        path=CALCULATORS.path,
        title="Calculators",
        head_title="Calculators, each with its working",
        description="Each answers one question, shows its working, and takes your numbers on your device.",
        section="Calculators",
        crumbs=(HOME, CALCULATORS),
        nav=_calculators_nav(shown, CALCULATORS.path),
        hide=("toc",),
        groups=_groups(shown),
    )


def _groups(shown: Shown) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The calculators by group, the groups with most questions first."""
    groups: dict[str, list[Link]] = {}
    for slug, declared in shown.catalogue.items():
        groups.setdefault(declared.group, []).append(shown.calculator(slug))
    return tuple(
        (name, tuple(links)) for name, links in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))
    )


def calculator(shown: Shown, slug: str, preset: str) -> CalculatorPage:
    """A calculator with its default or with a preset."""
    declared, link = shown.catalogue[slug], shown.calculator(slug)
    path = f"{link.path}{preset}/" if preset else link.path
    panel = shown.panel(slug, preset, "full", root_of(path))
    named = declared.preset(preset) if preset else None
    title = f"{declared.title}: {named.title}" if named else declared.title
    here = (HOME, CALCULATORS, link, *((Link(named.title, path),) if named else ()))
    presets = [
        Link(declared.start, link.path),
        *(Link(p.title, f"{link.path}{p.slug}/") for p in declared.presets),
    ]
    return CalculatorPage(
        path=path,
        title=title,
        head_title=headline(shown.site.name, f"{title}, worked" if named else f"{title}: calculator", title),
        description=_shortened(f"{named.title if named else declared.question} {panel.sentence}"),
        section="Calculators",
        crumbs=here,
        nav=_calculators_nav(shown, link.path),
        hide=("toc",),
        source=shown.glossary.sources[slug].place.path,
        slug=slug,
        question=declared.question,
        panel=panel,
        presets=tuple(presets),
        current=path,
        source_note=_marked(named.source if named else "", path),
        checked=named.checked if named else "",
        assumptions=tuple(_marked(text, path) for text in declared.assumptions),
        terms=shown.meanings(declared.terms),
        tried=tried_with(shown, slug),
        embed=_embed_snippet(shown, slug, declared.title),
    )


def _marked(text: str, path: str) -> Markup:
    """A text of a calculator, its `[[term]]` marks links from the page at `path`."""
    return Markup(rich(text, root_of(path)))


def _embed_snippet(shown: Shown, slug: str, title: str) -> str:
    address = f"{shown.site.address}embed/v1/{slug}/"
    return f'<iframe src="{address}" title="{title}" width="100%" height="720" loading="lazy"></iframe>'


def embed(shown: Shown, slug: str) -> EmbedPage:
    """A calculator for a frame on another site."""
    path, link = f"embed/v1/{slug}/", shown.calculator(slug)
    return EmbedPage(
        path=path,
        title=link.title,
        head_title=f"{link.title} - {shown.site.name}",
        description=link.summary,
        section="",
        crumbs=(),
        index=False,
        slug=slug,
        panel=shown.panel(slug, "", "compact", root_of(path)),
        canonical=link.path,
    )


def _shortened(text: str, most: int = 160) -> str:
    """As many whole sentences as fit; if not even one does, as many words."""
    if len(text) <= most:
        return text
    end = max(text.rfind(mark, 0, most) for mark in (". ", "? "))
    return text[: end + 1] if end > 0 else text[: text.rfind(" ", 0, most - 1)] + "…"
