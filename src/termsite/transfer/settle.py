"""Entries to files: every link resolved, every rule of a term applied; what does not hold is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from termsite.content.characters import unshown
from termsite.content.plain import plain
from termsite.content.shape import check
from termsite.content.term import term
from termsite.kept import Memory
from termsite.linking.link import link
from termsite.linking.mention import normal
from termsite.model import Content, Place, Problem
from termsite.transfer.asked import Asked
from termsite.transfer.compose import Draft, draft
from termsite.transfer.entry import OUT, Entry, Loss
from termsite.transfer.pictures import pictured
from termsite.transfer.plainly import first_sentence, moved, plainly
from termsite.transfer.shapes import shaped
from termsite.transfer.waiting import Link, Names, links, references, waiting

_PAIRS = ("related", "contrast")  # lists of other terms, with words


@dataclass(frozen=True, slots=True)
class Settled:
    """The files of the terms that hold, all that is lost, and what stands against the whole."""

    files: Mapping[str, bytes]
    losses: tuple[Loss, ...]
    problems: tuple[Problem, ...]

    @property
    def terms(self) -> int:
        """How many of the files are terms; pictures come beside them."""
        return sum(path.endswith(".md") for path in self.files)


def settled(entries: Iterable[Entry], content: Content, asked: Asked) -> Settled:
    """Choose the terms that hold beside those of a project, and write them.

    A term that is left out takes the links to it along, so the others are written again.
    """
    chosen, losses = _distinct(map(shaped, entries), content)
    memory = Memory()
    before = set(link(content, memory)[1])
    while True:
        names = Names((one.slug, one.title, one.aliases) for one in _claims(chosen.values(), content))
        written = {slug: _Writing(entry, names, asked) for slug, entry in chosen.items()}
        out = {slug: found for slug, one in written.items() if (found := tuple(one.against()))}
        elsewhere: list[Problem] = []
        if not out:
            out, elsewhere = _linked(written, content, memory, before)
        if not out:
            break
        losses += [loss for found in out.values() for loss in found]
        chosen = {slug: entry for slug, entry in chosen.items() if slug not in out}
    losses += [loss for one in written.values() for loss in (*one.entry.losses, *one.losses)]
    files = {path: content for one in written.values() for path, content in one.files}
    return Settled(files, tuple(sorted(set(losses))), tuple(sorted(elsewhere)))


@dataclass(frozen=True, slots=True)
class _Claim:
    slug: str
    title: str
    aliases: tuple[str, ...]


def _claims(entries: Iterable[Entry], content: Content) -> Iterator[_Claim]:
    yield from (_Claim(one.slug, one.title, one.aliases) for one in content.terms)
    for entry in entries:
        values = entry.values
        yield _Claim(entry.slug, str(values.get("title", "")), tuple(map(str, values.get("aliases", ()))))


def _distinct(entries: Iterable[Entry], content: Content) -> tuple[dict[str, Entry], list[Loss]]:
    """Entries by slug, the first of each; a name that is another term's is none of theirs."""
    here = (*content.unread_in("terms"), *(one.slug for one in content.terms))
    taken = {path.rpartition("/")[2]: f"{path}/ holds pictures already" for path in content.pictures}
    taken |= {slug: f"terms/{slug}.md is here already" for slug in here}
    named = {normal(name): one.slug for one in content.terms for name in (one.title, *one.aliases)}
    chosen: dict[str, Entry] = {}
    losses: list[Loss] = []
    for entry in entries:
        if not entry.slug:
            losses.append(Loss(entry.place, "no name", f"'{entry.name}' has neither letter nor digit", OUT))
        elif entry.slug in taken:
            losses.append(Loss(entry.place, "a term that is here", taken[entry.slug], OUT))
        else:
            chosen[entry.slug] = entry
            taken[entry.slug] = f"{entry.place} is '{entry.slug}' too"
            named.setdefault(normal(str(entry.values.get("title", ""))), entry.slug)
    return {slug: _own_names(entry, named) for slug, entry in chosen.items()}, losses


def _own_names(entry: Entry, named: dict[str, str]) -> Entry:
    """The entry without names that another term has."""
    others = [str(one) for one in entry.values.get("aliases", ())]
    own = [name for name in others if named.setdefault(normal(name), entry.slug) == entry.slug]
    own = [name for name in dict.fromkeys(own) if name != entry.values.get("title")]
    lost = [name for name in others if named[normal(name)] != entry.slug]
    place = entry.at(entry.lines.get("aliases", 0))
    told = [
        Loss(place, "a name of two terms", f"'{name}' is '{named[normal(name)]}'", "left out")
        for name in lost
    ]
    rest = {key: value for key, value in entry.values.items() if key != "aliases"}
    values = {**rest, "aliases": own} if own else rest
    return replace(entry, values=values, losses=(*entry.losses, *told))


def _linked(
    written: Mapping[str, _Writing], content: Content, memory: Memory, before: set[Problem]
) -> tuple[dict[str, tuple[Loss, ...]], list[Problem]]:
    """What linking has against new terms, and what it has against others because of them."""
    new = tuple(term(slug, one.front) for slug, one in written.items())
    out: dict[str, list[Loss]] = {}
    elsewhere = []
    by_path = {one.draft.path: (slug, one) for slug, one in written.items()}
    shown = {f"terms/{slug}": one.pictured.pictures for slug, one in written.items() if one.pictured.pictures}
    beside = replace(content, terms=(*content.terms, *new), pictures={**content.pictures, **shown})
    for problem in link(beside, memory)[1]:
        if problem.place.path in by_path:
            slug, one = by_path[problem.place.path]
            out.setdefault(slug, []).append(one.told(problem))
        elif problem not in before:
            elsewhere.append(problem)
    return {slug: tuple(found) for slug, found in out.items()}, elsewhere


class _Writing:
    """One entry as it would be written beside the terms of these names."""

    def __init__(self, entry: Entry, names: Names, asked: Asked) -> None:
        self.entry, self.pictured = entry, pictured(entry)
        self.losses = [*self.pictured.losses]
        self._sentence = 0  # the line of the text in which a summary was looked for
        self._names, self._asked = names, asked
        body = links(self.pictured.body, self._worded)
        values, body = self._summary(dict(entry.values), body)
        values = self._provenance(self._beside(values))
        body = references(links(body, lambda found: self._shown(found)), self._kept)
        self.draft: Draft = draft(entry, values, body)

    @property
    def front(self) -> Any:
        """What was read again; there is one where nothing is against it."""
        return self.draft.front

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """What is to stand in the project: the term, and the pictures that its text shows."""
        yield self.draft.path, self.draft.content
        for name, picture in self.pictured.pictures.items():
            yield picture.path, self.entry.pictures[name].content

    def against(self) -> Iterator[Loss]:
        """Why this is no term."""
        front = self.draft.front
        problems = [*self.draft.problems, *(check(front, "term") if front else ())]
        for problem in (*problems, *(plain(front) if front else ())):
            yield self.told(problem)
        if front and (hidden := unshown("\n".join(_strings(front.values)), self.draft.path)):
            yield self.told(replace(hidden, place=Place(self.draft.path, 0)))

    def told(self, problem: Problem) -> Loss:
        """A problem of the file as one of the source."""
        place = self.entry.at(self.draft.line(problem.place.line))
        message, hint = problem.message, problem.hint
        if message.startswith(("'summary' ", "no 'summary'")):
            place = self.entry.at(self._sentence)
            return Loss(place, "no summary", message, f"{OUT}: it needs one sentence that would do alone")
        return Loss(place, "does not hold here", message, f"{OUT}. {hint}".strip())

    def _worded(self, found: Link) -> str:
        """A link whose words are the title of its term, where it has none of its own."""
        title = self._names.titles.get(self._names.slug(found.name), "")
        return waiting(replace(found, words=found.words or title or found.name))

    def _shown(self, found: Link) -> str:
        """A link as ours, or to where it led, or its words."""
        slug = self._names.slug(found.name)
        if slug == self.entry.slug:
            return found.words
        if slug and not {*"[]|\n"} & {*found.words}:
            return f"[[{slug}]]" if found.words == self._names.titles[slug] else f"[[{slug}|{found.words}]]"
        if found.address:
            return f"[{found.words}]({found.address})"
        said = f"'{found.words}'" + (f" to '{found.name}'" if found.name != found.words else "")
        self._lost(said, self.entry.first + found.line)
        return found.words

    def _kept(self, found: Link, written: str) -> str:
        """A [[slug]] as it is, where there is the term."""
        if found.name in self._names.titles:
            return written
        at = self.entry.body.find(f"[[{found.name}")
        first = self.entry.first
        line = first + self.entry.body.count("\n", 0, at) if first and at >= 0 else 0
        self._lost(f"[[{found.name}]]", line)
        return found.words or found.name

    def _lost(self, words: str, line: int) -> None:
        said = "its words are kept: there is no such term"
        self.losses.append(Loss(self.entry.at(line), "a link", words, said))

    def _dropped(self, slug: str, key: str) -> None:
        place, said = self.entry.at(self.entry.lines.get(key, 0)), "left out: there is no such term"
        self.losses.append(Loss(place, "another term", f"'{slug}' under '{key}'", said))

    def _summary(self, values: dict[str, Any], body: str) -> tuple[dict[str, Any], str]:
        """The source's own summary, or the first sentence of its text, which goes there from the text."""
        if not self.entry.foreign:
            return values, body
        start, end = first_sentence(body)
        self._sentence = self.entry.lines.get("summary", self.entry.first + body.count("\n", 0, start))
        sentence = plainly(body[start:end])
        said = plainly(links(str(values.get("summary", "")), self._worded)) or sentence
        if said:
            values["summary"] = said
        if said and said == sentence:
            body = moved(body, start, end)
        return values, body

    def _beside(self, values: dict[str, Any]) -> dict[str, Any]:
        """Without other terms that are not there."""
        known = self._names.titles
        for key in ("requires", *_PAIRS):
            every = values.pop(key, None) or []
            held = [one for one in every if (one["term"] if isinstance(one, dict) else one) in known]
            for one in (one for one in every if one not in held):
                slug = one["term"] if isinstance(one, dict) else one
                self._dropped(slug, key)
            values |= {key: held} if held else {}
        if "broader" in values and values["broader"] not in known:
            self._dropped(values.pop("broader"), "broader")
        return _texts(values, lambda text: references(text, self._kept))

    def _provenance(self, values: dict[str, Any]) -> dict[str, Any]:
        """With what was said of all, and with where it comes from."""
        asked = self._asked
        values.setdefault("published", asked.day.isoformat())
        for key, value in (("areas", [asked.area]), ("level", asked.level)):
            if key not in values and value not in ("", [""]):
                values[key] = value
        if not asked.own:
            source = {
                "title": values.get("title", self.entry.name),
                "publisher": asked.publisher,
                "url": asked.page(self.entry.name),
                "checked": asked.day.isoformat(),
                "supports": f"This text, taken over under {asked.licence}.",
            }
            values["sources"] = [*values.get("sources", ()), source]
        return values


def _strings(value: Any) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _strings(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in _strings(one))


def _texts(values: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    """The values with every Markdown text in their lists changed."""
    for key in (*_PAIRS, "questions", "venues"):
        if key in values:
            values[key] = [
                {name: change(text) if isinstance(text, str) else text for name, text in one.items()}
                for one in values[key]
            ]
    return values
