"""Pages in fewer bytes: no quote or space that HTML can do without; same elements, same words.

End tags stay: plain parsers (in pandoc, markitdown, html.parser) lose tables and lists without them. Words
that only a style sheet, a list of terms or a drawing parts get a space between them: LibreOffice, markitdown,
html.parser, html-to-text and inscriptis do not know one or the other, and make one number of two marks of an
axis, and one word of a unit and the letter that comes next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from minify_html import minify

from termsite.model import Document, Site

_PARTED = re.compile(r"</(?:dd|desc|dt|summary|text)>")
_TOUCHING = re.compile(r"</(?:a|button|label|span|title)>(?=(?:<(?:a|button|desc|span)\b[^>]*>)+\w)")


def slim(documents: Iterable[Document], site: Site) -> Iterator[Document]:
    """The documents, every page among them written as short as HTML allows; all else as it is."""
    if site.live:  # its server adds a script before a closing tag
        return iter(documents)
    return (_slim(one) if one.path.endswith(".html") else one for one in documents)


def _slim(page: Document) -> Document:
    """One page. What style sheets and scripts look for by name, such as `type=text`, stays."""
    html = minify(
        page.content.decode(),
        keep_closing_tags=True,
        keep_html_and_head_opening_tags=True,
        keep_input_type_text_attr=True,
    )
    return replace(page, content=_apart(_PARTED.sub(r"\g<0> ", html)).encode())


def _apart(html: str) -> str:
    """The words apart that would touch; the letter before is looked at last, since every other one is one."""

    def apart(found: re.Match[str]) -> str:
        before = html[found.start() - 1]
        return f"{found[0]} " if before.isalnum() or before == "_" else found[0]

    return _TOUCHING.sub(apart, html)
