"""Calculators to pages: the list, each with its presets, and each alone for other sites."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from calckit.marks import rich
from termsite.linking.linker import SENTENCE
from termsite.pages.builder import builder, builder_path
from termsite.pages.embeds import embed, snippet
from termsite.pages.headline import headline
from termsite.pages.navigation import CALCULATORS, calculators_of, home_of, tab
from termsite.pages.page import Link, NavItem, Page, card_path, root_of
from termsite.pages.parts import Meaning, Panel
from termsite.pages.software import tried_with
from termsite.pages.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorsPage(Page):
    """All calculators in their groups; the summary of a link is the question it answers."""

    template: ClassVar[str] = "calculators.html"
    groups: tuple[tuple[str, tuple[Link, ...]], ...]

    @property
    def calculators(self) -> tuple[Link, ...]:
        """All of them in the order of the page."""
        return tuple(link for _, links in self.groups for link in links)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorPage(Page):
    """A calculator, or one of its presets."""

    template: ClassVar[str] = "calculator.html"
    slug: str
    question: str
    panel: Panel
    presets: tuple[Link, ...]  # the default first
    current: str  # path of the one shown
    source_note: Markup  # where the preset's numbers come from; may be empty
    checked: str  # and when that was read
    assumptions: tuple[Markup, ...]
    terms: tuple[Meaning, ...]
    tried: Link | None  # an account that it was asked about beside real software
    embed: str  # HTML to paste elsewhere
    builder: Link  # where that is put together


def calculator_pages(shop: Workshop) -> list[Page]:
    """Every page about calculators."""
    made: list[Page] = [calculators(shop)]
    for slug, declared in shop.catalogue.items():
        presets = ("", *(preset.slug for preset in declared.presets))
        made += [calculator(shop, slug, preset) for preset in presets]
        made += [embed(shop, slug), builder(shop, slug)]
    return made


def _calculators_nav(shop: Workshop, active: str) -> tuple[NavItem, ...]:
    if active not in shop.navs:
        every = Link(shop.say("All calculators"), CALCULATORS)
        links = (every, *(link for _, group in _groups(shop) for link in group))
        shop.navs[active] = tuple(NavItem(link.title, link.path, link.path == active) for link in links)
    return shop.navs[active]


def calculators(shop: Workshop) -> CalculatorsPage:
    """The list of calculators, by the question each answers."""
    return CalculatorsPage(
        path=CALCULATORS,
        title=shop.say("Calculators"),
        head_title=shop.say("Calculators, each with its working"),
        description=shop.say(
            "Each answers one question, shows its working, and takes your numbers on your device."
        ),
        section=tab(shop, CALCULATORS),
        crumbs=(home_of(shop), calculators_of(shop)),
        nav=_calculators_nav(shop, CALCULATORS),
        hide=("toc",),
        groups=_groups(shop),
    )


def _groups(shop: Workshop) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The calculators by group: those that the home page's doors lead into first, then the largest.

    Of one group the calculators that most terms lead to come first.
    """
    home = shop.glossary.docs.get("")
    needed = [shop.catalogue[to.slug].group for _, to in home.doors] if home else []
    groups: dict[str, list[Link]] = {}
    for slug, declared in shop.catalogue.items():
        groups.setdefault(declared.group, []).append(shop.calculator(slug))

    def need(name: str) -> tuple[int, int, str]:
        return needed.index(name) if name in needed else len(needed), -len(groups[name]), name

    uses = Counter(use.calculator for term in shop.glossary.terms.values() for use in term.calculators)
    of = {f"calculators/{slug}/": count for slug, count in uses.items()}

    def wanted(link: Link) -> int:
        return -of.get(link.path, 0)

    return tuple((name, tuple(sorted(groups[name], key=wanted))) for name in sorted(groups, key=need))


def calculator(shop: Workshop, slug: str, preset: str) -> CalculatorPage:
    """A calculator with its default or with a preset."""
    declared, link = shop.catalogue[slug], shop.calculator(slug)
    path = f"{link.path}{preset}/" if preset else link.path
    panel = shop.panel(slug, preset, "full", root_of(path))
    named = declared.preset(preset) if preset else None
    title = f"{declared.title}: {named.title}" if named else declared.title
    here = (home_of(shop), calculators_of(shop), link, *((Link(named.title, path),) if named else ()))
    presets = [
        Link(shop.start(slug), link.path),
        *(Link(p.title, f"{link.path}{p.slug}/") for p in declared.presets),
    ]
    return CalculatorPage(
        path=path,
        title=title,
        head_title=headline(shop.site.name, _headed(shop, title, preset), title),
        description=_shortened(f"{named.title if named else declared.question} {panel.sentence}"),
        section=tab(shop, CALCULATORS),
        crumbs=here,
        nav=_calculators_nav(shop, link.path),
        hide=("toc",),
        source=shop.glossary.sources[slug].place.path,
        card=card_path(link.path),
        slug=slug,
        question=declared.question,
        panel=panel,
        presets=tuple(presets),
        current=path,
        source_note=_marked(named.source if named else "", path),
        checked=named.checked if named else "",
        assumptions=tuple(_marked(text, path) for text in declared.assumptions),
        terms=shop.meanings(declared.terms),
        tried=tried_with(shop, slug),
        embed=snippet(shop, slug),
        builder=Link(shop.say("Choose what stands in it, and for which site"), builder_path(slug)),
    )


def _headed(shop: Workshop, title: str, preset: str) -> str:
    if preset:
        return shop.say("{title}, worked", title=title)
    return shop.say("{title}: calculator", title=title)


def _marked(text: str, path: str) -> Markup:
    """A text of a calculator, its `[[term]]` marks links from the page at `path`."""
    return Markup(rich(text, root_of(path)))


def _shortened(text: str, most: int = 160) -> str:
    """As many whole sentences as fit; if not even one does, as many words."""
    if len(text) <= most:
        return text
    ends = [found.start() for found in SENTENCE.finditer(text) if found.start() <= most]
    if ends:
        return text[: ends[-1]]
    blank = text.rfind(" ", 0, most - 1)
    return text[: blank if blank > most // 2 else most - 1] + "…"  # many scripts leave few blanks, or none
