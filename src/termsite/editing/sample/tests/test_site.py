"""The site, built whole: its pages are there, and no link of it leads nowhere."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from termsite.content.settings import read_site
from termsite.verify.check import verify

ROOT = Path(__file__).resolve().parent.parent


class Site(unittest.TestCase):
    """Built once, by the command that a person uses."""

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.site = Path(folder.name) / "site"
        command = [sys.executable, "build.py", "build", "--to", str(cls.site)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(f"the site is not built:\n{done.stdout}{done.stderr}")

    def test_every_term_and_every_calculator_has_its_page(self) -> None:
        for term in (ROOT / "terms").glob("*.md"):
            self.assertTrue((self.site / "terms" / term.stem / "index.html").exists(), term.name)
        for file in (ROOT / "calculators").glob("[!_]*.py"):
            slug = file.stem.replace("_", "-")
            self.assertTrue((self.site / "calculators" / slug / "index.html").exists(), file.name)

    def test_no_link_leads_nowhere(self) -> None:
        settings, problems = read_site(ROOT)
        self.assertEqual(problems, [])
        self.assertEqual([str(problem) for problem in verify(self.site, settings.base)], [])
