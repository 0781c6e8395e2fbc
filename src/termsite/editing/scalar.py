"""A text as a value in YAML: plain where that says the same, else in double quotes."""

from __future__ import annotations

import json

from termsite.content.frontmatter import front_of


def scalar(text: str, *, inside: bool = False) -> str:
    """Write a text in one line; `inside` brackets, a comma and a bracket end a plain value."""
    return text if _plain(text, inside=inside) else json.dumps(text, ensure_ascii=False)


def listed(texts: tuple[str, ...]) -> str:
    """Write texts as a list in one line."""
    return f"[{', '.join(scalar(text, inside=True) for text in texts)}]"


def _plain(text: str, *, inside: bool) -> bool:
    """Whether who reads term files takes the bare words for the same text, and nothing else besides."""
    if "\n" in text:
        return False
    value, said = (
        (f"{{a: {text}, b: [{text}, c]}}", {"a": text, "b": [text, "c"]}) if inside else (text, text)
    )
    front, problems = front_of(f"---\nkey: {value}\n---\n".encode(), "")
    return front is not None and not problems and not front.written and front.values == {"key": said}
