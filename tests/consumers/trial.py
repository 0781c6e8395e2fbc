"""Programs that read the site's files: how each is brought and asked, and what it met before."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
UV = Path(sys.executable).parent / "uv"


@dataclass(frozen=True, slots=True)
class Trial:
    """A script of `scripts/`, the packages it needs, and what an earlier site made of the same program.

    The script gets the site's folder and its address, raises where the program is led astray, and else
    prints one line: the program, its version, and what it saw.
    """

    script: str
    packages: tuple[str, ...]
    was: str

    def run(self, site: Path, address: str, away: Path) -> str:
        """Bring the packages, run the script in the folder `away`, and return its line."""
        brings = [part for package in self.packages for part in ("--with", package)]
        done = subprocess.run(
            [UV, "run", "-q", "--isolated", "--no-project", *brings, "python", HERE / "scripts" / self.script, site, address],
            cwd=away, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise Astray(f"{self.script}: {done.stdout[-2000:]}{done.stderr[-3000:]}")
        return done.stdout.strip().splitlines()[-1]


class Astray(AssertionError):
    """A program did not make of a file what was meant; the message is its own last words."""


TRIALS = (
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
        "CSV: no mark of its letters; pandas, polars, duckdb and csvkit read it, LibreOffice made Î” of Δ",
    ),
    Trial(
        "page_heads.py", ("trafilatura==2.3.1", "extruct==0.18.0", "beautifulsoup4==4.15.0"),
        "heads: no picture, no page named its record, every page was an article",
    ),
)  # fmt: skip
