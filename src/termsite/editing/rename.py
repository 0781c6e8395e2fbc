"""`build.py rename`: a term under another name, whatever named it by the old one, and its address kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from termsite.content.shape import slug_of
from termsite.content.stray import READ, is_file
from termsite.content.term import read_term
from termsite.editing.comparisons import compared, comparisons_kept
from termsite.editing.folder import Files
from termsite.editing.names import named_anew
from termsite.editing.new import nameless
from termsite.editing.references import moved
from termsite.editing.sheet import sheet
from termsite.editing.trial import tried
from termsite.editing.ways import Hidden, here_of, led
from termsite.glossary import read_and_link
from termsite.kept import Memory
from termsite.linking.mention import normal
from termsite.linking.names import contrast_slug, no_term
from termsite.model import Glossary, Place, Problem, Site, Term


@dataclass(frozen=True, slots=True)
class Name:
    """What a term is to be called, and its slug."""

    title: str
    slug: str

    @property
    def path(self) -> str:
        """Where its file is to stand."""
        return f"terms/{self.slug}.md"


def name_of(words: str) -> Name:
    """A title with its slug, or a slug with its title: a name that is both is taken for the slug's words."""
    slug = slug_of(words)
    return Name(words.replace("-", " ") if words == slug else words, slug)


def rename(root: Path, old: str, name: Name) -> tuple[Files, list[str], list[Problem]]:
    """The files of a project in which a term has another name, and what to know; with any problem, none."""
    memory = Memory()
    glossary, site, problems = read_and_link(root, memory=memory)
    if problems := unready(problems, old) or [*_refused(glossary, old, name)]:
        return {}, [], problems
    files, problems = everywhere(root, site, glossary, old, name.slug)
    if problems:
        return {}, [], problems
    term, path = glossary.terms[old], f"terms/{old}.md"
    own = files.get(path) or (root / path).read_bytes()
    page = sheet(own)
    changed = page.edited(named_anew(page, term, name.title, kept_names(term, name)))
    if problems := read_term(name.path, changed)[1]:
        return {}, [], problems
    made: Files = {**files, **_pictures(root, old, name.slug), path: None, name.path: changed}
    made, led = comparisons_kept(root, made, glossary, old, name.slug)
    return made, [*_told(glossary, old, name), *led], tried(root, made, memory.unlinked())


def _pictures(root: Path, old: str, new: str) -> Files:
    """The pictures of a term, beside its file's new name; what is no file is told by `check`."""
    found: dict[str, bytes | None] = {}
    for file in (root / "terms" / old).glob("*") if old != new else ():
        if file.is_file() and is_file(file):
            found |= {f"terms/{old}/{file.name}": None, f"terms/{new}/{file.name}": file.read_bytes()}
    return found


def unready(problems: list[Problem], slug: str) -> list[Problem]:
    """What is wrong before anything is changed: a file that cannot be read may name the term."""
    if not problems:
        return []
    hint = "Mend what `build.py check` tells first: a file that cannot be read may name it."
    return [
        Problem(Place(f"terms/{slug}.md", 0), "nothing is moved while there are problems", hint),
        *problems,
    ]


def everywhere(
    root: Path,
    site: Site,
    glossary: Glossary,
    old: str,
    new: str,
    first: Callable[[str, bytes], bytes] = lambda _, raw: raw,
) -> tuple[Files, list[Problem]]:
    """Every file that names a term, with another slug in its place, once it was changed otherwise."""
    found: dict[str, bytes | None] = {}
    problems = []
    moves = _moves(glossary, old, new)
    for path in _paths(root, site):
        raw = (root / path).read_bytes()
        try:
            changed = moved(path, first(path, raw), old, new)
            changed = led_on(path, changed, glossary, site, moves)
        except Hidden as hidden:
            hint = "Write the link in its own letters, without signs by their numbers."
            problems.append(Problem(Place(path, hidden.line), f"the link to '{old}' cannot be moved", hint))
            continue
        found |= {path: changed} if changed != raw else {}
    return found, problems


def led_on(path: str, raw: bytes, glossary: Glossary, site: Site, moves: Mapping[str, str]) -> bytes:
    """A file whose ways to these pages, `../crust/#its-colour`, lead to their new addresses; raises `Hidden`.

    An old address leads on too, but not to a place on the page.
    """
    if not path.endswith(".md") or not any(_named_in(raw, page) for page in moves):
        return raw
    page = sheet(raw)
    return page.edited(led(page, here_of(path, glossary, site.address), moves))


def _named_in(raw: bytes, page: str) -> bool:
    name = page.rpartition("/")[2]
    return name.encode() in raw or quote(name).encode() in raw


def _moves(glossary: Glossary, old: str, new: str) -> Mapping[str, str]:
    """The pages that are called otherwise: the term, and where its name alone changes, its comparisons."""
    if old == new:
        return {}
    moves = {f"terms/{old}": f"terms/{new}"}
    for pair in compared(glossary) if new not in glossary.terms else ():
        if old in pair:
            other = pair[1] if pair[0] == old else pair[0]
            moves[f"compare/{contrast_slug(*pair)}"] = f"compare/{contrast_slug(new, other)}"
    return moves


def kept_names(term: Term, name: Name) -> tuple[str, ...]:
    """What keeps a term under its old name, and its old address leading to it."""
    names = [] if normal(term.title) == normal(name.title) else [term.title]
    reached = {slug_of(one) for one in (*names, *term.aliases, name.title)}
    return (*names, *([] if term.slug in (*reached, name.slug) else [term.slug.replace("-", " ")]))


def _refused(glossary: Glossary, old: str, name: Name) -> Iterator[Problem]:
    path = f"terms/{old}.md"
    if old not in glossary.terms:
        yield no_term(old, Place(path, 0), glossary.terms, glossary.redirects)
        return
    yield from nameless(name.title, path)
    owner = name.slug if name.slug in glossary.terms else glossary.redirects.get(name.slug, old)
    if owner != old:
        hint = f"If both are one term: build.py merge {old} into {owner}"
        yield Problem(glossary.terms[owner].place(), f"'{name.slug}' leads to '{owner}' already", hint)
    elif (name.slug, name.title) == (old, glossary.terms[old].title):
        yield Problem(Place(path, 0), "it is called that already", "There is nothing to do.")


def _paths(root: Path, site: Site) -> Iterator[str]:
    """The files in which terms are named."""
    for folder in READ:
        for file in sorted((root / folder).glob("[!.]*.md")):
            if is_file(file):
                yield f"{folder}/{file.name}"
    for file in sorted((root / site.calculators).glob("*.py")):
        yield f"{site.calculators}/{file.name}"
    yield "mkdocs.yml"


def _told(before: Glossary, old: str, name: Name) -> Iterator[str]:
    """What an editor would want to know besides."""
    if name.slug != old:
        yield f"terms/{old}.md is terms/{name.slug}.md now; the old address leads there, and cards keep."
    if before.terms[old].sorted_as != before.terms[old].title:
        yield "Look whether 'sorted_as' still says how the title is read."
