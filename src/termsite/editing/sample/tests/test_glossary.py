"""Terms and calculators: nothing is wrong with them, and every worked example comes out as it is written."""

from __future__ import annotations

import unittest
from pathlib import Path

from calckit import Outcome, answer
from termsite.content.catalogue import read_catalogue
from termsite.glossary import read_and_link

ROOT = Path(__file__).resolve().parent.parent


class Glossary(unittest.TestCase):
    """The folder as it stands."""

    def test_the_check_finds_nothing(self) -> None:
        _, _, problems = read_and_link(ROOT)
        self.assertEqual([str(problem) for problem in problems], [])

    def test_every_example_of_a_calculator_comes_out(self) -> None:
        catalogue, problems = read_catalogue(ROOT / "calculators")
        self.assertEqual(problems, [])
        for slug, calculator in catalogue.items():
            self.assertTrue(calculator.examples, f"{slug} has no example")
            for example in calculator.examples:
                outcome = answer(calculator, typed=example.typed)
                assert isinstance(outcome, Outcome), f"{slug}: {example.title} is refused"
                shown = {name: outcome.case[name] for name in example.expect}
                self.assertEqual(shown, dict(example.expect), f"{slug}: {example.title}")
