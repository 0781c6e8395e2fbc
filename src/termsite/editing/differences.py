"""Two states of a folder to what readers would see change: terms, numbers, cards, worked examples, pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from termsite.editing.parts import changes
from termsite.editing.side import Card, Example, Figure, Side
from termsite.editing.word_diff import marked, numbers_apart
from termsite.model import Place

LONG = 80  # of a longer pair the words are told that changed


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that is another now: where it is asked for, by which name, and what readers saw and see."""

    place: Place
    name: str
    old: str
    new: str

    def __str__(self) -> str:
        if len(self.old) + len(self.new) > LONG:
            return f"{self.name}: {marked(self.old, self.new, around=4)}"
        return f"{self.name}: {self.old} → {self.new}"


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing that is "new", "gone" or "changed": what it is called, which of its parts, which numbers."""

    name: str
    how: str
    place: Place
    parts: tuple[str, ...] = ()
    numbers: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Differences:
    """All that two states of a folder show otherwise."""

    terms: tuple[Changed, ...]  # by slug
    cards: tuple[Changed, ...]
    examples: tuple[Changed, ...]
    pages: tuple[Changed, ...]  # by path; those of the terms above are not told again

    def __bool__(self) -> bool:
        return any((self.terms, self.cards, self.examples, self.pages))


def differences(old: Side, new: Side) -> Differences:
    """Hold one state against the other."""
    terms = tuple(_terms(old, new))
    told = {f"terms/{one.name}/" for one in terms}
    paths = (Changed(p, how, Place(p, 0)) for p, how in _how(old.pages, new.pages) if p not in told)
    return Differences(terms, tuple(_cards(old, new)), tuple(_examples(old, new)), tuple(paths))


def _how(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Give what is new, gone or another, by name."""
    for name in sorted({*old, *new}):
        if name not in old:
            yield name, "new"
        elif name not in new:
            yield name, "gone"
        elif old[name] != new[name]:
            yield name, "changed"


def _terms(old: Side, new: Side) -> Iterator[Changed]:
    for slug in sorted({*old.terms, *new.terms}):
        before, after = old.terms.get(slug), new.terms.get(slug)
        if after is None or before is None:
            how, one = ("gone", before) if after is None else ("new", after)
            yield Changed(slug, how, Place(one.body.place.path if one else "", 0))
            continue
        parts = tuple(one.name for one in changes(before, after))
        numbers = tuple(_moved(old.figures[slug], new.figures[slug]))
        if parts or numbers:
            yield Changed(slug, "changed", Place(after.body.place.path, 0), parts, numbers)


def _moved(old: tuple[Figure, ...], new: tuple[Figure, ...]) -> Iterator[Moved]:
    """Numbers that both ask for and that are not the same; each name once, at its first place."""
    before = {one.name: one.shown for one in old}
    first = {one.name: one for one in reversed(new)}
    for name, one in sorted(first.items(), key=lambda item: (item[1].place, item[0])):
        if before.get(name, one.shown) != one.shown:
            yield Moved(one.place, name, before[name], one.shown)


def _examples(old: Side, new: Side) -> Iterator[Changed]:
    shown = {name: one.shown for name, one in old.examples.items()}
    for name, how in _how(shown, {name: one.shown for name, one in new.examples.items()}):
        one = new.examples.get(name) or old.examples[name]
        numbers = tuple(_results(old.examples[name], one)) if how == "changed" else ()
        yield Changed(name, how, one.place, (), numbers)


def _results(old: Example, new: Example) -> Iterator[Moved]:
    for label, _ in _how(old.shown, new.shown):
        yield Moved(new.place, label, old.shown.get(label, "nothing"), new.shown.get(label, "nothing"))


def _cards(old: Side, new: Side) -> Iterator[Changed]:
    for key, how in _how(old.cards, new.cards):
        one = new.cards.get(key) or old.cards[key]
        place = Place(one.path, 0)
        if how != "changed":
            yield Changed(one.name, how, place)
            continue
        fields = tuple(name for name, _ in _how(old.cards[key].fields, one.fields))
        name, numbers = one.name, tuple(_on_card(old.cards[key], one, fields, place))
        yield Changed(name, how, place, fields or ("its name",), numbers)


def _on_card(old: Card, new: Card, fields: tuple[str, ...], place: Place) -> Iterator[Moved]:
    for field in fields:
        for before, after in numbers_apart(old.fields.get(field, ""), new.fields.get(field, "")):
            yield Moved(place, field, before, after)
