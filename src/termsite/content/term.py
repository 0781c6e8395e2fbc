"""A term's file as a term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from termsite.content.frontmatter import Front
from termsite.content.single import questions, references, single
from termsite.model import Contrast, Problem, Reference, Relation, Source, Symbol, Term, Text, Use, Venue


def read_term(path: str, raw: bytes) -> tuple[Term | None, list[Problem]]:
    """Read the bytes of one term's file; `path` is where it stands, or is to stand."""
    return single(path, raw, "term", term)


def term(slug: str, front: Front) -> Term:
    """A checked file as a term."""
    values = front.values
    return Term(
        slug=slug,
        title=values["title"],
        summary=values["summary"],
        sorted_as=values.get("sorted_as", values["title"]),
        aliases=tuple(values.get("aliases", ())),
        symbol_aliases=tuple(values.get("symbol_aliases", ())),
        areas=references(front, "areas"),
        level=values["level"],
        broader=Reference(values["broader"], front.place("broader")) if "broader" in values else None,
        requires=references(front, "requires"),
        related=tuple(Relation(slug, why) for slug, why in _pairs(front, "related", "why")),
        contrast=_contrasts(front),
        formula=values.get("formula", ""),
        latex=values.get("latex", ""),
        symbols=_symbols(front),
        calculators=_uses(front),
        questions=questions(front),
        venues=_venues(front),
        sources=_sources(front),
        no_autolink=_silent(values.get("no_autolink", False)),
        published=date.fromisoformat(values["published"]),
        reviewed=date.fromisoformat(values["reviewed"]) if "reviewed" in values else None,
        body=front.body,
        lines=MappingProxyType({str(keys[0]): line for keys, line in front.lines.items() if len(keys) == 1}),
    )


def _pairs(front: Front, key: str, said: str) -> Iterator[tuple[str, Text]]:
    for n, item in enumerate(front.values.get(key, ())):
        yield item["term"], front.text(key, n, said)


def _contrasts(front: Front) -> tuple[Contrast, ...]:
    named = enumerate(front.values.get("contrast", ()))
    return tuple(
        Contrast(item["term"], front.text("contrast", n, "difference"), tuple(item.get("aliases", ())))
        for n, item in named
    )


def _symbols(front: Front) -> tuple[Symbol, ...]:
    return tuple(
        Symbol(name, front.text("symbols", name, "means"), item.get("unit", ""), str(item.get("value", "")))
        for name, item in front.values.get("symbols", {}).items()
    )


def _uses(front: Front) -> tuple[Use, ...]:
    used = enumerate(front.values.get("calculators", ()))
    return tuple(Use(item["use"], item.get("preset"), front.place("calculators", n)) for n, item in used)


def _venues(front: Front) -> tuple[Venue, ...]:
    return tuple(
        Venue(
            item["venue"],
            front.text("venues", n, "rule"),
            item["source"],
            date.fromisoformat(item["checked"]),
        )
        for n, item in enumerate(front.values.get("venues", ()))
    )


def _sources(front: Front) -> tuple[Source, ...]:
    return tuple(
        Source(
            title=item["title"],
            publisher=item["publisher"],
            url=item["url"],
            checked=date.fromisoformat(item["checked"]),
            supports=item["supports"],
            place=front.place("sources", n),
        )
        for n, item in enumerate(front.values.get("sources", ()))
    )


def _silent(written: bool | list[str]) -> bool | tuple[str, ...]:
    return written if isinstance(written, bool) else tuple(written)
