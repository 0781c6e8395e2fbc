"""Pictures in a text: how they are written, what is wrong with them, and their HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from html import escape

from termsite.content.plain import MARK
from termsite.content.shape import did_you_mean
from termsite.linking.code import outside_code, without_code
from termsite.linking.texts import Written
from termsite.model import Place, Problem
from termsite.picture import Picture, Shown

# Everything that Markdown takes for one, and how one is written here.
_ANY = re.compile(
    r"""(?<!\\)!\[(?![\[^])(?P<words>(?:[^\[\]\n]|\n(?!\n)|\[[^\[\]]*\])*)\]"""
    r"""(?:\((?P<inside>(?:"[^"\n]*"|[^()"\n])*"?\)?)|(?P<name>\[[^\[\]]*\])|)"""
)
_INSIDE = re.compile(r"""(?P<to>[^\s"'()<>]+)(?: +"(?P<caption>[^"\n]*)")? *\)""")
_WHOLE = re.compile(
    r"""^!\[(?P<words>[^\[\]\n]*)\]\((?P<to>[^\s"'()<>]+)(?: +"(?P<caption>[^"\n]*)")? *\) *$""", re.M
)
_FOREIGN = re.compile(r"[A-Za-z][\w+.-]*:|//")
_EMPTY = re.compile(
    r"(?:an? |the )?(?:image|picture|photo(?:graph)?|screenshot|diagram|chart|figure|img|pic)\W*", re.I
)
_LONGEST = 250  # characters: what is read out in one breath or two
# The widest that a text is, px: pages fetch no more than they show.
_SHOWN_AT = "(max-width: 768px) 100vw, 768px"


def pictures_in(text: str, known: Mapping[str, Picture]) -> tuple[Shown, ...]:
    """The pictures that a text without fault shows, in its order."""
    found = (_WHOLE.finditer(without_code(text))) if known else ()
    return tuple(_shown(one, known) for one in found if one["to"] in known)


def figured(text: str, known: Mapping[str, Picture]) -> str:
    """A text with its pictures as HTML; code is left as it is."""
    return _replaced(text, known, _figure)


def addressed(text: str, known: Mapping[str, Picture], page: str) -> str:
    """A text with the whole addresses of its pictures, for readers elsewhere; `page` is where it stands."""
    return _replaced(text, known, lambda one: _written(one, page))


def _replaced(text: str, known: Mapping[str, Picture], how: Callable[[Shown], str]) -> str:
    def one(found: re.Match[str]) -> str:
        return how(_shown(found, known)) if found["to"] in known else found[0]

    return outside_code(text, lambda part: _WHOLE.sub(one, part)) if known else text


def _shown(found: re.Match[str], known: Mapping[str, Picture]) -> Shown:
    return Shown(
        known[found["to"]], " ".join(found["words"].split()), " ".join((found["caption"] or "").split())
    )


def _figure(one: Shown) -> str:
    """The picture with room kept for it, fetched when it comes near, in the width that fits."""
    picture, sizes = one.picture, ""
    if picture.widths:
        smaller = "".join(f"{picture.sized(width)} {width}w, " for width in picture.widths)
        sizes = f' srcset="{smaller}{picture.name} {picture.width}w" sizes="{_SHOWN_AT}"'
    caption = f"<figcaption>{escape(one.caption, quote=False)}</figcaption>" if one.caption else ""
    return (
        f'<figure class="mg-picture"><img src="{picture.name}"{sizes} alt="{escape(one.words)}"'
        f' width="{picture.width}" height="{picture.height}" loading="lazy" decoding="async">'
        f"{caption}</figure>"
    )


def _written(one: Shown, page: str) -> str:
    caption = f' "{one.caption}"' if one.caption else ""
    return f"![{one.words}]({page}{one.picture.name}{caption})"


def misplaced(one: Written, known: Mapping[str, Picture], unread: Set[str]) -> Iterator[Problem]:
    """Every picture of a text that cannot be shown there; `unread` are files with problems of their own."""
    if "![" not in one.text.text:
        return
    words = without_code(one.text.text)
    for found in _ANY.finditer(words):
        if found["inside"] is not None or found["name"] or f"[{found['words']}]:" in words:
            for wrong in _wrong(found, one, known, unread):
                yield Problem(one.text.at(found.start()), *wrong)


def unshown(texts: Iterable[Written], pictures: Mapping[str, Mapping[str, Picture]]) -> Iterator[Problem]:
    """Every picture that its text does not name; of a text with problems of its own nothing is known."""
    named = {one.folder: _named(one.text.text) for one in texts if one.folder in pictures}
    for folder, known in pictures.items():
        for name in sorted(known.keys() - named.get(folder, known.keys())):
            hint = f"Show it in '{folder}.md' by ![what it shows]({name}), or take the file out."
            yield Problem(Place(known[name].path, 0), "the picture is not shown", hint)


def _named(text: str) -> frozenset[str]:
    inside = (found["inside"] or "" for found in _ANY.finditer(without_code(text)))
    return frozenset(one.partition(" ")[0].rstrip(")").rpartition("/")[2] for one in inside)


Wrong = Iterator[tuple[str, str]]  # what, and what to do


def _wrong(found: re.Match[str], one: Written, known: Mapping[str, Picture], unread: Set[str]) -> Wrong:
    """What is wrong with one picture: where it stands, how it is written, where it leads, what it says."""
    written = _INSIDE.fullmatch(found["inside"] or "")
    if not one.folder:
        yield f"a picture where none can stand: '{_brief(found)}'", _WHERE
    elif written is None or re.search(r"[\n\[\]]", found["words"]):
        yield f"a picture in another form than here: '{_brief(found)}'", _FORM
    else:
        if not _alone(one.text.text, *found.span()):
            yield f"a picture inside a text: '{written['to']}'", _ALONE
        yield from _astray(written["to"], one.folder, known, unread)
        yield from _unsaid(" ".join(found["words"].split()), written["to"])
        if written["caption"] is not None:
            yield from _captioned(written["caption"].strip(), found["words"].strip(), written["to"])


_WHERE = "Pictures stand in the text of a term, an area, a learning path or a page of words alone."
_FORM = 'Write ![what it shows](name.png), or ![what it shows](name.png "A caption.").'
_ALONE = "Give it a line of its own between two empty lines, in no list and no quote."


def _alone(text: str, start: int, end: int) -> bool:
    """Whether what stands there is a paragraph of its own."""
    before, after = text[:start], text[end:]
    opened = not before.strip() or re.search(r"\n[ \t]*\n\Z", before)
    return bool(opened and re.match(r"[ \t]*(?:\Z|\n[ \t]*(?:\n|\Z))", after)) and before[-1:] in ("", "\n")


def _astray(to: str, folder: str, known: Mapping[str, Picture], unread: Set[str]) -> Wrong:
    name = to.rpartition("/")[2] or "name.png"
    here = f"Put the file into '{folder}/', and write ({name})."
    if _FOREIGN.match(to):
        yield f"a picture from another site: '{to}'", here
    elif "/" in to:
        yield f"a picture outside the folder of its text: '{to}'", here
    elif to not in known and f"{folder}/{to}" not in unread:
        yield f"no picture '{to}'", did_you_mean(to, list(known)) or here


def _unsaid(words: str, to: str) -> Wrong:
    """What is wrong with the words for who cannot see the picture."""
    name = to.rpartition("/")[2].casefold()
    if not words:
        hint = f"Say in the brackets what it shows, for who cannot see it: ![what it shows]({to})."
        yield f"a picture without words: '{to}'", hint
    elif words.casefold().replace(" ", "-") in (name, name.rpartition(".")[0]) or _EMPTY.fullmatch(words):
        hint = "Say what a reader is to see in it, for who cannot see it."
        yield f"'{words}' does not say what '{to}' shows", hint
    else:
        yield from _unfit(words, to, "words")


def _captioned(caption: str, words: str, to: str) -> Wrong:
    if caption in ("", words):
        hint = "Say below a picture what it does not show by itself, or leave the caption out."
        yield f"the caption of '{to}' says nothing more", hint
    else:
        yield from _unfit(caption, to, "caption")


def _unfit(said: str, to: str, what: str) -> Wrong:
    if len(said) > _LONGEST:
        hint = "What needs more words belongs in the text around it."
        yield f"{what} of '{to}': {len(said)} characters, {_LONGEST} at most", hint
    if mark := MARK.search(said):
        yield f"{what} of '{to}' would show '{mark[0]}' as it is typed", "Say it in plain words."


def _brief(found: re.Match[str]) -> str:
    line = found[0].split("\n")[0]
    return line if len(line) <= 40 else f"{line[:39]}…"
