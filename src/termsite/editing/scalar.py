"""A text as a value in YAML: plain where every reader takes it for that text, else in double quotes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

import yaml

from termsite.content.frontmatter import Loader


def scalar(text: str, *, inside: bool = False, day: bool = False) -> str:
    """Write a text in one line; `inside` brackets, a comma and a bracket end a plain value.

    What YAML takes for a number, a date or an answer is quoted, but for a date where a `day` belongs.
    """
    kinds = ("str", "timestamp") if day else ("str",)
    return text if _kind(text, inside=inside) in kinds else json.dumps(text, ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """Write texts as a list in one line."""
    return f"[{', '.join(scalar(text, inside=True) for text in texts)}]"


@lru_cache(4_096)
def _kind(text: str, *, inside: bool) -> str:
    """What YAML takes the bare words for; nothing where they are other words, or several things."""
    if "\n" in text or "\t" in text or not text:  # a tab is none of our blanks: in quotes it is a sign
        return ""
    loader = Loader(f"{{a: {text}, b: [{text}, c]}}" if inside else f"a: {text}\n")
    try:
        node = loader.get_single_node()
    except yaml.YAMLError:
        return ""
    finally:
        loader.dispose()
    found = list(_found(node))
    same = [one.value for one in found] == (["a", text, "b", text, "c"] if inside else ["a", text])
    whole = inside or found[-1].end_mark.column == 3 + len(text)
    return found[1].tag.rpartition(":")[2] if same and whole and not any(one.style for one in found) else ""


def _found(node: yaml.Node) -> Iterable[yaml.ScalarNode]:
    """Every text of a tree, in its order."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    for below in node.value if isinstance(node, yaml.CollectionNode) else ():
        for one in below if isinstance(below, tuple) else (below,):
            yield from _found(one)
