"""Where the links of a text lead, before there is a site: each to a page, each anchor to a place on it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from html import unescape
from itertools import chain
from urllib.parse import unquote

from markdown.inlinepatterns import LinkInlineProcessor

from termsite.content.made import MADE
from termsite.content.shape import did_you_mean, folded
from termsite.linking.below import DEFINED
from termsite.linking.code import without_code
from termsite.linking.dialect import REFERENCE, own
from termsite.linking.own import RECORD, Own
from termsite.linking.raw import attributes
from termsite.linking.standing import USES, Standing
from termsite.linking.texts import Written
from termsite.model import Content, Doc, Place, Problem, Text

INLINE = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\](?:\([^()\n]*\))?)*)\]"
    r"\(\s*(?:<(?P<framed>[^<>\n]*)>|(?P<bare>(?:[^\s()<>]|\([^\s()]*\))*))"
    r"[^()\n]*\)"
)
# The same up to its round bracket, and none behind a backslash.
_OPENED = re.compile(r"(?<!\\)" + INLINE.pattern.partition(r"\(\s*(?:<")[0] + r"(?=\()")
GAP = re.compile(r"\n[ \t]*\n")  # between two paragraphs
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!-])")
_WITH_BLANK = re.compile(r"""\((?:https?:|\.\./)[^()\s"<>]* [^()"'\n]*\)""")  # which `signs` tells
_BARE = re.compile(r"<(?P<to>[A-Za-z][\w+.-]*:[^<>\s]*)>")
_SCHEME = re.compile(r"([A-Za-z][\w+.-]*):")
_UNREAD = re.compile(r"[\t\n\r]")  # what browsers leave out of an address
_OPEN = ("https", "http", "mailto", "tel")  # what a link may begin with
# What building makes under names that only it knows; verifying asks for them.
_LATER = re.compile(r"(?:assets|engine)/|embed/(?!build/)(?!v1/[^/]*/$)")
_PLACES = "Places are headings, by their words in small letters with hyphens."
_PARTS = "A page has this part only where its file, or another's text, gives something to show there."
_LISTS = ("", "terms/", "calculators/", "data/", "changes/")  # whose places come from many files
_OURS = frozenset(name.removesuffix("index") for name in (*MADE, "areas/index") if name != "index")
Link = tuple[str, int]  # where it leads, as it is written, and at which letter of the text


@dataclass(frozen=True, slots=True)
class Places:
    """What links may lead to, as far as content names it."""

    standing: Standing
    unread: Set[str]  # pages of files with problems of their own: what those make is not known
    drafts: Set[str]  # files that a page in docs/ may link to, by their names from there
    terms: Mapping[str, str]  # slug → title

    def has(self, path: str) -> bool:
        """Whether there will be such a page or file, or may be."""
        if self.unread and path.endswith("/used-in/"):  # whoever cannot be read may use the term
            path = path.removesuffix("used-in/")
        return any(path in there for there in self._kinds)

    def every(self) -> Iterator[str]:
        """All that there will be."""
        return chain(*self._kinds)

    @property
    def _kinds(self) -> tuple[Set[str], ...]:
        there = self.standing
        return there.pages.keys(), there.leading.keys(), there.files, self.unread

    def lacks(self, page: str, place: str) -> tuple[str, ...] | None:
        """The places that a page has, if this one is none of them."""
        if page not in self.standing.pages or (self.unread and (own(place) or page in _LISTS)):
            return None
        ids = self.standing.pages[page]()
        return None if place in ids else tuple(ids)


def places(content: Content, standing: Standing) -> Places:
    """All pages that there will be; those of files with problems of their own among them."""
    folders = ("terms", "areas", "paths", "calculators")
    unread = {f"{folder}/{slug}/" for folder in folders for slug in content.unread_in(folder)}
    unread |= {f"{slug}/" for slug in content.unread_in("docs")} | content.unread.keys()
    texts = {one.path for kind in (content.terms, content.areas, content.paths, content.docs) for one in kind}
    texts |= {path for path in unread if path.endswith("/")}
    drafts = {f"{path.rstrip('/') or 'index'}.md" for path in texts} | {f"{name}.md" for name in MADE}
    return Places(standing, unread, drafts, {term.slug: term.title for term in content.terms})


def taken(docs: Iterable[Doc]) -> Iterator[Problem]:
    """Pages written by hand where the site has one of its own."""
    for doc in docs:
        if folded(doc.path) in _OURS:
            hint = "Give the file another name; it is the address of the page."
            yield Problem(Place(doc.body.place.path), f"the site makes the page '{doc.path}' itself", hint)


def claimed(one: Written, own: Own) -> Iterator[Problem]:
    """Ids in a text that the page gives to parts of its own; those of every page `raw` tells."""
    for said in attributes(one.text.text) if one.body else ():
        if said.name == "id" and own.has(said.value) and not RECORD.has(said.value):
            message = f"id '{said.value}' is the page's own"
            yield Problem(one.text.at(said.at), message, "Give it another name.")


def astray(one: Written, led: Iterable[Link], known: Places) -> Iterator[Problem]:
    """Those links of a text that lead nowhere."""
    typed = replace(one, drafted=False)  # HTML, which the theme's renderer leaves as it is
    for link, offset in led:
        if wrong := _wrong(link, typed if one.text.text[offset] == "<" else one, known):
            yield Problem(one.text.at(offset), *wrong)
        elif one.besides and (wrong := _wrong(link, replace(one, page=one.besides), known)):
            hint = f"'{one.besides}' shows these words as well: write '../../', and the way from there."
            yield Problem(one.text.at(offset), wrong[0], hint)


def links(text: Text) -> Iterator[Link]:
    """Each link of a text, wherever it leads."""
    if "](" not in text.text and "]:" not in text.text and "<" not in text.text:
        return
    words = REFERENCE.sub(
        lambda found: "." * len(found[0]), without_code(text.text)
    )  # brackets may follow it
    for found in _OPENED.finditer(words):
        gap = GAP.search(words, found.end())  # no link goes on in another paragraph
        to, _, _, whole = _AS_READ.getLink(words[: gap.start() if gap else None], found.end())
        if whole and not _WITH_BLANK.match(words, found.end()):
            framed = words[found.end() + 1 :].lstrip().startswith("<")
            yield to.replace(" ", "%20") if framed else to, found.start()
    for sign in (DEFINED, _BARE):
        for found in sign.finditer(words):
            yield found["to"], found.start("to")
    for said in attributes(text.text):
        if said.name in ("href", "src", "cite", "data", "action"):
            yield said.value.strip(), said.at


class _AsRead(LinkInlineProcessor):
    """The converter's own rule for what in the round brackets is the address, and what its title."""

    def unescape(self, text: str) -> str:
        """What has a backslash before it stands there as itself."""
        return _ESCAPED.sub(r"\1", text)


_AS_READ = _AsRead("")


def _wrong(link: str, one: Written, known: Places) -> tuple[str, str] | None:
    """What is wrong with a link, and what to do; None if it leads somewhere."""
    link = _UNREAD.sub("", unescape(link))
    if not link:
        return "a link to nothing", "Write the address into its round brackets."
    if " " in link:
        hint = 'An address has none. What is shown beside it stands in quotes: [words](address "title").'
        return f"a blank in the address '{link}'", hint
    scheme = _SCHEME.match(link)
    if scheme:
        hint = f"A link begins with {', '.join(f'{name}:' for name in _OPEN)}, or is the way to a page."
        return None if scheme[1].lower() in _OPEN else (f"'{link}' is no address of a page", hint)
    whole, _, anchor = link.partition("#")
    path = whole.partition("?")[0]
    if path.startswith("//"):
        return None
    if path.startswith("/"):
        hint = _instead(path, one, known) or "Write the way from this page."
        return f"'{link}' begins at the host's root", hint
    if one.drafted and path.endswith(".md"):
        file = posixpath.normpath(unquote(path))
        if file not in known.drafts:
            return _nowhere(link, path, one, known)
        target: str | None = f"{file.removesuffix('.md')}/".removesuffix("index/")
    else:
        target = _target(one.page, unquote(path))
    if target is None:
        return f"'{link}' leads out of the site", "Each '../' leaves one folder; the page has fewer."
    if _LATER.match(target):
        return None
    if not known.has(target):
        return _nowhere(link, path, one, known)
    return _nowhere_on(target, link, unquote(anchor), known) if anchor and "=" not in anchor else None


def _nowhere_on(page: str, link: str, place: str, known: Places) -> tuple[str, str] | None:
    """What is wrong with a link to a place on a page."""
    if to := known.standing.leading.get(page):
        return f"'{link}' leads to a place on a page that only leads on", f"Link to '{to}' itself."
    there = known.lacks(page, place)
    if there is None:
        return None
    hint = _PARTS if own(place) else did_you_mean(place, there) or _PLACES
    return f"'{link}' leads to no place on the page", hint


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
    if path.rstrip("/").endswith("/used-in"):
        instead = f"A term has this page once more than {USES} others use it; '#used-in' is on its own."
    return f"'{link}' leads nowhere", instead or "There is no such page; a term is written [[slug]]."


def _instead(path: str, one: Written, known: Places) -> str:
    """What leads to the page that was probably meant."""
    name = posixpath.basename(unquote(path).rstrip("/")).removesuffix(".md").removesuffix(".html")
    if name in known.terms:
        return f"Write [[{name}]]."
    up = "../" * one.page.count("/")
    page = next(
        (page for page in sorted(known.every()) if page.rstrip("/").rpartition("/")[2] == name and name), ""
    )
    if page:
        return f"Write ({up}{page})."
    meant = did_you_mean(name, list(known.terms))
    return meant.replace("'", "[[", 1).replace("'", "]]", 1) if meant else ""
