"""Where the links of a text lead, before there is a site: each to a page, each anchor to a place on it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from termsite.content.made import MADE
from termsite.content.shape import did_you_mean
from termsite.linking.below import DEFINED
from termsite.linking.code import without_code
from termsite.linking.dialect import REFERENCE, own
from termsite.linking.names import contrast_path, redirects
from termsite.linking.raw import attributes
from termsite.linking.texts import Written
from termsite.model import Content, Doc, Place, Problem, Prose, Term, Text

INLINE = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\](?:\([^()\n]*\))?)*)\]"
    r"\(\s*(?:<(?P<framed>[^<>\n]*)>|(?P<bare>(?:[^\s()<>]|\([^\s()]*\))*))[^()\n]*\)"
)
_BARE = re.compile(r"<(?P<to>[A-Za-z][\w+.-]*:[^<>\s]*)>")
_SCHEME = re.compile(r"([A-Za-z][\w+.-]*):")
_UNREAD = re.compile(r"[\t\n\r]")  # what browsers leave out of an address
_OPEN = ("https", "http", "mailto", "tel")  # what a link may begin with
_LATER = ("assets/", "data/", "engine/", "embed/")  # files that building makes; verifying asks for them
_OURS = frozenset(name.removesuffix("index") for name in (*MADE, "areas/index") if name != "index")
Link = tuple[str, int]  # where it leads, as it is written, and at which letter of the text
_IDS = re.compile(r"""\bid="([^"]+)\"""")


@dataclass(frozen=True, slots=True)
class Places:
    """The pages of a site by path, as far as content names them, and the places on those with a text."""

    pages: Set[str]
    files: Set[str]  # that a page in docs/ may link to, by their names from there
    said: Callable[[str], Prose | None]  # the text of a page by its path
    terms: Mapping[str, str] = field(default_factory=dict)  # slug → title

    def ids(self, page: str) -> Set[str] | None:
        """The places on a page that its text makes; None where it is not known."""
        prose = self.said(page)
        return frozenset(_IDS.findall(prose.lead + prose.rest)) if prose else None


def places(content: Content, said: Callable[[str], Prose | None]) -> Places:
    """All pages that there will be; those of files with problems of their own among them."""
    terms = {term.slug: term for term in content.terms}
    slugs = {**{slug: term.title for slug, term in terms.items()}}
    made = {"", *_OURS}
    made |= {page for term in content.terms for page in _around(term)}
    made |= {f"terms/{slug}/" for slug in (*redirects(terms), *content.unread_in("terms"))}
    made |= {f"areas/{name}/" for area in content.areas for name in (area.slug, *area.aliases)}
    made |= {f"areas/{slug}/" for slug in content.unread_in("areas")}
    made |= {path.path for path in content.paths} | {f"paths/{slug}/" for slug in content.unread_in("paths")}
    made |= {doc.path for doc in content.docs} | {f"{slug}/" for slug in content.unread_in("docs")}
    made |= {f"calculators/{slug}/" for slug in (*content.catalogue, *content.unread_in("calculators"))}
    made |= {f"calculators/{slug}/{one.slug}/" for slug, c in content.catalogue.items() for one in c.presets}
    files = {f"{page}index.md" if page.endswith("/") or not page else page for page in made}
    files |= {f"{page.rstrip('/')}.md" for page in made if page}
    return Places(frozenset(made), frozenset(files), said, slugs)


def taken(docs: Iterable[Doc]) -> Iterator[Problem]:
    """Pages written by hand where the site has one of its own."""
    for doc in docs:
        if doc.path in _OURS:
            hint = "Give the file another name; it is the address of the page."
            yield Problem(Place(doc.body.place.path), f"the site makes the page '{doc.path}' itself", hint)


def astray(one: Written, led: Iterable[Link], known: Places) -> Iterator[Problem]:
    """Those links of a text that lead nowhere."""
    for link, offset in led:
        if wrong := _wrong(link, one, known):
            yield Problem(one.text.at(offset), *wrong)


def _around(term: Term) -> Iterator[str]:
    yield from (term.path, f"terms/{term.slug}.md", f"{term.path}used-in/")
    for contrast in term.contrast:
        yield contrast_path(term.slug, contrast.term)
        yield from (f"{folder}/{alias}/" for alias in contrast.aliases for folder in ("terms", "compare"))


def links(text: Text) -> Iterator[Link]:
    """Each link of a text, wherever it leads."""
    if "](" not in text.text and "]:" not in text.text and "<" not in text.text:
        return
    words = REFERENCE.sub(
        lambda found: "." * len(found[0]), without_code(text.text)
    )  # brackets may follow it
    for found in INLINE.finditer(words):
        yield found["framed"] or found["bare"] or "", found.start()
    for sign in (DEFINED, _BARE):
        for found in sign.finditer(words):
            yield found["to"], found.start("to")
    for said in attributes(text.text):
        if said.name in ("href", "src", "cite", "data", "action"):
            yield said.value, said.at


def _wrong(link: str, one: Written, known: Places) -> tuple[str, str] | None:
    """What is wrong with a link, and what to do; None if it leads somewhere."""
    link = _UNREAD.sub("", unescape(link))
    if not link:
        return "a link to nothing", "Write the address into its round brackets."
    scheme = _SCHEME.match(link)
    if scheme:
        hint = f"A link begins with {', '.join(f'{name}:' for name in _OPEN)}, or is the way to a page."
        return None if scheme[1].lower() in _OPEN else (f"'{link}' is no address of a page", hint)
    path, _, anchor = link.partition("#")
    if path.startswith("//"):
        return None
    if path.startswith("/"):
        hint = _instead(path, one, known) or "Write the way from this page."
        return f"'{link}' begins at the host's root", hint
    if one.drafted and path.endswith(".md"):
        file = posixpath.normpath(unquote(path))
        if file not in known.files:
            return _nowhere(link, path, one, known)
        target: str | None = f"{file.removesuffix('.md')}/".removesuffix("index/")
    else:
        target = _target(one.page, unquote(path.partition("?")[0]))
    if target is None:
        return f"'{link}' leads out of the site", "Each '../' leaves one folder; the page has fewer."
    if target.startswith(_LATER):
        return None
    if target not in known.pages:
        return _nowhere(link, path, one, known)
    ids = known.ids(target) if anchor and "=" not in anchor else None
    if ids is None or unquote(anchor) in ids or own(unquote(anchor)):
        return None
    return f"'{link}' leads to no place on the page", did_you_mean(unquote(anchor), list(ids)) or _PLACES


_PLACES = "Places are headings, by their words in small letters with hyphens."


def _target(page: str, path: str) -> str | None:
    """The path that a link leads to from a page; None if that is above the site."""
    if not path:
        return page
    folders = page.split("/")[:-1]
    *steps, last = path.split("/")
    for step in (*steps, *([last] if last in (".", "..") else [])):
        if step == "..":
            if not folders:
                return None
            folders.pop()
        elif step not in ("", "."):
            folders.append(step)
    name = "" if last in (".", "..") else last
    return "".join(f"{folder}/" for folder in folders) + name.removesuffix("index.html")


def _nowhere(link: str, path: str, one: Written, known: Places) -> tuple[str, str]:
    instead = f"Write https://{link}." if path.startswith("www.") else _instead(path, one, known)
    return f"'{link}' leads nowhere", instead or "There is no such page; a term is written [[slug]]."


def _instead(path: str, one: Written, known: Places) -> str:
    """What leads to the page that was probably meant."""
    name = posixpath.basename(unquote(path).rstrip("/")).removesuffix(".md").removesuffix(".html")
    if name in known.terms:
        return f"Write [[{name}]]."
    up = "../" * one.page.count("/")
    page = next(
        (page for page in sorted(known.pages) if page.rstrip("/").rpartition("/")[2] == name and name), ""
    )
    if page:
        return f"Write ({up}{page})."
    meant = did_you_mean(name, list(known.terms))
    return meant.replace("'", "[[", 1).replace("'", "]]", 1) if meant else ""
