"""What the calculators answer at build time: each calculator and preset is asked once for each view."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from calckit import ask
from calckit.calculator import Catalogue
from termsite.content.shape import did_you_mean
from termsite.linking.prose import FIGURE, without_code
from termsite.model import Place, Problem, Text

# Stands in an answer for the way to the site's root, which differs with the depth of the page.
ROOT = "@root@/"


class Answers:
    """The worked answers of a catalogue, asked when first needed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._asked: dict[tuple[str, str, str], Mapping[str, Any]] = {}

    def answer(self, calculator: str, preset: str = "", view: str = "compact") -> Mapping[str, Any]:
        """The response of `calckit.ask` with the preset's inputs, ROOT in its links."""
        key = (calculator, preset, view)
        if key not in self._asked:
            request = {"calculator": calculator, "preset": preset or None, "root": ROOT, "view": view}
            self._asked[key] = json.loads(ask(self.catalogue, json.dumps(request)))
        return self._asked[key]

    def pieces(self, calculator: str, preset: str, view: str, root: str) -> dict[str, str]:
        """The pieces of HTML of an answer; `root` leads to the site's root."""
        html: Mapping[str, str] = self.answer(calculator, preset, view).get("html", {})
        return {name: piece.replace(ROOT, root) for name, piece in html.items()}

    def figures(self, calculator: str, preset: str = "") -> Mapping[str, str]:
        """Every output as it is shown, by name."""
        outputs = self.answer(calculator, preset).get("outputs", ())
        return {output["name"]: output["shown"] for output in outputs}

    def unknown(self, calculator: str, preset: str | None, place: Place) -> Problem | None:
        """A problem if there is no such calculator or preset."""
        if calculator not in self.catalogue:
            hint = did_you_mean(calculator, list(self.catalogue)) or "Each file in calculators/ is one."
            return Problem(place, f"no calculator '{calculator}'", hint)
        presets = [known.slug for known in self.catalogue[calculator].presets]
        if preset and preset not in presets:
            hint = did_you_mean(preset, presets) or f"It has: {', '.join(presets) or 'none'}."
            return Problem(place, f"calculator '{calculator}' has no preset '{preset}'", hint)
        return None


def figures_in(text: Text, answers: Answers) -> tuple[dict[str, str], list[Problem]]:
    """The number for every placeholder of a text, and a problem for each that has none."""
    found: dict[str, str] = {}
    problems: list[Problem] = []
    code_free = without_code(text.text)
    for match in FIGURE.finditer(code_free):
        calculator, preset, output = match.groups()
        place = place_in(text, match)
        problem = answers.unknown(calculator, preset, place)
        if problem is None:
            shown = answers.figures(calculator, preset or "")
            if output in shown:
                found[match.group()] = shown[output]
                continue
            hint = did_you_mean(output, list(shown)) or f"It has: {', '.join(shown)}."
            problem = Problem(place, f"calculator '{calculator}' has no output '{output}'", hint)
        problems.append(problem)
    return found, problems


def place_in(text: Text, match: re.Match[str]) -> Place:
    """Where in its file a match in a text stands."""
    return Place(text.place.path, text.place.line + text.text.count("\n", 0, match.start()))
