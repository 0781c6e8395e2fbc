"""The names of all terms: which slug each stands for, and where two stand too near each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from unicodedata import normalize

from termsite.content.shape import did_you_mean, slug_of
from termsite.linking.mention import normal
from termsite.linking.words import plural, singular, words
from termsite.model import Area, Place, Problem, Term

_SIGNS = re.compile(r"(?<!\w)[+#&%*=<>!?]+")  # words hold those that follow them


def forms(terms: Iterable[Term]) -> tuple[dict[str, str], list[Problem]]:
    """Every title and alias with its slug; a problem where a second term claims a name."""
    found: dict[str, str] = {}
    owner: dict[str, Term] = {}
    problems: list[Problem] = []
    ordered = list(terms)
    claims = [(term, term.title, "title") for term in ordered]
    claims += [(term, alias, "aliases") for term in ordered for alias in term.aliases]
    for term, name, key in claims:
        other = owner.get(normal(name))
        if other is None or other is term:
            owner[normal(name)] = term
            found.setdefault(name, term.slug)
        elif key == "aliases":
            message = f"alias '{name}' already names '{other.slug}'"
            problems.append(
                Problem(term.place(key), message, "A name stands for one term; keep it in one file.")
            )
    return found, problems


def no_term(
    slug: str, place: Place, terms: Collection[str], aliases: Mapping[str, str] = MappingProxyType({})
) -> Problem:
    """The problem of a name that is no term's file; `aliases` are other addresses of terms."""
    owner = aliases.get(slug_of(slug))
    hint = f"It is a name of '{owner}'." if owner else did_you_mean(slug, list(terms))
    return Problem(place, f"no term '{slug}'", hint)


def no_area(slug: str, place: Place, areas: Collection[str]) -> Problem:
    """The problem of a name that is no area's."""
    hint = did_you_mean(slug, list(areas)) or f"Areas: {', '.join(areas) or 'none yet'}."
    return Problem(place, f"no area '{slug}'", hint)


def too_near(terms: Mapping[str, Term], areas: Mapping[str, Area]) -> list[Problem]:
    """Everything that keeps the names of terms, areas and comparisons from standing beside each other."""
    near = [near.problem for near in near_duplicates(terms.values())]
    return near + alias_of_near(terms.values()) + addresses_twice(terms, areas)


@dataclass(frozen=True, slots=True)
class Near:
    """A term whose names have the same words as those of another; `turned` if only in another order."""

    term: Term
    other: Term
    turned: bool

    @property
    def problem(self) -> Problem:
        """What there is to decide."""
        said = "has in another order the words of" if self.turned else "is nearly"
        mine, others = self.term.slug, self.other.slug
        hint = f"Make '{self.term.title}' an alias of '{others}', or say under 'contrast' how they differ."
        return Problem(self.term.place(), f"'{mine}' {said} '{others}'", hint)


def near_duplicates(terms: Iterable[Term]) -> list[Near]:
    """Terms whose names have the same words: in another number, with a hyphen, in another order.

    Another figure or sign is another term (layer 1, layer 2; C, C++), and so is one that a term sets apart.
    """
    first: dict[tuple[str, ...], Term] = {}
    found = []
    for term in sorted(terms, key=lambda term: (len(term.slug), term.slug)):
        keys = sorted({_bare(term.slug), _bare(term.title)} - {()})
        other = next((first[tuple(sorted(one))] for one in keys if tuple(sorted(one)) in first), None)
        if other is not None and not _apart(term, other):
            turned = not {_bare(other.slug), _bare(other.title)} & set(keys)
            found.append(Near(term, other, turned))
        for one in keys:
            first.setdefault(tuple(sorted(one)), term)
    return found


def _apart(one: Term, other: Term) -> bool:
    """Whether either says how it differs from the other."""
    pairs = ((one, other), (other, one))
    return any(contrast.term == that.slug for this, that in pairs for contrast in this.contrast)


def alias_of_near(terms: Iterable[Term]) -> list[Problem]:
    """Aliases that are another term's plural."""
    ordered = list(terms)
    plurals = {plural(normal(term.title)): term for term in ordered}
    return [
        Problem(
            term.place("aliases"),
            f"alias '{alias}' is the plural of '{plurals[normal(alias)].slug}'",
            "A name stands for one term; keep it in one file.",
        )
        for term in ordered
        for alias in term.aliases
        if plurals.get(normal(alias), term) is not term
    ]


def redirects(terms: Mapping[str, Term]) -> dict[str, str]:
    """The slug of every alias with the slug of its term, where it is not a term's own."""
    pairs = {slug_of(alias): term.slug for term in terms.values() for alias in term.aliases}
    return {slug: target for slug, target in sorted(pairs.items()) if slug and slug not in terms}


def compared(terms: Mapping[str, Term]) -> dict[str, tuple[str, str]]:
    """The slug of every other address of a comparison, with the two terms that are compared."""
    return {
        alias: (slug, contrast.term)
        for slug, term in terms.items()
        for contrast in term.contrast
        for alias in contrast.aliases
    }


def term_path(slug: str) -> str:
    """Where the page of a term stands."""
    return f"terms/{slug}/"


def contrast_path(one: str, other: str) -> str:
    """Where two terms are compared, whichever comes first."""
    return f"compare/{contrast_slug(one, other)}/"


def contrast_slug(one: str, other: str) -> str:
    """What the page that compares two terms is called, below compare/."""
    left, right = sorted((one, other))
    return f"{left}-or-{right}"


def addresses_twice(terms: Mapping[str, Term], areas: Mapping[str, Area]) -> list[Problem]:
    """Other addresses of areas and comparisons that lead somewhere already."""
    taken = {**{slug: f"the term '{slug}'" for slug in terms}}
    taken |= {slug: f"the term '{target}'" for slug, target in redirects(terms).items()}
    pairs = {tuple(sorted((slug, one.term))) for slug, term in terms.items() for one in term.contrast}
    taken |= {contrast_slug(a, b): f"the comparison of '{a}' and '{b}'" for a, b in pairs}
    claims = [
        (alias, contrast.difference.place, f"comparison of '{slug}' and '{contrast.term}'")
        for slug, term in terms.items()
        for contrast in term.contrast
        for alias in contrast.aliases
    ]
    problems = _claimed(claims, taken)
    named = [
        (alias, area.body.place, f"area '{area.slug}'") for area in areas.values() for alias in area.aliases
    ]
    return problems + _claimed(named, {slug: f"the area '{slug}'" for slug in areas})


def _claimed(claims: Iterable[tuple[str, Place, str]], taken: dict[str, str]) -> list[Problem]:
    problems = []
    for alias, place, owner in claims:
        if alias in taken:
            message = f"the address '{alias}' leads to {taken[alias]}"
            problems.append(Problem(place, message, "An address leads to one page; keep it in one place."))
        taken.setdefault(alias, f"the {owner}")
    return problems


def linkable(found: Mapping[str, str], terms: Mapping[str, Term]) -> dict[str, str]:
    """The names that are linked wherever they are mentioned."""
    return {name: slug for name, slug in found.items() if terms[slug].no_autolink is not True}


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name, each in its singular, and the signs that are no punctuation."""
    small = normalize("NFKC", name).lower()
    signs = _SIGNS.findall(small)
    return (*(singular(word[0]) for word in words(small)), *signs)
