"""Words in braces that the converter takes for attributes: nobody would see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

from termsite.linking.code import outside_code, without_code
from termsite.linking.dialect import Dialect
from termsite.linking.prose import FIGURE
from termsite.model import Problem, Text

_MEANT = re.compile(r"(?<!\\)\{(?::|:? *[#.][A-Za-z_])[^{}\n]*\}")  # what nobody would write as words
_BEHIND = "It stands right behind marked words, or behind a blank at the end of a heading or a cell."
_HINT = r"Write \{…} to show it; an id is written {#name}, a class {.name}."


class _Noting(AttrListTreeprocessor):
    """The converter's own way to give attributes, which notes those that are words alone."""

    found: list[tuple[str, bool]]  # what stands in the braces, and whether all of it is attributes

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        """Give them, and note them."""
        attributes, _ = get_attrs_and_remainder(attrs_string)
        rest = super().assign_attrs(elem, attrs_string, strict=strict)
        if not (strict and rest):
            self.found.append((attrs_string, all(value is not None for _, value in attributes)))
        return rest


@cache
def _converter() -> tuple[Markdown, _Noting]:
    converter = Markdown(extensions=[Dialect(lambda slug, words: Element("a"))])
    noting = _Noting(converter)
    converter.treeprocessors.register(noting, "attr_list", 8)  # in the place of its own
    return converter, noting


def braces(text: Text) -> Iterator[Problem]:
    """Lists of attributes in which something is none, such as {x} or {1, 2}; and those that nothing takes."""
    if "{" not in text.text:  # as in most
        return
    words = outside_code(text.text, lambda part: FIGURE.sub(lambda one: "." * len(one[0]), part))
    if "{" not in without_code(words):
        return
    converter, noting = _converter()
    noting.found = []
    converter.reset().convert(words)
    at, read = 0, set[int]()
    for inside, whole in noting.found:  # in the order in which they stand, but for notes and items
        shown = re.compile(r"\{:? *" + re.escape(inside) + r"\}")
        found = shown.search(words, at) or shown.search(words) or re.search(r"\{", words)
        if found is None:
            continue
        at = found.end()
        read.update(range(*found.span()))
        if not whole:
            said = f"'{found[0]}' would be taken for attributes, and nobody would see it"
            yield Problem(text.at(found.start()), said, _HINT)
    for found in _MEANT.finditer(without_code(words)):
        if found.start() not in read:
            yield Problem(text.at(found.start()), f"'{found[0]}' would be shown as it is typed", _BEHIND)
