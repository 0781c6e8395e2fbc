"""What a text says by itself: what of it readers would not get, where it leads, which terms it names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from termsite.linking.braces import braces
from termsite.linking.code import without_code
from termsite.linking.dialect import REFERENCE
from termsite.linking.foreign import foreign
from termsite.linking.lists import lists
from termsite.linking.names import no_term
from termsite.linking.raw import raw
from termsite.linking.rows import tables
from termsite.linking.targets import Link, links
from termsite.linking.texts import Written
from termsite.linking.unread import unread
from termsite.model import Problem, Text


def alone(texts: Sequence[Written]) -> tuple[list[Problem], list[tuple[Link, ...]]]:
    """What the texts of a file say by themselves: another site's Markdown or broken HTML, and their links."""
    strange = [
        problem
        for one in texts
        for problem in (
            *foreign(one.text, body=one.body),
            *raw(one.text, body=one.body),
            *unread(one.text),
            *braces(one.text),
            *lists(one.text),
            *tables(one.text),
        )
    ]
    return strange, [tuple(links(one.text)) for one in texts]


def unknown_references(text: Text, terms: Collection[str], aliases: Mapping[str, str]) -> list[Problem]:
    """Where a text names a term that there is not."""
    if "[[" not in text.text:  # as in most
        return []
    return [
        no_term(match.group(1).strip(), text.at(match.start()), terms, aliases)
        for match in REFERENCE.finditer(without_code(text.text))
        if match.group(1).strip() not in terms
    ]
