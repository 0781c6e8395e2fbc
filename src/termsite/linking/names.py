"""The names of all terms: which slug each stands for, and where two stand too near each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from unicodedata import normalize

from termsite.content.shape import did_you_mean, folded, slug_of
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


@dataclass(frozen=True, slots=True)
class Address:
    """A folder of a page, below the one of its kind: where it was asked for, and by what."""

    slug: str
    place: Place
    owner: str  # "the term 'equity'"
    exact: bool = True  # whether another of the very same name is told here; of files there is none


def addresses_twice(terms: Mapping[str, Term], areas: Mapping[str, Area]) -> list[Problem]:
    """Addresses of terms, areas and comparisons that lead somewhere already."""
    others = [
        Address(alias, one.difference.place, f"the comparison of '{slug}' and '{one.term}'")
        for slug, term in terms.items()
        for one in term.contrast
        for alias in one.aliases
    ]
    found = clashing([*_of_terms(terms), *others]) + clashing([*_of_pairs(terms), *others])
    files = [
        Address(slug, Place(one.body.place.path), f"the area '{slug}'", exact=False)
        for slug, one in areas.items()
    ]
    named = [
        Address(alias, one.body.place, f"the area '{one.slug}'")
        for one in areas.values()
        for alias in one.aliases
    ]
    return list(dict.fromkeys((*found, *clashing([*files, *named]))))


def _of_terms(terms: Mapping[str, Term]) -> Iterator[Address]:
    for slug, term in terms.items():
        yield Address(slug, Place(term.body.place.path), f"the term '{slug}'", exact=False)
    for slug, target in redirects(terms).items():
        yield Address(slug, terms[target].place("aliases"), f"the term '{target}'", exact=False)


def _of_pairs(terms: Mapping[str, Term]) -> Iterator[Address]:
    told: set[tuple[str, ...]] = set()
    for slug, term in terms.items():
        for one in term.contrast:
            pair = tuple(sorted((slug, one.term)))
            if pair not in told:
                told.add(pair)
                owner = f"the comparison of '{pair[0]}' and '{pair[1]}'"
                yield Address(contrast_slug(*pair), one.difference.place, owner)


def clashing(addresses: Iterable[Address]) -> list[Problem]:
    """Every later one of two in one folder that are one address, or are one to some systems."""
    problems = []
    first: dict[str, Address] = {}
    for one in addresses:
        other = first.setdefault(folded(one.slug), one)
        if other.slug != one.slug:
            message = f"the address '{one.slug}' is to some systems '{other.slug}', of {other.owner}"
            hint = "Capitals and small letters are one there, and so are 'ß' and 'ss'. Call one otherwise."
            problems.append(Problem(one.place, message, hint))
        elif other is not one and one.exact:
            message = f"the address '{one.slug}' leads to {other.owner}"
            problems.append(
                Problem(one.place, message, "An address leads to one page; keep it in one place.")
            )
    return problems


def linkable(found: Mapping[str, str], terms: Mapping[str, Term]) -> dict[str, str]:
    """The names that are linked wherever they are mentioned."""
    return {name: slug for name, slug in found.items() if terms[slug].no_autolink is not True}


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name, each in its singular, and the signs that are no punctuation."""
    small = normalize("NFKC", name).lower()
    signs = _SIGNS.findall(small)
    return (*(singular(word[0]) for word in words(small)), *signs)
