"""What the calculators answer at build time: every question is asked once, whoever wants to know."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from calckit import ask
from calckit.calculator import Catalogue

# Stands in an answer for the way to the site's root, which differs with the depth of the page.
ROOT = "@root@/"
# A link to a term, or the marks of one that became none.
_NAMED = re.compile(rf"{re.escape(ROOT)}terms/([^/\"]+)/|\[\[([^\[\]|]+)")


class Answers:
    """The worked answers of a catalogue, asked when first needed and kept."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._asked: dict[tuple[str, str, str], Mapping[str, Any]] = {}

    def answer(self, calculator: str, preset: str = "", view: str = "compact") -> Mapping[str, Any]:
        """The response of `calckit.ask` with the preset's inputs, ROOT in its links."""
        key = (calculator, preset, view)
        if key not in self._asked:
            request = {"calculator": calculator, "preset": preset or None, "root": ROOT, "view": view}
            self._asked[key] = json.loads(ask(self._catalogue, json.dumps(request)))
        return self._asked[key]

    def pieces(self, calculator: str, preset: str, view: str, root: str) -> dict[str, str]:
        """The pieces of HTML of an answer; `root` leads to the site's root."""
        html: Mapping[str, str] = self.answer(calculator, preset, view).get("html", {})
        return {name: piece.replace(ROOT, root) for name, piece in html.items()}

    def figures(self, calculator: str, preset: str = "") -> Mapping[str, str]:
        """Every output as it is shown, by name."""
        outputs = self.answer(calculator, preset).get("outputs", ())
        return {output["name"]: output["shown"] for output in outputs}

    def terms(self, calculator: str, preset: str = "") -> frozenset[str]:
        """The slugs of all terms that words, working and rounds link to, as they were written."""
        html: Mapping[str, str] = self.answer(calculator, preset, "full").get("html", {})
        return frozenset(one or other for piece in html.values() for one, other in _NAMED.findall(piece))
