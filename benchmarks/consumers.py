"""What other people's programs make of the site's files: each asked again, beside what it made of them before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser import served
from tests.consumers.trial import TRIALS, Astray, Trial

RESULTS = Path(__file__).parent / "results" / "consumers.md"
BEFORE = """\
# consumers: what other programs make of the files

{day}. Each program was brought at the version named and asked again; it raises where it is led astray, else it says \
what it saw. "Before" is what the same program, or an earlier version of it, made of an earlier site. Made by \
`python -m benchmarks consumers`; the same scripts are tests under the marker `consumer` in `make test-all`, but for \
those of programs that no package index brings within a minute: LibreOffice is Debian's `libreoffice-calc` and \
`libreoffice-writer`, `MARGINARY_ZOTERO` names the address of a running translation server, and \
`MARGINARY_FEEDVALIDATOR` the `src` of a checkout of W3C's feed validator.

| before | now | |
|---|---|---|
"""


def main() -> None:
    """Build the site, ask every program, and write the table."""
    with TemporaryDirectory() as work:
        site = served.build(Path(work) / "site")
        with served.served(site) as address:
            rows = list(_rows(site, address))
    RESULTS.write_text(BEFORE.format(day=date.today().isoformat()) + "".join(rows), "utf-8")


def _rows(site: Path, address: str) -> Iterator[str]:
    for trial in TRIALS:
        if trial.missing:
            yield f"| {trial.was} | {trial.script} needs `{trial.needs}` | not asked |\n"
            continue
        said, holds = _asked(trial, site, address)
        print(f"{'right' if holds else 'ASTRAY'}  {said}", flush=True)
        yield f"| {trial.was} | {said.replace('|', '/')} | {'right' if holds else '**astray**'} |\n"


def _asked(trial: Trial, site: Path, address: str) -> tuple[str, bool]:
    with TemporaryDirectory() as away:
        try:
            return trial.run(site, address, Path(away)), True
        except Astray as error:
            return " ".join(str(error).split())[-400:], False
