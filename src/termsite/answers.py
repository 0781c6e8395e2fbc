"""What the calculators answer at build time: every question is asked once, whoever wants to know."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from calckit import Rows, ask, askable, describe
from calckit.calculator import Catalogue
from calckit.saying import ENGLISH, Speech, speaking
from calckit.wire import Answered, Attempt, Description, Exercise, Refused, Request, View
from termsite.kept import Shelf

T = TypeVar("T")

# Stands in an answer for the way to the site's root, which differs with the depth of the page.
ROOT = "@root@/"
# A link to a term, or the marks of one that became none.
_NAMED = re.compile(rf"{re.escape(ROOT)}terms/([^/\"]+)/|\[\[([^\[\]|]+)")


class Answers:
    """The worked answers of a catalogue, asked when first needed and kept."""

    def __init__(
        self,
        load: Callable[[], Catalogue],
        kept: Shelf[Any] | None = None,
        formulas: str = "",
        speech: Speech = ENGLISH,
    ) -> None:
        """Take what loads the catalogue, and answers that were given before by the same `formulas`.

        All answers are in the language of `speech`.
        """
        self._load = load
        self._kept = kept or Shelf()
        self._formulas = formulas
        self._speech = speech

    def answer(self, calculator: str, preset: str = "", view: View = "compact") -> Answered | Refused:
        """The response of `calckit.ask` with the preset's inputs, ROOT in its links."""
        request: Request = {"calculator": calculator, "preset": preset or None, "root": ROOT, "view": view}
        return cast(Answered | Refused, self._once(request))

    @property
    def catalogue(self) -> Catalogue:
        """All calculators, with what they compute with, loaded now if nobody has asked before."""
        return self._load()

    def described(self, calculator: str, preset: str = "") -> Description:
        """The form of a calculator, as `calckit.describe` gives it, filled in by the preset."""
        return self.once("form", calculator, preset, lambda: describe(self.catalogue[calculator], preset))

    def askable(self, calculator: str) -> tuple[str, ...]:
        """The outputs that an exercise can ask for."""
        return self.once("askable", calculator, "", lambda: askable(self.catalogue[calculator]))

    def once(self, what: str, calculator: str, preset: str, make: Callable[[], T]) -> T:
        """What follows from a calculator and its preset alone, made now or by an earlier build."""
        return self._take(f"{what} {calculator} {preset}", make)

    def sentence(self, calculator: str, preset: str) -> str:
        """The answer in one plain sentence."""
        answer = self.answer(calculator, preset)
        return "" if answer["status"] == "refused" else answer["sentence"]

    def worked(self, calculator: str, inputs: Mapping[str, str]) -> Answered | Refused:
        """The response of `calckit.ask` to inputs of one's own, in canonical text."""
        plain = dict(inputs)
        request: Request = {"calculator": calculator, "plain": plain, "root": ROOT, "view": "compact"}
        return cast(Answered | Refused, self._once(request))

    def exercise(self, calculator: str, output: str, sheet: int, place: int, root: str) -> Exercise:
        """What a reader is asked at a place of the sheet of that number; `root` leads to the site's root."""
        attempt: Attempt = {"seed": sheet, "place": place, "of": output}
        drawn: Exercise = self._once({"calculator": calculator, "root": ROOT, "practice": attempt})[
            "practice"
        ]
        return {**drawn, "html": drawn["html"].replace(ROOT, root), "key": drawn["key"].replace(ROOT, root)}

    def _once(self, request: Request) -> Any:
        question = json.dumps(request)
        return self._take(question, lambda: json.loads(ask(self.catalogue, question)))

    def _take(self, key: str, make: Callable[[], T]) -> T:
        value: T = self._kept.take(f"{self._formulas}{self._speech.name}{key}", lambda: self._said(make))
        return value

    def _said(self, make: Callable[[], T]) -> T:
        with speaking(self._speech):
            return make()

    def pieces(self, calculator: str, preset: str, view: View, root: str) -> dict[str, str]:
        """The pieces of HTML of an answer; `root` leads to the site's root."""
        return {name: html.replace(ROOT, root) for name, html in self._html(calculator, preset, view)}

    def figures(self, calculator: str, preset: str = "") -> Mapping[str, str]:
        """Every output as it is shown, by name, and every input that is no row."""
        return self.once("figures", calculator, preset, lambda: self._figures(calculator, preset))

    def _figures(self, calculator: str, preset: str) -> Mapping[str, str]:
        answer = self.answer(calculator, preset)
        outputs = [] if answer["status"] == "refused" else answer["outputs"]
        declared = self.catalogue[calculator]
        start = declared.preset(preset).given if preset else {}
        given = {
            field.name: field.kind.show(start.get(field.name, field.default))
            for field in declared.inputs
            if not isinstance(field.kind, Rows)
        }
        return given | {output["name"]: output["shown"] for output in outputs}

    def terms(self, calculator: str, preset: str = "") -> frozenset[str]:
        """The slugs of all terms that words, working and rounds link to, as they were written."""
        return self.once("terms", calculator, preset, lambda: self._terms(calculator, preset))

    def _terms(self, calculator: str, preset: str) -> frozenset[str]:
        pieces = self._html(calculator, preset, "full")
        return frozenset(one or other for _, html in pieces for one, other in _NAMED.findall(html))

    def _html(self, calculator: str, preset: str, view: View) -> list[tuple[str, str]]:
        answer = self.answer(calculator, preset, view)
        return [] if answer["status"] == "refused" else [(k, str(v)) for k, v in answer["html"].items()]
